import Model

/// The halves of lines in two columns that stand on one side of the gutter.
struct HalfColumn {
    struct Half {
        var bytes: Range<Int>
        var indent: Int
        var width: Int
        /// Whether words on its left push it on, so that its indent says nothing.
        var isPushed: Bool
        /// Lines above it that are blank on both sides, and those that are so only on this one.
        var blanksAbove: Int, othersAbove: Int
    }

    private(set) var halves: [Half] = []
    /// The smallest indent and the greatest width.
    private(set) var margin = 0, width = 1

    init(leftOf lines: ArraySlice<PrintedLine>, _ places: ArraySlice<GutterPlace>) { collect(lines, places) { $0.leftWords(at: $1) } }

    /// - Parameter margin: the indent of the left column, which the right one gets too; what stands further in keeps its place.
    init(rightOf lines: ArraySlice<PrintedLine>, _ places: ArraySlice<GutterPlace>, margin: Int) {
        collect(lines, places) { $0.rightWords(at: $1) }
        let common = commonIndent
        var start = 0
        while start < halves.count {
            let end = halves[(start + 1)...].firstIndex { $0.blanksAbove > 0 } ?? halves.count
            let base = min(common, halves[start ..< end].lazy.filter { !$0.isPushed }.map(\.indent).min() ?? common)
            for index in start ..< end { halves[index].indent = halves[index].isPushed ? margin : margin + halves[index].indent - base }
            start = end
        }
    }

    private mutating func collect(_ lines: ArraySlice<PrintedLine>, _ places: ArraySlice<GutterPlace>,
                                  words: (PrintedLine, GutterPlace) -> Range<Int>) {
        var blanks = 0, others = 0
        for index in lines.indices {
            let half = lines[index].words[words(lines[index], places[index])]
            if let first = half.first, let last = half.last {
                halves.append(Half(bytes: first.bytes.lowerBound ..< last.bytes.upperBound, indent: first.columns.lowerBound,
                                   width: last.columns.upperBound - first.columns.lowerBound, isPushed: places[index].isTight,
                                   blanksAbove: blanks, othersAbove: others))
                (blanks, others) = (0, 0)
            } else if places[index] == .blank {
                blanks += 1
            } else {
                others += 1
            }
        }
        margin = halves.map(\.indent).min() ?? 0
        width = max(1, halves.map(\.width).max() ?? 1)
    }

    private var commonIndent: Int {
        var counts: [Int: Int] = [:]
        for half in halves where !half.isPushed { counts[half.indent, default: 0] += 1 }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    }
}

extension PrintedLine {
    fileprivate func leftWords(at place: GutterPlace) -> Range<Int> {
        switch place {
        case .left, .across: words.indices
        case .parted(let word), .tight(let word, _): 0 ..< word
        case .blank, .right: 0 ..< 0
        }
    }

    fileprivate func rightWords(at place: GutterPlace) -> Range<Int> {
        switch place {
        case .right: words.indices
        case .parted(let word), .tight(let word, _): word ..< words.count
        case .blank, .left, .across: 0 ..< 0
        }
    }
}
