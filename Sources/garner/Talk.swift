import ArgumentParser
import Foundation
import Pipeline

/// How a command talks on standard error.
enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// What is said to people: on standard error, in colour and with a progress line only where a terminal listens.
enum Talk {
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Whether a stream takes colours: a terminal, unless `NO_COLOR` is set or it is a dumb one.
    ///
    /// - Source: no-color.org.
    static func takesColor(_ descriptor: Int32) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Set once, when the command line is read.
    nonisolated(unsafe) static var format = LogFormat.text

    enum Level: String { case info, warning, error }

    /// Says something, as a line for people or as an object for programs.
    ///
    /// - Parameters:
    ///   - event: what programs know it by.
    ///   - fields: what it says, for programs.
    static func say(_ text: String, _ level: Level = .info, event: String = "message", _ fields: [String: Any] = [:]) {
        if format == .text { return tell("garner: " + (level == .info ? "" : "\(level.rawValue): ") + text) }
        var object = fields
        object["time"] = RunManifest.timestamp()
        object["level"] = level.rawValue
        object["event"] = event
        object["message"] = text
        let data = (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])) ?? Data()
        write(Array(data) + [0x0A], to: STDERR_FILENO)
    }

    /// A line as it is, without our name before it.
    static func tell(_ text: String) { write(Array((neutral(text) + "\n").utf8), to: STDERR_FILENO) }

    static func print(_ text: String) { write(Array((text + "\n").utf8), to: STDOUT_FILENO) }

    /// Results as they are.
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Shows how far a run is, in place of what it showed before.
    static func progress(_ text: String) {
        guard isTerminal else { return }
        write(Array(("\r\u{1B}[K" + neutral(text)).utf8), to: STDERR_FILENO)
    }

    static func endProgress() {
        guard isTerminal else { return }
        write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
    }

    /// Text with control characters made visible, so that no document's text drives the terminal: `␛[31m`.
    static func neutral(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { scalar in
            guard isUnsafe(scalar) else { return scalar }
            return scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" : "\u{FFFD}"
        }))
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { scalar != "\n" && isControl(scalar) }

    /// Puts `/dev/null` in the place of standard streams that the caller has closed, so that no file that is opened later is taken for one of them.
    /// Call first.
    static func reserveStreams() {
        // the system gives the lowest number that is free
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
    }

    /// A reader that has gone (`| head`) ends the process by its signal, as is the custom; results that cannot be written end it with 74.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wait, 1, -1)
                continue
            }
            guard count > 0 else {
                if descriptor == STDERR_FILENO { return }
                say("cannot write to standard output: \(String(cString: strerror(errno)))", .error, event: "failure",
                    ["status": Int(EndStatus.diskFull.rawValue)])
                exit(EndStatus.diskFull.rawValue)
            }
            written += count
        }
    }
}
