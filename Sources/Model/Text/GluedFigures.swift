/// The rows of a table of figures whose cells stand together without a separator: `Age (years)55.2 ± 8.055.0 ± 4.5`.
///
/// Where one figure ends and the next begins is open only between the digits behind a decimal point and those of the next integer. Rows say it
/// together: the figures of a row, or of a column, are printed with equally many decimals, and all rows have equally many figures.
///
/// - Shape: a heading, then rows of a stub and at least two figures; words of a line alone head a group.
/// - Loss: integers side by side (`50256`) are not cut; a table in which a row with digits cannot be read for certain is none.
public struct GluedFigures: Sendable {
    /// The cells of each line, headings first; an empty range is an empty cell.
    public private(set) var rows: [[Range<Int>]] = []
    public private(set) var columnCount = 0
    public private(set) var headerRowCount = 0
    public private(set) var confidence = 0.0

    private static let longestLine = 400
    private static let mostLines = 400

    public init?(_ lines: [Range<Int>], in bytes: [UInt8]) {
        guard (3 ... Self.mostLines).contains(lines.count), lines.allSatisfy({ !$0.isEmpty && $0.count <= Self.longestLine }) else { return nil }
        guard !lines.contains(where: { bytes[$0].contains { $0 == 0x09 || $0 == 0x7C } }) else { return nil }
        let readings = lines.map { Self.readings(of: $0, in: bytes) }
        guard let body = readings.firstIndex(where: { !$0.isEmpty }), (1 ... 2).contains(body), let count = Self.figureCount(of: readings[body...], heading: lines[body - 1], in: bytes) else { return nil }
        let chosen = Self.chosen(from: readings, count: count)
        let read = chosen.filter { $0 != nil }.count, figured = readings[body...].filter { !$0.isEmpty }.count
        // one row that cannot be read for certain shows that the others may be cut wrongly too
        let isWhole = lines[body...].indices.allSatisfy { chosen[$0] != nil || !bytes[lines[$0]].contains(where: Self.isDigit) }
        guard read >= 3, isWhole, chosen.filter({ $0?.isEven ?? false }).count * 4 >= 3 * read else { return nil }
        guard let heading = Self.headingCells(of: lines[body - 1], count: count, in: bytes) else { return nil }
        columnCount = count + 1
        headerRowCount = body
        for line in lines.indices {
            if line == body - 1 { rows.append(heading) } else if let reading = chosen[line] {
                rows.append([reading.stub] + reading.figures.map(\.bytes))
            } else {
                rows.append([lines[line]])
            }
        }
        confidence = figured >= 5 ? 0.75 : 0.6
    }

    /// A line as a stub and figures, in one of the ways in which it can be cut.
    private struct Reading {
        var stub: Range<Int>
        var figures: [Figure]
        /// Whether all figures are printed alike.
        var isEven: Bool { figures.allSatisfy { $0.make == figures[0].make } }
    }

    private struct Figure {
        var bytes: Range<Int>
        /// The decimals of its first number, and which signs it holds.
        var make: Int
    }

    // MARK: Choice

