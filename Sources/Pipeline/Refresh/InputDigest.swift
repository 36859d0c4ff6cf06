/// The documents of a run as one hash, gathered in their order.
struct InputDigest {
    private var lines: [UInt8] = []

    /// - Parameter found: what was found beside documents: folders with a document's name, broken links, files that no reader takes.
    init(beside found: SourceFiles) {
        for diagnostic in found.quarantined + found.notes { lines += "\(diagnostic.code) \(diagnostic.documentID ?? "")\n".utf8 }
    }

    /// - Parameter digest: the SHA-256 of the file; where it cannot be read, why.
    mutating func add(_ file: SourceFile, digest: String) { lines += "\(file.id) \(file.path) \(file.format) \(digest)\n".utf8 }

    var sha256: String { SHA256Digest.hexadecimal(of: lines) }
}
