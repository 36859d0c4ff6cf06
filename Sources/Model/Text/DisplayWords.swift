/// A word of a line and where a terminal shows it.
public struct DisplayWord: Sendable {
    /// Columns of a terminal, from 0.
    public var columns: Range<Int>
    public var bytes: Range<Int>
}

extension [UInt8] {
    /// The words of a line between ASCII blanks, with the columns at which a terminal shows them.
    ///
    /// Programs pad their columns by what a terminal shows: a combining mark takes no column (`ñ` of two scalars one), an ideograph two.
    ///
    /// - Shape: in order, appended to `words`.
    public func appendWords(of line: Range<Int>, to words: inout [DisplayWord]) {
        var at = line.lowerBound, column = 0
        while at < line.upperBound {
            if self[at] == 0x20 || self[at] == 0x09 { at += 1; column += 1; continue }
            if self[at] == 0x0C { at += 1; continue }                                           // a new page
            let start = at, first = column
            while at < line.upperBound, self[at] != 0x20, self[at] != 0x09 {
                if self[at] < 0x80 { at += 1; column += 1; continue }
                let (width, length) = displayWidth(at: at, before: line.upperBound)
                at += length
                column += width
            }
            words.append(DisplayWord(columns: first ..< Swift.max(column, first + 1), bytes: start ..< at))
        }
    }

    /// How many columns of a terminal the scalar at an offset takes, and its length in bytes.
    ///
    /// - Source: Unicode Standard Annex 11 (wide and full-width ranges), general categories Mn and Me of the common blocks.
    public func displayWidth(at offset: Int, before end: Int) -> (width: Int, length: Int) {
        let first = self[offset]
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard offset + length <= end else { return (1, end - offset) }
        switch length {
        case 2:
            let scalar = Int(first & 0x1F) << 6 | Int(self[offset + 1] & 0x3F)
            return ((0x300 ... 0x36F).contains(scalar) || scalar == 0xAD ? 0 : 1, 2)
        case 3:
            let scalar = Int(first & 0x0F) << 12 | Int(self[offset + 1] & 0x3F) << 6 | Int(self[offset + 2] & 0x3F)
            return (widthOfThreeBytes(scalar), 3)
        case 4:
            let scalar = Int(first & 0x07) << 18 | Int(self[offset + 1] & 0x3F) << 12 | Int(self[offset + 2] & 0x3F) << 6 | Int(self[offset + 3] & 0x3F)
            let isWide = (0x1F300 ... 0x1F64F).contains(scalar) || (0x1F680 ... 0x1F6FF).contains(scalar) || (0x1F900 ... 0x1F9FF).contains(scalar)
                || (0x20000 ... 0x3FFFD).contains(scalar)
            return (isWide ? 2 : 1, 4)
        default: return (1, 1)
        }
    }

    private func widthOfThreeBytes(_ scalar: Int) -> Int {
        switch scalar {
        case 0x1AB0 ... 0x1AFF, 0x1DC0 ... 0x1DFF, 0x200B ... 0x200F, 0x2060 ... 0x2064, 0x20D0 ... 0x20FF, 0xFE00 ... 0xFE0F, 0xFE20 ... 0xFE2F, 0xFEFF: 0
        case 0x1100 ... 0x115F, 0x2E80 ... 0x303E, 0x3041 ... 0xA4CF, 0xAC00 ... 0xD7A3, 0xF900 ... 0xFAFF, 0xFE30 ... 0xFE6F, 0xFF00 ... 0xFF60,
             0xFFE0 ... 0xFFE6: 2
        default: 1
        }
    }
}
