/// Finds raised numbers that plain text has lowered: `were reported1,2. Others`, `in mice.3–5 We`, and, where a blank was left before them,
/// `in mice. 3–5 We`, `from sleep 4,5 to recall`.
///
/// One such number says little (`day3`, `Fig.3`, `CO2`), which is why they count only together: `areCitations` asks whether a document's
/// numbers name a good part of its list, in its order.
enum GluedNumberMarkers {
    static func markers(in range: Range<Int>, of text: EntryText) -> [CitationMarker] {
        var found: [CitationMarker] = []
        var at = ByteSet.digits.first(in: range, of: text.bytes)
        while at < range.upperBound {
            let end = listEnd(at, before: range.upperBound, in: text)
            if let numbers = numbers(in: at ..< end, of: text), numbers.allSatisfy({ $0 < 1_000 }),
                isGlued(at, end: end, in: range, of: text) || isSetApart(at, end: end, count: numbers.count, in: range, of: text)
            {
                found.append(CitationMarker(bytes: at ..< end, form: .gluedNumber, pointers: numbers.map { .number($0) }))
            }
            at = ByteSet.digits.first(in: min(max(end, at + 1), range.upperBound) ..< range.upperBound, of: text.bytes)
        }
        return found
    }

    /// Whether markers cite a list: most of their numbers are of it, they name a third of it and five entries at least, and what is named for the
    /// first time mostly has a higher number than all before. Of a short list three will do that are half of it, in order and all of it.
    static func areCitations(_ markers: [CitationMarker], listed count: Int, holds: (Int) -> Bool) -> Bool {
        let numbers = markers.flatMap { $0.pointers.compactMap { if case .number(let number) = $0 { number } else { nil } } }
        let own = numbers.filter(holds)
        var seen: Set<Int> = [], most = 0, rising = 0
        for number in own where seen.insert(number).inserted {
            if number > most { rising += 1; most = number }
        }
        if seen.count >= 3, seen.count * 2 >= count, own.count == numbers.count, rising == seen.count { return true }
        return seen.count >= max(5, count / 3) && own.count * 5 >= numbers.count * 4 && rising * 10 >= seen.count * 7
    }

    /// The end of `1,2`, `3–5`, `7`.
    private static func listEnd(_ start: Int, before limit: Int, in text: EntryText) -> Int {
        var end = start
        while end < limit {
            if text.isDigit(end) { end += 1; continue }
            let joint = text.bytes[end] == 0x2C ? 1 : text.dashLength(end)
            guard joint > 0, end + joint < limit, text.isDigit(end + joint), end > start else { break }
            end += joint
        }
        return end
    }

    private static func numbers(in range: Range<Int>, of text: EntryText) -> [Int]? {
        var numbers: [Int] = [], isRange = false, at = range.lowerBound
        while at < range.upperBound {
            var value = 0
            let start = at
            while at < range.upperBound, at - start < 4, text.isDigit(at) { value = value * 10 + Int(text.bytes[at] & 0x0F); at += 1 }
            guard value > 0, text.bytes[start] != 0x30 else { return nil }
            if isRange {
                guard let last = numbers.last, value > last, value - last < 60 else { return nil }
                numbers += last + 1 ... value
            } else {
                numbers.append(value)
            }
            guard at < range.upperBound else { break }
            isRange = text.bytes[at] != 0x2C
            at += isRange ? max(1, text.dashLength(at)) : 1
        }
        return numbers.isEmpty ? nil : numbers
    }

    /// `reported1,2.`, `mice.3 We`: behind a word of three small letters or a closing mark, before a blank or a mark.
    private static func isGlued(_ at: Int, end: Int, in range: Range<Int>, of text: EntryText) -> Bool {
        guard at > range.lowerBound + 3, end == range.upperBound || !text.isWordByte(end) && text.bytes[end] != 0x25 else { return false }
        var word = at
        if [0x2E, 0x2C, 0x29, 0x3B, 0x5D].contains(text.bytes[at - 1]) {
            if end < range.upperBound, !text.isBlank(end), text.bytes[end] != 0x0A { return false }                 // 12.3, 1,234
            word = at - 1
            // (1 of 2)3 and, behind a full stop, 12.90%.3, (both).3, “so.”3
            if [0x29, 0x5D].contains(text.bytes[word]) || [0x25, 0x29, 0x22].contains(text.bytes[word - 1]) { return true }
        }
        let stop = word
        while word > range.lowerBound, text.isLower(word - 1) || text.bytes[word - 1] & 0xC0 == 0x80 { word -= 1 }
        return stop - word >= 3 && !numbered.contains(text.lowered(word ..< stop)) && !units.contains(text.lowered(word ..< stop))
    }

    /// `mice. 3–5 We`, `sleep 4,5 to`: behind a full stop and before a capital, or several numbers within a sentence.
    private static func isSetApart(_ at: Int, end: Int, count: Int, in range: Range<Int>, of text: EntryText) -> Bool {
        guard at > range.lowerBound + 4, text.isBlank(at - 1), end + 1 < range.upperBound, text.isBlank(end) || text.bytes[end] == 0x0A else { return false }
        if [0x2E, 0x2C, 0x29].contains(text.bytes[at - 2]) {
            return text.isLower(at - 3) && text.isLower(at - 4) && !follows(numbered, at - 2, from: range.lowerBound, in: text)
                && (text.isUpper(end + 1) || (text.bytes[at - 2] == 0x2C && count > 1))
        }
        return count > 1 && text.isLower(at - 2) && text.isLower(end + 1) && !follows(numbered, at - 1, from: range.lowerBound, in: text)
            && !units.contains(text.lowered(end + 1 ..< wordEnd(end + 1, before: range.upperBound, in: text)))
    }

    private static func follows(_ words: Set<String>, _ end: Int, from start: Int, in text: EntryText) -> Bool {
        var word = end
        while word > start, text.isLetter(word - 1) { word -= 1 }
        return words.contains(text.lowered(word ..< end))
    }

    private static func wordEnd(_ start: Int, before limit: Int, in text: EntryText) -> Int {
        var end = start
        while end < limit, text.isLetter(end) { end += 1 }
        return end
    }

    /// What is numbered besides references.
    private static let numbered: Set<String> = [
        "fig", "figs", "figure", "figures", "table", "tables", "eq", "eqs", "equation", "equations", "section", "sections", "sec", "chapter", "no", "nos",
        "vol", "step", "steps", "day", "days", "week", "weeks", "month", "months", "year", "years", "phase", "stage", "grade", "type", "class", "group",
        "groups", "case", "cases", "experiment", "experiments", "study", "studies", "level", "item", "items", "page", "pages", "vs", "age", "aged", "ages",
        "approximately", "about", "between", "from", "than", "least", "most", "over", "nearly", "ref", "refs", "approx", "model", "models", "version", "part",
        "the", "of", "with", "for", "into", "are", "was", "were", "appendix", "box", "scheme", "line", "lines", "carbon", "channel", "cell", "layer", "layers", "log", "exp", "lambda", "alpha", "beta", "gamma",
    ]
    private static let units: Set<String> = ["mg", "ml", "kg", "min", "sec", "cm", "mm", "km", "nm", "days", "weeks", "months", "years", "hours", "percent", "fold", "times", "mol", "and", "patients", "participants", "mice", "rats", "or"]
}
