import Model

/// What a table's caption, notes and headings say of its numbers; headings are read once.
struct TableMeaning {
    private let text: SourceText
    private let notes: TableNotes
    private var whole: HeadingMeaning?
    private var statement: DispersionType?
    private var headings: [String: HeadingMeaning] = [:]
    /// The heading of each column that was read last: most cells of a column have one.
    private var columns: [(header: String, meaning: HeadingMeaning)?] = []
    private var known: HeadingMemory
    private var commas = TextWindow.Commas.either
    /// Heading cells that point to notes, by their text.
    private var markedHeaders: [String: (words: String, marks: [String])] = [:]
    /// The headings beside which a column of shares stands, so that their `n` counts events: `n | %`.
    private var sharedHeadings: Set<String> = []

    /// - Parameter cells: all cells of the table.
    init(caption: String?, cells: ArraySlice<Cell>, in text: SourceText, known: HeadingMemory) {
        self.text = text
        self.known = known
        notes = TableNotes(cells.filter { $0.role == .note }.map(\.span.bytes), in: text)
        whole = caption.map { HeadingMeaning($0) }
        statement = caption.flatMap(Self.statement)
        // `Baseline characteristics*`: the note is of the whole table
        let ofCaption = caption?.last.flatMap { "*†‡§¶".contains($0) ? notes.marked[String($0)] : nil }
        for note in notes.general + (ofCaption.map { [$0] } ?? []) {
            statement = statement ?? Self.statement(note)
            let meaning = HeadingMeaning(note: note)
            if whole?.dispersion == nil, whole?.share == nil { whole = meaning ?? whole }
        }
        for cell in cells where cell.role == .header {
            let marks = NoteMarks.marks(of: cell, in: text)
            if !marks.isEmpty { markedHeaders[cell.text] = (Self.words(of: cell, before: marks), marks) }
        }
        // `Characteristic, n (%)` above the stubs is said of the rows
        for cell in cells where cell.role == .header && cell.column == 0 {
            let stubs = known.meaning(of: cell.text)
            if whole?.dispersion == nil, whole?.share == nil, stubs.dispersion != nil || stubs.share != nil { whole = stubs }
            statement = statement ?? (stubs.isSpreadBracketed ? nil : stubs.spread)
        }
        commas = Self.commas(in: cells)
        sharedHeadings = Self.sharedHeadings(of: cells)
    }

    private static func statement(_ text: String) -> DispersionType? {
        let bytes = Array(text.utf8)
        return DispersionStatement.type(in: TextWindow(bytes, 0 ..< bytes.count))
    }

    /// The setting of a cell with what the cells beside it and the group above it say.
    ///
    /// - Parameter numbers: the cell's text.
    mutating func setting(of cell: Cell, _ numbers: NumericCell, row: HeadingMeaning?, group: HeadingMeaning?) -> QuantityScanner.Setting {
        var plain = QuantityScanner.Setting()
        plain.plusMinus = statement
        guard cell.role == .data || cell.role == .stub else { return plain }
        let column = cell.header.map { heading($0, of: cell.column) }
        // a stub of numbers is one of quantities where its heading says of what: `Time (h)`, `Dose, mg`
        if cell.role == .stub, column?.unit == nil { return plain }
        var place = CellPlace(column: column, row: row, group: group, table: whole, statement: statement)
        place.commas = commas
        place.hasLetteredNotes = notes.hasLetters
        return QuantityScanner.Setting(cell: numbers, in: place)
    }

    /// Columns behind this one are looked up each time.
    private static let mostColumns = 256

    private mutating func heading(_ header: String, of column: Int) -> HeadingMeaning {
        guard column < Self.mostColumns else { return heading(header) }
        if column < columns.count, let last = columns[column], last.header == header { return last.meaning }
        let meaning = heading(header)
        while columns.count <= column { columns.append(nil) }
        columns[column] = (header, meaning)
        return meaning
    }

