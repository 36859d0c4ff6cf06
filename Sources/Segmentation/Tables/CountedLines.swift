/// The numbers that stand before lines: those of a manuscript or a listing, which count the lines, and those of sections.
struct CountedLines {
    private var lines = 0, counted = 0, sections = 0, words = 0
    private var first: [Int]?, last: [Int]?

    /// Adds a line by its first two pieces.
    mutating func add(_ found: [Range<Int>], in bytes: [UInt8]) {
        lines += 1
        guard let label = found.first, let number = Self.parts(of: label, in: bytes) else { return }
        if first == nil, lines == 1 { first = number }
        if found.count > 1 { words += bytes[found[1]].count { $0 == 0x20 } + 1 }
        if number.count == 1, let last, last.count == 1, number[0] == last[0] + 1 { counted += 1 }
        if let last, number.count > 1 || last.count > 1, Self.follows(number, last), found.count > 1, !bytes.opensFigure(found[1]) { sections += 1 }
        last = number
    }

    /// Whether some lines are headings of sections, one behind the other.
    var countSections: Bool { sections >= 2 }

    /// Whether nearly all lines are counted, from the first on, which no heading precedes: in two columns, and in more where prose follows the number.
    func areCounted(columnCount: Int) -> Bool {
        guard first != nil, lines >= 3 else { return false }
        if sections * 5 >= (lines - 1) * 4, columnCount == 2 { return true }
        guard counted * 5 >= (lines - 1) * 4 else { return false }
        return columnCount == 2 && (first.map { $0[0] > 1 } ?? false) || words >= 6 * lines
    }

    /// `3`, `2.1`, `4.2.1`: the numbers between the points.
    private static func parts(of label: Range<Int>, in bytes: [UInt8]) -> [Int]? {
        guard label.count <= 8 else { return nil }
        var parts = [0], digits = 0
        for at in label {
            switch bytes[at] {
            case 0x30 ... 0x39: (parts[parts.count - 1], digits) = (parts[parts.count - 1] * 10 + Int(bytes[at] - 0x30), digits + 1)
            case 0x2E where digits > 0 && at + 1 < label.upperBound: parts.append(0); digits = 0
            case 0x2E where digits > 0: break
            default: return nil
            }
        }
        return digits > 0 ? parts : nil
    }

    /// `2.1` behind `2`, `2.2` behind `2.1` and `2.1.4`, `3` behind `2.5`.
    private static func follows(_ number: [Int], _ last: [Int]) -> Bool {
        if number.count == last.count + 1 { return number.dropLast().elementsEqual(last) && number.last == 1 }
        guard number.count <= last.count, let own = number.last else { return false }
        return number.dropLast().elementsEqual(last.prefix(number.count - 1)) && own == last[number.count - 1] + 1
    }
}
