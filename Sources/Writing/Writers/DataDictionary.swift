import Model

extension Writer {
    /// What every table and column means, for people.
    ///
    /// - Shape: `data_dictionary.csv` has a row a table (without column) and a row a column, in the contract's order; `README.md`
    ///   says the same in prose and tables, with the files that this run wrote.
    public static let dataDictionary = Writer(
        name: "data-dictionary",
        summary: "The meaning of every table and column, as CSV and as README.md.",
        files: ["data_dictionary.csv", "README.md"]
    ) { dataset, folder, options in
        var dictionary = try BufferedFile("data_dictionary.csv", in: folder)
        let encoding = CSVEncoding()
        for row in DictionaryTable.rows(options) { encoding.append(row, to: &dictionary.bytes) }
        try dictionary.close()

        var readme = try BufferedFile("README.md", in: folder)
        appendReadme(of: dataset, options, to: &readme.bytes)
        try readme.close()
    }

    private static func appendReadme(of dataset: Dataset, _ options: WritingOptions, to bytes: inout [UInt8]) {
        bytes.append("""
            # \(MarkdownText.line(options.title))

            A dataset made by Garner from \(dataset.documents.count) documents (schema version \(Dataset.schemaVersion)). Every record that \
            comes from a document names its place: \
            `document_id`, `line` (from 1), `start` and `end` (Unicode scalars from 0, `end` not included) in the document's text. An empty \
            cell means that the source does not say. Lists inside a cell are joined by `; `.

            ## Files

            | file | content |
            |---|---|

            """)
        if !options.writes("csv") {
            bytes.append("| \(RegistryTables.names.map { "`csv/\($0).csv`" }.joined(separator: ", ")) | \(RegistryTables.summary) |\n")
        }
        for writer in Writer.all where options.writes(writer.name) {
            bytes.append("| \(writer.files.map { "`\($0)`" }.joined(separator: ", ")) | \(MarkdownText.cell(writer.summary)) |\n")
        }
        if options.writes("spreadsheet") { bytes.append("\n## Spreadsheet files\n\n\(DictionaryTable.guardMeaning(options))\n") }
        bytes.append("\n## Tables\n")
        for table in Dataset.tables { append(table, to: &bytes) }
    }

    private static func append(_ table: TableDefinition, to bytes: inout [UInt8]) {
        bytes.append("\n### \(table.name)\n\n\(MarkdownText.line(table.meaning))")
        if !table.key.isEmpty { bytes.append(" Key: \(table.key.map { "`\($0)`" }.joined(separator: ", ")).") }
        bytes.append("\n\n| column | type | meaning |\n|---|---|---|\n")
        for column in table.columns {
            var meaning = column.meaning
            if let unit = column.unit { meaning += " (\(unit))" }
            if !column.allowed.isEmpty { meaning += ": " + column.allowed.joined(separator: ", ") }
            if let target = column.references { meaning += " → \(target)" }
            let type = column.type.rawValue + (column.isList ? " list" : "") + (column.isRequired ? "" : ", optional")
            bytes.append("| `\(column.name)` | \(type) | \(MarkdownText.cell(meaning)) |\n")
        }
    }
}

/// The data dictionary as a table.
enum DictionaryTable {
    static let header = ["table", "column", "type", "unit", "required", "key", "list", "references", "allowed", "meaning"]

    static func rows(_ options: WritingOptions) -> [[String]] {
        var rows = [header]
        for table in Dataset.tables {
            rows.append([table.name] + [String](repeating: "", count: header.count - 2) + [table.meaning])
            for column in table.columns {
                rows.append([table.name, column.name, column.type.rawValue, column.unit ?? "", "\(column.isRequired)", "\(column.isKey)",
                             "\(column.isList)", column.references ?? "", column.allowed.joined(separator: "; "), column.meaning])
            }
        }
        rows.append(["spreadsheet"] + [String](repeating: "", count: header.count - 2) + [guardMeaning(options)])
        return rows
    }

    /// What the guard of `spreadsheet/` is, and how to undo it.
    static func guardMeaning(_ options: WritingOptions) -> String {
        """
        The files in spreadsheet/ start with a byte-order mark, their separator is a \(options.spreadsheetSeparator.rawValue), their \
        decimal mark a \(options.spreadsheetDecimalMark.rawValue). A text cell that a spreadsheet would run as a formula or turn into a \
        number or date has a leading ' (a leading ' of its own is doubled): take one ' off each text cell that starts with one to undo it. \
        Line breaks are ⏎ between blanks; cells over 32,767 characters are cut and end in \(SpreadsheetCell.cutMark.drop { $0 == " " }). \
        For exact values use csv/.
        """
    }
}

/// Text in Markdown.
private enum MarkdownText {
    static func line(_ text: String) -> String { BibliographicText.line(text) }
    static func cell(_ text: String) -> String { line(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
}
