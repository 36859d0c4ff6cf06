import Model

extension Reader {
    /// The reader of references whose format a file's first bytes show, whatever its name: `TY  - `, `PMID- `, `PT J`, `%0 `, `@article{`, `[{"`, `<records>`, or a
    /// header of bibliographic columns.
    ///
    /// - Parameter bytes: the start of the file, some thousand bytes.
    public static func ofReferences(startingWith bytes: [UInt8]) -> Reader? {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
        let start = body.trimmingBlanks(0 ..< body.count).lowerBound
        guard start < body.count else { return nil }
        if let tagged = tagged(body) { return tagged }
        if PubMedAbstractsFile.opens(body) { return .pubMedAbstracts }
        if body[start] == 0x7B || body[start] == 0x5B { return .cslJSON }
        if body[start] == 0x3C { return holds("<record", body) ? .endNoteXML : nil }
        if body[start] == 0x40 || holds("\n@", body) { return .bibTeX }
        var rows = DelimitedRows(body)
        return rows.next() && ColumnNames(rows.cells.map { rows.text(of: $0) }).areBibliographic ? .csv : nil
    }

    /// The reader of a format that names each field at the start of its line; no prose starts so.
    ///
    /// - Parameter bytes: the start of the file, without byte-order mark.
    static func tagged(_ bytes: [UInt8]) -> Reader? {
        let start = bytes.trimmingBlanks(0 ..< bytes.count).lowerBound
        func opens(_ style: TaggedLines.Style, with tags: StaticString...) -> Bool {
            let found = TaggedLines(bytes, style).tag(at: start)?.0
            return tags.contains { TaggedLines.tag($0) == found }
        }
        if opens(.ris, with: "TY") { return .ris }
        if opens(.medline, with: "PMID") { return .pubMed }
        if opens(.webOfScience, with: "FN", "PT"), holds("\nAU ", bytes), holds("\nTI ", bytes) { return .webOfScience }
        if opens(.endNote, with: "%0", "%A") { return .endNoteTagged }
        if bytes[start...].starts(with: "PT\tAU\t".utf8) { return .csv }
        return nil
    }

    private static func holds(_ words: String, _ bytes: [UInt8]) -> Bool {
        let words = Array(words.utf8)
        return bytes.indices.contains { bytes[$0] == words[0] && bytes[$0...].starts(with: words) }
    }
}
