import Model

/// What a run read, document by document.
struct ReadDocuments {
    /// Why documents are quarantined.
    private(set) var quarantined: [Diagnostic]
    private(set) var inputs: InputDigest
    private(set) var digests: [(id: String, digest: String)] = []
    /// Documents that the cache did not have.
    private(set) var reread: [(document: String, cause: RereadCause)] = []
    /// The cache's entries that were read or written.
    private(set) var entries: Set<DocumentCache.Key> = []

    init(beside found: SourceFiles) {
        quarantined = found.quarantined
        inputs = InputDigest(beside: found)
    }

    /// A note for every document whose bytes are those of one before it; empty ones have a warning of their own.
    var copies: [Diagnostic] {
        var first: [String: String] = [SHA256Digest.hexadecimal(of: []): ""]
        let unread = Set(quarantined.compactMap(\.documentID))
        return digests.compactMap { id, digest in
            guard !unread.contains(id) else { return nil }
            guard let other = first[digest] else { first[digest] = id; return nil }
            return other.isEmpty ? nil : Diagnostic(.note, "same-bytes", document: id, "the file has the bytes of \(other); both are published", hint: "keep one of them")
        }
    }

    mutating func add(_ document: ExtractedDocument, of file: SourceFile) {
        inputs.add(file, digest: document.digest)
        digests.append((file.id, document.digest))
        if let cause = document.cause { reread.append((file.id, cause)) }
        if let entry = document.entry { entries.insert(entry) }
        if case .quarantined(let diagnostic) = document.outcome { quarantined.append(diagnostic) }
    }
}
