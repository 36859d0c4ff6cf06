import Model

extension Writer {
    /// Exact values for programs, R and pandas.
    ///
    /// Example: a finding of −4.7 is `-4.7`, one that the source does not state is an empty cell, `1.40` in a text cell stays `1.40`.
    ///
    /// - Shape: UTF-8 without byte-order mark, header row, one file a table, empty tables too.
    /// - Loss: none but NaN and infinity; null and the empty text look the same.
    /// - Source: RFC 4180.
    public static let csv = Writer(
        name: "csv",
        summary: "One CSV file a table, exact values without guards, for programs.",
        files: ["csv/<table>.csv"]
    ) { dataset, folder, _ in
        for table in PublishedTable.all { try table.writeCSV(of: dataset, into: folder) }
    }
}

extension PublishedTable {
    /// `csv/<table>.csv`.
    func writeCSV(of dataset: Dataset, into folder: any OutputFolder) throws {
        let encoding = CSVEncoding()
        var file = try BufferedFile("csv/\(name).csv", in: folder)
        encoding.append(columns.map(\.name), to: &file.bytes)
        try forEachRow(of: dataset) { row in
            encoding.append(row, to: &file.bytes)
            try file.drain()
        }
        try file.close()
    }
}
