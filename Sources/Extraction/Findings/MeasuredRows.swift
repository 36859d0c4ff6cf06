import Model

/// Rows of treatments or trials with what was measured in columns: `Drug | Weight lost (kg) | HbA1c (%)`, `Trial | Population | Weight loss`.
///
/// Each figure is a finding of its row's treatment; where rows are trials the caption or the heading above names it.
///
/// - Loss: columns whose heading is not known to be measured; properties of the substance itself (*Molecular weight*, *Purity*).
extension TableFindings {
    /// The columns of figures under a heading of what was measured, ascending; none where columns are compounds or a column names the outcome.
    func measuredColumns() -> [Int] {
        switch roles[0] {
        case .subject: break
        case .source where ColumnRole.namesStudies(headers[0] ?? "") && lentSubject != nil: break
        default: return []
        }
        guard compounds.isEmpty, !roles.values.contains(.outcome), rows.count > 1 else { return [] }
        return figures.columns.filter { column in
            guard column > 0, figures.count(of: column) * 3 >= rows.count * 2, let heading = headers[column] else { return false }
            switch roles[column] {
            case nil, .text, .change: break
            default: return false
            }
            return isMeasured(heading) && !FoldedWord.first(of: heading).contains { Self.properties.contains($0) }
        }
    }

    func measuredDrafts(of row: TableRow, in columns: [Int], _ shared: FindingContext) -> [RowDrafts] {
        columns.compactMap { column in
            guard let cell = row[column], cell.row == row.number, let outcome = columnOutcome(column) else { return nil }
            var context = shared
            context.outcome = FindingContext.Carried(text: outcome.name, origin: "column header")
            if context.subject == nil { context.subject = lentSubject }
            guard context.subject != nil, var draft = plainDraft(cell, reading(cell), context), draft.finding.estimate != nil else { return nil }
            if draft.finding.unit == nil, let amount = figures.quantities(row: cell.row, column: column).first, amount.value == draft.finding.estimate { draft.finding.unit = amount.unit }
            draft.finding.timepoint = draft.finding.timepoint ?? outcome.timepoint
            fill(&draft.finding, from: row)
            let bytes = row.extent
            (draft.finding.quote, draft.finding.span) = (document.string(bytes), document.span(bytes))
            return RowDrafts(row: cell.row, column: column, drafts: [draft], study: studyCell(of: row))
        }
    }

    /// What a substance is, and not what it did.
    private static let properties: WordSet = [
        "molecular", "purity", "formula", "price", "cost", "cas", "solubility", "storage", "shelf", "length", "rating", "stars", "reviews", "pack",
        "bioavailability", "sequence", "year", "ranking", "rank",
    ]
}
