/// Finds markers made of numbers.
///
/// `[5][10]`, `[2, 3]`, `[8–12]`, `[6]–[8]`, `[\[15\]](#)`, `[12](#ref12)`, `[^3]`, `[Knu86]`, `[12, p. 45]`; superscripts `¹²`, `<sup>3,4</sup>`,
/// `^3^`; `(1,2)`; `【3】`.
///
/// In mathematics only what is wholly a marker: `$[35,36]$`, `${ }^{8}$`, as readers of scanned pages write them.
///
/// No citations: intervals and coordinates (`[0, 1]`), array indices (`x[1]`), names of chemicals (`[1,2,4]triazole`), isotopes (`[18]F`),
/// units and ions (`m²`, `10⁶`, `Ca²⁺`), code, and definitions of links (`[1]: https://…`). Whether a number is one of a list's is asked
/// later, of the list.
struct NumericMarkers {
    private let text: EntryText
    private var inCode = false
    private(set) var found: [CitationMarker] = []

    /// - Parameter text: the whole document's bytes.
    static func markers(in range: Range<Int>, of text: EntryText) -> [CitationMarker] {
        var finder = NumericMarkers(text: text)
        finder.find(in: range)
        return finder.found
    }

    private init(text: EntryText) { self.text = text }

    private mutating func find(in range: Range<Int>) {
        var at = Self.signs.first(in: range, of: text.bytes)
        while at < range.upperBound {
            var next: Int?
            switch text.bytes[at] {
            case 0x60: inCode.toggle()
            case 0x5B where !inCode: next = bracket(at, in: range)
            case 0x24 where !inCode: next = formula(at, in: range)
            case 0x5C where !inCode && at + 1 < range.upperBound && text.bytes[at + 1] == 0x28: next = bracketedFormulaEnd(at, in: range)
            case 0x5C where !inCode && at + 1 < range.upperBound && text.bytes[at + 1] == 0x5B: next = bracket(at, in: range) ?? at + 2
            case 0x3C where !inCode && text.has("<sup>", at: at): next = raised(at, from: at + 5, closing: "</sup>", in: range)
            case 0x5E where !inCode && text.isDigit(at + 1): next = raised(at, from: at + 1, closing: "^", in: range)
            case 0xC2, 0xE2: if !inCode, superscript(at) != nil { next = superscripts(at, in: range) }
            case 0xE3 where !inCode && text.has("\u{3010}", at: at): next = lenticular(at, in: range)
            case 0x28 where !inCode && text.isDigit(at + 1): next = parenthesis(at, in: range)
            default: break
            }
            at = Self.signs.first(in: min(range.upperBound, max(at + 1, next ?? 0)) ..< range.upperBound, of: text.bytes)
        }
    }

    /// With what a marker can start, and the tick of code.
    private static let signs = ByteSet("`[\\<^($", 0xC2, 0xE2, 0xE3)

    private mutating func keep(_ range: Range<Int>, _ form: CitationMarker.Form, _ pointers: [CitationMarker.Pointer]) {
        found.append(CitationMarker(bytes: range, form: form, pointers: pointers))
    }

    // MARK: Mathematics

    /// The end of `$…$`, a marker of which is kept if it is nothing else; nil for a sum of money.
    private mutating func formula(_ at: Int, in range: Range<Int>) -> Int? {
        var start = at + 1
        if start < range.upperBound, text.bytes[start] == 0x24 { start += 1 }
        guard start < range.upperBound, !text.isBlank(start),
            let close = text.bytes[start ..< min(range.upperBound, start + 1_500)].firstIndex(of: 0x24), close > start, !text.isBlank(close - 1),
            !text.isDigit(close + 1), text.bytes[start ..< close].contains(where: Self.isFormulaMark)
        else { return nil }
        let end = close + (start - at)
        var plain = text.bytes[start ..< close].filter { $0 != 0x20 }
        for word in ["{}", "\\left", "\\right", "^", "\\,"] { plain = Self.without(word, in: plain) }
        let isRaised = text.bytes[start ..< close].contains(0x5E)
        let opens: UInt8 = isRaised ? 0x7B : 0x5B, closes: UInt8 = isRaised ? 0x7D : 0x5D
        guard plain.count > 2, plain.first == opens, plain.last == closes, isRaised ? isRaisedSoundly(at, in: range) : true else { return end }
        let inner = EntryText(plain: Array(plain[1 ..< plain.count - 1]))
        if let numbers = NumericMarkers(text: inner).numbers(in: 0 ..< inner.end) {
            keep(at ..< min(end, range.upperBound), isRaised ? .superscript : .bracket, numbers.map { .number($0) })
        }
        return end
    }