    private mutating func heading(_ header: String) -> HeadingMeaning {
        if let known = headings[header] { return known }
        var meaning = known.meaning(of: markedHeaders.isEmpty ? header : withoutMarks(header))
        for part in markedHeaders.isEmpty ? [] : header.split(separator: " / ").reversed() {
            for mark in markedHeaders[String(part)]?.marks ?? [] {
                if let note = notes.marked[mark], let said = HeadingMeaning(note: note) { meaning.fill(from: said) }
            }
        }
        if meaning.kind == .sample_size, sharedHeadings.contains(header) { meaning.kind = .count }
        headings[header] = meaning
        return meaning
    }

    /// The stacked headings without their marks: `Stay in days` for `Stay in days<sup>a</sup>`.
    private func withoutMarks(_ header: String) -> String {
        let parts = header.split(separator: " / ", omittingEmptySubsequences: false)
        return parts.map { markedHeaders[String($0)]?.words ?? String($0) }.joined(separator: " / ")
    }

    /// The text of a cell without the raised marks at its end.
    private static func words(of cell: Cell, before marks: [String]) -> String {
        let raised = marks.joined(separator: ",")
        guard !raised.isEmpty, cell.text.utf8.count > raised.utf8.count, cell.text.hasSuffix(raised) else { return cell.text }
        return String(cell.text.dropLast(raised.count))
    }

    /// What a stub or group heading says, with the note that it points to.
    func meaning(of cell: Cell) -> HeadingMeaning {
        let raised = NoteMarks.marks(of: cell, in: text)
        let marks = raised.isEmpty ? gluedMark(of: cell.text).map { [$0] } ?? [] : raised
        var meaning = known.meaning(of: Self.words(of: cell, before: marks))
        for mark in marks {
            guard let note = notes.marked[mark], let said = HeadingMeaning(note: note) else { continue }
            meaning.fill(from: said)
        }
        return meaning
    }

    /// The `a` of `Stay in hospitala`, where raising was lost, if note `a` opens with the cell's first word: `aStay is in days`.
    private func gluedMark(of cell: String) -> String? {
        guard let last = cell.last, last.isASCII, let note = notes.marked[String(last)] else { return nil }
        let first = cell.utf8.dropLast().prefix { $0 > 0x20 && $0 != 0x2C }
        return first.count >= 4 && note.utf8.starts(with: first) ? String(last) : nil
    }

    // MARK: Marks of decimals

    /// A comma is the decimal mark where numbers show it (`12,5`, `0,125`, `3,1416`) and none is written with a point.
    private static func commas(in cells: ArraySlice<Cell>) -> TextWindow.Commas {
        var found = 0
        for cell in cells where cell.role == .data && cell.text.utf8.count < 60 && cell.text.utf8.contains(where: { $0 == 0x2E || $0 == 0x2C }) {
            let bytes = Array(cell.text.utf8)
            let text = TextWindow(bytes, bytes.indices)
            let marks = bytes.indices.filter { (bytes[$0] == 0x2E || bytes[$0] == 0x2C) && text.isDigit(at: $0 - 1) && text.isDigit(at: $0 + 1) }
            guard !marks.isEmpty, NumericCell.holds(cell.text) else { continue }
            for at in marks {
                if bytes[at] == 0x2E { return .either }
                if isDecimal(at, in: text) { found += 1 }
            }
        }
        return found > 1 ? .decimal : .either
    }

    /// Whether a comma between digits outside brackets can group no thousands.
    private static func isDecimal(_ comma: Int, in text: TextWindow) -> Bool {
        var start = comma, end = comma + 1
        while text.isDigit(at: start - 1) { start -= 1 }
        while text.isDigit(at: end) { end += 1 }
        guard text[start - 1] != 0x2C, text[end] != 0x2C, !text.bytes[..<start].contains(where: { $0 == 0x28 || $0 == 0x5B }) else { return false }
        return end - comma != 4 || text[start] == 0x30
    }

