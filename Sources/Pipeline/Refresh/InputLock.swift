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

    /// What differs first, in words: `trials/a.txt has other bytes`.
    static func difference(between locked: String, and found: String) -> String {
        // `configuration 7d0f…`, and `3b1c…  trials/a.txt`
        func entries(_ text: String) -> [String: String] {
            Dictionary(text.split(separator: "\n").dropFirst().map { line in
                let parts = line.split(separator: " ").map(String.init)
                return parts.first == "configuration" ? ("", parts.last ?? "") : (parts.last ?? "", parts.first ?? "")
            }, uniquingKeysWith: { first, _ in first })
        }
        let before = entries(locked), now = entries(found)
        let other = Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        // a document tells more than that the configuration is another, too
        guard let first = other.first(where: { !$0.isEmpty }) ?? other.first else { return "lines of the lock are in another order" }
        let more = other.count > 1 ? ", and \(other.count - 1) more differ" : ""
        if first.isEmpty { return "the configuration is another" }
        return "\(first) " + (before[first] == nil ? "is new" : now[first] == nil ? "is gone" : "has other bytes") + more
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
            let locked = try InputLock.read(path)
            if locked.utf8.elementsEqual(text.utf8) { return }
            throw Failure(.badData, "\(InputLock.difference(between: locked, and: text)); the inputs are not those of \(path)",
                          hint: "bring the inputs back, or write a new lock by garner run --write-lock")
        }
    }
}
