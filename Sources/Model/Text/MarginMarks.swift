/// Marks that stand in the margin of lines and are no part of what these say: those of a quotation, a comment, a printed result.
///
///     > | Dose | Rats |        ##       Estimate   SE        #> 1 Northmoor 12.5        -- | Dose | Rats |
extension [UInt8] {
    /// The mark that a line opens with: `>`, `#>`, `##`, `#`, `//`, `--`; behind all but the first stands a blank, or nothing.
    public func marginMark(of line: Range<Int>) -> Range<Int>? {
        let content = trimmingBlanks(line)
        guard let first = content.first else { return nil }
        let second = content.count > 1 ? self[first + 1] : 0x20
        let end: Int
        switch (self[first], second) {
        case (0x3E, _): return first ..< first + 1
        case (0x23, 0x3E), (0x23, 0x23), (0x2F, 0x2F), (0x2D, 0x2D): end = first + 2
        case (0x23, _): end = first + 1
        default: return nil
        }
        return end == content.upperBound || self[end] == 0x20 || self[end] == 0x09 ? first ..< end : nil
    }

    /// What stands behind a line's mark.
    public func behindMarginMark(_ line: Range<Int>) -> Range<Int> { (marginMark(of: line)?.upperBound ?? line.lowerBound) ..< line.upperBound }

    /// Whether two lines open with the same mark at the same place.
    public func haveSameMargin(_ line: Range<Int>, _ other: Range<Int>) -> Bool {
        guard let mark = marginMark(of: line), let next = marginMark(of: other) else { return false }
        return mark.lowerBound - line.lowerBound == next.lowerBound - other.lowerBound && self[mark].elementsEqual(self[next])
    }
}
