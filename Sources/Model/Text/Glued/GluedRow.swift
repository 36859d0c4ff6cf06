/// A line of glued cells: the places where a cell may end, and all slices between two of them.
package struct GluedRow: Sendable {
    /// A slice that may be a cell: from and to which place, and what it looks like; its looks as numbers that the rows of a table share.
    package struct Slice: Sendable {
        package let from: Int, to: Int
        let kind: Int, pattern: Int, digits: Int, text: Int
        let isBalanced: Bool, isLong: Bool
    }

    /// The bytes where cells may meet; first and last the ends of the line.
    package private(set) var places: [Int]
    /// The log odds of a border at each place; 0 at the ends.
    private(set) var logits: [Double]
    package private(set) var slices: [Slice] = []
    /// For each place, its slices.
    private(set) var slicesFrom: [Range<Int>] = []
    /// The place behind the running number that starts the line.
    private(set) var runningEnd: Int?
    /// How far the logarithm of all ways to cut the line is above that of leaving it whole.
    private(set) var allWays = 0.0

    var hasSureBorder: Bool { logits.contains { $0 > Self.sureLogit } }

    private static let leastLogit = -5.0, sureLogit = 2.0
    private static let mostPlaces = 36
    /// A slice that leaves out borders as sure as this is no cell.
    private static let mostLeftOut = 15.0

    /// - Parameter number: the row's number in the table, 0 for the heading.
    init(_ line: Range<Int>, number: Int, in bytes: [UInt8], networks: [GlueNetwork], numbers: inout GlueShapeNumbers) {
        let characters = GlueClasses(line, in: bytes)
        var found = zip(characters.offsets, Self.logits(of: characters, networks)).enumerated().compactMap { index, pair in
            pair.1.map { (index: index, byte: pair.0, logit: $0) }
        }.filter { $0.logit > Self.leastLogit }
        if found.count > Self.mostPlaces {
            found = found.sorted { ($0.logit, $1.index) > ($1.logit, $0.index) }.prefix(Self.mostPlaces).sorted { $0.index < $1.index }
        }
        places = [line.lowerBound] + found.map(\.byte) + [line.upperBound]
        logits = [0] + found.map(\.logit) + [0]
        allWays = found.reduce(0) { $0 + GlueMath.logarithm(1 + GlueMath.exponential($1.logit)) }
        slice(characters.classes, at: [0] + found.map(\.index) + [characters.classes.count], &numbers)
        let digits = Array(String(number).utf8)
        if number > 0, bytes[line].starts(with: digits) { runningEnd = places.firstIndex(of: line.lowerBound + digits.count) }
    }

    private static func logits(of line: GlueClasses, _ networks: [GlueNetwork]) -> [Double?] {
        let each = networks.map { $0.logits(of: line) }
        guard let first = each.first else { return [] }
        return first.indices.map { at in first[at].map { _ in each.reduce(0) { $0 + ($1[at] ?? 0) } / Double(each.count) } }
    }

    private mutating func slice(_ classes: [UInt8], at indexes: [Int], _ numbers: inout GlueShapeNumbers) {
        for from in 0 ..< places.count - 1 {
            let start = slices.count
            var scanner = GlueShapeScanner(), leftOut = 0.0
            for to in from + 1 ..< places.count {
                for at in indexes[to - 1] ..< indexes[to] { scanner.take(classes[at]) }
                let shape = scanner.shape
                slices.append(Slice(from: from, to: to, kind: shape.kind,
                                    pattern: numbers.pattern(shape), digits: numbers.digits(shape), text: numbers.text(shape),
                                    isBalanced: shape.isBalanced, isLong: places[to] - places[from] > 60))
                leftOut += max(0, logits[to])
                if leftOut > Self.mostLeftOut { break }
            }
            slicesFrom.append(start ..< slices.count)
        }
    }

    func bytes(of slice: Slice) -> Range<Int> { places[slice.from] ..< places[slice.to] }

    /// How likely the line has so many borders, each taken for itself: for 0 up to `most`.
    func borderCounts(upTo most: Int) -> [Double] {
        var counts = [Double](repeating: 0, count: most + 1)
        counts[0] = 1
        for logit in logits.dropFirst().dropLast() {
            let share = GlueMath.sigmoid(logit)
            for count in stride(from: most, to: 0, by: -1) { counts[count] = counts[count] * (1 - share) + counts[count - 1] * share }
            counts[0] *= 1 - share
        }
        return counts
    }
}

/// Numbers for the shapes met in a table, in the order in which they are met.
struct GlueShapeNumbers {
    private var patterns: [UInt64: Int] = [:], exact: [UInt64: Int] = [:], texts: [UInt64: Int] = [:]

    var patternCount: Int { patterns.count }
    var digitsCount: Int { exact.count }
    var textCount: Int { texts.count }

    mutating func pattern(_ shape: GlueShape) -> Int { Self.number(shape.pattern, in: &patterns) }
    mutating func digits(_ shape: GlueShape) -> Int { Self.number(shape.digits, in: &exact) }
    mutating func text(_ shape: GlueShape) -> Int { Self.number(shape.text, in: &texts) }

    private static func number(_ hash: UInt64, in numbers: inout [UInt64: Int]) -> Int {
        if let known = numbers[hash] { return known }
        let next = numbers.count
        numbers[hash] = next
        return next
    }
}
