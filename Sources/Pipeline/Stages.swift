import Extraction
import Linkage
import Model
import Writing

extension Pipeline {
    /// The records of all documents, in the order of their ids, and what was read for them; the texts go to the spool as they come.
    func extracted(_ files: SourceFiles, cache: DocumentCache, known: LastDocuments, keepingTextsIn texts: TextSpool, recordsIn records: RecordSpool,
                   progress: (RunProgress) -> Void) async throws -> (Dataset, ReadDocuments) {
        let extraction = DocumentExtraction(configuration: configuration, cache: cache, last: known, spool: records)
        var dataset = Dataset(documents: [])
        var reading = ReadDocuments(beside: files)
        try await forEachInOrder(of: files.files, width: options.threadCount) { file in
            (file, extraction.document(from: file))
        } consume: { file, document in
            reading.add(document, of: file)
            if case .records(let content) = document.outcome {
                try texts.append(text: content.text, blocks: content.packedBlocks)
                dataset.documents.append(content.records)
            }
            progress(.extracting(done: reading.digests.count, of: files.files.count))
        }
        dataset.texts = texts
        dataset.diagnostics = reading.quarantined + files.notes + reading.copies + configuration.corrections.stale(in: dataset)
        return (dataset, reading)
    }

    /// Gives every reference its work, and finds statements that disagree.
    ///
    /// - Parameter spool: takes the references of large documents.
    /// - Throws: `Failure` 65 where people's decisions contradict one another.
    func link(_ dataset: inout Dataset, registry: WorkRegistry, in spool: RecordSpool) throws {
        let linker = Linker(configuration.linkageSettings), decisions = configuration.decisions
        let linkage: Linkage
        do throws(LinkageError) {
            linkage = dataset.hasManyReferences
                ? try linker.works(of: SpooledReferences(of: dataset.documents, in: spool), registry: registry, decisions: decisions,
                                   keepingMatchesIn: spool)
                : try linker.works(of: dataset.references, registry: registry, decisions: decisions)
        } catch { throw Failure(contradiction: error, among: decisions) }
        dataset.apply(linkage)
        dataset.conflicts = ConflictFinder(vocabulary: configuration.vocabulary).conflicts(in: dataset.documents, diagnostics: &dataset.diagnostics)
    }

    /// Writes every output into the staging folder, several formats at once.
    ///
    /// What a format cannot hold is added to the diagnostics first, so that every output carries them.
    func write(_ dataset: inout Dataset, into folder: StagingFolder) async throws {
        let writers = try Writer.selected(configuration.outputs.writers)
        dataset.diagnostics += await dataset.losses(for: writers)
        let complete = dataset, options = configuration.writingOptions
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in writers.sorted(by: { $0.takesLongest && !$1.takesLongest }) { group.addTask { try writer.write(complete, folder, options) } }
            if !writers.contains(where: { $0.name == Writer.csv.name }) { group.addTask { try complete.writeRegistry(into: folder) } }
            try await group.waitForAll()
        }
    }
}

extension Failure {
    /// What linkage does not survive, in words: status 65.
    init(contradiction error: LinkageError, among decisions: [Decision]) {
        switch error {
        case .contradictoryDecisions(let a, let b, let c):
            func place(_ x: String, _ y: String) -> String {
                decisions.first { [$0.keyA, $0.keyB].sorted() == [x, y].sorted() }?.place.map { " (\($0))" } ?? ""
            }
            self.init(.badData, "the decisions contradict one another: \(a) is \(b)\(place(a, b)), \(b) is \(c)\(place(b, c)), but \(a) is not \(c)\(place(a, c))",
                      hint: "strike one of them in the decision file")
        }
    }
}
