/// Volumes, issues and pages without the words and brackets that printers put around them.
///
/// `Vol. 12` gives `12`, `(3)` gives `3`, `pp. 45–67` gives `45–67`, `S12` stays.
enum Numbering {
    static func volume(_ range: Range<Int>, in text: EntryText) -> String? {
        number(range, in: text, words: volumeWords).map(withoutYearWord).map(withoutNumberSign).map(withoutOpenEnd)
    }
    static func issue(_ range: Range<Int>, in text: EntryText) -> String? { number(range, in: text, words: issueWords) }
    static func pages(_ range: Range<Int>, in text: EntryText) -> String? {
        number(range, in: text, words: pageWords).map(withoutUnit).flatMap { isWords($0) ? nil : $0 }
    }

    /// `sec. Technology`: a word of five letters without a figure is no page; `xiii–xiv`, `NP`, `no-no` may be.
    private static func isWords(_ pages: String) -> Bool {
        !pages.utf8.contains { $0 &- 0x30 < 10 } && pages.utf8.split { ($0 | 0x20) &- 0x61 >= 26 }.contains { word in
            word.count > 4 && !word.allSatisfy { [0x69, 0x76, 0x78, 0x6C, 0x63, 0x6D, 0x64].contains($0 | 0x20) }
        }
    }

    /// `326/`, `35 /`, `1992-`: the mark parts the volume from what follows.
    private static func withoutOpenEnd(_ volume: String) -> String {
        guard volume.utf8.count > 1, let last = volume.utf8.last, last == 0x2F || last == 0x2D else { return volume }
        let rest = volume.dropLast()
        return String(rest.last == " " ? rest.dropLast() : rest)
    }

    /// `648 p`, `302 pp` are 648 and 302 pages.
    private static func withoutUnit(_ pages: String) -> String {
        for unit in [" p", " pp", " pages", " s", " S", " с", " с."] where pages.hasSuffix(unit) && pages.utf8.dropLast(unit.utf8.count).allSatisfy({ $0 &- 0x30 < 10 }) {
            return String(pages.dropLast(unit.count))
        }
        return pages
    }

    /// `9. №`, where the sign is that of the issue.
    private static func withoutNumberSign(_ volume: String) -> String {
        guard volume.hasSuffix("№") else { return volume }
        let rest = volume.utf8.dropLast(3)
        let end = rest.lastIndex { ![0x20, 0x2E, 0x2C].contains($0) }
        return end.map { String(Substring(rest[...$0])) } ?? volume
    }

    /// `15. Jg.`, `44e année` are volumes 15 and 44.
    private static func withoutYearWord(_ volume: String) -> String {
        let digits = volume.utf8.prefix { $0 &- 0x30 < 10 }
        let rest = volume.utf8.dropFirst(digits.count).drop { [0x2E, 0x20, 0x65].contains($0) }
        guard !digits.isEmpty, ["jg", "jahrgang", "jahrg", "année"].contains(String(Substring(rest)).lowercased()) else { return volume }
        return String(Substring(digits))
    }

    private static func number(_ range: Range<Int>, in text: EntryText, words: [StaticString]) -> String? {
        let limit = range.upperBound
        var range = text.trimmed(range, of: " ,;:.()[]\"")
        while range.count > 2, text.has("·", at: range.upperBound - 2) { range = text.trimmed(range.lowerBound ..< range.upperBound - 2) }
        var isCut = true
        while isCut, !range.isEmpty {
            isCut = false
            for word in words where text.has(word, at: range.lowerBound) {
                let end = range.lowerBound + word.utf8CodeUnitCount
                // `s12` and `S2–S3` are pages, `pp12` a word and a page
                guard end < range.upperBound, !text.isLetter(end), word.utf8CodeUnitCount > 1 || !text.isDigit(end) else { continue }
                range = text.trimmed(from: end, to: range.upperBound, of: " ,;:.()[]")
                isCut = true
                break
            }
        }
        // `61 (Suppl 1)` keeps its bracket
        if text.bytes[range].contains(0x28), !text.bytes[range].contains(0x29), range.upperBound < limit, text.bytes[range.upperBound] == 0x29 {
            range = range.lowerBound ..< range.upperBound + 1
        }
        return range.isEmpty ? nil : text.string(range)
    }

    private static let volumeWords: [StaticString] = ["volumes", "volume", "vols", "vol", "band", "bd", "jahrgang", "jg", "tome", "tomo", "cilt", "c.", "том", "Том", "т.", "Т.", "v", "t"]
    private static let issueWords: [StaticString] = ["issue", "iss", "number", "numéro", "num", "nos", "no", "nr", "n°", "nº", "nᵒ", "№", "heft", "sayı", "s.", "zeszyt", "z.", "вып.", "Вып.", "n", "h", "#"]
    private static let pageWords: [StaticString] = ["pages", "page", "pgs", "pg", "pp", "p", "seiten", "seite", "ss", "str", "s", "с", "С", "article", "art"]
}
