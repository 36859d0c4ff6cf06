import Model

extension Writer {
    /// What a person looks at first: counts, documents, findings, works, conflicts, and what went wrong.
    ///
    /// - Shape: one HTML file without scripts and without anything from the network; long lists are cut, and say so.
    /// - Loss: control characters and characters that turn the direction of writing show as U+FFFD.
    public static let report = Writer(
        name: "report",
        summary: "The report: one HTML file for people, no network.",
        files: ["report.html"]
    ) { dataset, folder, options in
        var file = try BufferedFile("report.html", in: folder)
        file.bytes.append(Page.head(title: options.title))
        for part in ReportPart.all {
            part.append(dataset, &file.bytes)
            try file.drain()
        }
        file.bytes.append("</main>\n</body>\n</html>\n")
        try file.close()
    }
}

/// One part of the report.
private struct ReportPart: Sendable {
    let append: @Sendable (Dataset, inout [UInt8]) -> Void

    static let all = [counts, documents, findings, studies, works, conflicts, review, diagnostics]

    private static let counts = ReportPart { dataset, bytes in
        let findings = dataset.documents.reduce(0) { $0 + $1.findings.count }
        let problems = dataset.documents.reduce(dataset.diagnostics.count) { $0 + $1.diagnostics.count }
        let figures: [(String, Int)] = [
            ("documents", dataset.documents.count), ("tables", dataset.documents.reduce(0) { $0 + $1.tables.count }),
            ("references", dataset.documents.reduce(0) { $0 + $1.references.count }), ("works", dataset.works.count),
            ("citations", dataset.documents.reduce(0) { $0 + $1.citations.count }), ("findings", findings),
            ("quantities", dataset.documents.reduce(0) { $0 + $1.quantities.count }), ("conflicts", dataset.conflicts.count),
            ("diagnostics", problems),
        ]
        bytes.append("<ul class=\"figures\">\n")
        for (name, count) in figures { bytes.append("<li><b>\(Page.number(count))</b> \(name)</li>\n") }
        bytes.append("</ul>\n")
        bytes.append("""
            <p>Everything here was read by a program from the documents named below; nobody has checked it. Each row of the dataset names \
            its document, line and words, so that it can be. An empty cell means that the source does not say.</p>

            """)
    }

    private static let documents = ReportPart { dataset, bytes in
        let rows = dataset.documents.lazy.map { document -> [Page.Cell] in
            let row = document.row
            return [.text(row.metadata.title ?? row.path), .text(row.path), .text(row.metadata.published), .number(row.characterCount),
                    .number(row.tableCount), .number(row.referenceCount), .number(row.citationCount), .number(row.findingCount),
                    .number(document.diagnostics.count)]
        }
        Page.appendTable("Documents", ["title", "path", "published", "characters", "tables", "references", "citations", "findings", "diagnostics"],
                         rows, cap: 500, rest: "documents", to: &bytes)
    }

    private static let findings = ReportPart { dataset, bytes in
        let all = dataset.documents.lazy.flatMap(\.findings)
        var bySupport: [Finding.Support: Int] = [:], byDirection: [Finding.Direction: Int] = [:]
        for finding in all {
            bySupport[finding.support, default: 0] += 1
            byDirection[finding.direction, default: 0] += 1
        }
        let support = Finding.Support.allCases.map { "\(Page.number(bySupport[$0] ?? 0)) \($0.rawValue)" }
        let direction = Finding.Direction.allCases.map { "\(Page.number(byDirection[$0] ?? 0)) \($0.rawValue)" }
        let note = "Support: \(support.joined(separator: ", ")). Direction: \(direction.joined(separator: ", "))."
        let rows = all.map { finding -> [Page.Cell] in
            [.text(finding.subject), .text(finding.outcome), .text(finding.direction.rawValue), .text(estimate(finding)), .text(finding.comparator),
             .text(finding.timepoint), .text(finding.population ?? finding.model), .text(finding.support.rawValue), .quote(finding.quote),
             .text("\(finding.documentID):\(finding.span.line)")]
        }
        Page.appendTable("Findings", ["subject", "outcome", "direction", "estimate", "comparator", "time", "in", "support", "words", "place"],
                         rows, cap: 300, rest: "findings", note: note, to: &bytes)
    }

