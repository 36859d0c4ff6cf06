import Extraction
import Foundation
import Model
import Reading

extension Pipeline {
    /// The reader of every file name extension.
    static var formatsByExtension: [String: String] {
        Dictionary(Reader.all.flatMap { reader in reader.extensions.map { ($0, reader.name) } }, uniquingKeysWith: { first, _ in first })
    }

    /// The records of all documents, in the order of their ids; the texts go to the spool as they come.
    func extracted(_ files: SourceFiles, keepingTextsIn texts: TextSpool, progress: (Progress) -> Void) async throws -> Dataset {
        let extraction = DocumentExtraction(extractor: Extractor(vocabulary: configuration.vocabulary), sizeLimit: configuration.limits.documentSize)
        var dataset = Dataset(documents: [])
        dataset.diagnostics = files.quarantined + files.notes
        var done = 0
        try await forEachInOrder(of: files.files, width: options.threads ?? ProcessInfo.processInfo.activeProcessorCount, transform: extraction.document) { result in
            switch result {
            case .records(let records, let text, let blocks):
                try texts.append(text: text, blocks: blocks)
                dataset.documents.append(records)
            case .quarantined(let diagnostic):
                dataset.diagnostics.append(diagnostic)
            }
            done += 1
            progress(.extracting(done: done, of: files.files.count))
        }
        dataset.texts = texts
        return dataset
    }
}
