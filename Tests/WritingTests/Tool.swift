import Foundation
import Testing

/// A program of the system that judges what was written: xmllint, frictionless, pandoc, sqlite3.
enum Tool {
    struct Missing: Error { let name: String }

    /// - Throws: `Missing` when the program is not installed.
    static func run(_ name: String, _ arguments: [String], in folder: String) throws -> (status: Int32, output: String) {
        guard let path = path(of: name) else { throw Missing(name: name) }
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    static func path(of name: String) -> String? {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["GARNER_" + name.uppercased()] { return path }
        return (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips the test, and says so, where the program is not installed.
    static func needs(_ name: String) -> Self { .enabled(if: Tool.path(of: name) != nil, "\(name) is not installed") }
}
