import Foundation

/// What happens when a run is told to stop (Ctrl-C, `kill`, a system that shuts down): the staged dataset is removed, the published
/// one stays, and the process ends by the signal, so that shells and job managers see why.
public enum Interruption {
    private static let state = State()

    private final class State: @unchecked Sendable {
        /// Held while a dataset takes its place, so that a signal waits for that step.
        let swap = NSLock()
        let guarded = NSLock()
        var staging: String?
        var isStopping = false
    }

    /// Starts to listen. Call once, before any other thread is made.
    public static func listen(_ tell: @escaping @Sendable (String) -> Void) {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let waited = signals
        Thread.detachNewThread {
            var signals = waited
            var received: Int32 = 0
            guard sigwait(&signals, &received) == 0 else { return }
            stop(by: received, tell)
        }
    }

    /// `nohup` ignores SIGHUP, and that is to stay so.
    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
        let handler = action.__sigaction_u.__sa_handler
        #else
        let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static func stop(by signal: Int32, _ tell: (String) -> Void) {
        state.swap.lock()
        state.guarded.withLock { state.isStopping = true }
        if let staging = state.guarded.withLock({ state.staging }) {
            try? Publication.removeTree(staging)
            tell("stopped; the published dataset is untouched")
        }
        Foundation.signal(signal, SIG_DFL)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, signal)
        kill(getpid(), signal)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// The folder to remove when the run is told to stop; nil when there is none any more.
    static func willRemove(_ folder: String?) { state.guarded.withLock { state.staging = folder } }

    /// A step that no signal cuts in two.
    static func uninterrupted(_ step: () throws -> Void) rethrows {
        state.swap.lock()
        defer { state.swap.unlock() }
        try step()
        willRemove(nil)
    }

    /// Keeps a thread from reporting failures that are only the traces of a stop.
    public static func waitIfStopping() {
        while state.guarded.withLock({ state.isStopping }) { sleep(1) }
    }
}
