import Model

/// How a list without marks is set, judged once from all its lines.
struct UnmarkedShape {
    private let cut: EntryCut
    /// First lines stand out to the left.
    private let hangs: Bool
    private let leastIndent: Int
    /// Nearly every line that follows another directly is an entry of its own.
    private let isLineByLine: Bool
    /// Blank lines part the lines of the entries: about every other paragraph opens with an author.
    private let breaksInside: Bool
    /// Entries print the year right behind the names.
    private let datesNames: Bool

    init(_ cut: EntryCut) {
        self.cut = cut
        let visible = cut.lines.filter { !$0.isBlank }
        let least = visible.map(\.indent).min() ?? 0
        leastIndent = least
        let indented = visible.count { $0.indent > least + 1 }
        hangs = indented * 4 >= visible.count && indented < visible.count
        let adjacent = cut.lines.indices.dropFirst().filter { !cut.lines[$0].isBlank && !cut.lines[$0 - 1].isBlank }
        isLineByLine = Self.isLineByLine(adjacent.prefix(500), cut)
        let parts = cut.lines.indices.dropFirst().filter { !cut.lines[$0].isBlank && cut.lines[$0 - 1].isBlank }.prefix(500)
        let opened = parts.count { cut.opensWithAuthor(cut.lines[$0]) }
        let openings = adjacent.prefix(500).filter { cut.endsSentence(cut.lines[$0 - 1]) && cut.opensWithAuthor(cut.lines[$0]) }
        let dated = openings.count { cut.datesNames(cut.lines[$0]) }
        datesNames = dated >= 2 && dated >= 2 * openings.count { cut.isUndated(cut.lines[$0]) }
        breaksInside = parts.count >= 4 && opened * 10 >= parts.count * 3 && opened * 10 <= parts.count * 8
    }

    /// Whether lines that follow another directly are evident entries, and what stands above them is whole or they open with an author: where entries
    /// wrap, every other line breaks off and goes on in the next.
    private static func isLineByLine(_ lines: ArraySlice<Int>, _ cut: EntryCut) -> Bool {
        guard lines.count(where: { cut.evidence(in: cut.lines[$0].text) >= 2 }) * 10 >= lines.count * 7 else { return false }
        let continuing = lines.count { !cut.endsSentence(cut.lines[$0 - 1]) && !cut.endsInAddress(cut.lines[$0 - 1]) && !cut.opensWithAuthor(cut.lines[$0]) }
        guard continuing * 5 < max(lines.count, 1) else { return false }
        return lines.count { cut.endsSentence(cut.lines[$0 - 1]) || cut.endsInAddress(cut.lines[$0 - 1]) } * 4 >= lines.count * 3
            || lines.count { cut.opensWithAuthor(cut.lines[$0]) } * 5 >= lines.count * 3
    }

    /// Whether a line starts an entry, given the one above.
    func starts(_ index: Int, behind entry: EntryCut.Entry) -> Bool {
        let line = cut.lines[index], above = cut.lines[entry.upperBound - 1]
        if hangs { return line.indent <= leastIndent + 1 }
        if line.hasBullet { return true }
        if cut.isUnfinished(above.text) && !cut.endsInWholeAddress(above) || cut.startsLower(line) || cut.startsWithComma(line) { return false }
        if entry.upperBound < index {
            return !(breaksInside && !cut.endsSentence(above) && !cut.opensWithAuthor(line)) && !cut.runsOverPage(from: entry.upperBound - 1, to: index)
        }
        if isLineByLine { return true }
        guard cut.endsSentence(above) || cut.endsInAddress(above), !cut.endsAmongNames(entry) else { return false }
        if cut.opensWithAuthor(line) { return !(datesNames && cut.isUndated(line)) }
        return FullNames.openInverted(line.text, of: cut.bytes) && cut.isDated(entry) && cut.isOrdered(entry, line)
    }
}
