import Model

/// How a line of a page stands to the gutter.
enum GutterPlace: Sendable, Equatable {
    case blank
    case left
    case right
    /// The word starts the right half, behind a wide gap.
    case parted(Int)
    /// The same behind one blank: the left half is so long that it pushes the right one on.
    case tight(Int, isSure: Bool)
    /// A line over both columns.
    case across
}

/// Which lines of a page stand in two columns, and which over both.
///
/// A line by itself may be either: one that ends before the gutter, a row of a table with a gap there. So each line has points for two columns,
/// a change between one and two columns costs some, and the best path through the page is taken.
///
/// - Shape: ranges of lines, ascending, apart; what lies between them stands over both columns.
struct ColumnRegions: Sendable {
    private(set) var regions: [Range<Int>] = []
    private(set) var places: [GutterPlace]

    /// What a change between one column and two costs within a paragraph, and behind a blank line.
    private static let change = 1.5, changeBetweenParagraphs = 0.75

    /// - Parameter isRunning: whether a line is a running head or foot, which stands over both columns whatever it looks like.
    init(of lines: [PrintedLine], gutter: Gutter, in bytes: [UInt8], isRunning: (Int) -> Bool) {
        places = lines.map { $0.place(beside: gutter, isTight: gutter.mayBeTight, in: bytes) }
        regions = paths(lines, in: lines.indices, gutter, bytes, isRunning)
        // between them the right column may start elsewhere
        for rest in gaps where rest.count(where: { places[$0] != .blank }) >= 4 {
            guard let moved = gutter.moved(for: Array(lines[rest])) else { continue }
            let before = places
            for line in rest { places[line] = lines[line].place(beside: moved, isTight: gutter.mayBeTight, in: bytes) }
            let found = paths(lines, in: rest, moved, bytes, isRunning)
            if found.isEmpty { places = before } else { regions += found }
        }
        join(regions.sorted { $0.lowerBound < $1.lowerBound })
    }

    /// Regions with nothing between them that stands over both columns are one: its left column is read to the end first.
    private mutating func join(_ parts: [Range<Int>]) {
        regions = []
        for part in parts {
            if let last = regions.last, (last.upperBound ..< part.lowerBound).allSatisfy({ [.blank, .left, .right].contains(places[$0]) }) {
                regions[regions.count - 1] = last.lowerBound ..< part.upperBound
            } else {
                regions.append(part)
            }
        }
    }

    /// The lines between the regions.
    private var gaps: [Range<Int>] {
        zip([0] + regions.map(\.upperBound), regions.map(\.lowerBound) + [places.count]).map { $0 ..< $1 }
    }

    /// The regions of some of the lines.
    private func paths(_ lines: [PrintedLine], in range: Range<Int>, _ gutter: Gutter, _ bytes: [UInt8], _ isRunning: (Int) -> Bool) -> [Range<Int>] {
        let points = range.map { isRunning($0) ? -20 : lines[$0].points(at: places[$0], gutter: gutter, isAlone: isAlone($0), in: bytes) }
        var found: [Range<Int>] = [], start: Int?
        for (line, isDouble) in zip(range, bestPath(points, from: range.lowerBound)) {
            if isDouble { start = start ?? line } else if let first = start { found.append(first ..< line); start = nil }
        }
        if let start { found.append(start ..< range.upperBound) }
        return found.compactMap(trimmed)
    }

    /// Without the blank lines at its ends, and without lines on the left that stand right above or below one over both columns: they are its
    /// paragraph's. A region without a line on the right is none.
    private func trimmed(_ lines: Range<Int>) -> Range<Int>? {
        guard var first = lines.first(where: { places[$0] != .blank }), var last = lines.last(where: { places[$0] != .blank }) else { return nil }
        if first == lines.lowerBound, first > 0, places[first - 1] != .blank {
            while first < last, places[first] == .left { first += 1 }
        }
        if last + 1 == lines.upperBound, last + 1 < places.count, places[last + 1] != .blank {
            while last > first, places[last] == .left { last -= 1 }
        }
        return (first ... last).contains { places[$0].hasRight } ? first ..< last + 1 : nil
    }

