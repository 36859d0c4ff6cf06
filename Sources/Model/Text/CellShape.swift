/// What a cell looks like, so that it can be told in which column it fits.
public struct CellShape: Sendable, Hashable {
    public enum Kind: Sendable { case figure, words, empty }

    public let kind: Kind
    /// Which of `( ± % / .` and comparison signs a figure holds.
    public let signs: UInt8
    public let length: Int
    public let text: ArraySlice<UInt8>

    public init(_ cell: Range<Int>, in bytes: [UInt8]) {
        text = bytes[cell]
        length = cell.count
        var signs: UInt8 = 0
        for at in cell.prefix(80) {
            switch bytes[at] {
            case 0x28, 0x5B: signs |= 1
            case 0xC2 where at + 1 < cell.upperBound && bytes[at + 1] == 0xB1: signs |= 2
            case 0x25: signs |= 4
            case 0x2F: signs |= 8
            case 0x2E: signs |= 16
            case 0x3C, 0x3E: signs |= 32
            default: break
            }
        }
        self.signs = signs
        let isMark = cell.count <= 3 && !cell.contains { (0x30 ... 0x39).contains(bytes[$0]) || (0x41 ... 0x5A).contains(bytes[$0] & 0xDF) }
        kind = cell.isEmpty || isMark ? .empty : bytes.opensFigure(cell) ? .figure : .words
    }
}

/// What the cells of one column look like in the rows that have all their cells.
public struct ColumnShapes: Sendable {
    private var count = 0
    private var figures = 0
    private var words = 0
    private var signs: [UInt8: Int] = [:]
    private var texts: [ArraySlice<UInt8>: Int] = [:]
    private var length = 0

    public init() {}

    public mutating func add(_ shape: CellShape) {
        guard shape.kind != .empty else { return }
        count += 1
        length += shape.length
        if shape.kind == .figure { figures += 1; signs[shape.signs, default: 0] += 1 } else { words += 1 }
        if shape.length <= 40 { texts[shape.text, default: 0] += 1 }
    }

    /// The share of figures among the filled cells; a half where there are none.
    public var figureShare: Double { count == 0 ? 0.5 : Double(figures) / Double(count) }

    /// How well a cell fits, from about 1 (it was seen) down; nothing is said of empty cells.
    public func fit(of shape: CellShape) -> Double {
        guard count > 0, shape.kind != .empty else { return 0 }
        let isFigure = shape.kind == .figure
        var fit = Self.share(isFigure ? figures : words, of: count)
        if texts[shape.text] != nil { return fit + (isFigure ? 0.3 : 1) }
        if isFigure { fit += 0.7 * Self.share(signs[shape.signs] ?? 0, of: figures) }
        let ratio = Double(max(shape.length, 1) * count) / Double(max(length, 1))
        return fit - 0.15 * min(4, abs(Self.logarithm(ratio)))
    }

    /// How unlike two columns are, from 0 (the same signs in all figures) to 1.
    public func distance(to other: ColumnShapes) -> Double {
        guard count > 0, other.count > 0 else { return 0.3 }
        let kinds = abs(figureShare - other.figureShare)
        guard figures > 0, other.figures > 0 else { return kinds }
        var common = 0.0
        for (sign, number) in signs { common += min(Double(number) / Double(figures), Double(other.signs[sign] ?? 0) / Double(other.figures)) }
        return max(kinds, 1 - common)
    }

    private static func share(_ part: Int, of whole: Int) -> Double { logarithm((Double(part) + 0.5) / Double(whole + 1)) }

    /// To the base of 2, without Foundation: exponent and significand, to a hundredth.
    private static func logarithm(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return -8 }
        let fraction = value.significand - 1
        return Double(value.exponent) + fraction * (1.3465 - 0.3465 * fraction)
    }
}

extension [UInt8] {
    /// `12`, `−1.4`, `<0.05`, `(3)`, `$ 5`: whether a cell starts as a figure does.
    public func opensFigure(_ cell: Range<Int>) -> Bool {
        var at = cell.lowerBound
        while at < cell.upperBound {
            switch self[at] {
            case 0x30 ... 0x39: return true
            case 0x2D, 0x2B, 0x3C, 0x3E, 0x28, 0x7E, 0x2E, 0x20, 0x5B, 0x2A, 0x3D, 0x24: at += 1
            case 0xC2 where at + 1 < cell.upperBound && (self[at + 1] == 0xA3 || self[at + 1] == 0xA5): at += 2                                   // £ ¥
            case 0xE2 where at + 2 < cell.upperBound && self[at + 1] == 0x82 && self[at + 2] == 0xAC: at += 3                                      // €
            case 0xE2 where at + 2 < cell.upperBound && (self[at + 1] == 0x88 || self[at + 1] == 0x89 || self[at + 1] == 0x80): at += 3   // − ≤ ≥ –
            default: return false
            }
        }
        return false
    }
}
