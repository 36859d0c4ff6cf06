import Linkage
import Model

extension PreviousDataset {
    /// The works as they were published: linkage's memory of ids.
    ///
    /// - Throws: `Failure` where a table cannot be read.
    var registry: WorkRegistry {
        get throws {
            let works = try rows(of: Work.tableName).map(Self.work)
            let aliases = try rows(of: WorkAlias.tableName).map { WorkAlias(aliasID: $0["alias_id"] ?? "", workID: $0["work_id"] ?? "") }
            return WorkRegistry(works: works.filter { !$0.id.isEmpty }, aliases: aliases.filter { !$0.aliasID.isEmpty && !$0.workID.isEmpty })
        }
    }

    private static func work(_ fields: [String: String]) -> Work {
        let row = fields.filter { !$0.value.isEmpty }
        var bibliography = Bibliography()
        bibliography.type = row["type"]
        bibliography.title = row["title"]
        bibliography.authors = (row["authors"] ?? "").split(separator: ";").map { Name(published: $0.drop { $0 == " " }) }
        bibliography.year = row["year"].flatMap { Int($0) }
        bibliography.containerTitle = row["container_title"]
        bibliography.volume = row["volume"]
        bibliography.issue = row["issue"]
        bibliography.page = row["page"]
        bibliography.publisher = row["publisher"]
        bibliography.doi = row["doi"]
        bibliography.pmid = row["pmid"]
        bibliography.pmcid = row["pmcid"]
        bibliography.url = row["url"]
        func count(_ column: String) -> Int { row[column].flatMap { Int($0) } ?? 0 }
        return Work(id: row["work_id"] ?? "", bibliography: bibliography, referenceCount: count("n_references"), documentCount: count("n_documents"),
                    citationCount: count("n_citations"), evidence: row["evidence"])
    }
}
