import Model

/// The blank river between the two columns of a page's text.
///
/// Its banks are seldom straight: `pdftotext -layout` sets a line by what stands left of it, so that long words on the left push the right half
/// on. Where they do, one blank may be all that parts the halves.
struct Gutter: Sendable {
    /// Where most right halves start.
    let column: Int
    /// Where left halves end at most, and where right halves start at least.
    private(set) var leftEnd = 0, rightStart = 0
    /// Lines with prose on either side of it.
    private(set) var proseLines = 0
    /// Halves of them that go on with a sentence: they start with a small letter.
    private(set) var openHalves = 0
    /// The width of a full half in print.
    private(set) var halfWidth = 0

    /// Whether one blank may part the halves, as all of the text's pages show.
    var mayBeTight = false
    private(set) var isNarrow = false

    private static let fewestLines = 3

    /// Nil where the lines show none.
    init?(of lines: [PrintedLine], in bytes: [UInt8]) {
        guard let column = Self.commonStart(of: lines) else { return nil }
        self.column = column
        var widths: [Int] = [], ends: [Int] = [], starts: [Int] = []
        for line in lines where line.wordsBehindGaps.count <= 12 {
            let near = line.wordsBehindGaps.filter { abs(line.words[$0].columns.lowerBound - column) <= max(4, column / 6) }
            guard let word = near.min(by: { line.distance($0, column) < line.distance($1, column) }),
                  line.kind(of: 0 ..< word) == .prose, line.kind(of: word ..< line.words.count) == .prose else { continue }
            ends.append(line.words[word - 1].columns.upperBound)
            starts.append(line.words[word].columns.lowerBound)
            for half in [0 ..< word, word ..< line.words.count] {
                if (0x61 ... 0x7A).contains(bytes[line.words[half.lowerBound].bytes.lowerBound]) { openHalves += 1 }
                widths.append(bytes.printedWidth(of: line.words[half]))
            }
        }
        proseLines = ends.count
        guard proseLines >= Self.fewestLines else { return nil }
        (leftEnd, rightStart) = (ends.sorted()[ends.count * 97 / 100], min(column, starts.sorted()[starts.count * 3 / 100]))
        isNarrow = (rightStart - leftEnd) * 8 <= column
        // a line without a right half may be longer than those with one
        leftEnd += min(4, max(0, rightStart - leftEnd) / 3)
        // short last lines of paragraphs are the smaller part
        halfWidth = widths.sorted()[widths.count * 6 / 10]
    }

    /// The gutter for a page that shows none of its own: near this one.
    var elsewhere: Gutter {
        var near = self
        near.leftEnd += 3
        near.rightStart -= 3
        near.proseLines = 0
        near.openHalves = 0
        return near
    }

    /// The gutter of some lines of the same page: the right column may start elsewhere there. Nil where it does not.
    func moved(for lines: [PrintedLine]) -> Gutter? {
        guard let start = Self.commonStart(of: lines), abs(start - column) > 1, abs(start - column) <= column / 5 else { return nil }
        var moved = Gutter(column: start)
        moved.leftEnd = leftEnd
        moved.rightStart = rightStart + start - column
        moved.halfWidth = halfWidth
        moved.proseLines = proseLines
        moved.mayBeTight = mayBeTight
        return moved
    }

    private init(column: Int) { self.column = column }

    /// Whether a right half may start there: not before most, but for headings over a list that is set further in.
    func isRight(_ start: Int) -> Bool { start >= min(rightStart - 1, max(leftEnd + 3, rightStart - 6)) }

    /// The word that starts the right half of a line, where two blanks or more part it from the left one.
    func partingWord(of line: PrintedLine) -> Int? {
        line.wordsBehindGaps.filter { line.words[$0 - 1].columns.upperBound <= leftEnd + 1 && isRight(line.words[$0].columns.lowerBound) }
            .min { line.distance($0, column) < line.distance($1, column) }
    }