    private static func without(_ word: String, in bytes: [UInt8]) -> [UInt8] {
        let word = Array(word.utf8)
        var kept: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at...].starts(with: word) { at += word.count } else { kept.append(bytes[at]); at += 1 }
        }
        return kept
    }

    /// The end of `\(x^{2}\)`; nil where the brackets are but escaped.
    private func bracketedFormulaEnd(_ at: Int, in range: Range<Int>) -> Int? {
        var end = at + 2
        while end + 1 < min(range.upperBound, at + 1_500) {
            if text.bytes[end] == 0x5C, text.bytes[end + 1] == 0x29 { break }
            end += 1
        }
        guard end + 1 < range.upperBound, text.bytes[end] == 0x5C, text.bytes[end + 1] == 0x29,
            text.bytes[at + 2 ..< end].contains(where: { Self.isFormulaMark($0) && $0 != 0x5B && $0 != 0x28 })
        else { return nil }
        return end + 2
    }

    /// What amounts have not: `\ ^ _ { = [ (`.
    private static func isFormulaMark(_ byte: UInt8) -> Bool { [0x5C, 0x5E, 0x5F, 0x7B, 0x3D, 0x5B, 0x28].contains(byte) }

    // MARK: Brackets

    private mutating func bracket(_ at: Int, in range: Range<Int>) -> Int? {
        guard let marker = bracketMarker(at, before: range.upperBound), isSound(marker, at: at, in: range) else { return nil }
        var end = marker.end
        var pointers = marker.pointers
        // [6]–[8]
        let dash = text.dashLength(end)
        if dash > 0, end + dash < range.upperBound, case .number(let first)? = pointers.last, pointers.count == 1,
            let second = bracketMarker(end + dash, before: range.upperBound), case .number(let last)? = second.pointers.first, last > first,
            last - first < 200
        {
            pointers = (first ... last).map { .number($0) } + second.pointers.dropFirst()
            end = second.end
        }
        keep(at ..< end, .bracket, pointers)
        return end
    }

    /// `[…]` or `\[…\]` or either within a link, with a list of numbers or one key in it.
    private func bracketMarker(_ at: Int, before limit: Int) -> (pointers: [CitationMarker.Pointer], end: Int)? {
        var open = at
        var depth = 0
        while open < limit, depth < 3, text.bytes[open] == 0x5B || (text.bytes[open] == 0x5C && open + 1 < limit && text.bytes[open + 1] == 0x5B) {
            open += text.bytes[open] == 0x5C ? 2 : 1
            depth += 1
        }
        guard depth > 0, open < limit else { return nil }
        if text.bytes[open] == 0x5E { open += 1 }
        let stop = min(limit, open + 120)
        guard open < stop, let close = text.bytes[open ..< stop].firstIndex(where: { $0 == 0x5D || $0 == 0x5C }), close > open else { return nil }
        guard let pointers = pointers(in: open ..< close) else { return nil }
        var end = close
        while end < limit, depth > 0 {
            if text.bytes[end] == 0x5C, end + 1 < limit, text.bytes[end + 1] == 0x5D {
                end += 2
            } else if text.bytes[end] == 0x5D {
                end += 1
            } else {
                return nil
            }
            depth -= 1
            if end < limit, text.bytes[end] == 0x28, let target = targetEnd(end, before: limit) { end = target }
        }
        return depth == 0 ? (pointers, end) : nil
    }

    private func targetEnd(_ open: Int, before limit: Int) -> Int? {
        let next = open + 1
        guard next < limit,
            text.bytes[next] == 0x23 || text.bytes[next] == 0x29 || text.bytes[next] == 0x2F || text.has("http", at: next) || text.bytes[next] == 0x2E
        else { return nil }
        guard let close = text.bytes[next ..< min(limit, next + 500)].firstIndex(of: 0x29) else { return nil }
        return close + 1
    }

    /// `5`, `2, 3`, `8–12`, `1,4;6-8`, `3 and 4`, `refs 3-5`, `12, p. 45`, or a key.
    private func pointers(in range: Range<Int>) -> [CitationMarker.Pointer]? {
        var at = range.lowerBound
        for word: StaticString in ["refs. ", "refs ", "ref. ", "ref ", "see ", "e.g., ", "e.g. ", "cf. ", "reviewed in "] where text.has(word, at: at)
        { at += word.utf8CodeUnitCount; break }
        let label: StaticString = "trusted source"   // `[1Trusted Source](…)`, as pages on health print it
        let end = text.has(label, at: range.upperBound - label.utf8CodeUnitCount) ? range.upperBound - label.utf8CodeUnitCount : range.upperBound
        guard let numbers = numbers(in: at ..< max(at, end)) else { return key(in: range).map { [.key($0)] } }
        return numbers.map { .number($0) }
    }

    private func key(in range: Range<Int>) -> String? {
        guard range.count <= 24 else { return nil }
        var letters = 0, digits = 0
        for at in range {
            if text.isDigit(at) {
                digits += 1
            } else if text.isLetter(at) {
                letters += 1
            } else if ![0x2B, 0x2D, 0x3A, 0x2A, 0x27].contains(text.bytes[at]) {
                return nil
            }
        }
        return letters > 0 && digits > 0 ? text.string(range) : nil
    }

    /// The numbers of a list, ranges written out; nil when anything else stands there or a number is 0 or has leading zeros.
    private func numbers(in range: Range<Int>) -> [Int]? {
        var result: [Int] = []
        var at = range.lowerBound
        var isRange = false
        while true {
            skipBlanks(&at, before: range.upperBound)
            let digits = at
            var value = 0
            while at < range.upperBound, at - digits < 6, text.isDigit(at) { value = value * 10 + Int(text.bytes[at] & 0x0F); at += 1 }
            guard at > digits, value > 0, text.bytes[digits] != 0x30 else { return nil }
            if isRange {
                guard let first = result.last, value > first, value - first < 200 else { return nil }
                result += first + 1 ... value
                isRange = false
            } else {
                result.append(value)
            }
            skipBlanks(&at, before: range.upperBound)
            guard at < range.upperBound else { return result }
            let dash = text.dashLength(at)
            if dash > 0 {
                isRange = true; at += dash
            } else if text.bytes[at] == 0x2C || text.bytes[at] == 0x3B || text.bytes[at] == 0x26 {
                at += 1
                if isPageNote(at, before: range.upperBound) {
                    // `[2, с. 45; 8, с. 12]`
                    guard let next = text.bytes[at ..< range.upperBound].firstIndex(of: 0x3B), let others = numbers(in: next + 1 ..< range.upperBound) else { return result }
                    return result + others
                }
            } else if text.has("and ", at: at) {
                at += 4
            } else if text.has("to ", at: at) {
                at += 3; isRange = true
            } else {
                return nil
            }
        }
    }

    private func isPageNote(_ at: Int, before end: Int) -> Bool {
        var next = at
        skipBlanks(&next, before: end)
        for word: StaticString in ["p.", "pp.", "chap", "ch.", "sec", "fig", "table", "eq", "theorem", "app", "с.", "стр", "s. ", "kap"] where text.has(word, at: next) {
            return true
        }
        return false
    }

    private func skipBlanks(_ at: inout Int, before end: Int) {
        while at < end {
            if text.bytes[at] == 0x20 || text.bytes[at] == 0x0A || text.bytes[at] == 0x09 {
                at += 1
            } else if text.has("\u{A0}", at: at) {
                at += 2
            } else if text.has("\u{2009}", at: at) {
                at += 3
            } else {
                return
            }
        }
    }

    /// Whether a bracket may be a citation, by what stands around it.
    private func isSound(_ marker: (pointers: [CitationMarker.Pointer], end: Int), at: Int, in range: Range<Int>) -> Bool {
        let end = marker.end
        if end < range.upperBound {
            if text.bytes[end] == 0x3A, isLineStart(at) { return false } // [1]: https://…
            let glued = text.bytes[end] & 0x80 == 0 && text.isLetter(end)
            let behindStop = at > range.lowerBound && [0x2E, 0x2C, 0x29].contains(text.bytes[at - 1])
            if glued, !(behindStop && text.isUpper(end)) { return false } // [1,2,4]triazole, [18]F
            if text.isDigit(end) { return false } // Table [2]1: the number of a link
            if text.dashLength(end) > 0, text.isLetter(end + text.dashLength(end)), text.bytes[end] == 0x2D { return false } // [1,4]-diazepine
            if text.bytes[end] == 0x3D || (text.bytes[end] == 0x20 && text.has("= ", at: end + 1)) { return false } // a[1] = 3
        }
        if marker.pointers.count == 2, isUnit(behind: end, before: range.upperBound) { return false }
        if leadsToFigure(at ..< end) { return false }
        if text.bytes[end - 1] == 0x29, Self.numbered.contains(word(before: at, from: range.lowerBound)) { return false } // Table [1](#T1)
        guard at > range.lowerBound else { return true }
        if isLower(at - 1), at - 1 == range.lowerBound || !text.isWordByte(at - 2), text.bytes[at - 1] != 0x73 { return false } // x[1]
        return !isInterval(before: at, from: range.lowerBound, pointers: marker.pointers)
    }

    /// `[3](#Fig3)`, `[2](#tbl2)`, `[1](#T1)`: by its name the anchor is that of a figure, a table or a section.
    private func leadsToFigure(_ marker: Range<Int>) -> Bool {
        guard let anchor = text.anchor(in: marker) else { return false }
        for name: StaticString in ["fig", "tab", "tbl", "tfn", "sec", "eq", "supp", "app", "moesm", "box"] where text.has(name, at: anchor) { return true }
        return ["f", "t", "s"].contains { text.has($0, at: anchor) } && text.isDigit(anchor + 1)
    }

    /// `[150, 180] degrees`, `[10, 20] mm`: what has a unit is an interval.
    private func isUnit(behind at: Int, before end: Int) -> Bool {
        guard at < end, text.isBlank(at) else { return false }
        var stop = at + 1
        while stop < end, text.isLetter(stop) { stop += 1 }
        return units.contains(text.lowered(at + 1 ..< stop)) && text.lowered(at + 1 ..< stop) != "in"
    }

    private func isLower(_ at: Int) -> Bool { text.bytes[at] &- 0x61 < 26 }
    private func isLineStart(_ at: Int) -> Bool { at == 0 || text.bytes[at - 1] == 0x0A }

    /// `interval [1, 5]`, `95% CI [2, 9]`, `range [3, 7]`, `∈ [1, 2]`, `p = [1, 2]`.
    private func isInterval(before at: Int, from start: Int, pointers: [CitationMarker.Pointer]) -> Bool {
        guard pointers.count == 2 else { return false }
        var end = at
        while end > start, [0x20, 0x3A, 0x2C, 0x3D].contains(text.bytes[end - 1]) { end -= 1 }
        if end < at, text.bytes[end ..< at].contains(0x3D) { return true }
        if end - 3 >= start, text.has("\u{2208}", at: end - 3) { return true }
        var word = end
        while word > start, text.isLetter(word - 1) { word -= 1 }
        return ["ci", "interval", "intervals", "range", "ranges", "between", "iqr", "domain", "window", "bounds"].contains(text.lowered(word ..< end))
    }

    /// `【3】`, `【1,2】`; not `【3†L1】`, which counts what a search has shown.
    private mutating func lenticular(_ at: Int, in range: Range<Int>) -> Int? {
        let start = at + 3
        guard let close = (start ..< max(start, min(range.upperBound, start + 60))).first(where: { text.has("\u{3011}", at: $0) }), close + 3 <= range.upperBound,
            let numbers = numbers(in: start ..< close)
        else { return nil }
        keep(at ..< close + 3, .bracket, numbers.map { .number($0) })
        return close + 3
    }

    // MARK: Superscripts

    /// The digit, comma, dash or sign that a raised character stands for, and its length.
    private func superscript(_ at: Int) -> (value: UInt8, length: Int)? {
        guard at < text.end else { return nil }
        if text.bytes[at] == 0xC2, at + 1 < text.end {
            switch text.bytes[at + 1] {
            case 0xB9: return (0x31, 2)
            case 0xB2: return (0x32, 2)
            case 0xB3: return (0x33, 2)
            default: return nil
            }
        }
        guard text.bytes[at] == 0xE2, at + 2 < text.end, text.bytes[at + 1] == 0x81 else { return nil }
        switch text.bytes[at + 2] {
        case 0xB0: return (0x30, 3)
        case 0xB4 ... 0xB9: return (0x30 + text.bytes[at + 2] - 0xB0, 3)
        case 0xBA: return (0x2B, 3)
        case 0xBB: return (0x2D, 3)
        default: return nil
        }
    }

    private mutating func superscripts(_ at: Int, in range: Range<Int>) -> Int? {
        var ascii: [UInt8] = []
        var next = at
        while next < range.upperBound {
            if let mark = superscript(next) {
                ascii.append(mark.value); next += mark.length
            } else if text.bytes[next] == 0x2C || text.dashLength(next) > 0, !ascii.isEmpty {
                let length = text.bytes[next] == 0x2C ? 1 : text.dashLength(next)
                guard superscript(next + length) != nil else { break }
                ascii.append(text.bytes[next] == 0x2C ? 0x2C : 0x2D)
                next += length
            } else {
                break
            }
        }
        guard isRaisedSoundly(at, in: range), let numbers = NumericMarkers(text: EntryText(plain: ascii)).numbers(in: 0 ..< ascii.count) else {
            return next
        }
        keep(at ..< next, .superscript, numbers.map { .number($0) })
        return next
    }

    /// `<sup>3,4</sup>`, `<sup><a href="#r3">3</a></sup>`, `<sup>[3]</sup>`, `^3^`.
    private mutating func raised(_ at: Int, from start: Int, closing: StaticString, in range: Range<Int>) -> Int? {
        var plain: [UInt8] = []
        var next = start
        while next < min(range.upperBound, start + 400) {
            if text.has(closing, at: next) {
                let end = next + closing.utf8CodeUnitCount
                guard isRaisedSoundly(at, in: range), let numbers = NumericMarkers(text: EntryText(plain: plain)).numbers(in: 0 ..< plain.count)
                else { return end }
                keep(at ..< end, .superscript, numbers.map { .number($0) })
                return end
            }
            if text.bytes[next] == 0x3C {
                while next < range.upperBound, text.bytes[next] != 0x3E { next += 1 }
            } else if text.bytes[next] == 0x5D, let target = targetEnd(next + 1, before: range.upperBound), text.bytes[next + 1] == 0x28 {
                next = target - 1
            } else if ![0x5B, 0x5D, 0x5C].contains(text.bytes[next]) {
                plain.append(text.bytes[next])
            }
            next += 1
        }
        return nil
    }

    /// Not behind a number (`10⁶`) or a unit or symbol (`m²`, `cm³`, `R²`, `χ²`).
    private func isRaisedSoundly(_ at: Int, in range: Range<Int>) -> Bool {
        guard at > range.lowerBound else { return false }
        if text.isDigit(at - 1) { return false }
        var word = at
        while word > range.lowerBound, text.isLetter(word - 1), at - word < 6 { word -= 1 }
        guard word < at else { return true }
        if at - word <= 2, text.bytes[at - 1] >= 0x80 || at - word == 1 { return false }
        return !units.contains(text.lowered(word ..< at))
    }

    // MARK: Round brackets

    private mutating func parenthesis(_ at: Int, in range: Range<Int>) -> Int? {
        guard at > range.lowerBound, text.isBlank(at - 1) || text.bytes[at - 1] == 0xA0,
            let close = text.bytes[at ..< min(range.upperBound, at + 60)].firstIndex(of: 0x29),
            let numbers = numbers(in: at + 1 ..< close), !isOrdinaryNumber(before: at, from: range.lowerBound)
        else { return nil }
        keep(at ..< close + 1, .parenthesis, numbers.map { .number($0) })
        return close + 1
    }

    /// `Eq. (3)`, `Table (2)`, `step (1)`, `Fig. (4)`.
    private func isOrdinaryNumber(before at: Int, from start: Int) -> Bool {
        let word = word(before: at, from: start)
        return word.isEmpty || Self.numbered.contains(word) || ["step", "type", "class", "phase", "grade", "item", "group", "n", "version"].contains(word)
    }

    /// The lower-case word before a marker, past blanks and a full stop.
    private func word(before at: Int, from start: Int) -> String {
        var end = at
        while end > start, text.isBlank(end - 1) || text.bytes[end - 1] == 0x2E { end -= 1 }
        var word = end
        while word > start, text.isLetter(word - 1) { word -= 1 }
        return text.lowered(word ..< end)
    }

    /// What an article numbers besides its references.
    private static let numbered: Set<String> = [
        "eq", "eqs", "equation", "equations", "fig", "figs", "figure", "figures", "table", "tables", "box", "scheme", "appendix",
    ]
}

extension EntryText {
    /// Where the name of the anchor starts that a marker leads to: behind `](#` or `href="#`.
    func anchor(in marker: Range<Int>) -> Int? {
        marker.first { has("](#", at: $0) }.map { $0 + 3 } ?? marker.first { has("href=\"#", at: $0) }.map { $0 + 7 }
    }
}

private let units: Set<String> = [
    "deg", "degrees", "days", "hours", "weeks", "years", "ms", "hz", "khz", "ghz", "ml", "ng", "nm", "mol", "k", "s", "h", "d", "mm", "cm", "km",
    "dm", "nm", "pm", "µm", "μm", "in", "ft", "sec", "min", "kg", "mg", "inch", "log", "hz", "ca", "mg", "fe", "cu", "zn", "na", "cl",
]
