import Model

/// Which references denote one work, and why.
///
/// - Shape: `workIDs` is parallel to the references that were given. `works` begins with those that the registry knew, in its order, then come the
///   new ones by id; `matches`, `relations` and `aliases` are sorted by their ids. All sorting is by UTF-8 bytes.
public struct Linkage: Sendable {
    public var works: [Work] = []
    /// The work of every reference, by its index.
    public var workIDs: [String] = []
    public var aliases: [WorkAlias] = []
    public var matches: RecordList<Match> = []
    public var relations: [Relation] = []
    public var diagnostics: [Diagnostic] = []
    /// How many pairs were compared.
    public var candidatePairs = 0

    public init() {}
}

/// What may be set in `pipeline.yml`.
public struct LinkageSettings: Sendable {
    /// The least match probability at which two references are one work.
    public var mergeThreshold = 0.9
    /// The least at which a pair is worth a person's look.
    public var possibleThreshold = 0.2
    /// The largest block in which every pair is compared; in a larger one only neighbours are.
    public var blockLimit = 60
    /// How many possible pairs and vetoes are published.
    public var possibleLimit = 10_000
    /// Whether a preprint and its published version are one work instead of a relation.
    public var mergesPreprints = false
    /// The least information, in bits, of the visible part of a cut title that alone may join a reference to the only work that begins so.
    public var cutTitleInformation = 14.0
    package var weights = Weights.shipped

    public init() {}
}

/// What linkage does not survive.
public enum LinkageError: Error, Hashable, Sendable {
    /// People decided a = b and b = c, and that a and c are two: the three keys, in that order.
    case contradictoryDecisions(a: String, b: String, c: String)
}
