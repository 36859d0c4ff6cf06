import Model

/// What tells a table of blank-parted columns from other text that stands in columns.
enum TableEvidence {
    /// Whether lines in columns are a table.
    ///
    /// - Shape: three lines in two columns, or two lines in more; most lines have two cells or more. None of: a list with its marks in the first
    ///   column, labels that end in a colon, prose set in columns, source code, counted lines, formulas, figures without words in few places, a drawing
    ///   made of signs.
    static func isTable(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Bool {
        guard profile.partedLines * 2 >= lines.count, profile.partedLines >= 3 || (profile.columnCount >= 3 && profile.partedLines >= 2) else { return false }
        var marks = 0, labels = 0, stubs = 0, words = 0, pieces = 0, filled = 0, continued = 0, code = 0, hasLetters = false, places = 0
        var formulas = PrintedFormulas(), counts = CountedLines()
        for line in lines {
            let found = profile.pieces(of: line, in: bytes)
            let parts = found.map(\.bytes)
            if isCode(parts, in: bytes) { code += 1 }
            formulas.add(parts, in: bytes)
            counts.add(parts, in: bytes)
            places += found.reduce(0) { $0 + $1.columns.count }
            hasLetters = hasLetters || line.contains { (0x61 ... 0x7A).contains(bytes[$0] | 0x20) || bytes[$0] >= 0xC3 && bytes[$0] != 0xE2 }
            guard found.count > 1, let stub = found.first else { continue }
            stubs += 1
            if isListLabel(stub.bytes, of: bytes) { marks += 1 }
            if bytes[stub.bytes.upperBound - 1] == 0x3A { labels += 1 }
            pieces += found.count
            words += found.reduce(0) { $0 + $1.wordCount }
            filled += found.reduce(0) { $0 + $1.place.count }
            continued += found.reduce(0) { $0 + ((0x61 ... 0x7A).contains(bytes[$1.bytes.lowerBound]) ? 1 : 0) }
        }
        if code * 2 >= lines.count || isDrawing(lines, in: bytes) || isContents(lines, hasSections: counts.countSections, in: bytes) { return false }
        if formulas.areFormulas || counts.areCounted(columnCount: profile.columnCount) { return false }
        // the scales beside a figure
        if !hasLetters, places * 3 < lines.count * profile.columnCount * 2 { return false }
        if profile.columnCount == 2, marks * 10 >= stubs * 8 || labels * 10 >= stubs * 8 { return false }
        // prose in columns: many words a piece, which go on from the line above
        return !(profile.columnCount <= 3 && lines.count >= 4 && words >= 4 * pieces && filled >= 20 * pieces && continued * 5 >= pieces * 2)
    }

    /// `int   n = 0;   // how many`, `#define MOST   10`, `mov eax, 1   ; the first`: a line of source code in columns.
    private static func isCode(_ pieces: [Range<Int>], in bytes: [UInt8]) -> Bool {
        guard let first = pieces.first, let last = pieces.last.flatMap({ $0.last }) else { return false }
        if bytes[last] == 0x3B || bytes[last] == 0x7B || bytes[last] == 0x7D { return true }
        if first.count > 2, bytes[first.lowerBound] == 0x23, (0x61 ... 0x7A).contains(bytes[first.lowerBound + 1]) { return true }
        return pieces.dropFirst().contains { piece in
            guard piece.count > 2 else { return false }
            let (mark, next) = (bytes[piece.lowerBound], bytes[piece.lowerBound + 1])
            return mark == 0x3B && next == 0x20 || mark == 0x2F && (next == 0x2F || next == 0x2A)
        }
    }

    /// `2.1  Methods . . . . . . 14` above `2.2  Results ..... 17`: numbers of pages, which hardly ever fall, behind leaders; or behind wide blanks, where
    /// other lines have leaders or the numbers of sections.
    private static func isContents(_ lines: [Range<Int>], hasSections: Bool, in bytes: [UInt8]) -> Bool {
        var led = 0, numbered = 0, falls = 0, last = 0
        for line in lines {
            let content = bytes.trimmingBlanks(line)
            guard let number = pageNumber(of: content, in: bytes) else { continue }
            let head = bytes.trimmingBlanks(content.lowerBound ..< content.upperBound - number.digits)
            let isLed = bytes.leaderLength(endingAt: head.upperBound, from: head.lowerBound) > 0
            guard isLed || content.upperBound - number.digits - head.upperBound >= 3 else { continue }
            falls += number.value < last ? 1 : 0
            last = number.value
            led += isLed ? 1 : 0
            numbered += 1
        }
        if led >= 2, led * 2 > lines.count, falls * 4 < numbered { return true }
        return numbered >= 3 && numbered * 5 >= lines.count * 4 && falls * 8 < numbered && (led > 0 || hasSections)
    }

    /// `14` at the end of a line, not that of `3.14`.
    private static func pageNumber(of content: Range<Int>, in bytes: [UInt8]) -> (value: Int, digits: Int)? {
        let digits = content.reversed().prefix { (0x30 ... 0x39).contains(bytes[$0]) }.count
        guard (1 ... 4).contains(digits), content.count > digits + 1 else { return nil }
        let before = bytes[content.upperBound - digits - 1]
        guard before == 0x20 || before == 0x2E && !(0x30 ... 0x39).contains(bytes[content.upperBound - digits - 2]) else { return nil }
        return (bytes[content.suffix(digits)].reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits)
    }

    /// Authors side by side with where they work, below the title: few lines without a figure, of which one names a university, an institute or an address.
    static func isByline(_ lines: [Range<Int>], columnCount: Int, of bytes: [UInt8]) -> Bool {
        guard lines.count <= (columnCount > 2 ? 12 : 3), !lines.contains(where: { $0.contains { (0x30 ... 0x39).contains(bytes[$0]) } }) else { return false }
        return lines.contains { line in
            line.contains { at in bytes[at] == 0x40 || ["univers", "institut", "college", "laborator"].contains { bytes.hasPrefix($0, at: at, before: line.upperBound) } }
        }
    }

    /// Whether the lines have more strokes than letters and figures.
    private static func isDrawing(_ lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
        var strokes = 0, others = 0
        for line in lines {
            for at in line {
                switch bytes[at] {
                case 0x2F, 0x5C, 0x7C, 0x5F, 0x3C, 0x3E, 0x5E, 0x27, 0x60, 0x7E, 0x3D, 0x23, 0x40: strokes += 1     // / \ | _ < > ^ ' ` ~ = # @
                case 0x30 ... 0x39, 0x41 ... 0x5A, 0x61 ... 0x7A, 0x80...: others += 1
                default: break
                }
            }
        }
        return strokes > others
    }

    /// `12.`, `[3]`, `•`, `-`, `a)`, `-f`, `--force`, `--rounds N`: what stands before an item of a list.
    private static func isListLabel(_ piece: Range<Int>, of bytes: [UInt8]) -> Bool {
        if piece.count >= 2, bytes[piece.lowerBound] == 0x2D {
            let next = bytes[piece.lowerBound + 1]
            let words = bytes[piece].count { $0 == 0x20 } + 1
            if next == 0x2D || (0x41 ... 0x5A).contains(next & ~0x20), words <= 2 || bytes[piece].contains(0x2C) { return true }
        }
        guard piece.count <= 6, let last = piece.last.map({ bytes[$0] }) else { return false }
        if last == 0x2E || last == 0x29 || last == 0x5D { return piece.count <= 2 || (0x30 ... 0x39).contains(bytes[piece.upperBound - 2]) }
        return piece.count == 1 && (last == 0x2D || last == 0x2A || last == 0x6F) || bytes[piece.lowerBound] == 0xE2 && piece.count == 3
    }

    /// Whether a line of words stands over rows most of which are figures behind their first word, and none ends as code does.
    static func isOfFigures(_ table: Range<Int>, in draft: Draft) -> Bool {
        let bytes = draft.bytes
        var rows = 0, ofFigures = 0, isHeaded: Bool?
        for line in table where !draft.lines[line].isBlank {
            let content = draft.lines[line].content
            if bytes.isRule(content) || bytes.isPipeRule(content) || bytes.isDrawnBorder(content) { continue }
            if [0x3B, 0x7B, 0x7D, 0x2C].contains(bytes[content.upperBound - 1]) { return false }       // ; { } ,
            let isRow = isOfFigures(line, in: draft)
            isHeaded = isHeaded ?? !isRow
            rows += 1
            ofFigures += isRow ? 1 : 0
        }
        return isHeaded == true && ofFigures >= 2 && ofFigures * 2 >= rows - 1
    }

    /// Whether half of the words of a line behind its first are figures.
    static func isOfFigures(_ line: Int, in draft: Draft) -> Bool {
        let content = draft.lines[line].content
        var words: [DisplayWord] = []
        if content.count < 2_000 { draft.bytes.appendWords(of: content, to: &words) }
        let values = words.lazy.filter { $0.bytes.count > 1 || draft.bytes[$0.bytes.lowerBound] != 0x7C }.dropFirst()
        let figures = values.count { draft.bytes.isFigure($0.bytes) }
        return figures > 0 && figures * 2 >= values.count
    }
}

extension [UInt8] {
    /// `12`, `-.5***`, `(0.8)`, `<0.001`, `12%`: a word of digits and signs.
    fileprivate func isFigure(_ word: Range<Int>) -> Bool {
        word.contains { (0x30 ... 0x39).contains(self[$0]) } && word.allSatisfy { at in
            self[at] < 0x3F || self[at] == 0x5B || self[at] == 0x5D || self[at] >= 0x7E || self[at] | 0x20 == 0x65 && at > word.lowerBound && (0x30 ... 0x39).contains(self[at - 1])
        }
    }
}
