import Model

/// Comma-separated values on bytes.
///
/// A cell is quoted when it holds the separator, a quote or a line break, and when it starts or ends with a blank, which readers
/// strip else: `a,b` becomes `"a,b"`, `say "no"` becomes `"say ""no"""`.
///
/// - Shape: records end with CR LF. Null and the empty text are both an empty cell; a record of one empty cell is `""`, since an
///   empty line is no record.
/// - Source: RFC 4180, section 2.
struct CSVEncoding {
    let separator: UInt8
    private let isSpecial: [Bool]

    init(separator: UInt8 = UInt8(ascii: ",")) {
        self.separator = separator
        var isSpecial = [Bool](repeating: false, count: 256)
        for byte in [separator, UInt8(ascii: "\""), 0x0D, 0x0A] { isSpecial[Int(byte)] = true }
        self.isSpecial = isSpecial
    }

    /// Appends a record of exact values; NaN and infinity are empty.
    func append(_ row: [Value], to bytes: inout [UInt8]) {
        let start = bytes.count
        for index in row.indices {
            if index > 0 { bytes.append(separator) }
            switch row[index] {
            case .null: break
            case .text(var text): text.withUTF8 { append($0, to: &bytes) }
            case .integer(let number): bytes.append(decimal: number)
            case .real(let number): bytes.append(real: number)
            case .boolean(let flag): bytes.append(flag ? "true" : "false")
            }
        }
        end(row.count, from: start, in: &bytes)
    }

    /// Appends a record of texts.
    func append(_ row: [String], to bytes: inout [UInt8]) {
        let start = bytes.count
        for (index, text) in row.enumerated() {
            if index > 0 { bytes.append(separator) }
            var text = text
            text.withUTF8 { append($0, to: &bytes) }
        }
        end(row.count, from: start, in: &bytes)
    }

    /// Ends a record whose cells stand from `start` on.
    func end(_ cellCount: Int, from start: Int, in bytes: inout [UInt8]) {
        if cellCount == 1, bytes.count == start { bytes.append("\"\"") }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Appends a cell.
    func append(_ cell: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard needsQuotes(cell) else { return bytes.append(contentsOf: cell) }
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        var run = 0
        for index in cell.indices where cell[index] == quote {
            bytes.append(contentsOf: cell[run ... index])
            run = index
        }
        bytes.append(contentsOf: cell[run...])
        bytes.append(quote)
    }

    private func needsQuotes(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = cell.first, let last = cell.last else { return false }
        if first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09 { return true }
        return isSpecial.withUnsafeBufferPointer { special in
            for byte in cell where special[Int(byte)] { return true }
            return false
        }
    }
}
