import Model

/// Rows that state an effect for each level of an exposure, a column a level: `Adjusted RR | 1.00 | 0.90 (0.84, 0.96) | …` below `Fifths of tea | 1 | 2 | …`.
///
/// The row's stub, or the row of its group above, names the effect; one column has the level of reference, a bare one, in all such rows.
///
/// - Loss: rows whose interval stands in a row of its own.
extension TableFindings {
    /// The findings of such rows; nil where the table has none.
    func levelDrafts() -> [RowDrafts]? {
        var statistic: String?, group: String?, found: [RowDrafts] = []
        let exposure = exposure(), outcome = table.caption.flatMap(Self.outcome(ofAssociation:))
        for row in rows {
            guard let stub = row[0] else { continue }
            if row.count == 1 {
                statistic = EffectColumns.statistic(stub.text)
                if statistic == nil { group = stub.text }
                continue
            }
            guard let effect = EffectColumns.statistic(stub.text) ?? statistic, effect.hasSuffix("_ratio"), let reference = referenceColumn(of: row) else { continue }
            for (column, cell) in row where column > 0 && column != reference {
                guard let amount = figures.quantities(row: cell.row, column: column).first, let value = amount.value, let low = amount.dispersion, let high = amount.dispersionHigh,
                    !isTrend(column), let level = headers[column]
                else { continue }
                let bytes = row.extent
                var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: value > 1 ? .increase : value < 1 ? .decrease : .no_change,
                                      support: .uncited, quote: document.string(bytes), span: document.span(bytes))
                (finding.statistic, finding.estimate) = (effect, value)
                (finding.dispersion, finding.dispersionHigh, finding.dispersionType) = (low, high, amount.dispersionType ?? .unknown)
                (finding.dose, finding.comparator) = (level, headers[reference])
                finding.inherited = ["comparator: column header", "dose: column header"]
                if let (subject, origin) = exposure {
                    finding.subject = subject
                    finding.inherited.append("subject: " + origin)
                }
                // `Stroke` above rows of effects is what they are of
                if let outcome = group ?? outcome {
                    finding.outcome = outcome
                    finding.inherited.append(group == nil ? "outcome: caption" : "outcome: group row")
                }
                found.append(RowDrafts(row: cell.row, column: column, drafts: [FindingBuilder.Draft(finding: finding, arms: [], subjectKind: .absent)]))
            }
        }
        return found.isEmpty ? nil : found
    }

    /// The one column of a row whose cell is a bare one.
    private func referenceColumn(of row: TableRow) -> Int? {
        let found = row.columns.filter { $0 > 0 && row[$0].map { Exposures.isReference($0.text) } == true }
        return found.count == 1 ? found[0] : nil
    }

    private func isTrend(_ column: Int) -> Bool {
        let heading = headers[column] ?? ""
        return heading.lowercased().contains("trend") || HeadingMeaning(heading).kind == .p_value || FoldedWord.first(of: heading).contains { $0 == "per" || $0 == "continuous" }
    }

    /// What the levels are of: the heading of the stubs, or what the caption says behind *by*.
    private func exposure() -> (text: String, origin: String)? {
        if let heading = headers[0], !FoldedWord.first(of: heading).allSatisfy({ Self.generic.contains($0) }), !FoldedWord.first(of: heading).contains(where: { Self.outcomes.contains($0) }) {
            return (heading, "column header")
        }
        guard let caption = table.caption, let place = caption.lowercased().firstRange(of: " by ") else { return nil }
        let words = caption[place.upperBound...].split(separator: " ").prefix { !["in", "among", "during", "from"].contains($0.lowercased()) }
        let text = words.joined(separator: " ").prefix { $0 != "(" && $0 != "," && $0 != "." }
        return text.count > 2 ? (String(text), "caption") : nil
    }

    /// Words of headings above outcomes: `Causes of death`.
    private static let outcomes: WordSet = ["cause", "causes", "outcome", "outcomes", "endpoint", "endpoints", "mortality", "death", "deaths", "event", "events", "disease"]
    private static let generic: WordSet = ["variable", "variables", "characteristic", "characteristics", "outcome", "outcomes", "model", "models", "parameter", "item", "measure"]
}
