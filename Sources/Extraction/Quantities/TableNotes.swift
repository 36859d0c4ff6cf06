import Model

/// The notes of a table, by their marks: `*` → `P < 0.05`, `a` → `Kruskal–Wallis test`; those without a mark are said of the whole table.
///
/// A note is found by its mark where text is raised (`<sup>a</sup>`, `^a^`), else by signs (`*`, `†`, `#`) behind a blank, and by a lone
/// small letter or digit before a capital at the start of a note or behind a full stop.
struct TableNotes: Sendable {
    private(set) var marked: [String: String] = [:]
    private(set) var general: [String] = []
    /// The mark that opens the first note, if one does.
    private(set) var opening: String?
    private var isOpened = false

    /// - Parameter notes: the bytes of each note as they stand in the document.
    init(_ notes: [Range<Int>], in text: SourceText) {
        for note in notes { add(note, in: text) }
    }

    /// Whether letters mark notes.
    var hasLetters: Bool { marked.keys.contains { $0.utf8.first.map { $0 &- 0x61 < 26 } ?? false } }

    /// The probability that a mark stands for: `<0.05` for the `*` of `* P < 0.05 versus placebo`.
    func significance(of mark: String) -> String? { marked[mark].flatMap(Self.significance(statedIn:)) }

    static func significance(statedIn note: String) -> String? {
        let bytes = Array(note.utf8)
        let found = QuantityScanner(bytes).quantities(in: 0 ..< bytes.count).filter { $0.kind == .p_value }
        guard let first = found.first, found.count == 1 else { return nil }
        return SettingReader.pValue(bytes[first.bytes])
    }

    // MARK: Reading

    private mutating func add(_ note: Range<Int>, in text: SourceText) {
        var mark: String?
        var words = ""
        for piece in Self.pieces(of: note, in: text) {
            switch piece {
            case .raised(let raised):
                close(mark, words)
                (mark, words) = (raised, "")
            case .words(let range):
                for (index, part) in Self.split(text.readable(range)).enumerated() {
                    if index > 0 || part.mark != nil {
                        close(mark, words)
                        (mark, words) = (part.mark, "")
                    }
                    words += part.words
                }
            }
        }
        close(mark, words)
    }

    private mutating func close(_ mark: String?, _ words: String) {
        guard words.utf8.contains(where: { $0 > 0x20 }) else { return }
        if !isOpened { (opening, isOpened) = (mark, true) }
        guard let mark else { return general.append(words) }
        if marked[mark] == nil { marked[mark] = words }
    }

    private enum Piece {
        case raised(String)
        case words(Range<Int>)
    }

    /// Cuts at raised text that stands free: `<sup>a</sup>Kruskal–Wallis test`, not the power of `m<sup>2</sup>`.
    private static func pieces(of note: Range<Int>, in text: SourceText) -> [Piece] {
        var pieces: [Piece] = []
        var start = note.lowerBound
        var at = start
        while at < note.upperBound {
            guard let (mark, end) = RaisedText.mark(at: at, before: note.upperBound, in: text.bytes) else { at += 1; continue }
            if isFree(at, from: note.lowerBound, in: text.bytes) {
                if at > start { pieces.append(.words(start ..< at)) }
                pieces.append(.raised(mark))
                start = end
            }
            at = end
        }
        if start < note.upperBound { pieces.append(.words(start ..< note.upperBound)) }
        return pieces
    }

    private static func isFree(_ offset: Int, from start: Int, in bytes: [UInt8]) -> Bool {
        var before = offset - 1
        while before >= start, bytes[before] == 0x2A { before -= 1 }
        return before < start || bytes[before] <= 0x20 || bytes[before] == 0x2E || bytes[before] == 0x3B
    }

    /// The parts of a note with signs or letters: `* P < 0.05, ** P < 0.01` are two.
    private static func split(_ words: String) -> [(mark: String?, words: String)] {
        let bytes = Array(words.utf8)
        let text = TextWindow(bytes, 0 ..< bytes.count)
        var parts: [(mark: String?, words: String)] = []
        var start = 0
        var mark: String?
        var at = 0
        while at < bytes.count {
            if let (found, end) = opening(at: at, in: text) {
                if at > start || mark != nil { parts.append((mark, String(decoding: bytes[start ..< at], as: UTF8.self))) }
                (mark, start, at) = (found, end, end)
            } else {
                at += 1
            }
        }
        parts.append((mark, String(decoding: bytes[start...], as: UTF8.self)))
        return parts
    }

