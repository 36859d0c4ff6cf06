/// What stands behind a title within its stretch and is none of it.
extension FieldOrder {
    mutating func partTitle() {
        partThesis()
        partSeries()
    }

    /// `Lakes, Diplomarbeit, | Northern University`: the word for a thesis, and where it was written.
    private mutating func partThesis() {
        guard let title = first(.title) else { return }
        let own = stretches[title].tokens
        let kind = own.dropFirst(2).first {
            isWord($0) && isMark($0 - 1, in: ",.(") && Self.theses.contains(word($0)) && ($0 + 1 == own.upperBound || isMark($0 + 1, in: ",.)"))
        }
        guard let kind else { return }
        let start = isMark(kind - 1, 0x28) ? kind - 1 : kind
        let end = (kind + 1 ..< own.upperBound).first { isWord($0) } ?? own.upperBound
        if end < own.upperBound, first(.publisher) == nil { part(title, at: end, .publisher) }
        part(title, at: start, .genre)
    }

    private static let theses: WordSet = [
        "diplomarbeit", "dissertation", "diss", "magisterarbeit", "masterarbeit", "bachelorarbeit", "habilitationsschrift", "staatsexamensarbeit", "thèse", "tesi",
    ]

    /// `Lakes (= Northern Studies 12)`: brackets that open so hold the series.
    private mutating func partSeries() {
        guard let title = first(.title), let open = stretches[title].tokens.dropFirst().first(where: { isMark($0, in: "([") && $0 + 1 < tokens.count && isMark($0 + 1, 0x3D) })
        else { return }
        part(title, at: open, .series)
    }
}
