import Model

/// The rows of a table whose cells are parted by commas, semicolons, tabs or bars, in one pass over the bytes.
///
/// Quoted cells may hold separators, line breaks and doubled quotes. `a,"b ""c"", d"` has the cells `a` and `b "c", d`.
///
/// - Shape: lines without a visible character are no rows. A quote that nothing closes ends with its line, so that the rows behind are not lost.
/// - Source: RFC 4180; line ends LF, CRLF or CR.
struct DelimitedRows {
    struct Cell: Sendable {
        /// Without the quotes around it.
        var bytes: Range<Int>
        /// Whether doubled quotes stand in it.
        var hasDoubledQuotes = false
    }

    enum Problem { case openQuote, bareQuote }

    private let bytes: [UInt8]
    let separator: UInt8
    private var at: Int
    private(set) var cells: [Cell] = []
    /// From the first byte of the row to its line end.
    private(set) var row = 0 ..< 0
    /// What was wrong in the row, and where.
    private(set) var problems: [(Problem, at: Int)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        (separator, at) = Self.separator(of: bytes)
    }

    /// Moves to the next row; false behind the last.
    mutating func next() -> Bool {
        problems.removeAll(keepingCapacity: true)
        while at < bytes.count {
            let start = at
            readRow()
            row = start ..< at
            if cells.count > 1 || cells.first.map({ !bytes.trimmingBlanks($0.bytes).isEmpty }) == true { return true }
        }
        return false
    }

    /// The text of a cell, its doubled quotes made one.
    func text(of cell: Cell) -> ArraySlice<UInt8> {
        guard cell.hasDoubledQuotes else { return bytes[cell.bytes] }
        var text: [UInt8] = []
        text.reserveCapacity(cell.bytes.count)
        var at = cell.bytes.lowerBound
        while at < cell.bytes.upperBound {
            text.append(bytes[at])
            at += bytes[at] == 0x22 && at + 1 < cell.bytes.upperBound && bytes[at + 1] == 0x22 ? 2 : 1
        }
        return text[...]
    }

    private mutating func readRow() {
        cells.removeAll(keepingCapacity: true)
        while true {
            readCell()
            guard at < bytes.count, bytes[at] == separator else { break }
            at += 1
        }
        guard at < bytes.count else { return }
        let isReturn = bytes[at] == 0x0D
        at += 1
        if isReturn, at < bytes.count, bytes[at] == 0x0A { at += 1 }
    }

    private mutating func readCell() {
        var start = at
        while start < bytes.count, bytes[start] == 0x20 { start += 1 }
        if start < bytes.count, bytes[start] == 0x22, let cell = quotedCell(from: start) { return cells.append(cell) }
        start = at
        while at < bytes.count, bytes[at] != separator, !isLineEnd(at) { at += 1 }
        cells.append(Cell(bytes: start ..< at))
    }

    /// The cell that a quote opens; nil where the quote is none.
    private mutating func quotedCell(from open: Int) -> Cell? {
        var hasDoubled = false, hasLineEnd = false
        var next = open + 1
        while next < bytes.count {
            let byte = bytes[next]
            if byte != 0x22 {
                if byte == 0x0A || byte == 0x0D { hasLineEnd = true }
                next += 1
                continue
            }
            if next + 1 < bytes.count, bytes[next + 1] == 0x22 { hasDoubled = true; next += 2; continue }
            if let end = cellEnd(behind: next + 1) {
                at = end
                return Cell(bytes: open + 1 ..< next, hasDoubledQuotes: hasDoubled)
            }
            // words behind a quote: a quote of the text, or the start of another cell, where this one was never closed
            if hasLineEnd || opensCell(next) { break }
            problems.append((.bareQuote, next))
            next += 1
        }
        problems.append((.openQuote, open))
        return nil
    }

    /// The end of the cell where nothing but blanks follows its closing quote.
    private func cellEnd(behind quote: Int) -> Int? {
        var end = quote
        while end < bytes.count, bytes[end] == 0x20 { end += 1 }
        return end == bytes.count || bytes[end] == separator || isLineEnd(end) ? end : nil
    }

    /// Whether nothing but blanks stands between the quote and the separator before it.
    private func opensCell(_ quote: Int) -> Bool {
        var before = quote - 1
        while before > 0, bytes[before] == 0x20 { before -= 1 }
        return bytes[before] == separator
    }

    private func isLineEnd(_ at: Int) -> Bool { bytes[at] == 0x0A || bytes[at] == 0x0D }

    /// The separator, by the first line outside of quotes, and where the rows start: behind `sep=;`, which Excel writes and reads.
    private static func separator(of bytes: [UInt8]) -> (UInt8, start: Int) {
        if bytes.starts(with: "sep=".utf8), bytes.count > 5, bytes[5] == 0x0A || bytes[5] == 0x0D {
            return (bytes[4], bytes[5] == 0x0D && bytes.count > 6 && bytes[6] == 0x0A ? 7 : 6)
        }
        var counts: [UInt8: Int] = [:]
        var isQuoted = false, isBlank = true
        for byte in bytes {
            if byte == 0x22 { isQuoted.toggle() } else if !isQuoted, byte == 0x0A || byte == 0x0D {
                if !isBlank { break }
            } else if !isQuoted, candidates.contains(byte) { counts[byte, default: 0] += 1 }
            if byte > 0x20 { isBlank = false }
        }
        var best: UInt8 = 0x2C
        for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] { best = candidate }
        return (best, 0)
    }

    private static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
}