    /// How many figures most rows have: rows whose figures are printed alike count whole, others in part, and the heading speaks too.
    private static func figureCount(of readings: ArraySlice<[Reading]>, heading: Range<Int>, in bytes: [UInt8]) -> Int? {
        var votes: [Int: Double] = [:]
        for row in readings where !row.isEmpty {
            var counts: [Int: Double] = [:]
            for reading in row { counts[reading.figures.count] = max(counts[reading.figures.count] ?? 0, reading.isEven ? 1 : 0.3) }
            for (count, vote) in counts { votes[count, default: 0] += vote }
        }
        let borders = bytes.glueBorders(in: heading).count
        let rows = Double(readings.count)
        for count in [borders, borders + 1] where votes[count] != nil { votes[count, default: 0] += 0.4 * rows }
        return votes.filter { $0.key >= 2 && $0.key <= 16 }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// For each line the reading with so many figures that fits its own row and the columns best; none where two fit equally well.
    private static func chosen(from readings: [[Reading]], count: Int) -> [Reading?] {
        var makes: [[Int: Int]] = Array(repeating: [:], count: count)
        for row in readings {
            let fitting = row.filter { $0.figures.count == count }
            guard let sure = fitting.count == 1 ? fitting.first : fitting.filter(\.isEven).count == 1 ? fitting.first(where: \.isEven) : nil else { continue }
            for (column, figure) in sure.figures.enumerated() { makes[column][figure.make, default: 0] += 1 }
        }
        return readings.map { row in
            var best: (score: Double, reading: Reading)?, isTied = false
            for reading in row where reading.figures.count == count {
                var score = reading.isEven ? 0.5 * Double(count) : 0
                for (column, figure) in reading.figures.enumerated() {
                    let all = makes[column].values.reduce(0, +)
                    if all > 0 { score += Double(makes[column][figure.make] ?? 0) / Double(all) }
                }
                if let known = best, abs(known.score - score) < 1e-9 { isTied = true } else if score > best?.score ?? -1 { best = (score, reading); isTied = false }
            }
            return isTied ? nil : best?.reading
        }
    }

    /// The heading cut into as many cells as there are columns, or one fewer behind an empty corner; nil where its borders say otherwise.
    private static func headingCells(of line: Range<Int>, count: Int, in bytes: [UInt8]) -> [Range<Int>]? {
        var borders = bytes.glueBorders(in: line)
        if borders.count < count - 1 { borders = (borders + bytes.weakGlueBorders(in: line) + bracketBorders(in: line, of: bytes)).sorted() }
        borders = borders.enumerated().filter { $0.offset == 0 || borders[$0.offset - 1] != $0.element }.map(\.element)
        guard borders.count == count || borders.count == count - 1 else { return nil }
        let bounds = [line.lowerBound] + borders + [line.upperBound]
        let cells = zip(bounds, bounds.dropFirst()).map { $0 ..< $1 }
        return cells.count == count ? [line.lowerBound ..< line.lowerBound] + cells : cells
    }

    /// `(n = 13)High`, `(%)n`: where a word follows a closing bracket without a blank.
    private static func bracketBorders(in line: Range<Int>, of bytes: [UInt8]) -> [Int] {
        line.dropFirst().filter { (bytes[$0 - 1] == 0x29 || bytes[$0 - 1] == 0x5D || bytes[$0 - 1] == 0x25) && (0x41 ... 0x5A).contains(bytes[$0] & 0xDF) }
    }

    // MARK: Readings

    /// The ways in which a line can be cut, few or none.
    private static func readings(of line: Range<Int>, in bytes: [UInt8]) -> [Reading] {
        var found: [Reading] = []
        for start in line.dropFirst() where opensFigure(start, in: bytes, line: line) {
            var figures: [Figure] = []
            append(from: start, to: line.upperBound, in: bytes, figures: &figures, stub: line.lowerBound ..< start, found: &found)
            // the first place from which the line is figures alone
            if !found.isEmpty || found.count > 64 { break }
        }
        return found.count > 64 ? [] : found
    }

    /// A digit or sign right behind a word or bracket, which ends the stub.
    private static func opensFigure(_ at: Int, in bytes: [UInt8], line: Range<Int>) -> Bool {
        let before = bytes[at - 1]
        guard (0x41 ... 0x5A).contains(before & 0xDF) || [0x29, 0x5D, 0x25, 0x2A].contains(before) else { return false }
        return isDigit(bytes[at]) || [0x3C, 0x3E, 0x2D].contains(bytes[at]) || bytes[at] == 0xE2
    }

    private static func append(from at: Int, to end: Int, in bytes: [UInt8], figures: inout [Figure], stub: Range<Int>, found: inout [Reading]) {
        if at == end {
            if figures.count >= 2 { found.append(Reading(stub: stub, figures: figures)) }
            return
        }
        guard figures.count < 16, found.count <= 64 else { return }
        for (next, make) in figureEnds(from: at, to: end, in: bytes) {
            figures.append(Figure(bytes: at ..< next, make: make))
            append(from: next, to: end, in: bytes, figures: &figures, stub: stub, found: &found)
            figures.removeLast()
        }
    }

    /// Where a figure that starts here can end: behind each number of its digits, with what follows it (`± 4.5`, `(12%)`, `–3.1`, a mark of a note).
    private static func figureEnds(from start: Int, to end: Int, in bytes: [UInt8]) -> [(end: Int, make: Int)] {
        var at = start
        var make = 0
        while at < end, let length = signLength(at: at, in: bytes, before: end) { at += length; make |= 1 << 8 }
        var ends: [(end: Int, make: Int)] = []
        for (stop, decimals) in numberEnds(from: at, to: end, in: bytes) { extend(from: stop, to: end, make: make | decimals, in: bytes, depth: 0, into: &ends) }
        return ends
    }

    private static func extend(from at: Int, to end: Int, make: Int, in bytes: [UInt8], depth: Int, into ends: inout [(end: Int, make: Int)]) {
        var close = at, make = make
        if close < end, bytes[close] == 0x25 { close += 1; make |= 1 << 9 }
        while close < end, [0x2A, 0x23].contains(bytes[close]) { close += 1 }
        let blank = close < end && bytes[close] == 0x20 ? close + 1 : close
        if blank < end, bytes[blank] == 0x28 || bytes[blank] == 0x5B, depth < 2,
           let bracket = bytes[blank ..< min(end, blank + 40)].firstIndex(where: { $0 == 0x29 || $0 == 0x5D }) {
            extend(from: bracket + 1, to: end, make: make | 1 << 10, in: bytes, depth: depth + 1, into: &ends)
            return
        }
        if let joint = jointEnd(at: blank, in: bytes, before: end), depth < 3 {
            let behind = joint.end < end && bytes[joint.end] == 0x20 ? joint.end + 1 : joint.end
            for (stop, decimals) in numberEnds(from: behind, to: end, in: bytes) {
                extend(from: stop, to: end, make: make | joint.mark | decimals << 4, in: bytes, depth: depth + 1, into: &ends)
            }
            return
        }
        if close == end || !(bytes[close] == 0x20) { ends.append((close, make)) }
        // a letter that marks a note: `8.0b55.0`
        if close < end, (0x61 ... 0x66).contains(bytes[close]), close + 1 == end || isDigit(bytes[close + 1]) { ends.append((close + 1, make)) }
    }

    /// `±`, `–`, `/`, `-` between two numbers of one figure.
    private static func jointEnd(at: Int, in bytes: [UInt8], before end: Int) -> (end: Int, mark: Int)? {
        guard at < end else { return nil }
        if bytes[at] == 0xC2, at + 1 < end, bytes[at + 1] == 0xB1 { return (at + 2, 1 << 11) }
        if bytes[at] == 0x2F { return (at + 1, 1 << 12) }
        if bytes[at] == 0x2D { return (at + 1, 1 << 13) }
        if bytes[at] == 0xE2, at + 2 < end, bytes[at + 1] == 0x80, bytes[at + 2] == 0x93 { return (at + 3, 1 << 13) }
        return nil
    }

    private static func signLength(at: Int, in bytes: [UInt8], before end: Int) -> Int? {
        if [0x3C, 0x3E, 0x2D, 0x7E].contains(bytes[at]) { return 1 }
        guard bytes[at] == 0xE2, at + 2 < end else { return nil }
        // − ≤ ≥
        return (bytes[at + 1] == 0x88 && bytes[at + 2] == 0x92) || (bytes[at + 1] == 0x89 && (bytes[at + 2] == 0xA4 || bytes[at + 2] == 0xA5)) ? 3 : nil
    }

    /// Where a number can end. Digits behind a point may be the next number's from the second on.
    private static func numberEnds(from start: Int, to end: Int, in bytes: [UInt8]) -> [(end: Int, decimals: Int)] {
        var at = start
        while at < end, isDigit(bytes[at]) || bytes[at] == 0x2C && at + 3 < end && isDigit(bytes[at + 3]) && at > start { at += 1 }
        guard at > start else { return [] }
        // `010`: no integer goes on behind a nought
        if bytes[start] == 0x30, at - start > 1 { return [] }
        guard at + 1 < end, bytes[at] == 0x2E, isDigit(bytes[at + 1]) else {
            // before a slash or dash the digits may be two numbers: `3/102/11`
            guard at < end, bytes[at] == 0x2F, at - start > 1 else { return [(at, 0)] }
            return (start + 1 ... at).map { ($0, 0) }
        }
        let point = at
        at += 1
        while at < end, isDigit(bytes[at]) { at += 1 }
        let digits = at - point - 1
        // the last digits are the next integer's where a point follows them
        let isOpen = at < end && bytes[at] == 0x2E
        return (1 ... min(5, max(1, digits))).filter { !isOpen || $0 < digits }.map { (point + 1 + $0, $0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30 ... 0x39).contains(byte) }
}
