import Model

/// A way to write references: a plug-in that reads one and says how well it fits.
///
/// Every style reads every entry; the reading with the highest score is kept, so that their order does not matter and one may be added
/// without a look at the others. A labeller that is trained on examples takes its place beside them as one more style.
public struct ReferenceStyle: Sendable {
    /// Kebab-case and stable: `title-and-host`.
    public let name: String
    /// One sentence.
    public let summary: String
    /// Entries in this style, each with the title that it must give; run as tests.
    public let examples: [(entry: String, title: String?)]
    /// What the style makes of an entry, or nil when it is none of its kind.
    let reading: @Sendable (ReferenceBody) -> ReferenceReading?

    init(
        name: String, summary: String, examples: [(entry: String, title: String?)], reading: @escaping @Sendable (ReferenceBody) -> ReferenceReading?
    ) {
        self.name = name; self.summary = summary; self.examples = examples; self.reading = reading
    }
}
