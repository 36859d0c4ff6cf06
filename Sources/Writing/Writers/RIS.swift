import Model

extension Writer {
    /// The works for Zotero, EndNote, Mendeley and pandoc.
    ///
    /// Example: `TY  - JOUR`, `AU  - Radchenko, Anna`, `TI  - …`, `PY  - 2025`, `SP  - 12`, `EP  - 19`, `DO  - 10.1000/x`, `ER  - `.
    ///
    /// - Shape: one record a work, in the order of `works`; `ID` is the `work_id`; lines end with CR LF.
    /// - Loss: line breaks and control characters become spaces, since a value is one line. RIS cannot say that a name is a body's:
    ///   one that holds a comma is read as family and given name. arXiv numbers and *et al.* are in `works.json` and `references`.
    /// - Source: Reference Manager, RIS format specification (2011); EndNote's use of `AN` for PMID and `C2` for PMCID.
    public static let ris = Writer(
        name: "ris",
        summary: "The deduplicated works as RIS.",
        files: ["references/works.ris"]
    ) { dataset, folder, _ in
        var file = try BufferedFile("references/works.ris", in: folder)
        for work in dataset.works {
            append(work, to: &file.bytes)
            try file.drain()
        }
        try file.close()
    }

    private static func append(_ work: Work, to bytes: inout [UInt8]) {
        let b = work.bibliography
        let issued = BibliographicText.issued(b)
        let pages = b.page.map(BibliographicText.pages)
        let fields: [(String, String?)] = [
            ("TY", BibliographicText.types(of: b.type).ris), ("ID", work.id), ("TI", b.title), ("T2", b.containerTitle),
            ("PY", issued.first.map { String($0) }), ("DA", issued.count > 1 ? date(issued) : nil), ("VL", b.volume), ("IS", b.issue),
            ("SP", pages?.first), ("EP", pages?.last), ("PB", b.publisher), ("CY", b.publisherPlace), ("ET", b.edition), ("SN", b.isbn),
            ("DO", b.doi), ("AN", b.pmid), ("C2", b.pmcid), ("UR", b.url), ("Y2", b.accessed.map { date(BibliographicText.parts(ofDate: $0)) }),
        ]
        for (tag, value) in fields {
            append(tag, value, to: &bytes)
            if tag == "ID" {
                for name in b.roles.authors { append("AU", name.text, to: &bytes) }
                for name in b.roles.editors { append("ED", name.text, to: &bytes) }
            }
        }
        bytes.append("ER  - \r\n\r\n")
    }

    private static func append(_ tag: String, _ value: String?, to bytes: inout [UInt8]) {
        guard let value, !value.isEmpty else { return }
        bytes.append("\(tag)  - \(BibliographicText.line(value))\r\n")
    }

    /// `2025/12/03/`, `2025/12//`.
    private static func date(_ parts: [Int]) -> String {
        guard let year = parts.first else { return "" }
        return "\(year)/" + (1 ... 2).map { $0 < parts.count ? (parts[$0] < 10 ? "0" : "") + "\(parts[$0])/" : "/" }.joined()
    }
}
