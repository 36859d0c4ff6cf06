import Model

/// A line of a document and what can be said of it without its neighbours.
struct Line: Sendable {
    /// With its line end.
    var bytes: Range<Int>
    /// Without blanks at either end.
    var content: Range<Int>

    var isBlank: Bool { content.isEmpty }
    /// Blanks before the first visible character; a tab counts one.
    var indent: Int { content.lowerBound - bytes.lowerBound }
}

extension SourceText {
    var lines: [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(lineCount)
        for number in 1 ... lineCount {
            let range = bytes(ofLine: number)
            lines.append(Line(bytes: range, content: trimmed(range)))
        }
        return lines
    }
}

/// `• ‣ ◦ ▪ ■ ● – ·` as UTF-8.
private let bulletGlyphs: [[UInt8]] = ["•", "‣", "◦", "▪", "■", "●", "–", "·"].map { Array($0.utf8) }

/// A list mark at the start of a line.
struct ListMark: Sendable {
    /// The mark without brackets and point: `12`, `•`, `-`.
    var label: Range<Int>
    /// Where the item's text starts.
    var end: Int
    var isNumber: Bool
}

extension [UInt8] {
    /// The list mark that a line starts with: `- `, `* `, `+ `, `• `, `12. `, `12) `, `(12) `, `[12] `, `a) `.
    func listMark(in content: Range<Int>) -> ListMark? {
        guard let first = content.first.map({ self[$0] }) else { return nil }
        switch first {
        case 0x2D, 0x2A, 0x2B:                                                // - * +
            return mark(label: content.lowerBound ..< content.lowerBound + 1, textAfter: content.lowerBound + 1, in: content, isNumber: false)
        case 0xE2 where content.count > 3, 0xC2 where content.count > 2:      // • ‣ ◦ ▪ ■ ● – ·
            let length = first == 0xC2 ? 2 : 3
            let glyph = self[content.lowerBound ..< content.lowerBound + length]
            guard bulletGlyphs.contains(where: { glyph.elementsEqual($0) }) else { return nil }
            return mark(label: content.lowerBound ..< content.lowerBound + length, textAfter: content.lowerBound + length, in: content, isNumber: false)
        case 0x23 where content.count > 2:                                    // #. and the # of a wiki
            let end = content.lowerBound + (self[content.lowerBound + 1] == 0x2E ? 2 : 1)
            return mark(label: content.lowerBound ..< end, textAfter: end, in: content, isNumber: false)
        case 0x30 ... 0x39, 0x28, 0x5B, 0x61 ... 0x7A: return numberMark(in: content)
        default: return nil
        }
    }

    private func mark(label: Range<Int>, textAfter end: Int, in content: Range<Int>, isNumber: Bool) -> ListMark? {
        guard end < content.upperBound else { return nil }
        let blank = blankLength(at: end, before: content.upperBound)
        guard blank > 0 else { return nil }
        var text = end
        while text < content.upperBound {
            let length = blankLength(at: text, before: content.upperBound)
            if length == 0 { break }
            text += length
        }
        return ListMark(label: label, end: text, isNumber: isNumber)
    }

    private func numberMark(in content: Range<Int>) -> ListMark? {
        var at = content.lowerBound
        let opening = self[at]
        if opening == 0x28 || opening == 0x5B { at += 1 }
        let start = at
        while at < content.upperBound, at - start < 4, (0x30 ... 0x39).contains(self[at]) { at += 1 }
        if at == start {                                                      // a) b) (c)
            guard at + 1 < content.upperBound, (0x61 ... 0x7A).contains(self[at]), self[at + 1] == 0x29 else { return nil }
            at += 1
        }
        let label = start ..< at
        guard !label.isEmpty, at < content.upperBound else { return nil }
        switch (opening, self[at]) {
        case (0x28, 0x29), (0x5B, 0x5D): return mark(label: label, textAfter: at + 1, in: content, isNumber: true)
        case (0x28, _), (0x5B, _): return nil
        case (_, 0x2E), (_, 0x29): return mark(label: label, textAfter: at + 1, in: content, isNumber: true)
        default: return nil
        }
    }
}
