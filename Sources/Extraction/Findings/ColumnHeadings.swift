import Model

/// What the stacked headings of a column say of the figures below them.
extension TableFindings {
    /// What the stacked headings of a column name, statistics and sizes left out, and when it was measured.
    func headingParts(of column: Int) -> (names: [String], timepoint: String?) {
        var names: [String] = [], timepoint: String?
        for heading in stacked[column] ?? [] {
            let open = heading.firstIndex(of: "(").map { String(heading[..<$0]).trimmingEnds ?? heading } ?? heading
            if TimeWords.areAll(of: heading) { timepoint = heading } else if TimeWords.areAll(of: open) { timepoint = open } else if !Self.namesStatistic(heading) { names.append(heading) }
        }
        return (names, timepoint)
    }

    /// `Mean (SD)`, `Mean change (SD)*`: a statistic and nothing else.
    private static func namesStatistic(_ heading: String) -> Bool {
        let words = heading.split(separator: " ").filter { !["change", "changes", "score", "scores"].contains($0.lowercased()) }
        return HeadingRows.names(words.joined(separator: " ").filter { !"*†‡§¶".contains($0) })
    }

    /// Whether the heading of a column is of changes.
    func speaksOfChange(_ column: Int) -> Bool {
        FoldedWord.first(of: (stacked[column] ?? []).joined(separator: " ")).contains { $0 == "change" || $0 == "changes" }
    }

    /// The size that the headings of a column state of a group: `active n = 24` for *Active*.
    func size(of group: String, inHeadingOf column: Int) -> Int? {
        for heading in stacked[column] ?? [] {
            let text = heading.lowercased(), name = group.lowercased()
            guard let place = text.firstRange(of: name + " n = ") ?? text.firstRange(of: name + " n=") ?? text.firstRange(of: name + " (n = ") else { continue }
            if let size = Int(text[place.upperBound...].prefix { $0.isNumber }) { return size }
        }
        return nil
    }

    /// The one column of probabilities below a heading that stands over this column, too; nil where no heading ties them.
    func probability(beside column: Int) -> Int? {
        guard let top = stacked[column], top.count > 1 else { return nil }
        let found = probabilityColumns.filter { stacked[$0]?.dropLast().contains { top.contains($0) } == true }
        return found.count == 1 ? found[0] : nil
    }
}
