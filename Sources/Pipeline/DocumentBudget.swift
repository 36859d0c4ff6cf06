import Reading

/// What one document may cost, held against what it does cost.
struct DocumentBudget {
    let limits: Configuration.Limits
    private let started = ContinuousClock.now

    init(_ limits: Configuration.Limits) { self.limits = limits }

    /// - Throws: `UnreadableDocument`.
    func checkTime(after step: String) throws {
        guard let limit = limits.documentTime, ContinuousClock.now - started > .seconds(limit) else { return }
        throw UnreadableDocument(code: "over-time", message: "the document took more than \(limit) s and was given up after \(step)",
                                 hint: "raise limits: document-time in pipeline.yml, or split the document")
    }

    /// - Throws: `UnreadableDocument`.
    func checkCells(_ count: Int) throws {
        guard let limit = limits.cells, count > limit else { return }
        throw UnreadableDocument(code: "too-many-cells", message: "the document's tables have \(count) cells where at most \(limit) are allowed",
                                 hint: "raise limits: cells in pipeline.yml, or split the document")
    }

    /// - Throws: `UnreadableDocument`.
    func checkDepth(of bytes: [UInt8], _ reader: Reader) throws {
        guard let limit = limits.markupDepth, let depth = reader.markupDepth?(bytes), depth > limit else { return }
        throw UnreadableDocument(code: "deep-markup", message: "tags are nested \(depth) deep where at most \(limit) are allowed",
                                 hint: "raise limits: markup-depth in pipeline.yml")
    }
}
