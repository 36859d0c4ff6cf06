import Model

/// The notes that stand below a table as paragraphs of their own: `*P < 0.05 versus placebo.`, `SD, standard deviation.`, `Values are means.`
///
/// The markup of a page may say so (`class="table-wrap-foot"`); else they are known by what they say:
/// a mark that a cell, heading or caption carries, an abbreviation that the table uses with what it stands
/// for, or the words with which notes open. The first paragraph that is none ends them, so that the text below stays text.
///
/// - Shape: one range a paragraph, at most `most`, ascending.
/// - Loss: a note that opens like any sentence (`Data were missing for two patients.`) is left in the text.
struct TableFoot {
    private let text: SourceText
    private let words: Set<String>
    private let marks: Set<String>

    private static let most = 12
    private static let longest = 2_500

    /// - Parameter cells: those of the table.
    init(cells: ArraySlice<Cell>, caption: String?, in text: SourceText) {
        self.text = text
        var words: Set<String> = [], marks: Set<String> = []
        for cell in cells {
            marks.formUnion(NoteMarks.marks(of: cell, in: text))
            if let digit = Self.gluedDigit(of: cell.text) { marks.insert(digit) }
            Self.addAbbreviations(of: cell.text, to: &words)
        }
        if let caption {
            Self.addAbbreviations(of: caption, to: &words)
            marks.formUnion(NoteMarks.trailing(Array(caption.utf8)))
        }
        self.words = words
        self.marks = marks
    }

    /// Whether a paragraph follows a table that may be its note; else nobody need look at the table's cells.
    static func mayStand(behind table: Int, in segmented: SegmentedDocument) -> Bool {
        let next = segmented.blocks[(table + 1)...].first { $0.kind != .blank && $0.kind != .caption && $0.kind != .boilerplate }
        return next?.kind == .paragraph || next?.kind == .item
    }

    /// The notes among the blocks behind a table.
    func notes(behind table: Int, in segmented: SegmentedDocument) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = table + 1
        while at < segmented.blocks.count, found.count < Self.most {
            let block = segmented.blocks[at]
            switch block.kind {
            case .blank: break
            case .caption where found.isEmpty: break
            // `Open in a new tab` between a table and its foot
            case .boilerplate where found.isEmpty && segmented.blocks[(at + 1)...].first(where: { $0.kind != .blank }).map(isMarked) ?? false: break
            case .paragraph, .item:
                guard isMarked(block) || isNote(block.bytes) else { return found }
                found.append(withoutBullet(text.trimmed(block.bytes)))
            default: return found
            }
            at += 1
        }
        return found
    }

    /// Behind the `- ` that stands before the items of a page's list.
    private func withoutBullet(_ note: Range<Int>) -> Range<Int> {
        text.structure != nil && text.bytes.hasPrefix("- ", at: note.lowerBound, before: note.upperBound) ? note.lowerBound + 2 ..< note.upperBound : note
    }

    private func isMarked(_ block: Block) -> Bool { text.structure?.blocks(in: block.bytes).first?.isTableNote ?? false }

    private func isNote(_ block: Range<Int>) -> Bool {
        let range = text.trimmed(block)
        guard !range.isEmpty, range.count <= Self.longest else { return false }
        if NoteOpening.opens(text.readable(range)) { return true }
        let notes = TableNotes([range], in: text)
        // no sentence opens with a small letter before a capital; signs and digits must be those of a cell
        if let opening = notes.opening, marks.contains(opening) || opening.utf8.allSatisfy({ $0 &- 0x61 < 26 }) { return true }
        return explainsAbbreviation(Array(text.readable(range).utf8))
    }

    /// The `1` of `Cefepime group1`, where raising was lost.
    private static func gluedDigit(of cell: String) -> String? {
        let end = cell.utf8.suffix(2)
        guard end.count == 2, let last = end.last, last &- 0x31 < 9, let before = end.first else { return nil }
        guard (before | 0x20) &- 0x61 < 26 || before == 0x29 else { return nil }
        return String(decoding: [last], as: UTF8.self)
    }

    /// `ARDS, acute respiratory distress syndrome`, `SD = standard deviation`, `CI: confidence interval`.
    private func explainsAbbreviation(_ bytes: [UInt8]) -> Bool {
        var end = 0
        while end < bytes.count, end < 24, bytes[end] > 0x20, ![0x2C, 0x3D, 0x3A, 0x3B].contains(bytes[end]) { end += 1 }
        let window = TextWindow(bytes, 0 ..< bytes.count)
        let sign = window.afterBlanks(end)
        guard end > 0, words.contains(String(decoding: bytes[..<end], as: UTF8.self)), [0x2C, 0x3D, 0x3A].contains(window[sign]) else { return false }
        return window.isLetter(at: window.afterBlanks(sign + 1))
    }

    /// Words with two capitals, or a capital and a digit: `ARDS`, `HbA1c`, `FEV1`.
    private static func addAbbreviations(of text: String, to words: inout Set<String>) {
        let bytes = Array(text.utf8)
        var start = 0
        func close(_ end: Int) {
            let word = bytes[start ..< end]
            let capitals = word.lazy.filter { $0 &- 0x41 < 26 }.count
            if (2 ... 16).contains(word.count), capitals >= 2 || capitals == 1 && word.count <= 6 && word.contains(where: { $0 &- 0x30 < 10 }) {
                words.insert(String(decoding: word, as: UTF8.self))
            }
        }
        for (at, byte) in bytes.enumerated() where !(byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte >= 0x80) {
            close(at)
            start = at + 1
        }
        close(bytes.count)
    }
}

/// How notes below a table open where neither mark nor abbreviation tells: `Note.`, `Values are …`, `Abbreviations:`.
private enum NoteOpening {
    static func opens(_ note: String) -> Bool {
        let bytes = Array(note.utf8)
        let text = TextWindow(bytes, 0 ..< bytes.count)
        let words = text.words(after: 0, 6).map { text.lowered($0) }
        guard let first = words.first else { return false }
        if ["note", "notes", "nb", "abbreviations", "abbreviation", "legend", "footnote", "footnotes"].contains(first) {
            return bytes.count < 600 || [0x3A, 0x2E, 0x3D].contains(text[text.afterBlanks(text.word(after: 0)?.bytes.upperBound ?? 0)])
        }
        if first == "unless" { return words.contains("otherwise") || words.contains("indicated") || words.contains("stated") }
        let rest = words.first == "all" ? words.dropFirst() : words[...]
        guard let subject = rest.first, subjects.contains(subject) else { return false }
        return rest.dropFirst().contains { verbs.contains($0) } && (rest.contains { presented.contains($0) } || speaksOfNumbers(bytes))
    }

    private static let subjects: Set<String> = [
        "values", "data", "numbers", "figures", "results", "continuous", "categorical", "scores", "variables", "percentages", "cells", "entries",
    ]
    private static let verbs: Set<String> = ["are", "were", "represent", "show", "indicate", "in"]
    private static let presented: Set<String> = [
        "presented", "expressed", "given", "shown", "reported", "parentheses", "brackets", "mean", "means", "median", "medians", "n", "numbers",
        "number", "represent", "percentages",
    ]

    /// `mean (SD)`, `n (%)` or `± SD` among the first words.
    private static func speaksOfNumbers(_ bytes: [UInt8]) -> Bool {
        HeadingMeaning(note: String(decoding: bytes.prefix(160), as: UTF8.self)) != nil
    }
}
