import Model

/// A line under a reference heading, and the marks that it starts with.
struct EntryLine {
    enum Mark: Equatable { case none, bullet, number(Int), key }

    var bytes: Range<Int>
    /// Without blanks at the ends.
    var content: Range<Int>
    var mark = Mark.none
    /// How the number is written: the byte behind it, or `[`, `(`; `:` for the definition of a link's target.
    var form: UInt8 = 0
    var label: Range<Int>?
    /// Behind bullet and label.
    var text: Range<Int>
    /// Whether a bullet stands before a number.
    var hasBullet = false
    /// Whether the line is page furniture; it counts as blank.
    var isFurniture = false

    var isBlank: Bool { content.isEmpty }
    /// `[4]: https://example.org/a "Title"`: where Markdown keeps the target of `[words][4]`.
    var isLinkDefinition: Bool { form == 0x3A }
    var indent: Int { content.lowerBound - bytes.lowerBound }
    /// The end of what stands before the text and is none of it: a line number, the mark of a quotation.
    var leadEnd: Int?
    var number: Int? { if case .number(let number) = mark { number } else { nil } }

    static func lines(of text: SourceText, in range: Range<Int>, furniture: PageFurniture = .none) -> [EntryLine] {
        guard !range.isEmpty else { return [] }
        var lines: [EntryLine] = []
        let marksDots = opensWithDot(text.bytes[range])
        for number in text.line(ofByte: range.lowerBound) ... text.line(ofByte: range.upperBound - 1) {
            let whole = text.bytes(ofLine: number)
            if furniture.lines.contains(number - 1) {
                lines.append(EntryLine(furniture: whole))
            } else {
                lines.append(EntryLine(whole, from: furniture.numberEnds[number - 1], marksDots: marksDots, of: text.bytes))
            }
        }
        return parting(joiningLabels(lines, of: text.bytes), of: text.bytes)
    }

