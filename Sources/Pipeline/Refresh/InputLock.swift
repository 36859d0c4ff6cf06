import Foundation

/// `pipeline.lock`: the SHA-256 of every input, for people who want a run to refuse others.
///
/// ```
/// # garner input lock 1
/// configuration 7d0f…
/// 3b1c…  trials/a.txt
/// ```
///
/// - Shape: documents in the order of their ids' bytes, as `sha256sum` prints them.
public enum InputLock {
    public enum Use: Sendable {
        /// Write the file after the documents are read.
        case written(String)
        /// Stop unless the inputs are those of the file.
        case required(String)
    }

    private static let head = "# garner input lock 1\n"

    static func text(_ digests: [(id: String, digest: String)], _ configuration: Configuration) -> String {
        head + "configuration \(configuration.sha256)\n" + digests.map { "\($0.digest)  \($0.id)\n" }.joined()
    }

    /// Refuses to write over a file that is no lock, and into a folder that the run replaces.
    ///
    /// - Throws: `Failure` (64).
    static func refuse(_ path: String, _ configuration: Configuration) throws {
        guard !FileBytes.canonical(path).lies(in: configuration.outputs.folder) else {
            throw Failure(.usage, "the lock \(path) lies in the output folder, which every run replaces", hint: "keep it beside the folder")
        }
        guard FileBytes.status(of: path) != nil, (try? read(path)) == nil else { return }
        throw Failure(.usage, "\(path) is there and is no input lock", hint: "name another file by --write-lock")
    }

    /// - Throws: `Failure` (66, 65).
    static func read(_ path: String) throws -> String {
        let text = String(decoding: try FileBytes.contents(of: path, limit: 1 << 30), as: UTF8.self)
        guard text.hasPrefix(head) else {
            throw Failure(.badData, "\(path) is no input lock", hint: "write one by garner run --write-lock")
        }
        return text
    }
}

extension InputLock.Use {
    /// - Throws: `Failure` (65) where the inputs are not those of the lock, with the first that differs; (73, 74) where it cannot be written.
    func hold(_ digests: [(id: String, digest: String)], of configuration: Configuration, isDryRun: Bool) throws {
        let text = InputLock.text(digests, configuration)
        switch self {
        case .written(let path):
            if isDryRun { return }
            try FileBytes.replace(path, with: Array(text.utf8))
        case .required(let path):
            let locked = Set(try InputLock.read(path).split(separator: "\n").map { Array($0.utf8) })
            let found = Set(text.split(separator: "\n").map { Array($0.utf8) })
            if locked == found { return }
            let other = locked.symmetricDifference(found).sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) }.first ?? []
            throw Failure(.badData, "the inputs are not those of \(path): \(quoted(String(decoding: other, as: UTF8.self))) is in one of the two only",
                          hint: "bring the inputs back, or write a new lock by garner run --write-lock")
        }
    }
}
