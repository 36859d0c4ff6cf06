import Model

/// The whole flow, in the order in which a run takes it.
///
/// raw ─▶ Reading ─▶ documents ─▶ Segmentation ─▶ blocks ─▶ Extraction ─▶ records ─▶ Linkage ─▶ works ─▶ Writing ─▶ output
///
/// The dataset is written aside and published in one step at the end: a run that fails or is killed changes nothing.
public struct Pipeline: Sendable {
    public let configuration: Configuration
    public let options: RunOptions

    public init(configuration: Configuration, options: RunOptions = RunOptions()) {
        self.configuration = configuration
        self.options = options
    }

    /// Reads every document, links their references, and publishes the dataset.
    ///
    /// - Parameter progress: told how far the run is; called on one thread at a time.
    /// - Throws: `Failure` with the status the command ends with; the published dataset is then as it was.
    public func run(progress: (Progress) -> Void = { _ in }) async throws -> RunSummary {
        // The whole flow lands here with Linkage and Writing; the shape of this call stays. What RunReport, PreviousDataset and RunSummary
        // are called here is what they will be called: `RunReport(of: configuration)`, `report.timed("stage") { … }`,
        // `PreviousDataset(in: folder)` with `documentIDs` and `registry` (Linkage's WorkRegistry), `report.published(dataset, by:, insteadOf:)`.
        let publication = try Publication(of: configuration.outputs.folder)
        defer { publication.abandon() }
        let files = SourceFiles(of: configuration, formatsByExtension: Self.formatsByExtension)
        let texts = try TextSpool(in: publication.staging)
        let dataset = try await extracted(files, keepingTextsIn: texts, progress: progress)
        return RunSummary(documentCount: dataset.documents.count, quarantinedCount: 0)
    }
}

/// How a run goes, apart from what it does.
public struct RunOptions: Sendable {
    /// How many documents are under way at once; nil for as many as there are cores.
    public var threads: Int?
    /// Publish although more than a fifth of the last run's documents are gone.
    public var allowsRemoval = false
    /// Do everything but publish.
    public var isDryRun = false

    public init() {}
}

/// How far a run is.
public enum Progress: Sendable {
    case extracting(done: Int, of: Int)
    case linking(references: Int)
    case writing
}

/// What a run did: for the one line on standard output.
public struct RunSummary: Sendable {
    public var documentCount: Int
    public var quarantinedCount: Int
}
