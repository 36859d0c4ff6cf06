import Extraction
import Reading

/// A part of the program that takes bytes from outside.
struct FuzzTarget: Sendable {
    /// `reader-html`, `layout-pipe`, `references`, `configuration`, `decisions`, `corrections`.
    let name: String
    /// Small inputs that are right, to start from.
    let seeds: [String]
    /// Takes an input; it may refuse it, but neither trap nor break a promise.
    let take: @Sendable ([UInt8]) -> Void

    /// One a reader, one a layout of tables, and the files that people write.
    static let all: [FuzzTarget] = Reader.all.map(reader) + TableLayout.all.map(layout) + [references, configuration, decisions, corrections]
}
