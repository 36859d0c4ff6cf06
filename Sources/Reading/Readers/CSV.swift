import Model

extension Reader {
    /// Tables of references as reference managers, databases and screening tools export them, one reference a row.
    ///
    /// ```
    /// ID,author,title,year,journal,volume,number,pages,doi
    /// rec-7,"Ames, R. and Ode, L.",Tides of a small lake,2011,Limnology Letters,4,2,11-19,10.1000/ll.7
    /// ```
    ///
    /// The columns may come in any order and under the names that programs give them (`ColumnNames`); a column `reference` holds one reference a
    /// row that nobody has parsed. Cells are parted by commas, semicolons, tabs or bars. A table whose headers are not those of references stays
    /// one listing in the text, with `no-bibliographic-headers`.
    public static let csv = Reader(
        name: "csv",
        summary: "CSV and TSV tables of references, one a row, with a header.",
        extensions: ["csv", "tsv"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var records = RecordBuilder()
            var rows = DelimitedRows(text)
            guard rows.next() else { return records.text(of: text, document: document, format: "a table", diagnostics: &diagnostics) }
            var columns = ColumnNames(rows.cells.map { rows.text(of: $0) })
            if !columns.areBibliographic, let header = header(behind: rows, of: text) {
                records.note(.note, "lines-above-header", at: 0, "the lines above the header were passed over")
                (rows, columns) = header
            }
            if columns.areBibliographic {
                read(&rows, columns, of: text, into: &records)
            } else {
                records.note(.warning, "no-bibliographic-headers", at: 0, "the headers are not those of references; the table was kept as a listing",
                             hint: "name a column title beside author, year, journal or doi, or reference where each row holds a whole one")
            }
            return records.text(of: text, document: document, format: "a table of references", diagnostics: &diagnostics)
        }
    )

    /// The header within the next rows, behind what a database prints above it: the search, a rule, a blank line.
    private static func header(behind first: DelimitedRows, of text: [UInt8]) -> (rows: DelimitedRows, columns: ColumnNames)? {
        var rows = first
        for _ in 0 ..< 7 {
            guard rows.next() else { return nil }
            let columns = ColumnNames(rows.cells.map { rows.text(of: $0) })
            if columns.areBibliographic, columns.variables.count > 3 { return (rows, columns) }
        }
        return nil
    }

    private static func read(_ rows: inout DelimitedRows, _ columns: ColumnNames, of text: [UInt8], into records: inout RecordBuilder) {
        let count = columns.variables.count
        while rows.next() {
            for (problem, at) in rows.problems {
                switch problem {
                case .openQuote:
                    records.note(.warning, "open-quote", at: at, "the quote that opens here is never closed; the cell was ended with its line",
                                 hint: "close it, or double the quotes that belong to the text")
                case .bareQuote: records.note(.warning, "bare-quote", at: at, "a quote stands in a quoted cell without being doubled; it was kept")
                }
            }
            if rows.cells.count != count {
                records.note(.warning, "ragged-row", at: rows.row.lowerBound, "row has \(rows.cells.count) cells where the header has \(count)",
                             hint: "put cells that hold the separator into double quotes")
            }
            records.begin(at: rows.row.lowerBound)
            for (cell, variable) in zip(rows.cells, columns.variables) where !cell.bytes.isEmpty {
                guard let variable else { continue }
                let value = rows.text(of: cell)
                if variable == .type {
                    if let type = ReferenceTypes.type(of: value) { records.keep(.type, type.utf8) }
                } else if variable == .authors || variable == .editors, value.contains(0x0A), !value.contains(0x3B) {
                    records.add(variable, value.map { $0 == 0x0A ? 0x3B : $0 }[...], printed: value)
                } else {
                    records.add(variable, value)
                }
            }
            if let label = columns.label, label < rows.cells.count { records.setLabel(rows.text(of: rows.cells[label])) }
            records.end(at: rows.row.upperBound, in: text)
        }
    }
}
