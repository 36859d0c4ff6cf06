import Foundation

/// What the last run of an output folder had before it, and what it left: a run that finds both again has nothing to do.
///
/// Kept in `.garner/output.state`, not in the dataset, because file times and the program's own hash differ from machine to machine. Without it,
/// or with one that says something else, everything is made again (from the cache, where it has the documents).
struct LastRun: Codable, Equatable {
    /// SHA-256 of the program's file.
    var program: String
    /// The slice of the configuration that extraction uses.
    var extraction: String
    var configuration: String
    /// Decisions and corrections.
    var curation: String
    /// SHA-256 over every document's id, path, format and bytes, and what was found beside them.
    var inputs = ""
    /// SHA-256 over the published files' names, sizes, times and places on the disk; `run/` is left out.
    var output = ""

    /// What this run has before it, but for its documents.
    init(of configuration: Configuration) {
        program = ProgramDigest.current
        extraction = configuration.extractionSHA256
        self.configuration = configuration.sha256
        curation = configuration.curation.sha256
    }

    /// nil where there is none that can be read.
    static func read(_ path: String) -> LastRun? {
        guard let bytes = try? FileBytes.contents(of: path, limit: 1 << 16) else { return nil }
        return try? JSONDecoder().decode(LastRun.self, from: Data(bytes))
    }

    /// Where it cannot be written, the next run does all its work.
    func write(to path: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let data = try? encoder.encode(self) else { return }
        try? FileBytes.replace(path, with: [UInt8](data))
    }

    /// The state of a published folder as `output` keeps it.
    static func listing(of folder: String) -> String {
        var lines: [UInt8] = []
        let root = Array(folder.utf8)
        for entry in FolderWalk.entries(below: root, enters: { $0.name != "run" }).entries where entry.kind != .folder {
            guard let status = FileBytes.status(of: folder + "/" + entry.name) else { continue }
            #if canImport(Darwin)
            let time = status.st_mtimespec
            #else
            let time = status.st_mtim
            #endif
            lines += entry.path
            lines += " \(status.st_size) \(time.tv_sec).\(time.tv_nsec) \(status.st_ino)\n".utf8
        }
        return SHA256Digest.hexadecimal(of: lines)
    }
}
