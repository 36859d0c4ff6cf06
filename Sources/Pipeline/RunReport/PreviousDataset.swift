/// The dataset that a run is about to replace.
struct PreviousDataset {
    let folder: String
    /// The SHA-256 of its documents by id.
    let sources: [String: String]

    /// - Throws: `Failure` where its documents' table cannot be read.
    init(in folder: String) throws {
        self.folder = folder
        sources = try PublishedDocuments.hashes(in: folder)
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
}