    /// Whether the first line opens with `. `, behind such as `[arabic]`.
    private static func opensWithDot(_ bytes: ArraySlice<UInt8>) -> Bool {
        var lines = bytes.prefix(400).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).filter { $0.contains { $0 > 0x20 } }[...]
        if let first = lines.first, first.first == 0x5B, first.last == 0x5D { lines.removeFirst() }
        return lines.first?.starts(with: [0x2E, 0x20]) ?? false
    }

    private init(furniture line: Range<Int>) {
        bytes = line
        content = line.lowerBound ..< line.lowerBound
        text = content
        isFurniture = true
    }

    /// - Parameter start: where the line's text starts, if a line number stands before it.
    init(_ line: Range<Int>, from start: Int? = nil, marksDots: Bool = false, of bytes: [UInt8]) {
        self.bytes = line
        content = bytes.trimmingBlanks(max(line.lowerBound, start ?? 0) ..< line.upperBound)
        text = content
        leadEnd = start
        skipQuotationMarks(of: bytes)
        guard !content.isEmpty else { return }
        skipHeadingMarks(of: bytes)
        readBullet(of: bytes, marksDots: marksDots)
        skipAnchors(of: bytes)
        readLabel(of: bytes)
        readNamesLabel(of: bytes)
        readLinkedBackLinks(of: bytes)
        readBackLink(of: bytes)
        if definesLink(of: bytes) { form = 0x3A }
    }

    /// Steps over `> `, by which Markdown and mail quote.
    private mutating func skipQuotationMarks(of bytes: [UInt8]) {
        while let first = content.first, bytes[first] == 0x3E, content.count == 1 || bytes.blankLength(at: first + 1, before: content.upperBound) > 0 {
            content = bytes.trimmingBlanks(first + 1 ..< content.upperBound)
            leadEnd = content.lowerBound
        }
        text = content
    }

    /// Steps over `## ` before `[3]`: a converter took the label for a heading.
    private mutating func skipHeadingMarks(of bytes: [UInt8]) {
        let marks = content.prefix(6).prefix { bytes[$0] == 0x23 }
        guard !marks.isEmpty, marks.endIndex < content.upperBound, bytes[marks.endIndex] == 0x20 else { return }
        let rest = bytes.trimmingBlanks(marks.endIndex ..< content.upperBound)
        let line = rest.lowerBound ..< (bytes[rest].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.upperBound)
        if bytes[line.lowerBound] == 0x5B, bytes.loneListNumber(in: bytes.trimmingBlanks(line)) != nil { text = rest }
    }

    /// Steps over `<span id="page-3-0"></span>`, `<a name="r3"></a>` before the text.
    private mutating func skipAnchors(of bytes: [UInt8]) {
        for tag: StaticString in ["span", "a"] {
            guard bytes.hasOpening("<", at: text.lowerBound, before: text.upperBound), bytes.hasOpening(tag, at: text.lowerBound + 1, before: text.upperBound),
                let close = bytes[text.prefix(120)].firstIndex(of: 0x3E), bytes.hasOpening("></", at: close, before: text.upperBound),
                bytes.hasOpening(tag, at: close + 3, before: text.upperBound), let end = bytes[close + 1 ..< text.upperBound].firstIndex(of: 0x3E)
            else { continue }
            let rest = bytes.trimmingBlanks(end + 1 ..< text.upperBound)
            if !rest.isEmpty { text = rest; return skipAnchors(of: bytes) }
        }
        skipBeforeNumber(of: bytes)
    }

    /// Steps over `<span class="csl-left-margin">` before `1. </span>`, and the `.. ` of reStructuredText before `[1]`.
    private mutating func skipBeforeNumber(of bytes: [UInt8]) {
        if bytes.hasOpening(".. [", at: text.lowerBound, before: text.upperBound) {
            text = text.lowerBound + 3 ..< text.upperBound
        } else if bytes.hasOpening("<span ", at: text.lowerBound, before: text.upperBound), let close = bytes[text.prefix(60)].firstIndex(of: 0x3E),
            close + 1 < text.upperBound, (0x30 ... 0x39).contains(bytes[close + 1]) || bytes[close + 1] == 0x5B || bytes[close + 1] == 0x28
        {
            text = close + 1 ..< text.upperBound
        }
    }

    private func definesLink(of bytes: [UInt8]) -> Bool {
        guard !hasBullet, bytes[content.lowerBound] == 0x5B, content.count > 4, bytes[content.lowerBound + 1] != 0x5E else { return false }
        guard let close = bytes[content.prefix(60)].firstIndex(of: 0x5D), close + 2 < content.upperBound, bytes[close + 1] == 0x3A else { return false }
        let target = bytes.trimmingBlanks(close + 2 ..< content.upperBound)
        let word = target.lowerBound ..< (bytes[target].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? target.upperBound)
        guard word.upperBound == target.upperBound || bytes[target.upperBound - 1] == 0x22 || bytes[target.upperBound - 1] == 0x27 else { return false }
        return ["http://", "https://", "<http", "/", "#", "www."].contains { bytes.hasOpening($0, at: word.lowerBound, before: word.upperBound) }
    }

    /// - Parameter marksDots: whether `. ` is a mark, as in AsciiDoc, which counts by itself; else a line may well begin so.
    private mutating func readBullet(of bytes: [UInt8], marksDots: Bool) {
        let at = text.lowerBound, end = text.upperBound
        let length: Int
        switch bytes[at] {
        case 0x2D, 0x2A, 0x2B: length = 1 // - * +
        case 0x2E where marksDots: length = 1
        case 0xE2 where at + 2 < end:
            guard
                (bytes[at + 1] == 0x80 && (bytes[at + 2] == 0xA2 || bytes[at + 2] == 0xA3 || bytes[at + 2] == 0x93)) // • ‣ –
                    || (bytes[at + 1] == 0x97 && (bytes[at + 2] == 0xA6 || bytes[at + 2] == 0x8F || bytes[at + 2] == 0x8B)) // ◦ ● ○
                    || (bytes[at + 1] == 0x96 && (bytes[at + 2] == 0xAA || bytes[at + 2] == 0xA0 || bytes[at + 2] == 0xBA))
            else { return }
            length = 3
        case 0xC2 where at + 1 < end && bytes[at + 1] == 0xB7: length = 2 // ·
        case 0x23 where at + 1 < end: length = bytes[at + 1] == 0x2E ? 2 : 1 // #. of reStructuredText and # of a wiki, which count by themselves
        default: return
        }
        guard at + length < end, bytes.blankLength(at: at + length, before: end) > 0 else { return }
        hasBullet = true
        mark = .bullet
        text = bytes.trimmingBlanks(at + length ..< end)
    }

    /// `12.`, `12:`, `12)`, `(12)`, `<sup>12</sup>`, `[12]`, `\[12\]`, `[12]:`, `[^12]:`, `[12. Title](#)`, `[Knu86]`, `12` with a tab or two blanks behind it.
    private mutating func readLabel(of bytes: [UInt8]) {
        var at = text.lowerBound
        let end = text.upperBound
        var opening: UInt8 = 0
        if readRaisedLabel(of: bytes) || readBoldLabel(of: bytes) { return }
        if bytes[at] == 0x5C, at + 1 < end, bytes[at + 1] == 0x5B || bytes[at + 1] == 0x28 { at += 1 }
        if bytes[at] == 0x5B || bytes[at] == 0x28 { opening = bytes[at]; at += 1 }
        if opening == 0x5B, at < end, bytes[at] == 0x5E { at += 1 }
        let start = at
        var value = 0
        while at < end, at - start < 7, (0x30 ... 0x39).contains(bytes[at]) { value = value * 10 + Int(bytes[at] & 0x0F); at += 1 }
        guard at > start, at < end, value > 0 else { return readKey(of: bytes) }
        let digits = start ..< at
        switch (opening, bytes[at]) {
        case (0x5B, 0x5D), (0x28, 0x29), (0x5B, 0x5C), (0x28, 0x5C): // [1] (1) \[1\] \(1\)
            if bytes[at] == 0x5C {
                at += 1
                guard at < end, bytes[at] == 0x5D || bytes[at] == 0x29 else { return }
            }
            at += 1
            if at < end, bytes[at] == 0x28, opening == 0x5B { // [1](#cite1) Title
                guard let close = bytes[at ..< min(end, at + 200)].firstIndex(of: 0x29), close + 1 < end else { return }
                at = close + 1
            }
            if at < end, bytes[at] == 0x3A || bytes[at] == 0x2E { at += 1 }
            accept(value, digits, form: opening, textAt: at, end: end, of: bytes)
        case (0x5B, 0x2E), (0x5B, 0x29): // [1. Title](#)
            guard let inner = linkedText(from: at + 1, end: end, of: bytes) else { return readKey(of: bytes) }
            accept(value, digits, form: 0x2E, textAt: at + 1, end: inner, of: bytes)
        case (0, 0x2E), (0, 0x29): // 1. 1)
            guard at + 1 < end else { return }
            // `1.Title` is an item, `10.1016/…` is a DOI
            guard bytes.blankLength(at: at + 1, before: end) > 0 || !(0x30 ... 0x39).contains(bytes[at + 1]) else { return }
            accept(value, digits, form: bytes[at], textAt: at + 1, end: end, of: bytes)
        case (0, 0x3A) where at + 2 < end && bytes[at + 1] == 0x20 && !(0x30 ... 0x39).contains(bytes[at + 2]): // 1: Title, but not 12: 34–45
            accept(value, digits, form: 0x2E, textAt: at + 1, end: end, of: bytes)
        case (0, 0x5C) where at + 1 < end && bytes[at + 1] == 0x2E: // 1\.
            accept(value, digits, form: 0x2E, textAt: at + 2, end: end, of: bytes)
        case (0, 0x09), (0, 0x20):
            accept(value, digits, form: 0x20, textAt: at + 1, end: end, of: bytes)
        default: return
        }
    }

    /// `Abel et al. (2023)` of `- Abel et al. (2023) Karl Abel and Lena Bode. 2023. Mazes.`, as pages of arXiv write the label of an item: the name that it
    /// opens with comes again behind it.
    private mutating func readNamesLabel(of bytes: [UInt8]) {
        guard mark == .bullet, let close = bytes[text.prefix(90)].firstIndex(of: 0x29), close + 2 < text.upperBound,
            let open = bytes[text.lowerBound ..< close].lastIndex(of: 0x28), open > text.lowerBound + 2, bytes[open - 1] == 0x20
        else { return }
        let digits = open + 1 ..< open + 5
        guard digits.upperBound <= close, close - digits.upperBound <= 1, bytes.wholeNumber(digits) != nil else { return }
        let names = text.lowerBound ..< open - 1, family = names.prefix { bytes[$0] != 0x20 }
        // initials and commas are those of an author in print
        guard !bytes[names].contains(0x2C), bytes[names].split(separator: 0x20).allSatisfy({ $0.last != 0x2E || $0.elementsEqual("al.".utf8) }) else { return }
        let rest = bytes.trimmingBlanks(close + 1 ..< text.upperBound)
        // `- Abel (2022). Mazes`: the mark says that the year is the entry's
        guard let first = rest.first, ![0x2E, 0x2C, 0x3A].contains(bytes[first]) else { return }
        guard family.count > 1, rest.prefix(200).contains(where: { bytes[$0] == bytes[family.lowerBound] && bytes[$0 ..< rest.upperBound].starts(with: bytes[family]) })
        else { return }
        label = text.lowerBound ..< close + 1
        text = rest
    }

    /// `<sup>12</sup> `, as notes of web pages are numbered; `$^{12}$` and `$^9$`, as physicists number their references.
    private mutating func readRaisedLabel(of bytes: [UInt8]) -> Bool {
        guard bytes.hasOpening("<sup>", at: text.lowerBound, before: text.upperBound) else { return readFormulaLabel(of: bytes) }
        var at = text.lowerBound + 5, value = 0
        if at < text.upperBound, bytes[at] == 0x5B { at += 1 }
        let start = at
        while at < text.upperBound, at - start < 4, (0x30 ... 0x39).contains(bytes[at]) { value = value * 10 + Int(bytes[at] & 0x0F); at += 1 }
        let digits = start ..< at
        while at < text.upperBound, bytes[at] == 0x5D || bytes[at] == 0x2E { at += 1 }
        guard !digits.isEmpty, value > 0, bytes.hasOpening("</sup>", at: at, before: text.upperBound) else { return false }
        accept(value, digits, form: 0x5E, textAt: at + 6, end: text.upperBound, of: bytes)
        return true
    }

    /// `**[12]** `, `**12.** `, `__(12)__ `
    private mutating func readBoldLabel(of bytes: [UInt8]) -> Bool {
        guard let mark: StaticString = ["**", "__"].first(where: { bytes.hasOpening($0, at: text.lowerBound, before: text.upperBound) }) else { return false }
        var at = text.lowerBound + 2, value = 0, form: UInt8 = 0x2E
        if at < text.upperBound, bytes[at] == 0x5B || bytes[at] == 0x28 { form = bytes[at]; at += 1 }
        let start = at
        while at < text.upperBound, at - start < 4, (0x30 ... 0x39).contains(bytes[at]) { value = value * 10 + Int(bytes[at] & 0x0F); at += 1 }
        let digits = start ..< at
        let isOpen = form == 0x2E
        if at < text.upperBound, (isOpen ? [0x2E, 0x29, 0x3A] : [form == 0x5B ? 0x5D : 0x29]).contains(bytes[at]) { at += 1 } else { return false }
        guard !digits.isEmpty, value > 0, bytes.hasOpening(mark, at: at, before: text.upperBound), at + 2 < text.upperBound, bytes[at + 2] == 0x20 else { return false }
        accept(value, digits, form: form, textAt: at + 2, end: text.upperBound, of: bytes)
        return true
    }

    private mutating func readFormulaLabel(of bytes: [UInt8]) -> Bool {
        var at = text.lowerBound, value = 0
        for opening: StaticString in ["$^{", "${}^{", "$^"] where bytes.hasOpening(opening, at: at, before: text.upperBound) {
            at += opening.utf8CodeUnitCount
            break
        }
        guard at > text.lowerBound else { return false }
        let isBraced = bytes[at - 1] == 0x7B, start = at
        while at < text.upperBound, at - start < 4, (0x30 ... 0x39).contains(bytes[at]) { value = value * 10 + Int(bytes[at] & 0x0F); at += 1 }
        let digits = start ..< at
        guard !digits.isEmpty, value > 0, bytes.hasOpening(isBraced ? "}$" : "$", at: at, before: text.upperBound) else { return false }
        accept(value, digits, form: 0x5E, textAt: at + (isBraced ? 2 : 1), end: text.upperBound, of: bytes)
        return true
    }

    private mutating func accept(_ value: Int, _ digits: Range<Int>, form: UInt8, textAt: Int, end: Int, of bytes: [UInt8]) {
        let rest = bytes.trimmingBlanks(min(textAt, end) ..< end)
        guard !rest.isEmpty else { return }
        mark = .number(value); self.form = form; label = digits; text = rest
    }

    /// Where the readable text of `[1. Title \[host\]](#)` ends: at the closing bracket, or at the end of the line when the target is an
    /// address, which the entry must keep. Nil when the line is not wholly a link.
    private func linkedText(from: Int, end: Int, of bytes: [UInt8]) -> Int? {
        guard bytes[end - 1] == 0x29 else { return nil }
        var at = from, depth = 1
        while at < end {
            switch bytes[at] {
            case 0x5C: at += 1
            case 0x5B: depth += 1
            case 0x5D:
                depth -= 1
                guard depth == 0 else { break }
                guard at + 1 < end, bytes[at + 1] == 0x28 else { return nil }
                return at + 2 < end && (bytes[at + 2] == 0x23 || bytes[at + 2] == 0x29) ? at : end
            default: break
            }
            at += 1
        }
        return nil
    }

    /// `[GLM+02]`, `[Knu86]`, `[Smith2010]`, `[^smith]:`: a short bracket with a letter and a digit and no blank; of a note a letter is enough, and where two
    /// blanks or a line break set the bracket apart: `[W3C.REC-mazes]  Abel`.
    private mutating func readKey(of bytes: [UInt8]) {
        guard let key = Self.key(in: text, of: bytes) else { return }
        let end = text.upperBound
        let isNote = bytes[key.lowerBound - 1] == 0x5E, hasDigit = bytes[key].contains { (0x30 ... 0x39).contains($0) }
        var next = key.upperBound + 1
        let isDefined = next < end && bytes[next] == 0x3A
        if isDefined { next += 1 }
        guard next < end, bytes.blankLength(at: next, before: end) > 0 else { return }
        let isApart = bytes[next] < 0x20 || next + 1 < end && bytes.blankLength(at: next + 1, before: end) > 0
        guard hasDigit && !bytes[key].contains(0x2E) || isNote && isDefined || isApart && !isNote else { return }
        mark = .key; label = key; form = 0x5B
        text = bytes.trimmingBlanks(next ..< end)
    }

    /// What stands in a bracket that opens a text, if it may be a key: letters, digits and their joints, up to forty.
    static func key(in text: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
        var at = text.lowerBound
        guard at < text.upperBound, bytes[at] == 0x5B else { return nil }
        at += 1
        let isNote = at < text.upperBound && bytes[at] == 0x5E
        if isNote { at += 1 }
        let start = at
        var hasLetter = false
        while at < text.upperBound, at - start <= 40, bytes[at] != 0x5D {
            switch bytes[at] {
            case 0x41 ... 0x5A, 0x61 ... 0x7A, 0x80...: hasLetter = true
            case 0x30 ... 0x39, 0x2B, 0x2D, 0x2A, 0x3A, 0x27, 0x2E: break
            case 0x5F where isNote: break
            default: return nil
            }
            at += 1
        }
        return at < text.upperBound && bytes[at] == 0x5D && hasLetter ? start ..< at : nil
    }

    /// Drops what leads back to the text as a link, `[↑](#cite_ref-6) `, `**[^](#cite_ref-6)** `, `[1](./Page#cite_ref-7) [2](./Page#cite_ref-8) `.
    private mutating func readLinkedBackLinks(of bytes: [UInt8]) {
        var at = text.lowerBound
        let end = text.upperBound
        while at < end {
            var open = at
            while open < end, bytes[open] == 0x2A || bytes[open] == 0x5F { open += 1 }
            guard open < end, bytes[open] == 0x5B, let close = bytes[open ..< min(end, open + 24)].firstIndex(of: 0x5D), close > open + 1,
                close + 1 < end, bytes[close + 1] == 0x28, let target = bytes[close ..< min(end, close + 400)].firstIndex(of: 0x29),
                (close ..< target).contains(where: { bytes.hasOpening("cite_ref", at: $0, before: target) })
            else { break }
            at = target + 1
            while at < end, bytes[at] == 0x2A || bytes[at] == 0x5F || bytes[at] == 0x20 { at += 1 }
        }
        guard at > text.lowerBound, at < end else { return }
        text = bytes.trimmingBlanks(at ..< end)
        if mark == .none { mark = .bullet; hasBullet = true }
    }

    /// Drops `^ `, `^ a b c `, `↑ `, `^ Jump up to: a b ` that lead back to the text, also where a converter has glued them (`^ abcSmith`, `^Smith`);
    /// where nothing else marks the line, they do.
    private mutating func readBackLink(of bytes: [UInt8]) {
        var at = text.lowerBound
        let end = text.upperBound
        guard at < end else { return }
        if bytes[at] == 0x5E {
            at += 1
        } else if bytes.hasOpening("**^** ", at: at, before: end) {
            at += 5
        } else if end - at > 3, bytes[at] == 0xE2, bytes[at + 1] == 0x86, bytes[at + 2] == 0x91 {
            at += 3
        } else {
            return
        }
        guard at < end, bytes[at] == 0x20 || bytes[at] == 0x22 || (0x41 ... 0x5A).contains(bytes[at]) || bytes[at] >= 0xC3 else { return }
        if bytes[at] == 0x20 { at += 1 }
        for words: StaticString in ["jump up to: ", "jump up to:", "jump up ^ ", "jump up "] where bytes.hasOpening(words, at: at, before: end) {
            at += words.utf8CodeUnitCount
            break
        }
        while at + 2 < end, (0x61 ... 0x7A).contains(bytes[at]), bytes[at + 1] == 0x20 { at += 2 }
        at = Self.endOfGluedLetters(at, end, of: bytes)
        text = bytes.trimmingBlanks(at ..< end)
        if mark == .none { mark = .bullet; hasBullet = true }
    }

    /// Behind the `abc` of `abcSmith`.
    private static func endOfGluedLetters(_ start: Int, _ end: Int, of bytes: [UInt8]) -> Int {
        var at = start
        while at < end, Int(bytes[at]) == 0x61 + at - start { at += 1 }
        return at - start > 1 && at < end && (0x41 ... 0x5A).contains(bytes[at]) ? at : start
    }
}
