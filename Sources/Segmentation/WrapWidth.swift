extension Draft {
    /// Where prose is wrapped, in characters: the width that nearly all those lines keep which plainly go on in the next; nil for text whose
    /// paragraphs are a line each.
    ///
    /// - Loss: text of fewer than eight such lines, or lines wider than 250, count as not wrapped.
    func wrapWidth() -> Int? {
        let widths = lines.indices.dropLast().filter(plainlyGoesOn).map(width).sorted()
        guard widths.count >= 8 else { return nil }
        let width = widths[widths.count * 19 / 20]
        // lists of short lines in small letters go on, too, but fill no page
        return width <= 250 && widths[widths.count / 2] * 10 >= width * 8 ? width : nil
    }

    /// Whether a line is full, so that the next line's first word had no room in it: it is one of a wrapped paragraph.
    func fills(_ line: Int, _ wrapWidth: Int?) -> Bool {
        guard let wrapWidth, line + 1 < lines.count else { return false }
        return width(of: line) + 1 + bytes[lines[line + 1].content].prefix { $0 != 0x20 }.count { $0 & 0xC0 != 0x80 } > wrapWidth
    }

    /// The characters of a line, without the blanks at its ends.
    func width(of line: Int) -> Int { bytes[lines[line].content].count { $0 & 0xC0 != 0x80 } }

    /// Whether a line ends in a letter or a comma and the next starts in a small letter.
    private func plainlyGoesOn(_ line: Int) -> Bool {
        guard isFree(line), isFree(line + 1), let last = lines[line].content.last, let next = lines[line + 1].content.first else { return false }
        return (0x61 ... 0x7A).contains(bytes[next]) && ((0x61 ... 0x7A).contains(bytes[last] | 0x20) || bytes[last] == 0x2C)
    }
}