    /// The headings ending in `n` that have a sister ending in `%`.
    private static func sharedHeadings(of cells: ArraySlice<Cell>) -> Set<String> {
        func stem(_ header: String) -> (Substring, last: Substring) {
            let cut = header.lastIndex(of: "/").map { header.index(after: $0) } ?? header.startIndex
            return (header[..<cut], header[cut...])
        }
        func isShare(_ header: String) -> Bool { ["%", "(%)", "percent", "percentage"].contains(stem(header).last.trimmed.lowercased()) }
        // most tables have no such heading, and of those nobody need go through the cells
        guard cells.contains(where: { $0.role == .header && isShare($0.text) }) else { return [] }
        let headers = Set(cells.lazy.filter { $0.role == .data }.compactMap(\.header))
        let shares = Set(headers.filter(isShare).map { stem($0).0 })
        return headers.filter { ["n", "no", "no.", "number"].contains(stem($0).last.trimmed.lowercased()) && shares.contains(stem($0).0) }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }
}

extension HeadingMeaning {
    /// What a note says of brackets and `±`: `Values are means (standard errors)`, `Numbers are n (%)`, `Figures in parentheses are SD`,
    /// `Stay in days, mean (SD)`; nil for one that says nothing of the kind (`SD, standard deviation` only explains an abbreviation).
    init?(note: String) {
        let bytes = Array(note.utf8)
        let text = TextWindow(bytes, 0 ..< bytes.count)
        guard let meaning = Self.bracketed(in: text, note) ?? Self.parenthesized(in: text) else { return nil }
        self = meaning
    }

    /// Fills what this heading leaves open from the note that it points to.
    mutating func fill(from note: HeadingMeaning) {
        if spread == nil, interval == nil, share == nil {
            (spread, interval, share, isSpreadBracketed) = (note.spread, note.interval, note.share, note.isSpreadBracketed)
        }
        unit = unit ?? note.unit
    }

    /// `mean (SD)`, `medians [IQR]`, `n (%)` anywhere in the note.
    private static func bracketed(in text: TextWindow, _ note: String) -> HeadingMeaning? {
        var isTold = false
        for at in text.range where text[at] == 0x28 || text[at] == 0x5B || text[at] == 0xC2 || text[at] == 0x2B {
            guard text[at] == 0x28 || text[at] == 0x5B || text.plusMinusLength(at: at) > 0 else { continue }
            guard let word = text.word(endingAt: text.beforeBlanks(at)) else { continue }
            if centres.contains(word.folded) { isTold = true }
        }
        guard isTold else { return nil }
        var meaning = HeadingMeaning(note)
        meaning.unit = unitBehindIn(text)
        meaning.kind = nil
        return meaning.spread == nil && meaning.interval == nil && meaning.share == nil ? nil : meaning
    }

    /// `Figures in parentheses are standard deviations`; not `are percentages or SD`.
    private static func parenthesized(in text: TextWindow) -> HeadingMeaning? {
        var isBrackets = false, isPercent = false
        var at = text.range.lowerBound
        while at < text.range.upperBound {
            guard text.isLetter(at: at), let word = text.word(at: at) else { at += 1; continue }
            if ["parentheses", "parenthesis", "brackets"].contains(word.folded) { isBrackets = true }
            if ["percent", "percentages", "percentage", "proportions"].contains(word.folded) { isPercent = true }
            at = word.bytes.upperBound
        }
        let types = DispersionLabel.types(namedIn: text)
        guard isBrackets, types.count + (isPercent ? 1 : 0) == 1 else { return nil }
        var meaning = HeadingMeaning("")
        if isPercent { meaning.share = .inBracket }
        if let type = types.first {
            if type == .SD || type == .SE { (meaning.spread, meaning.isSpreadBracketed) = (type, true) } else { meaning.interval = type }
        }
        return meaning
    }

    /// The unit of `total stay in days, mean (SD)`.
    private static func unitBehindIn(_ text: TextWindow) -> Unit? {
        for at in text.range where text.matches(" in ", at: at) {
            if let unit = Unit(after: at + 4, in: text), [0x2C, 0x2E, 0x3B, 0].contains(text[unit.end]) { return unit }
        }
        return nil
    }

    private static let centres: WordSet = [
        "mean", "means", "median", "medians", "average", "averages", "n", "number", "numbers", "no", "value", "values", "or", "hr", "rr", "ratio",
        "ratios", "estimate", "estimates", "frequency", "count", "counts", "geometric"
    ]
}
