import Model

/// Stretches of prose that a page sets in two columns, side by side in the lines of its text.
///
/// Each line has one wide gap, the right halves start at the same place, and both halves are words that go on from the line above. A line of
/// one half alone belongs to the stretch; a line over the gap ends it.
///
///     the rats ran through the       in the dark they were slower
///     maze, which was lit from       than in the light, and those
///     above.                         of the first group stopped.
///
/// - Shape: ranges of lines, ascending, disjoint; one pass over the text.
struct ProseColumns {
    private(set) var stretches: [Range<Int>] = []

    private static let fewestLines = 5, mostBetween = 8

    init(of draft: Draft) {
        var run: Run?
        for line in draft.lines.indices where !draft.lines[line].isBlank {
            guard draft.isFree(line) else { close(&run); continue }
            let halves = Halves(draft.lines[line], in: draft.bytes)
            if let current = run, line - current.last > Self.mostBetween || !current.admits(halves) { close(&run) }
            if halves.isSplit { run = run ?? Run(line: line, gutter: halves.rightStart); run?.add(halves, line: line, in: draft.bytes) }
        }
        close(&run)
    }

    private mutating func close(_ run: inout Run?) {
        if let run, run.isProse { stretches.append(run.first ..< run.last + 1) }
        run = nil
    }

    /// What stands left and right of the first wide gap of a line.
    private struct Halves {
        var left = 0 ..< 0
        var right = 0 ..< 0
        var leftEnd = 0, rightStart = 0
        var gaps = 0
        var isSplit: Bool { gaps == 1 }

        init(_ line: Line, in bytes: [UInt8]) {
            var words: [DisplayWord] = []
            if line.content.count < 400 { bytes.appendWords(of: line.bytes.lowerBound ..< line.content.upperBound, to: &words) }
            guard let first = words.first, let last = words.last else { gaps = 2; return }
            (leftEnd, rightStart) = (last.columns.upperBound, first.columns.lowerBound)
            for (word, next) in zip(words, words.dropFirst()) where next.columns.lowerBound - word.columns.upperBound >= 2 {
                gaps += 1
                guard gaps == 1 else { return }
                left = first.bytes.lowerBound ..< word.bytes.upperBound
                right = next.bytes.lowerBound ..< last.bytes.upperBound
                (leftEnd, rightStart) = (word.columns.upperBound, next.columns.lowerBound)
            }
        }
    }

    private struct Run {
        let first: Int
        let gutter: Int
        private(set) var last: Int
        private var lines = 0, bytes = 0, words = 0, opened = 0

        init(line: Int, gutter: Int) { first = line; last = line; self.gutter = gutter }

        /// Whether a line stands on one side of the gutter, or on both with its right half at it.
        func admits(_ halves: Halves) -> Bool {
            switch halves.gaps {
            case 0: halves.leftEnd <= gutter || halves.rightStart + 3 >= gutter
            case 1: abs(halves.rightStart - gutter) <= 3
            default: false
            }
        }

        mutating func add(_ halves: Halves, line: Int, in text: [UInt8]) {
            last = line
            lines += 1
            for half in [halves.left, halves.right] {
                bytes += half.count
                words += text[half].count { $0 == 0x20 } + 1
                if (0x61 ... 0x7A).contains(text[half.lowerBound]) { opened += 1 }
            }
        }

        /// Many words in each half, of which a good part starts with a small letter.
        var isProse: Bool { lines >= ProseColumns.fewestLines && bytes >= 2 * 24 * lines && words * 2 >= 2 * 7 * lines && opened * 5 >= 2 * lines * 2 }
    }
}
