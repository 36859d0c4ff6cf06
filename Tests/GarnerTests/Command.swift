import Foundation

/// The built executable, run as people run it.
struct Command {
    struct Result {
        let status: Int32
        let output: String
        let talk: String
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// The folder that the command runs in.
    let folder: String

    /// - Parameter input: standard input, empty when left out.
    @discardableResult func callAsFunction(_ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]) throws -> Result {
        let streams = try Streams(input: input)
        let process = try start(arguments, streams, environment)
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: streams.text("out"), talk: streams.text("err"))
    }

    /// Runs the command as a shell does, with the shell's redirections: `tables a.md > /dev/full`.
    func shell(_ line: String, input: String = "") throws -> Result {
        let streams = try Streams(input: Array(input.utf8))
        let process = try start(["-c", "exec '\(Self.path)' \(line)"], streams, [:], executable: "/bin/sh")
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: streams.text("out"), talk: streams.text("err"))
    }

    /// Starts the command without waiting for it.
    func started(_ arguments: String...) throws -> Process { try start(arguments, Streams(input: []), [:]) }

    private func start(_ arguments: [String], _ streams: Streams, _ environment: [String: String], executable: String = Self.path) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = try FileHandle(forReadingFrom: streams.url("in"))
        process.standardOutput = try FileHandle(forWritingTo: streams.url("out"))
        process.standardError = try FileHandle(forWritingTo: streams.url("err"))
        try process.run()
        return process
    }

    /// Files rather than pipes, so that no amount of output blocks.
    private final class Streams {
        private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("garner-command-\(UUID().uuidString)")

        init(input: [UInt8]) throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(input).write(to: url("in"))
            for name in ["out", "err"] { try Data().write(to: url(name)) }
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func url(_ name: String) -> URL { folder.appendingPathComponent(name) }
        func text(_ name: String) -> String { String(decoding: (try? Data(contentsOf: url(name))) ?? Data(), as: UTF8.self) }
    }

    /// Beside the tests' own executable.
    static let path: String = {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let places = [beside, beside.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent(),
                      here.appendingPathComponent(".build/debug")]
        return places.map { $0.appendingPathComponent("garner").path }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "garner"
    }()
}

/// A folder of files for one test, removed with it.
final class ProjectFolder {
    let path: String
    var garner: Command { Command(folder: path) }

    init(_ files: [String: String] = [:]) throws {
        let made = FileManager.default.temporaryDirectory.appendingPathComponent("garner-project-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
        path = made.resolvingSymlinksInPath().path
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func text(_ name: String) -> String? { FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) } }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

    /// Every file below a folder with its bytes, `run/` left out, since only that carries times.
    func contents(of folder: String) -> [String: Data] {
        var contents: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: path + "/" + folder) ?? .init() where !name.hasPrefix("run/") {
            var isFolder: ObjCBool = false
            let file = path + "/" + folder + "/" + name
            if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue {
                contents[name] = FileManager.default.contents(atPath: file)
            }
        }
        return contents
    }
}
