import Model

/// Tells which texts a spreadsheet would run or retype, so that they need a leading `'`.
///
/// It asks what Excel and LibreOffice guess in any common locale, since nobody knows who opens the file: in a German one `4.7` is
/// the fourth of July and `1,773` is 1.773. A plain number in the file's own decimal mark needs no guard, for it is read as what
/// it is.
///
/// Guarded: `=1+1` `+49 30` `@SUM` `＝1` `007` `1/2` `2-3` `1,773` `1e5` `1234e5678` `SEPT2` `2-Dec` `Dec 2025` `2025-12` `12:30`
/// `50 %` `(4)` `TRUE` `'tis`. Not guarded: `-4.7` `30` `10.1038/nature` `[12]` `10–20` `123-130` `BDNF` `5 mg`.
///
/// - Source: contract, "CSV, two profiles"; HGNC renamed genes because of it (Bruford et al. 2020, doi:10.1038/s41588-020-0669-3).
struct SpreadsheetGuard {
    let decimalMark: WritingOptions.DecimalMark

    init(decimalMark: WritingOptions.DecimalMark = .point) { self.decimalMark = decimalMark }

    func isNeeded(for text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        if first == UInt8(ascii: "'") { return true }
        if startsFormula(first, text) { return !isPlainNumber(text) }
        guard text.count <= 64, CellShape.isPossible(text), !isPlainNumber(text) else { return false }
        return CellShape(text)?.isRetyped ?? false
    }

    /// `=`, `+`, `-`, `@`, tab, CR, LF, and the full-width `＝` `＋` `－` `＠`.
    private func startsFormula(_ first: UInt8, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
        case 0xEF:
            text.count >= 3 && text[1] == 0xBC && (text[2] == 0x9D || text[2] == 0x8B || text[2] == 0x8D || text[2] == 0xA0)
        default: false
        }
    }

    /// `0`, `30`, `-4.7`: no leading zero, no sign but minus, no exponent, at most 15 digits, which a spreadsheet keeps.
    private func isPlainNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = text[...]
        if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
        let whole = digits.prefix { $0.isDigit }
        guard let first = whole.first, first != UInt8(ascii: "0") || whole.count == 1, digits.count <= 16 else { return false }
        let rest = digits[whole.endIndex...]
        guard let mark = rest.first else { return whole.count <= 15 }
        return mark == decimalMark.byte && rest.count > 1 && rest.dropFirst().allSatisfy(\.isDigit)
    }
}

/// A short text as a row of signs: `d` a run of digits, `m` a month, `e` an exponent, `a` am or pm, `t` T, `b` true or false,
/// `$` a currency, a blank, or the sign itself.
///
/// Examples: `2025-12-03` is `d-d-d`, `Dec 2025` is `m d`, `SEPT2` is `md`, `1 234,5 €` is `d d,d $`.
private struct CellShape {
    private var signs: [UInt8] = []
    /// The length of each run of digits.
    private var digitCounts: [Int] = []

