import Foundation
import Model

/// What the published dataset says of its documents.
enum PublishedDocuments {
    /// The SHA-256 of every document by id, from `csv/documents.csv`, or from the manifest where that table was not published.
    ///
    /// - Throws: `Failure` where the table cannot be read.
    static func hashes(in folder: String) throws -> [String: String] {
        let path = folder + "/csv/documents.csv"
        guard FileBytes.status(of: path) != nil else { return RunManifest.read(from: folder)?.sources ?? [:] }
        let table = try PublishedTable(path)
        guard let id = table.header.firstIndex(of: "document_id"), let hash = table.header.firstIndex(of: "sha256") else { return [:] }
        var hashes: [String: String] = [:]
        table.forEachRecord { record, _ in
            let fields = table.fields(of: record)
            if fields.count > max(id, hash) { hashes[table.text(of: fields[id])] = table.text(of: fields[hash]) }
        }
        return hashes
    }

    /// Refuses a run whose sources shrank as by accident: an unmounted disk, a wrong folder, a half-finished copy.
    ///
    /// - Parameter configurationFile: nil for a run without one.
    /// - Throws: `Failure` (1) where a source folder is missing or more than a fifth of the published documents are gone; (66) where
    ///   there is neither a document now nor a dataset before, and where the folder of a run without configuration is not there.
    static func refuseRemoval(of published: [String], found: SourceFiles, isAllowed: Bool, configurationFile: String? = "pipeline.yml") throws {
        if !isAllowed, let missing = found.missingRoots.first {
            if configurationFile == nil, published.isEmpty { throw Failure(.noInput, "there is no folder \(quoted(missing))") }
            throw Failure(.failure, "source folder \(quoted(missing)) is missing; the published dataset stays as it is",
                          hint: "bring it back, \(configurationFile.map { "correct sources in \($0)" } ?? "name another by --raw"), or allow the removal by --allow-removal")
        }
        let present = Set(found.files.map(\.id) + found.quarantined.compactMap(\.documentID))
        let gone = published.filter { !present.contains($0) }
        if !isAllowed, gone.count * 5 > published.count {
            throw Failure(.failure,
                          "\(gone.count) of \(published.count) published documents are gone, more than a fifth; the published dataset stays as it is",
                          hint: "bring them back, or allow the removal by --allow-removal; the first is \(quoted(gone.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.first ?? ""))")
        }
        if published.isEmpty, found.files.isEmpty, found.quarantined.isEmpty {
            throw Failure(.noInput, "there is no document to read", hint: "put .txt, .md or .html files into the source folder")
        }
    }
}

extension PreviousDataset {
    /// Refuses to put files that are named one by one in the place of a project's documents.
    ///
    /// - Throws: `Failure` (64).
    func refuseProject(_ configuration: Configuration) throws {
        guard !configuration.files.isEmpty, !documentIDs.isEmpty, RunManifest.read(from: folder)?.readsNamedFiles != true else { return }
        throw Failure(.usage, "\(configuration.outputs.folder) holds the dataset of a project, which these files would replace",
                      hint: "name another folder by --output, or allow it by --allow-removal")
    }

    /// Refuses to put nothing in the place of works: of files named one by one none holds a reference, or all are quarantined.
    ///
    /// - Throws: `Failure` (1).
    func refuseEmptying(by dataset: Dataset, _ configuration: Configuration) throws {
        guard !configuration.files.isEmpty, !documentIDs.isEmpty, dataset.documents.allSatisfy({ $0.references.isEmpty }) else { return }
        let found = dataset.documents.isEmpty ? "none of the files could be read" : "no reference was found in the files"
        throw Failure(.failure, "\(found); the published dataset stays as it is",
                      hint: "look at the files, name another folder by --output, or allow it by --allow-removal")
    }
}
