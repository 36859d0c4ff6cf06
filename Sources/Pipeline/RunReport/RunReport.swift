import Foundation
import Model

/// What a run says of itself: kept while it goes, written to `run/` at its end.
///
/// ```swift
/// var report = RunReport(of: configuration, threads: 2)
/// let dataset = …
/// report.ended("extraction")
/// let manifest = try report.publish(dataset, quarantined: found.quarantined, by: publication)
/// ```
struct RunReport {
    private(set) var manifest = RunManifest()
    private var clock = StageClock()

    init(of configuration: Configuration, threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
        manifest.started = RunManifest.timestamp()
        manifest.threads = threads
        manifest.configuration = configuration.sha256
        manifest.decisions = Self.hash(of: [configuration.curation.decisions, configuration.curation.corrections])
    }

    /// Ends a stage: what has passed since the last one ended is its time.
    mutating func ended(_ stage: String) { clock.end(stage) }

    /// Writes `run/` into the staged dataset, whose other files are complete, and publishes it.
    ///
    /// - Throws: `Failure`; the published dataset is then as it was.
    mutating func publish(_ dataset: Dataset, quarantined: [Diagnostic], by publication: Publication) throws -> RunManifest {
        manifest.sources = Dictionary(dataset.documents.map { ($0.source.id, $0.source.sha256) }, uniquingKeysWith: { first, _ in first })
        manifest.quarantined = quarantined.compactMap(\.documentID).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        manifest.exitStatus = (quarantined.isEmpty ? EndStatus.success : .quarantined).rawValue
        count(dataset)
        manifest.changes = try Changes.write(from: publication.output, to: publication.staging, manifest: manifest,
                                             file: publication.folder.stagedFile("run/changes.csv"))
        clock.end("report")
        manifest.stages = clock.times
        manifest.finish()
        let file = try publication.folder.stagedFile("run/run.json")
        try manifest.json.withUnsafeBytes { try file.append($0) }
        try file.close()
        _ = try publication.commit()
        return manifest
    }

    private mutating func count(_ dataset: Dataset) {
        let diagnostics = dataset.diagnostics + dataset.documents.flatMap(\.diagnostics)
        for diagnostic in diagnostics { manifest.diagnostics[diagnostic.code, default: 0] += 1 }
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
        manifest.counts[Diagnostic.tableName] = diagnostics.count
        manifest.reviewCount = dataset.matches.count { $0.decision == .possible }
    }

    private static func hash(of files: [String?]) -> String {
        let contents = files.compactMap { $0 }.compactMap { try? FileBytes.contents(of: $0, limit: 256 << 20) }
        return contents.isEmpty ? "" : SHA256Digest.hexadecimal(of: Array(contents.joined(separator: [0])))
    }
}
