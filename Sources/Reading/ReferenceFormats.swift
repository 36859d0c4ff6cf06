import Model

extension Reader {
    /// The reader of references whose format a file's first bytes show, whatever its name: `TY  - `, `PMID- `, `@article{`, `[{"`, `<records>`, or a
    /// header of bibliographic columns.
    ///
    /// - Parameter bytes: the start of the file, some thousand bytes.
    public static func ofReferences(startingWith bytes: [UInt8]) -> Reader? {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
        let start = body.trimmingBlanks(0 ..< body.count).lowerBound
        guard start < body.count else { return nil }
        var risLines = TaggedLines(body, isRIS: true), pubMedLines = TaggedLines(body, isRIS: false)
        if let line = risLines.next(), line.tag == TaggedLines.tag("TY") { return .ris }
        if let line = pubMedLines.next(), line.tag == TaggedLines.tag("PMID") { return .pubMed }
        if body[start] == 0x7B || body[start] == 0x5B { return .cslJSON }
        if body[start] == 0x3C { return holds("<record", body) ? .endNoteXML : nil }
        if body[start] == 0x40 || holds("\n@", body) { return .bibTeX }
        var rows = DelimitedRows(body)
        return rows.next() && ColumnNames(rows.cells.map { rows.text(of: $0) }).areBibliographic ? .csv : nil
    }

    private static func holds(_ words: String, _ bytes: [UInt8]) -> Bool {
        let words = Array(words.utf8)
        return bytes.indices.contains { bytes[$0] == words[0] && bytes[$0...].starts(with: words) }
    }
}
