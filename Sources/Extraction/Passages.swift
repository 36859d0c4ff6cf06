import Model

/// One sentence of running text.
struct Sentence: Sendable {
    private let start, end: UInt32

    /// Its bytes, without blanks at the ends; citation markers that follow the full stop belong to it.
    var bytes: Range<Int> { Int(start) ..< Int(end) }

    init(bytes: Range<Int>) {
        start = UInt32(bytes.lowerBound)
        end = UInt32(bytes.upperBound)
    }
}

/// The running text of a document: the sentences of its headings, paragraphs, items and captions, in reading order.
///
/// A sentence ends at `.`, `!`, `?` or `…`, with the closing quotes, brackets and citation markers behind it, where a blank and a
/// capital, digit, opening quote or bracket follow. Abbreviations (`e.g.`, `et al.`, `vs.`, `Fig.`, `Dr.`), initials (`J. Smith`)
/// and decimals do not end one.
struct Passages: Sendable {
    let sentences: [Sentence]
    /// For each block the index of its first sentence, and behind the last block how many sentences there are.
    private let starts: [UInt32]

    init(of segmented: SegmentedDocument) {
        let bytes = segmented.document.text.bytes
        var sentences: [Sentence] = []
        var starts: [UInt32] = []
        starts.reserveCapacity(segmented.blocks.count + 1)
        for block in segmented.blocks {
            starts.append(UInt32(sentences.count))
            switch block.kind {
            case .paragraph, .item, .caption, .heading:
                for range in Self.sentences(in: block.content, of: bytes) { sentences.append(Sentence(bytes: range)) }
            case .blank, .table, .reference, .boilerplate, .code: break
            }
        }
        starts.append(UInt32(sentences.count))
        self.sentences = sentences
        self.starts = starts
    }

    /// The indexes of the sentences of a block.
    func sentences(ofBlock block: Int) -> Range<Int> { Int(starts[block]) ..< Int(starts[block + 1]) }

    /// The sentences of a stretch of text.
    static func sentences(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = range.lowerBound
        var at = range.lowerBound
        while at < range.upperBound {
            at = stops.first(in: at ..< range.upperBound, of: bytes)
            guard at < range.upperBound else { break }
            let end = endOfSentence(after: at, in: range, of: bytes)
            if let end {
                let sentence = bytes.trimmingBlanks(start ..< end)
                if !sentence.isEmpty { found.append(sentence) }
                start = end
                at = end
            } else {
                at += 1
            }
        }
        let rest = bytes.trimmingBlanks(start ..< range.upperBound)
        if !rest.isEmpty { found.append(rest) }
        return found
    }

    private static let stops = ByteSet(".!?")

    /// Where the sentence that may end with the mark at `mark` ends, its closing quotes and citation markers included.
    private static func endOfSentence(after mark: Int, in range: Range<Int>, of bytes: [UInt8]) -> Int? {
        if bytes[mark] == 0x2E, isAbbreviation(before: mark, from: range.lowerBound, of: bytes) { return nil }
        var at = mark + 1
        var sawBlank = false
        while at < range.upperBound {
            switch bytes[at] {
            case 0x2E, 0x21, 0x3F, 0x22, 0x27, 0x29, 0x2A, 0x5F, 0x5D:      // .!?"')*_]
                if sawBlank { return isStart(at: at, before: range.upperBound, of: bytes) ? at : nil }
                at += 1
            case 0xE2 where at + 2 < range.upperBound && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x9D || bytes[at + 2] == 0x99):
                at += 3                                                      // ” ’
            case 0x3C:                                                       // <sup>3,4</sup> behind the full stop
                guard !sawBlank, let end = raisedEnd(at: at, before: range.upperBound, of: bytes) else { return nil }
                at = end
            case 0x5B, 0x5C:                                                 // [ or \[ : a citation marker belongs to the sentence
                guard let end = citationMarkerEnd(at: at, before: range.upperBound, of: bytes) else { return sawBlank ? at : nil }
                at = end
            default:
                let length = bytes.blankLength(at: at, before: range.upperBound)
                guard length > 0 else {
                    return sawBlank && isStart(at: at, before: range.upperBound, of: bytes) ? at : nil
                }
                sawBlank = true
                at += length
            }
        }
        return range.upperBound
    }

    /// The end of `<sup>3,4</sup>` that starts at `at`.
    private static func raisedEnd(at: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        guard bytes[at ..< min(end, at + 5)].elementsEqual("<sup>".utf8) else { return nil }
        var offset = at + 5
        while offset + 6 <= end, offset - at < 400 {
            if bytes[offset] == 0x3C, bytes[offset ..< offset + 6].elementsEqual("</sup>".utf8) { return offset + 6 }
            offset += 1
        }
        return nil
    }

    /// The end of `[12]`, `[2, 3]`, `[8–12]`, `\[15\]`, `[\[15\]](#)` or `[[2](#r2), [3](#r3)]` that starts at `at`.
    private static func citationMarkerEnd(at: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        var offset = at
        var digits = 0, depth = 0
        while offset < end, offset - at < 300 {
            switch bytes[offset] {
            case 0x30 ... 0x39: digits += 1; offset += 1
            case 0x5B: depth += 1; offset += 1
            case 0x5C, 0x2C, 0x20, 0x2D, 0x3B: offset += 1                   // \ , blank - ;
            case 0xE2: offset += 3                                           // – and other dashes
            case 0x5D:                                                       // ]
                offset += 1
                depth -= 1
                if offset < end, bytes[offset] == 0x28 {                     // a link target
                    while offset < end, bytes[offset] != 0x29 { offset += 1 }
                    offset = min(offset + 1, end)
                }
                if depth <= 0 { return digits > 0 ? offset : nil }
            default: return nil
            }
        }
        return nil
    }

    /// Whether a sentence may start here: a capital, a digit, an opening quote or bracket, markup, or a letter beyond ASCII.
    private static func isStart(at: Int, before end: Int, of bytes: [UInt8]) -> Bool {
        switch bytes[at] {
        case 0x41 ... 0x5A, 0x30 ... 0x39, 0x22, 0x27, 0x28, 0x5B, 0x2A, 0x5F, 0x7E, 0x80...: true
        default: false
        }
    }

    /// `e.g`, `et al`, `vs`, `Fig`, `Dr`, `approx`, single capitals: what a full stop does not end.
    private static func isAbbreviation(before mark: Int, from start: Int, of bytes: [UInt8]) -> Bool {
        var word = mark
        while word > start {
            let byte = bytes[word - 1]
            guard (0x41 ... 0x5A).contains(byte) || (0x61 ... 0x7A).contains(byte) || byte == 0x2E else { break }
            word -= 1
        }
        let length = mark - word
        guard length > 0, length <= 7 else { return false }
        if length == 1, (0x41 ... 0x5A).contains(bytes[word]) {
            // an initial, unless it ends the name of a thing: "vitamin C." is rare beside "J. Smith"
            return word == start || bytes[word - 1] == 0x20 || bytes[word - 1] == 0x2D
        }
        return abbreviations.contains(FoldedWord(bytes[word ..< mark]))
    }

    private static let abbreviations: WordSet = [
        "e.g", "i.e", "al", "vs", "cf", "fig", "figs", "eq", "ref", "refs", "dr", "prof", "mr", "mrs", "ms", "st", "no", "nos", "approx",
        "ca", "resp", "vol", "ed", "eds", "pp", "dept", "univ", "inc", "ltd", "co", "jr", "sr", "viz", "tab", "sect", "et", "max", "min",
    ]
}
