import Foundation
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
    public func run(progress: (RunProgress) -> Void = { _ in }) async throws -> RunSummary {
        var report = RunReport(of: configuration, threads: options.threadCount)
        if let review = options.review { try ReviewSheet.refuse(review, configuration) }
        let publication = try Publication(of: configuration.outputs.folder)
        defer { publication.abandon() }
        let previous = try PreviousDataset(in: publication.output)
        let files = SourceFiles(of: configuration, formatsByExtension: KnownNames.all.formatsByExtension)
        try PublishedDocuments.refuseRemoval(of: previous.documentIDs, found: files, isAllowed: options.allowsRemoval)
        report.ended("discovery")

        let texts = try TextSpool(at: publication.folder.scratchLocation(of: "texts"))
        var (dataset, quarantined) = try await extracted(files, keepingTextsIn: texts, progress: progress)
        report.ended("extraction")

        progress(.linking(references: dataset.documents.reduce(0) { $0 + $1.references.count }))
        try link(&dataset, registry: try previous.registry)
        report.ended("linkage")

        progress(.writing)
        try await write(&dataset, into: publication.folder)
        report.ended("writing")

        if let review = options.review { try ReviewSheet(dataset, decisions: configuration.decisions).write(to: review) }
        if !options.isDryRun { _ = try report.publish(dataset, quarantined: quarantined, by: publication) }
        return RunSummary(documentCount: dataset.documents.count, quarantinedCount: quarantined.count)
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
    /// Where to write the possible pairs for a person to decide; nil for nowhere.
    public var review: String?

    public init() {}

    var threadCount: Int { max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount) }
}

/// How far a run is.
public enum RunProgress: Sendable {
    case extracting(done: Int, of: Int)
    case linking(references: Int)
    case writing
}

/// What a run did.
public struct RunSummary: Sendable {
    public let documentCount: Int
    public let quarantinedCount: Int
}