    /// Whether the text is made of bytes that numbers and dates are made of, digits among them: a quick look that spares most texts.
    static func isPossible(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var hasDigit = false, letters = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "0") ... UInt8(ascii: "9"): hasDigit = true; letters = 0
            case UInt8(ascii: "A") ... UInt8(ascii: "Z"), UInt8(ascii: "a") ... UInt8(ascii: "z"):
                letters += 1
                if letters > 10 { return false }
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "'") ... UInt8(ascii: ")"),
                 UInt8(ascii: "+") ... UInt8(ascii: "/"), UInt8(ascii: ":"), 0xC2, 0xC3, 0xE2, 0x80 ... 0xBF: letters = 0
            default: return false
            }
        }
        return hasDigit || text.count == 4 || text.count == 5
    }

    private static let mostSigns = 16

    /// Nil when the text holds anything that no number, date or time holds.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        signs.reserveCapacity(Self.mostSigns + 1)
        var index = 0
        while index < text.count {
            let byte = text[index]
            let start = index
            if byte.isDigit {
                while index < text.count, text[index].isDigit { index += 1 }
                signs.append(UInt8(ascii: "d"))
                digitCounts.append(index - start)
            } else if byte.isLetter || byte == 0xC3 {
                while index < text.count, text[index].isLetter || text[index] == 0xC3 || text[index] & 0xC0 == 0x80 { index += 1 }
                guard let sign = Self.sign(ofWord: text[start ..< index]) else { return nil }
                signs.append(sign)
            } else {
                guard let (sign, length) = Self.sign(at: index, in: text) else { return nil }
                index += length
                if sign != 0x20 || signs.last != 0x20 { signs.append(sign) }
            }
            if signs.count > Self.mostSigns { return nil }
        }
        while signs.last == 0x20 { signs.removeLast() }
        while signs.first == 0x20 { signs.removeFirst() }
    }

    private static func sign(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (UInt8, length: Int)? {
        switch text[index] {
        case 0x20, 0x09, 0x0A, 0x0D: (0x20, 1)
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: ":"),
             UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "$"): (text[index], 1)
        case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0: (0x20, 2)
        case 0xC2 where index + 1 < text.count && (text[index + 1] == 0xA3 || text[index + 1] == 0xA5): (UInt8(ascii: "$"), 2)
        case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && (text[index + 2] == 0xAF || text[index + 2] == 0x89): (0x20, 3)
        case 0xE2 where index + 2 < text.count && text[index + 1] == 0x82 && text[index + 2] == 0xAC: (UInt8(ascii: "$"), 3)
        default: nil
        }
    }

    /// Nil for a word that no number, date or time holds.
    private static func sign(ofWord word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
        guard let first = word.first, word.count <= 12 else { return nil }
        switch (first | 0x20, word.count) {
        case (UInt8(ascii: "e"), 1), (UInt8(ascii: "t"), 1), (UInt8(ascii: "z"), 1): return first | 0x20
        case (UInt8(ascii: "a"), 1), (UInt8(ascii: "p"), 1): return UInt8(ascii: "a")
        default: break
        }
        let lower = word.lazy.map { $0 | 0x20 } // Ä is C3 84, ä is C3 A4
        if lower.elementsEqual("am".utf8) || lower.elementsEqual("pm".utf8) { return UInt8(ascii: "a") }
        if lower.elementsEqual("true".utf8) || lower.elementsEqual("false".utf8) { return UInt8(ascii: "b") }
        return word.count >= 3 && months[Int(first & 0x1F)].contains { $0.starts(with: lower) } ? UInt8(ascii: "m") : nil
    }

    /// A spreadsheet takes a month's name and its abbreviations: English, German, French, Spanish, Italian, Portuguese, Dutch.
    ///
    /// - Shape: by the low five bits of the first letter, each as bytes whose sixth bit is set, as it is in lower-case letters.
    private static let months: [[[UInt8]]] = {
        var months = [[[UInt8]]](repeating: [], count: 32)
        for name in monthNames { months[Int((name.utf8.first ?? 0) & 0x1F)].append(name.utf8.map { $0 | 0x20 }) }
        return months
    }()

    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember",
        "janvier", "février", "fevrier", "mars", "avril", "juin", "juillet", "août", "aout", "septembre", "octobre", "novembre", "décembre",
        "decembre", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
        "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
        "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
        "januari", "februari", "maart", "mrt", "mei", "augustus",
    ]

    var isRetyped: Bool { isNumber || isDate || isTime || isMonthDate || signs == [UInt8(ascii: "b")] }

    /// `1,773` `007` `1e5` `(4)` `$ 3.50` `50 %` `.5` `1 234,5 €`.
    private var isNumber: Bool {
        var rest = signs.filter { $0 != 0x20 }[...]
        if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") { rest = rest.dropFirst().dropLast() }
        rest = rest.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "$") }
        while let last = rest.last, last == UInt8(ascii: "%") || last == UInt8(ascii: "$") || last == UInt8(ascii: "-") { rest = rest.dropLast() }
        guard rest.contains(UInt8(ascii: "d")) else { return false }
        var exponents = 0
        for sign in rest {
            switch sign {
            case UInt8(ascii: "d"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): break
            case UInt8(ascii: "e"): exponents += 1
            case UInt8(ascii: "+"), UInt8(ascii: "-"): if exponents == 0 { return false }
            default: return false
            }
        }
        return exponents <= 1 && rest.first != UInt8(ascii: "e") && rest.last != UInt8(ascii: "e")
    }

    /// `1/2` `2-3` `3.12.` `2025-12` `2025-12-03T10:30` `1 1/2`, but neither `123-130` nor `10.1000/182`.
    private var isDate: Bool {
        let solid = signs.filter { $0 != 0x20 }
        for sign in [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")] {
            let d = UInt8(ascii: "d")
            for start in [[d, sign, d, sign, d], [d, sign, d]] where solid.starts(with: start) {
                let short = digitCounts.prefix(3).filter { $0 <= 2 }.count
                let rest = solid.dropFirst(start.count)
                let isTail = rest.allSatisfy { [sign, d, UInt8(ascii: ":"), UInt8(ascii: "t"), UInt8(ascii: "z"), UInt8(ascii: "a")].contains($0) }
                if isTail, short >= start.count / 2, !digitCounts.prefix(2).contains(where: { $0 == 3 || $0 > 4 }) { return true }
            }
        }
        return solid == Array("dd/d".utf8)
    }

    /// `12:30` `1:1000` `12:30:05.5` `5 pm`.
    private var isTime: Bool {
        let solid = signs.filter { $0 != 0x20 }
        if solid == Array("da".utf8) { return signs.contains(0x20) }
        return solid.starts(with: Array("d:d".utf8)) && solid.allSatisfy { Array("d:.,a".utf8).contains($0) }
    }

    /// `SEPT2` `2-Dec` `Dec 2025` `3. Dezember 2025` `December 3, 2025`.
    private var isMonthDate: Bool {
        guard signs.filter({ $0 == UInt8(ascii: "m") }).count == 1, 1 ... 2 ~= digitCounts.count else { return false }
        return signs.allSatisfy { Array("dm -/.,'".utf8).contains($0) } && digitCounts.allSatisfy { $0 <= 4 }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    fileprivate var isLetter: Bool { let lower = self | 0x20; return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") }
}
