import Model

/// References whose titles stand in corner brackets, as Japanese and Korean print sets them: `「」` hold an article, `『』` a book or a journal.
///
/// `佐藤灯子『冬の灯』灯書房、1958` · `佐藤灯子, 2020, 「灯と蛾」『灯具学報』40(3): 71-77.` · `김등불, 『겨울의 등』, 등불출판사, 2004, 88쪽.` ·
/// `김등불 (2020). 「등과 나방」. 등불학회지, 제40권 제3호, 71-77.`
///
/// - Loss: what stands behind the pages.
struct CornerEntry {
    private(set) var bibliography = Bibliography()
    private let text: EntryText

    init?(_ entry: EntryText, masks: [Range<Int>]) {
        guard entry.bytes.contains(0xE3) else { return nil }
        let plain = entry.without(masks)
        text = plain
        guard let first = bracketed(from: 0), first.open > 2, first.open < 200, readHead(0 ..< first.open) else { return nil }
        bibliography.title = text.string(first.inner)
        var rest = first.end
        if first.isArticle {
            if let host = bracketed(from: rest), host.open - rest <= 6 {
                bibliography.containerTitle = text.string(host.inner)
                rest = host.end
            } else {
                rest = readJournalName(from: rest)
            }
            readNumbers(from: rest)
        } else {
            readImprint(from: rest)
        }
        let isWhole = first.isArticle ? bibliography.containerTitle != nil : bibliography.publisher != nil
        guard isWhole, bibliography.year != nil else { return nil }
        bibliography.type = first.isArticle ? "article_journal" : "book"
    }

    /// What the next corner brackets hold.
    private func bracketed(from start: Int) -> (open: Int, inner: Range<Int>, end: Int, isArticle: Bool)? {
        guard let open = (start ..< max(start, text.end)).first(where: { text.has("「", at: $0) || text.has("『", at: $0) }) else { return nil }
        let isArticle = text.has("「", at: open)
        let close = (open + 3 ..< text.end).first { isArticle ? text.has("」", at: $0) : text.has("』", at: $0) }
        guard let close, close > open + 3 else { return nil }
        return (open, open + 3 ..< close, close + 3, isArticle)
    }

    /// The names, and a year behind them: `佐藤灯子, 2020,`, `김등불 (2020).`
    private mutating func readHead(_ head: Range<Int>) -> Bool {
        var names = trimmed(head)
        if let year = names.first(where: { isYear($0) }) {
            take(year)
            names = trimmed(names.lowerBound ..< year)
        }
        // `佐藤灯子 (著)・森凛(翻訳)`
        if let role = names.first(where: { text.has("(著", at: $0) || text.has("（著", at: $0) }) { names = trimmed(names.lowerBound ..< role) }
        guard UnspacedNames.areNames(names, in: text), names.count <= 120 else { return false }
        let list = UnspacedNames(names, in: text)
        bibliography.authors = list.names
        bibliography.isEtAl = list.isEtAl
        return !list.names.isEmpty
    }

    /// `灯書房、1958`, `（灯書房、1958）`, `, 등불출판사, 2004, 88쪽`
    private mutating func readImprint(from start: Int) {
        guard let year = (start ..< text.end).first(where: { isYear($0) }) else {
            if bibliography.year != nil { bibliography.publisher = name(trimmed(start ..< text.end)) }
            return
        }
        if bibliography.year == nil { take(year) }
        bibliography.publisher = name(trimmed(start ..< year))
        readPages(from: year + 4)
    }

    /// A publisher's name is one piece.
    private func name(_ range: Range<Int>) -> String? {
        range.isEmpty || range.count > 60 || text.bytes[range].contains(0x2C) || range.contains { text.has("、", at: $0) } ? nil : text.string(range)
    }

    /// The end of a journal's name, at a comma or a number.
    private mutating func readJournalName(from start: Int) -> Int {
        let from = trimmed(start ..< text.end).lowerBound
        var at = from
        while at < text.end, !text.isDigit(at), text.bytes[at] != 0x2C, !text.has("、", at: at), !text.has("，", at: at), !text.has("第", at: at), !text.has(" 제", at: at) { at += 1 }
        let journal = trimmed(from ..< at)
        if !journal.isEmpty, journal.count <= 90, at < text.end { bibliography.containerTitle = text.string(journal) }
        return at
    }

    /// `40(3): 71-77`, `第40巻第3号, pp. 71-77`, `제40권 제3호, 71-77쪽, 2020`
    private mutating func readNumbers(from start: Int) {
        var at = start
        while at < text.end {
            guard text.isDigit(at), !text.isWordByte(at - 1) || text.bytes[at - 1] >= 0x80 else { at += 1; continue }
            var end = at
            while text.isDigit(end) { end += 1 }
            if isYear(at) {
                if bibliography.year == nil { take(at) }
            } else if text.has("권", at: end) || text.has("巻", at: end) || text.has("卷", at: end) {
                bibliography.volume = text.string(at ..< end)
            } else if text.has("호", at: end) || text.has("号", at: end) || text.has("號", at: end) {
                bibliography.issue = text.string(at ..< end)
            } else if end < text.end, text.bytes[end] == 0x28, bibliography.volume == nil, let close = text.bytes[end...].firstIndex(of: 0x29) {
                bibliography.volume = text.string(at ..< end)
                bibliography.issue = text.string(text.trimmed(from: end + 1, to: close))
                end = close + 1
            } else if text.dashLength(end) > 0, text.isDigit(end + text.dashLength(end)) {
                readPages(from: at)
                return
            } else if bibliography.volume == nil {
                bibliography.volume = text.string(at ..< end)
            }
            at = end
        }
    }

    /// `71-77`, `88쪽`, `88頁` behind an offset.
    private mutating func readPages(from start: Int) {
        guard let first = (start ..< max(start, text.end)).first(where: { text.isDigit($0) }) else { return }
        var end = first
        while end < text.end, text.isDigit(end) || text.dashLength(end) > 0 && text.isDigit(end + text.dashLength(end)) { end += max(1, text.dashLength(end)) }
        let isRange = (first ..< end).contains { text.dashLength($0) > 0 }
        if isRange || text.has("쪽", at: end) || text.has("頁", at: end) || text.has("페이지", at: end) { bibliography.page = text.string(first ..< end) }
    }

    private func isYear(_ at: Int) -> Bool {
        guard text.isDigit(at), !text.isDigit(at - 1), at + 4 <= text.end, !text.isDigit(at + 4), text.dashLength(at + 4) == 0 else { return false }
        return (0 ..< 4).allSatisfy { text.isDigit(at + $0) } && Issued.isYear(text.bytes[at ..< at + 4].reduce(0) { $0 * 10 + Int($1 & 0x0F) })
    }

    private mutating func take(_ year: Int) {
        bibliography.year = text.bytes[year ..< year + 4].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        bibliography.issued = text.string(year ..< year + 4)
    }

    /// Without blanks and the marks of either width at its ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = text.trimmed(range, of: " ,;:.()")
        while true {
            let before = range
            for mark in Self.marks {
                if text.has(mark, at: range.lowerBound), range.count >= 3 { range = text.trimmed(from: range.lowerBound + 3, to: range.upperBound, of: " ,;:.()") }
                if range.count >= 3, text.has(mark, at: range.upperBound - 3) { range = text.trimmed(from: range.lowerBound, to: range.upperBound - 3, of: " ,;:.()") }
            }
            if range == before { return range }
        }
    }

    private static let marks: [StaticString] = ["、", "，", "（", "）", "：", "。", "．", "　"]
}