    private static func estimate(_ finding: Finding) -> String? {
        func text(_ number: Double?) -> String? { number.flatMap { $0.isFinite ? Value.real($0).plainText : nil } }
        guard var estimate = text(finding.estimate) else { return nil }
        if let high = text(finding.estimateHigh) { estimate += " – \(high)" }
        if let dispersion = text(finding.dispersion) {
            let type = finding.dispersionType.map { " (\($0.rawValue))" } ?? ""
            estimate += text(finding.dispersionHigh).map { " [\(dispersion), \($0)]\(type)" } ?? " ± \(dispersion)\(type)"
        }
        return estimate + (finding.unit.map { " \($0)" } ?? "")
    }

    private static let studies = ReportPart { dataset, bytes in
        let all = [dataset.documents.lazy.flatMap(\.studies).map { $0 }, dataset.citedStudies].joined()
        let rows = all.lazy.map { study -> [Page.Cell] in
            [.text(study.label), .text(study.design), .text(study.year.map { String($0) }), .text(study.n.map { String($0) }),
             .text(study.population), .number(study.documentIDs.count)]
        }
        Page.appendTable("Studies", ["study", "design", "year", "n", "population", "documents"], rows, cap: 200, rest: "studies", to: &bytes)
    }

    private static let works = ReportPart { dataset, bytes in
        let ranked = dataset.works.indices.sorted { a, b in
            let x = dataset.works[a], y = dataset.works[b]
            return (y.documentCount, y.citationCount, y.referenceCount, a) < (x.documentCount, x.citationCount, x.referenceCount, b)
        }
        let rows = ranked.lazy.map { index -> [Page.Cell] in
            let work = dataset.works[index]
            return [.text(work.bibliography.title ?? work.bibliography.url ?? work.id), .text(authors(work.bibliography)),
                    .text(work.bibliography.year.map { String($0) }), .text(work.bibliography.containerTitle), .text(work.evidence),
                    .number(work.documentCount), .number(work.referenceCount), .number(work.citationCount)]
        }
        Page.appendTable("Works", ["title", "authors", "year", "in", "evidence", "documents", "references", "citations"], rows, cap: 200,
                         rest: "works", note: "The works that most documents list come first.", to: &bytes)
    }

    private static func authors(_ bibliography: Bibliography) -> String? {
        guard let first = bibliography.authors.first else { return nil }
        return first.text + (bibliography.authors.count > 1 || bibliography.isEtAl ? " et al." : "")
    }

    private static let conflicts = ReportPart { dataset, bytes in
        let rows = dataset.conflicts.lazy.map { conflict -> [Page.Cell] in
            [.text(conflict.kind.rawValue), .text(conflict.about), .text(conflict.explanation), .text(conflict.idA), .text(conflict.idB)]
        }
        Page.appendTable("Conflicts", ["kind", "about", "disagreement", "one", "other"], rows, cap: 200, rest: "conflicts",
                         note: "Statements that disagree. Which one is right is not decided here.", to: &bytes)
    }

    private static let review = ReportPart { dataset, bytes in
        let rows = dataset.matches.lazy.filter { $0.decision == .possible }.map { match -> [Page.Cell] in
            [.text(match.referenceIDA), .text(match.referenceIDB), .text(Value.real(match.probability).plainText),
             .text(match.reasons.joined(separator: "; "))]
        }
        Page.appendTable("Pairs for a person", ["reference", "reference", "probability", "reasons"], rows, cap: 200, rest: "pairs",
                         note: "References that may be one work and were kept apart.", to: &bytes)
    }

