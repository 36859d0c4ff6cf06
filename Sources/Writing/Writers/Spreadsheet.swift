import Model

extension Writer {
    /// The same rows for people in Excel, LibreOffice or Sheets, guarded against what these make of text.
    ///
    /// A text cell that would run as a formula or turn into a number or date gets a leading `'`: `=1+1` is written `'=1+1`, `SEPT2`
    /// is `'SEPT2`, `007` is `'007`; `-4.7` stays as it is. To undo it, take one `'` off each text cell that starts with one.
    ///
    /// - Shape: byte-order mark, header row, one file a table; separator and decimal mark as the options say.
    /// - Loss: line breaks become ` ⏎ `; cells over 32,767 UTF-16 units are cut (`long-cell`).
    public static let spreadsheet = Writer(
        name: "spreadsheet",
        summary: "The same tables for Excel, LibreOffice and Sheets, guarded against formulas and guessed types.",
        files: ["spreadsheet/<table>.csv"],
        limits: [.longCell]
    ) { dataset, folder, options in
        let encoding = CSVEncoding(separator: options.spreadsheetSeparator.byte)
        for table in PublishedTable.all {
            var file = try BufferedFile("spreadsheet/\(table.name).csv", in: folder)
            var cell = SpreadsheetCell(decimalMark: options.spreadsheetDecimalMark)
            file.bytes.append("\u{FEFF}")
            encoding.append(table.columns.map(\.name), to: &file.bytes)
            try table.forEachRow(of: dataset) { row in
                append(row, encoding, &cell, to: &file.bytes)
                try file.drain()
            }
            try file.close()
        }
    }

    private static func append(_ row: [Value], _ encoding: CSVEncoding, _ cell: inout SpreadsheetCell, to bytes: inout [UInt8]) {
        for index in row.indices {
            if index > 0 { bytes.append(encoding.separator) }
            cell.set(row[index])
            cell.bytes.withUnsafeBufferPointer { encoding.append($0, to: &bytes) }
        }
        encoding.end(row.count, from: 0, in: &bytes)
    }
}