    /// A mark that opens a note at the offset.
    private static func opening(at offset: Int, in text: TextWindow) -> (String, Int)? {
        guard offset == 0 || text[offset - 1] <= 0x20 else { return nil }
        let signs = NoteMarks.signsEnd(from: offset, in: text)
        let next = text.afterBlanks(signs)
        if signs > offset {
            let isSentence = text.isLetter(at: next) && (text[next] &- 0x41 < 26 || text[next] == 0x70 || signs == next) || text[next] == 0x3D
            return isSentence && next < text.range.upperBound ? (String(decoding: text.bytes[offset ..< signs], as: UTF8.self), next) : nil
        }
        let isStart = offset == 0 || text[text.beforeBlanks(offset) - 1] == 0x2E || text[text.beforeBlanks(offset) - 1] == 0x3B
        guard isStart, text[offset] &- 0x61 < 26 || text[offset] &- 0x31 < 9, !text.isDigit(at: offset + 1) else { return nil }
        var capital = offset + 1
        if text[capital] == 0x29 || text[capital] == 0x2E { capital += 1 }
        capital = text.afterBlanks(capital)
        // `aKruskal`, `b Fisher`, `cP < 0.05`; not `pH`, `mRNA`
        if text[capital] | 0x20 == 0x70, [0x3C, 0x3D, 0x3E].contains(text[text.afterBlanks(capital + 1)]) {
            return (String(decoding: [text[offset]], as: UTF8.self), capital)
        }
        guard text[capital] &- 0x41 < 26, text[capital + 1] &- 0x61 < 26 || capital > offset + 1 && text[capital + 1] <= 0x20 else { return nil }
        return (String(decoding: [text[offset]], as: UTF8.self), capital)
    }
}

/// The marks behind a cell's words that point to notes.
enum NoteMarks {
    /// `*` of `12.3*`, `a` and `b` of `12.3<sup>a,b</sup>`, `†` of `Stay†`; a letter behind a number, `12.3a`, where it is not raised.
    static func marks(of cell: Cell, in text: SourceText) -> [String] {
        let range = cell.span.bytes
        var marks: [String] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard let (mark, end) = RaisedText.mark(at: at, before: range.upperBound, in: text.bytes) else { at += 1; continue }
            marks += mark.split(separator: ",").map(String.init)
            at = end
        }
        if marks.isEmpty { marks = trailing(Array(cell.text.utf8)) }
        return marks
    }

    /// The marks at the end of a text that is not raised anywhere.
    static func trailing(_ bytes: [UInt8]) -> [String] {
        let text = TextWindow(bytes, 0 ..< bytes.count)
        var start = bytes.count
        while start > 0 {
            let previous = text.scalarStart(before: start)
            guard signLength(at: previous, in: text) == start - previous else { break }
            start = previous
        }
        if start < bytes.count { return [String(decoding: bytes[start...], as: UTF8.self)] }
        guard let last = bytes.last, last &- 0x61 < 26 else { return [] }
        var letters = [last]
        var at = bytes.count - 1
        while at >= 2, bytes[at - 1] == 0x2C, bytes[at - 2] &- 0x61 < 26 {
            letters.append(bytes[at - 2])
            at -= 2
        }
        guard at > 0, bytes[at - 1] &- 0x30 < 10 || bytes[at - 1] == 0x29 || bytes[at - 1] == 0x25 else { return [] }
        return letters.reversed().map { String(decoding: [$0], as: UTF8.self) }
    }

    /// Where a run of signs ends.
    static func signsEnd(from offset: Int, in text: TextWindow) -> Int {
        var at = offset
        while true {
            let length = signLength(at: at, in: text)
            if length == 0 { return at }
            at += length
        }
    }

    /// `* # † ‡ § ¶ ‖ ∗ ★ ◊`.
    private static func signLength(at offset: Int, in text: TextWindow) -> Int {
        switch text[offset] {
        case 0x2A, 0x23: return 1
        case 0xC2: return text.matches("§", at: offset) || text.matches("¶", at: offset) ? 2 : 0
        case 0xE2: return signs.contains { text.matches($0, at: offset) } ? 3 : 0
        default: return 0
        }
    }

    private static let signs: [StaticString] = ["†", "‡", "‖", "∗", "★", "☆", "◊", "▲", "△"]
}
