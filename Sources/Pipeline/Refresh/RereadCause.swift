/// Why a document was read although an earlier run had read it.
public enum RereadCause: String, Sendable, CaseIterable {
    case new = "it is new"
    case bytes = "its bytes changed"
    case program = "the program changed"
    case configuration = "vocabulary, thresholds or limits changed"
    case force = "--force"
    case damaged = "its cache entry was damaged"
    case missing = "it was not in the cache"
    case unreadable = "it could not be read before, and is tried each time"
}

/// What is known of the documents of the last run, to say why one is read again.
struct LastDocuments: Sendable {
    /// SHA-256 by id.
    let digests: [String: String]
    /// What changed for all of them; nil where nothing did.
    let commonCause: RereadCause?

    /// Nothing is known.
    init() { digests = [:]; commonCause = nil }

    init(_ previous: PreviousDataset, last: LastRun?, now: LastRun, isForced: Bool) {
        digests = previous.sources
        commonCause = isForced ? .force : last.flatMap { $0.program != now.program ? .program : $0.extraction != now.extraction ? .configuration : nil }
    }

    func cause(_ id: String, sha256: String) -> RereadCause {
        guard let before = digests[id] else { return .new }
        return before != sha256 ? .bytes : commonCause ?? .missing
    }
}
