import Foundation
import Model

/// The whole flow, in the order in which a run takes it.
///
/// raw ─▶ Reading ─▶ documents ─▶ Segmentation ─▶ blocks ─▶ Extraction ─▶ records ─▶ Linkage ─▶ works ─▶ Writing ─▶ output
///
/// The dataset is written aside and published in one step at the end: a run that fails or is killed changes nothing. A run that finds the last
/// one's inputs and its output again has nothing to do; else documents that an earlier run has read come from the cache.
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
    public func run(progress: @escaping (RunProgress) -> Void = { _ in }) async throws -> RunSummary {
        var report = RunReport(of: configuration, threads: options.threadCount, telling: progress)
        if let review = options.review { try ReviewSheet.refuse(review, configuration) }
        switch options.inputLock {
        case .written(let path)?: try InputLock.refuse(path, configuration)
        case .required(let path)?: _ = try InputLock.read(path)
        case nil: break
        }
        let site = try options.isDryRun ? .rehearsal(of: configuration.outputs.folder) : WorkSite.publishing(configuration.outputs.folder)
        defer { site.leave() }
        let previous = try PreviousDataset(in: site.output)
        let files = SourceFiles(of: configuration, formatsByExtension: KnownNames.all.formatsByExtension)
        // files that are named one by one may be others each time
        try PublishedDocuments.refuseRemoval(of: previous.documentIDs, found: files, isAllowed: options.allowsRemoval || !configuration.files.isEmpty,
                                               configurationFile: configuration.file)
        if !options.allowsRemoval { try previous.refuseProject(configuration) }
        var state = LastRun(of: configuration)
        let last = LastRun.read(site.place.state)
        report.ended("discovery")

        if let publication = site.publication, let last, mayBeUnchanged, try await isUnchanged(files, since: last, state, in: publication),
           let manifest = RunManifest.read(from: publication.output) {
            return try report.publishUnchanged(manifest, by: publication)
        }

        let texts = try TextSpool(at: site.folder.scratchLocation(of: "texts"))
        let records = RecordSpool(at: try site.folder.scratchLocation(of: "records"))
        let cache = DocumentCache(folder: site.place.cache, stamp: state.program + state.extraction, isRead: !options.isForced,
                                  isWritten: !options.isDryRun, spool: records)
        let known = LastDocuments(previous, last: last, now: state, isForced: options.isForced)
        var (dataset, reading) = try await extracted(files, cache: cache, known: known, keepingTextsIn: texts, recordsIn: records, progress: progress)
        state.inputs = reading.inputs.sha256
        try options.inputLock?.hold(reading.digests, of: configuration, isDryRun: options.isDryRun)
        if !options.allowsRemoval { try previous.refuseEmptying(by: dataset, configuration) }
        report.ended("extraction")
        if records.isUsed { FreedMemory.giveBack() }

        progress(.linking(references: dataset.documents.reduce(0) { $0 + $1.references.count }))
        try link(&dataset, registry: try previous.registry, in: records)
        report.ended("linkage")
        if records.isUsed { FreedMemory.giveBack() }

        progress(.writing)
        try await write(&dataset, into: site.folder)
        report.ended("writing")

        if let review = options.review, !options.isDryRun { try ReviewSheet(dataset, decisions: configuration.decisions, over: review).write(to: review) }
        let manifest = try report.complete(dataset, reading, from: site.output, in: site.folder, staging: site.staging, lineage: configuration.outputs.isLineageWritten,
                                           failsOnReview: options.failsOnReview)
        if let publication = site.publication {
            try publication.commit {
                state.output = LastRun.listing(of: publication.output)
                state.write(to: publication.place.state)
                cache.removeOthers(than: reading.entries)
            }
        }
        return RunSummary(manifest: manifest, reread: reading.reread)
    }

    /// Whether a run may find that there is nothing to do; a review sheet needs the records.
    private var mayBeUnchanged: Bool { !options.isForced && options.review == nil && options.inputLock == nil }

    /// Whether the inputs are the last run's and the published files are as it left them. The files are all read and hashed: times prove nothing.
    private func isUnchanged(_ files: SourceFiles, since last: LastRun, _ now: LastRun, in publication: Publication) async throws -> Bool {
        var expected = now
        expected.output = LastRun.listing(of: publication.output)
        expected.inputs = last.inputs
        guard expected == last else { return false }
        var inputs = InputDigest(beside: files)
        let limit = configuration.limits.documentSize
        try await forEachInOrder(of: files.files.chunked(by: 64), width: options.threadCount) { chunk in
            chunk.map { ($0, $0.digest(limit: limit)) }
        } consume: { chunk in
            for (file, digest) in chunk { inputs.add(file, digest: digest) }
        }
        return inputs.sha256 == last.inputs
    }
}

/// How a run goes, apart from what it does.
public struct RunOptions: Sendable {
    /// How many documents are under way at once; nil for as many as there are cores.
    public var threads: Int?
    /// Publish although more than a fifth of the last run's documents are gone, or of named files all references, or a project's dataset is there.
    public var allowsRemoval = false
    /// End with 4 where more pairs wait for a person's look than in the last dataset.
    public var failsOnReview = false
    /// Do everything but publish: the dataset is made in a temporary folder, compared, and thrown away.
    public var isDryRun = false
    /// Read every document again, whatever the cache has, and publish though nothing changed.
    public var isForced = false
    /// Where to write the possible pairs for a person to decide; nil for nowhere.
    public var review: String?
    /// A file that holds the inputs' hashes.
    public var inputLock: InputLock.Use?

    public init() {}

    var threadCount: Int { max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount) }
}

/// How far a run is.
public enum RunProgress: Sendable {
    case extracting(done: Int, of: Int)
    case linking(references: Int)
    case writing
    case ended(RunManifest.StageTime)
}

/// What a run did.
public struct RunSummary: Sendable {
    /// As published; of a dry run, as it would have been.
    public let manifest: RunManifest
    /// The documents that were read again, in the order of their ids, and why.
    public let reread: [(document: String, cause: RereadCause)]
    /// Whether inputs and output were the last run's, so that nothing was done.
    public var isUnchanged = false

    public var quarantinedCount: Int { manifest.quarantined.count }
    /// What the command ends with.
    public var status: EndStatus { EndStatus(rawValue: manifest.exitStatus) ?? .success }
}

extension Array {
    fileprivate func chunked(by size: Int) -> [[Element]] { stride(from: 0, to: count, by: size).map { Array(self[$0 ..< Swift.min($0 + size, count)]) } }
}
