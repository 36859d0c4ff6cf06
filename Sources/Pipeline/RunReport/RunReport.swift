import Foundation
import Model

/// What a run says of itself: kept while it goes, written to `run/` at its end.
///
/// ```swift
/// var report = RunReport(of: configuration, threads: 2)
/// let dataset = …
/// report.ended("extraction")
/// let manifest = try report.complete(dataset, reading, from: "output", in: folder, staging: staging, lineage: false)
/// ```
struct RunReport {
    private(set) var manifest = RunManifest()
    private var clock = StageClock()
    private let tell: (RunProgress) -> Void

    /// - Parameter tell: told of every stage that has ended.
    init(of configuration: Configuration, threads: Int = ProcessInfo.processInfo.activeProcessorCount, telling tell: @escaping (RunProgress) -> Void = { _ in }) {
        self.tell = tell
        manifest.started = RunManifest.timestamp()
        manifest.threads = threads
        manifest.configuration = configuration.sha256
        manifest.decisions = configuration.curation.sha256
        manifest.readsNamedFiles = configuration.files.isEmpty ? nil : true
        manifest.programSHA256 = ProgramDigest.current
    }

    /// Ends a stage: what has passed since the last one ended is its time.
    mutating func ended(_ stage: String) {
        clock.end(stage)
        if let time = clock.times.last { tell(.ended(time)) }
    }

    /// Writes `run/` into the staged dataset, whose other files are complete.
    ///
    /// - Parameters:
    ///   - previous: the published dataset that the next one is compared with.
    ///   - lineage: whether OpenLineage events are wanted.
    ///   - failsOnReview: whether more pairs for a person's look than in the published dataset are a failure.
    /// - Throws: `Failure`.
    mutating func complete(_ dataset: Dataset, _ reading: ReadDocuments, from previous: String, in folder: StagingFolder, staging: String,
                           lineage: Bool, failsOnReview: Bool = false) throws -> RunManifest {
        manifest.sources = Dictionary(dataset.documents.map { ($0.source.id, $0.source.sha256) }, uniquingKeysWith: { first, _ in first })
        manifest.quarantined = reading.quarantined.compactMap(\.documentID).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        manifest.rereadCount = reading.reread.count
        count(dataset)
        let mostReviews = failsOnReview ? RunManifest.read(from: previous)?.reviewCount ?? 0 : .max
        manifest.exitStatus = (!manifest.quarantined.isEmpty ? EndStatus.quarantined : manifest.reviewCount > mostReviews ? .reviewGrew : .success).rawValue
        let changes = try Changes.write(from: previous, to: staging, manifest: manifest, file: folder.stagedFile("run/changes.csv"))
        try finish(changes, in: folder)
        if lineage { try write(Array(OpenLineage(manifest).lines.utf8), "run/openlineage.jsonl", in: folder) }
        return manifest
    }

    /// Publishes a `run/` that says that nothing changed, beside a dataset that stays as it is.
    ///
    /// - Parameter last: what the published dataset says of itself.
    /// - Throws: `Failure`.
    mutating func publishUnchanged(_ last: RunManifest, by publication: Publication) throws -> RunSummary {
        let now = manifest
        manifest = last
        manifest.started = now.started
        manifest.threads = now.threads
        manifest.rereadCount = 0
        manifest.exitStatus = (manifest.quarantined.isEmpty ? EndStatus.success : .quarantined).rawValue
        ended("comparison")
        try write(Array(Changes.header.utf8), "run/changes.csv", in: publication.folder)
        try finish(ChangeSummary(), in: publication.folder)
        let lineage = publication.output + "/run/openlineage.jsonl"
        if FileBytes.status(of: lineage) != nil { try write(Array(OpenLineage(manifest).lines.utf8), "run/openlineage.jsonl", in: publication.folder) }
        try publication.commitRun()
        var summary = RunSummary(manifest: manifest, reread: [])
        summary.isUnchanged = true
        return summary
    }

    private mutating func finish(_ changes: ChangeSummary, in folder: StagingFolder) throws {
        manifest.changes = changes.counts
        try write(Array(changes.markdown().utf8), "run/changes.md", in: folder)
        ended("report")
        manifest.stages = clock.times
        manifest.finish()
        try write(manifest.json, "run/run.json", in: folder)
    }

    private func write(_ bytes: [UInt8], _ path: String, in folder: StagingFolder) throws {
        let file = try folder.stagedFile(path)
        try bytes.withUnsafeBytes { try file.append($0) }
        try file.close()
    }

    private mutating func count(_ dataset: Dataset) {
        for diagnostic in dataset.diagnostics { manifest.diagnostics[diagnostic.code, default: 0] += 1 }
        for document in dataset.documents { for diagnostic in document.diagnostics { manifest.diagnostics[diagnostic.code, default: 0] += 1 } }
        let perDocument: [(String, (DocumentRecords) -> Int)] = [
            (Section.tableName, { $0.sections.count }), (KeyValue.tableName, { $0.keyValues.count }), (Table.tableName, { $0.tables.count }),
            (Cell.tableName, { $0.cells.count }), (Reference.tableName, { $0.references.count }), (Citation.tableName, { $0.citations.count }),
            (Finding.tableName, { $0.findings.count }), (Arm.tableName, { $0.arms.count }), (Effect.tableName, { $0.effects.count }),
            (Quantity.tableName, { $0.quantities.count }),
        ]
        for (name, size) in perDocument { manifest.counts[name] = dataset.documents.reduce(0) { $0 + size($1) } }
        manifest.counts[DocumentRow.tableName] = dataset.documents.count
        manifest.counts[Study.tableName] = dataset.citedStudies.count + dataset.documents.reduce(0) { $0 + $1.studies.count }
        manifest.counts[Work.tableName] = dataset.works.count
        manifest.counts[WorkAlias.tableName] = dataset.workAliases.count
        manifest.counts["candidate_pairs"] = dataset.candidatePairs
        manifest.counts[Match.tableName] = dataset.matches.count
        manifest.counts[Relation.tableName] = dataset.relations.count
        manifest.counts[Conflict.tableName] = dataset.conflicts.count
        manifest.counts[Diagnostic.tableName] = manifest.diagnostics.values.reduce(0, +)
        manifest.reviewCount = dataset.matches.count { $0.decision == .possible }
    }
}
