import Foundation

/// What happens when a run is told to stop (Ctrl-C, `kill`, a system that shuts down): the staged dataset is removed, the published
/// one stays, and the process ends by the signal, so that shells and job managers see why.
public enum Interruption {
    private static let state = State()

    private final class State: @unchecked Sendable {
        /// Held while a dataset takes its place, so that a signal waits for that step.
        let swap = NSLock()
        let guarded = NSLock()
        var staged: [String] = []
        var isStopping = false
    }

    /// Starts to listen. Call once, at the start.
    ///
    /// The handler only writes to a pipe, which is all that a handler may do; a thread waits at its other end. (Blocking the signals
    /// and waiting for them does not work: libdispatch lets the main thread sleep with all signals open.)
    public static func listen(_ tell: @escaping @Sendable (String) -> Void) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        signalPipe.store(ends[1])
        let reading = ends[0]
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { signal(number) { Interruption.signalPipe.send($0) } }
        Thread.detachNewThread {
            var received: UInt8 = 0
            while read(reading, &received, 1) < 0, errno == EINTR {}
            stop(by: Int32(received), tell)
        }
    }

    /// `nohup` ignores SIGHUP, and that is to stay so.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
        let handler = action.__sigaction_u.__sa_handler
        #else
        let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static let signalPipe = SignalPipe()

    /// The writing end, where a handler finds it: plain memory, without a lock.
    private final class SignalPipe: @unchecked Sendable {
        private let end = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        func store(_ descriptor: Int32) { end.pointee = descriptor }
        func send(_ number: Int32) {
            var byte = UInt8(truncatingIfNeeded: number)
            _ = write(end.pointee, &byte, 1)
        }
    }

    private static func stop(by number: Int32, _ tell: (String) -> Void) {
        state.swap.lock()
        state.guarded.withLock { state.isStopping = true }
        let staged = state.guarded.withLock { state.staged }
        if !staged.isEmpty {
            for folder in staged { try? Publication.removeTree(folder) }
            tell("stopped; the published dataset is untouched")
        }
        signal(number, SIG_DFL)
        kill(getpid(), number)
    }

    /// The folders to remove when the run is told to stop.
    static func willRemove(_ folders: String...) { state.guarded.withLock { state.staged = folders } }

    /// A step that no signal cuts in two.
    static func uninterrupted(_ step: () throws -> Void) rethrows {
        state.swap.lock()
        defer { state.swap.unlock() }
        try step()
        willRemove()
    }

    /// Keeps a thread from reporting failures that are only the traces of a stop.
    public static func waitIfStopping() {
        while state.guarded.withLock({ state.isStopping }) { sleep(1) }
    }
}