    /// The word behind which blank both halves are about as wide as the columns, so far as widths of letters tell, and whether they are just so.
    func tightWord(of line: PrintedLine, in bytes: [UInt8]) -> (word: Int, isSure: Bool)? {
        var left = 0, best: (word: Int, misfit: Int)?
        for word in line.words.indices.dropFirst() {
            left += bytes.printedWidth(of: line.words[word - 1 ..< word]) + (word > 1 ? .printedBlank : 0)
            let start = line.words[word].columns.lowerBound
            guard start * 4 >= column * 3, start * 5 <= column * 6, abs(left - halfWidth) < best?.misfit ?? .max else { continue }
            best = (word, abs(left - halfWidth))
        }
        guard let (word, misfit) = best else { return nil }
        let right = bytes.printedWidth(of: line.words[word...])
        guard misfit * 8 <= halfWidth, right * 100 <= halfWidth * 113 else { return nil }
        return (word, misfit * 20 <= halfWidth && right * 100 <= halfWidth * 104)
    }

    /// The place in the middle of the page where most right halves start: words behind a wide gap that parts prose from prose, lines of prose.
    private static func commonStart(of lines: [PrintedLine]) -> Int? {
        let ends = lines.filter { !$0.isBlank }.map(\.end).sorted()
        guard let width = ends.isEmpty ? nil : ends[ends.count * 95 / 100], width >= 60, width <= 400 else { return nil }
        let margin = lines.filter { !$0.isBlank }.map(\.start).min() ?? 0
        var votes = Array(repeating: 0, count: width + 8)
        for line in lines where line.wordsBehindGaps.count <= 12 {
            if line.start < width, line.kind(of: line.words.indices) == .prose { votes[line.start] += 1 }
            for word in line.wordsBehindGaps where line.words[word].columns.lowerBound < width {
                guard line.kind(of: word ..< line.words.count) == .prose, line.kind(of: 0 ..< word) == .prose else { continue }
                votes[line.words[word].columns.lowerBound] += 1
            }
        }
        let middle = margin + (width - margin) * 38 / 100 ... margin + (width - margin) * 62 / 100
        let sums = middle.map { at in (start: at, votes: votes[max(0, at - 2) ... at + 2].reduce(2 * votes[at], +)) }
        guard let best = sums.max(by: { $0.votes < $1.votes }), best.votes > 0 else { return nil }
        return best.start
    }
}

extension PrintedLine {
    fileprivate func distance(_ word: Int, _ column: Int) -> Int { abs(words[word].columns.lowerBound - column) }

    /// - Parameter isTight: whether one blank may part the halves.
    func place(beside gutter: Gutter, isTight: Bool, in bytes: [UInt8]) -> GutterPlace {
        if words.isEmpty { return isBlank ? .blank : .across }
        if let word = gutter.partingWord(of: self) { return .parted(word) }
        if end <= gutter.leftEnd + 1 { return .left }
        if gutter.isRight(start) { return .right }
        guard isTight, let tight = gutter.tightWord(of: self, in: bytes) else { return .across }
        return .tight(tight.word, isSure: tight.isSure)
    }
}

extension Int {
    fileprivate static let printedBlank = 250
}

extension [UInt8] {
    /// How wide print sets some words with a blank between two of them, in thousandths of the letter size.
    ///
    /// - Source: the widths of Times; those of other book faces stand in about the same relation.
    fileprivate func printedWidth(of words: ArraySlice<DisplayWord>) -> Int {
        words.reduce(Swift.max(0, words.count - 1) * .printedBlank) { width, word in
            self[word.bytes].reduce(width) { $0 + Self.printedWidth(of: $1) }
        }
    }

    private static func printedWidth(of byte: UInt8) -> Int {
        switch byte {
        case 0x80 ... 0xBF: 0                                                                   // the tail of a letter
        case 0x69, 0x6A, 0x6C, 0x74, 0x2E, 0x2C, 0x3A, 0x3B, 0x27, 0x2F, 0x7C, 0x21: 270        // i j l t
        case 0x66, 0x72, 0x49, 0x28, 0x29, 0x5B, 0x5D, 0x2D, 0x73: 340                          // f r I s
        case 0x61, 0x63, 0x65, 0x7A, 0x4A, 0x3F: 440                                            // a c e z
        case 0x6D, 0x4D, 0x57, 0x25, 0x40: 820                                                  // m M W
        case 0x77, 0x41, 0x43, 0x44, 0x47, 0x48, 0x4B, 0x4E, 0x4F, 0x51, 0x52, 0x55, 0x56, 0x58, 0x59: 700
        case 0x42, 0x45, 0x46, 0x4C, 0x50, 0x53, 0x54, 0x5A: 600
        default: 500
        }
    }
}