    private func isAlone(_ line: Int) -> Bool {
        (line == 0 || places[line - 1] == .blank) && (line + 1 == places.count || places[line + 1] == .blank)
    }

    /// For each line whether it stands in two columns.
    private func bestPath(_ points: [Double], from first: Int) -> [Bool] {
        var single = 0.0, double = -Self.changeBetweenParagraphs
        var cameFromDouble: [(single: Bool, double: Bool)] = []
        for (line, point) in zip(first..., points) {
            let isBetween = line == 0 || places[line - 1] == .blank || places[line] == .blank
            let change = isBetween ? Self.changeBetweenParagraphs : Self.change
            cameFromDouble.append((double - change > single, double >= single - change))
            (single, double) = (max(single, double - change), max(double, single - change) + point)
        }
        var isDouble = double - Self.changeBetweenParagraphs > single
        var path = Array(repeating: false, count: points.count)
        for line in points.indices.reversed() {
            path[line] = isDouble
            isDouble = isDouble ? cameFromDouble[line].double : cameFromDouble[line].single
        }
        return path
    }
}

extension GutterPlace {
    var isTight: Bool { if case .tight = self { true } else { false } }

    fileprivate var hasRight: Bool {
        switch self {
        case .right, .parted, .tight: true
        case .blank, .left, .across: false
        }
    }
}

extension PrintedLine {
    /// What speaks for two columns (above 0) or for one (below).
    fileprivate func points(at place: GutterPlace, gutter: Gutter, isAlone: Bool, in bytes: [UInt8]) -> Double {
        switch place {
        case .blank: 0
        case .left: kind(of: words.indices) == .prose ? 0.2 : kind(of: words.indices) == .cells ? -0.1 : 0
        case .right: kind(of: words.indices) == .prose ? 0.5 : kind(of: words.indices) == .cells && !opensColumn(0, gutter, bytes) ? -0.1 : 0.1
        case .tight(_, let isSure): isAlone ? -3 : isSure ? 0.2 : -0.1
        // a line too long for a page is left whole
        case .across: words.isEmpty ? -20 : isAlone ? -3 : -1.5
        case .parted(let word):
            points(left: 0 ..< word, right: word ..< words.count, width: gutter.leftEnd - start, opensColumn: opensColumn(word, gutter, bytes))
        }
    }

    /// - Parameter width: how wide the left column is.
    /// - Parameter opensColumn: whether the right half is words that start just where the right column does, as a table in that column would.
    private func points(left: Range<Int>, right: Range<Int>, width: Int, opensColumn: Bool) -> Double {
        switch (kind(of: left), kind(of: right)) {
        case (.prose, .prose): 1
        // prose fills its column, a first cell of several words seldom does
        case (.prose, .cells): isFull(left, width) ? 0.6 : opensColumn ? 0.1 : -0.6
        case (.cells, .prose): isFull(right, width) ? 0.6 : opensColumn ? 0.1 : -0.6
        case (.prose, _), (_, .prose): 0.6
        case (.cells, .cells): opensColumn ? 0.1 : -0.8
        case (.cells, _), (_, .cells): opensColumn ? 0.1 : -0.6
        default: 0.1
        }
    }

    private func isFull(_ half: Range<Int>, _ width: Int) -> Bool {
        (words[half.upperBound - 1].columns.upperBound - words[half.lowerBound].columns.lowerBound) * 4 >= width * 3
    }

    private func opensColumn(_ word: Int, _ gutter: Gutter, _ bytes: [UInt8]) -> Bool {
        let first = bytes[words[word].bytes.lowerBound]
        return gutter.proseLines > 0 && abs(words[word].columns.lowerBound - gutter.column) <= 1 && (0x41 ... 0x5A).contains(first & ~0x20)
    }
}
