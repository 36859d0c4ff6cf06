import Model

/// Writes the lines of pages, of those in two columns the left halves first.
struct ColumnWriter {
    private(set) var text: [UInt8] = []
    private let bytes: [UInt8]

    init(of bytes: [UInt8]) { self.bytes = bytes; text.reserveCapacity(bytes.count) }

    /// Lines as they are.
    mutating func append(_ lines: Range<Int>, of source: SourceText) { for line in lines { text += bytes[source.bytes(ofLine: line + 1)] } }

    mutating func append(_ lines: [PrintedLine], _ columns: ColumnRegions) {
        var line = 0
        for region in columns.regions {
            append(lines[line ..< region.lowerBound])
            append(lines[region], columns.places[region])
            line = region.upperBound
        }
        append(lines[line...])
    }

    private mutating func append(_ lines: ArraySlice<PrintedLine>) { for line in lines { text += bytes[line.bytes] } }

    private mutating func append(_ lines: ArraySlice<PrintedLine>, _ places: ArraySlice<GutterPlace>) {
        if let first = lines.first, bytes[first.bytes.lowerBound] == 0x0C { text.append(0x0C) }
        let left = HalfColumn(leftOf: lines, places), right = HalfColumn(rightOf: lines, places, margin: left.margin)
        append(left)
        if let last = left.halves.last, let next = right.halves.first, !runsOn(from: last, to: next, in: left, isNextColumn: true) {
            text.append(0x0A)
        }
        append(right)
    }

    private mutating func append(_ column: HalfColumn) {
        var last: HalfColumn.Half?
        for half in column.halves {
            if let last {
                let isParted = half.blanksAbove > 0 || half.othersAbove > 0 && !runsOn(from: last, to: half, in: column, isNextColumn: false)
                text += Array(repeating: 0x0A, count: isParted ? max(1, half.blanksAbove) : 0)
            }
            text += Array(repeating: 0x20, count: half.indent)
            text += bytes[half.bytes]
            text.append(0x0A)
            last = half
        }
    }

    /// Whether nothing but the other column's lines, or the end of the column, parts two lines: the first is full, or the second starts small.
    private func runsOn(from last: HalfColumn.Half, to next: HalfColumn.Half, in column: HalfColumn, isNextColumn: Bool) -> Bool {
        let isFull = last.width * 100 >= column.width * 85
        let ending = bytes[last.bytes.upperBound - 1]
        let isStop = ending == 0x2E || ending == 0x3F || ending == 0x21 || ending == 0x3A
        if isFull, !isStop || isNextColumn { return true }
        return !isStop && (0x61 ... 0x7A).contains(bytes[next.bytes.lowerBound])
    }
}
