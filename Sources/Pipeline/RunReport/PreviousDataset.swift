import Linkage
import Model

/// The dataset that a run is about to replace.
struct PreviousDataset {
    let folder: String
    /// The SHA-256 of its documents by id.
    let sources: [String: String]
    /// Its manifest, where it came with one.
    let manifest: RunManifest?

    /// - Throws: `Failure` where its documents' table cannot be read.
    init(in folder: String) throws {
        self.folder = folder
        sources = try PublishedDocuments.hashes(in: folder)
        manifest = RunManifest.read(from: folder)
    }

    /// In the order of bytes.
    var documentIDs: [String] { sources.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// The records of a table as texts by column, for what is carried from run to run (`works`, `work_aliases`); none where it was not published.
    ///
    /// - Throws: `Failure` where the file cannot be read.
    func rows(of table: String) throws -> [[String: String]] {
        let path = "\(folder)/csv/\(table).csv"
        guard FileBytes.status(of: path) != nil else { return [] }
        let published = try PublishedTable(path)
        var rows: [[String: String]] = []
        published.forEachRecord { record, _ in
            rows.append(Dictionary(zip(published.header, published.fields(of: record).map(published.text)), uniquingKeysWith: { first, _ in first }))
        }
        return rows
    }

    /// The works as they were published, in their order: the memory that keeps their ids.
    ///
    /// - Loss: authors come back as written, `Family, Given`; a name without a comma is taken for a body's.
    /// - Throws: `Failure` where the files cannot be read.
    func registry() throws -> WorkRegistry {
        let works = try rows(of: Work.tableName).compactMap { row -> Work? in
            guard let id = row["work_id"], !id.isEmpty else { return nil }
            func number(_ column: String) -> Int { Int(row[column] ?? "") ?? 0 }
            return Work(id: id, bibliography: Self.bibliography(row), referenceCount: number("n_references"), documentCount: number("n_documents"),
                        citationCount: number("n_citations"), evidence: Self.stated(row["evidence"]))
        }
        let aliases = try rows(of: WorkAlias.tableName).compactMap { row -> WorkAlias? in
            guard let alias = row["alias_id"], let work = row["work_id"], !alias.isEmpty, !work.isEmpty else { return nil }
            return WorkAlias(aliasID: alias, workID: work)
        }
        return WorkRegistry(works: works, aliases: aliases)
    }

    private static func bibliography(_ row: [String: String]) -> Bibliography {
        var b = Bibliography()
        b.type = stated(row["type"]); b.title = stated(row["title"]); b.year = row["year"].flatMap { Int($0) }
        b.containerTitle = stated(row["container_title"]); b.volume = stated(row["volume"]); b.issue = stated(row["issue"]); b.page = stated(row["page"])
        b.publisher = stated(row["publisher"]); b.doi = stated(row["doi"]); b.pmid = stated(row["pmid"]); b.pmcid = stated(row["pmcid"]); b.url = stated(row["url"])
        b.authors = (row["authors"] ?? "").split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }.map(name)
        return b
    }

    /// `Doe, Jane, Jr.` → family, given, suffix.
    private static func name(_ text: String) -> Name {
        let parts = text.split(separator: ",", maxSplits: 2).map { trimmed(String($0)) }
        return parts.count > 1 ? Name(family: parts[0], given: parts[1], suffix: parts.count > 2 ? parts[2] : nil) : Name(literal: text)
    }

    private static func stated(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