    private static let diagnostics = ReportPart { dataset, bytes in
        let all = [dataset.documents.lazy.flatMap(\.diagnostics).map { $0 }, dataset.diagnostics].joined()
        var counts: [String: Int] = [:]
        for diagnostic in all { counts["\(diagnostic.severity.rawValue) \(diagnostic.code)", default: 0] += 1 }
        let summary = counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { "\(Page.number($0.value)) \($0.key)" }
        let order: [Diagnostic.Severity] = [.error, .warning, .note]
        let rows = order.lazy.flatMap { severity in all.lazy.filter { $0.severity == severity } }.map { item -> [Page.Cell] in
            let place = [item.documentID, item.span.map { String($0.line) }].compactMap { $0 }.joined(separator: ":")
            return [.text(item.severity.rawValue), .text(item.code), .text(place), .text(item.message), .text(item.hint)]
        }
        Page.appendTable("Diagnostics", ["severity", "code", "place", "what", "hint"], rows, cap: 300, rest: "diagnostics",
                         note: summary.isEmpty ? nil : summary.joined(separator: ", ") + ".", to: &bytes)
    }
}

/// The report's HTML.
private enum Page {
    enum Cell {
        case text(String?), number(Int)
        /// Source words, cut when they are long.
        case quote(String)
    }

    static func head(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(escaped(title))</title>
        <style>
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
        main { max-width: 90rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
        .figures { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
        .figures li { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .8rem; }
        .figures b { display: block; font-size: 1.3rem; }
        .scroll { overflow-x: auto; max-height: 40rem; overflow-y: auto; border: 1px solid var(--line); border-radius: .4rem; }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
        td { overflow-wrap: break-word; max-width: 30rem; }
        th { position: sticky; top: 0; background: Canvas; } tr:nth-child(even) td { background: var(--soft); }
        td.n { text-align: right; font-variant-numeric: tabular-nums; } p.note { opacity: .8; }
        </style>
        </head>
        <body>
        <main>
        <h1>\(escaped(title))</h1>

        """
    }

    /// Appends a heading and a table of at most `cap` rows; a table without rows is a sentence.
    static func appendTable(_ heading: String, _ columns: [String], _ rows: some Sequence<[Cell]>, cap: Int, rest: String, note: String? = nil,
                            to bytes: inout [UInt8]) {
        bytes.append("<section>\n<h2>\(heading)</h2>\n")
        if let note { bytes.append("<p class=\"note\">\(escaped(note))</p>\n") }
        var count = 0
        for row in rows {
            if count == 0 {
                bytes.append("<div class=\"scroll\"><table>\n<thead><tr>\(columns.map { "<th>\($0)</th>" }.joined())</tr></thead>\n<tbody>\n")
            }
            count += 1
            if count <= cap { append(row, to: &bytes) }
        }
        if count > 0 { bytes.append("</tbody>\n</table></div>\n") } else { bytes.append("<p>None.</p>\n") }
        if count > cap {
            bytes.append("<p class=\"note\">The first \(cap) of \(number(count)) \(rest); the tables of the dataset have them all.</p>\n")
        }
        bytes.append("</section>\n")
    }

    private static func append(_ row: [Cell], to bytes: inout [UInt8]) {
        bytes.append("<tr>")
        for cell in row {
            switch cell {
            case .number(let count): bytes.append("<td class=\"n\">\(number(count))</td>")
            case .text(let text): bytes.append("<td>\(escaped(cut(text ?? "", at: 600)))</td>")
            case .quote(let text): bytes.append("<td>\(escaped(cut(text, at: 300)))</td>")
            }
        }
        bytes.append("</tr>\n")
    }

    private static func cut(_ text: String, at limit: Int) -> String {
        guard text.utf8.count > limit, let end = text.unicodeScalars.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
              end < text.endIndex else { return text }
        return text[..<end] + " …"
    }

    /// `1234567` is `1,234,567`.
    static func number(_ count: Int) -> String {
        var digits = Array(String(count).utf8), index = digits.count - 3
        while index > 0 { digits.insert(UInt8(ascii: ","), at: index); index -= 3 }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Text in HTML; control characters and those that turn the direction of writing become U+FFFD, line breaks and tabs a blank.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case "\n", "\r", "\t": result.append(" ")
            case "\u{0}" ... "\u{1F}", "\u{7F}" ... "\u{9F}", "\u{202A}" ... "\u{202E}", "\u{2066}" ... "\u{2069}", "\u{FFFE}", "\u{FFFF}":
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
