import Model

/// Names in Chinese, Japanese and Korean letters: the family name stands first, and a blank parts it from the given one if anything does.
///
/// `佐藤 灯子, 高橋 凛`, `김등불, 이겨울`, `张灯，李冬，等`, `佐藤灯子・高橋凛`. Others' names may stand among them: `佐藤 灯子, A. Okun`.
struct UnspacedNames {
    private(set) var names: [Name] = []
    private(set) var isEtAl = false

    /// Whether a stretch opens with such letters.
    static func areNames(_ range: Range<Int>, in text: EntryText) -> Bool { range.first.map { isLetter($0, in: text) } ?? false }

    init(_ range: Range<Int>, in text: EntryText) {
        var start = range.lowerBound, at = start
        while at <= range.upperBound {
            let length = at < range.upperBound ? Self.separatorLength(at, in: text) : 1
            guard length > 0 else { at += 1; continue }
            append(text.trimmed(from: start, to: at, of: " ,;:()"), in: text)
            at += length
            start = min(at, range.upperBound)
        }
    }

    private mutating func append(_ piece: Range<Int>, in text: EntryText) {
        var piece = piece
        for word in Self.others where piece.count >= word.utf8CodeUnitCount && text.has(word, at: piece.upperBound - word.utf8CodeUnitCount) {
            let rest = text.trimmed(from: piece.lowerBound, to: piece.upperBound - word.utf8CodeUnitCount, of: " ,")
            // `等` may end a name; behind a blank or alone it does not
            guard rest.isEmpty || rest.upperBound < piece.upperBound - word.utf8CodeUnitCount || word.utf8CodeUnitCount > 3 else { continue }
            isEtAl = true
            piece = rest
            break
        }
        guard !piece.isEmpty else { return }
        guard Self.areNames(piece, in: text) else {
            // `アンスコム, G. E. M.`
            let isGiven = piece.allSatisfy { text.isBlank($0) || text.bytes[$0] == 0x2E || text.isUpper($0) } && text.bytes[piece].contains(0x2E)
            guard isGiven, let last = names.last, last.given == nil else { return names += NameList(piece, in: text).names }
            return names[names.count - 1].given = text.string(piece)
        }
        // the stop behind a list of one
        if text.bytes[piece.upperBound - 1] == 0x2E, piece.count > 1 { piece = text.trimmed(from: piece.lowerBound, to: piece.upperBound - 1) }
        let blank = text.bytes[piece].firstIndex(of: 0x20)
        let given = blank.map { text.trimmed(from: $0, to: piece.upperBound) }
        names.append(Name(family: text.string(piece.lowerBound ..< (blank ?? piece.upperBound)), given: given.map { text.string($0) }))
    }

    private static let others: [StaticString] = ["et al", "ほか", "外", "외", "等", "他"]

    /// `, ; 、 ， ；`, and `・` between letters that are no syllables: in `ジョン・スミス` it parts one name.
    private static func separatorLength(_ at: Int, in text: EntryText) -> Int {
        switch text.bytes[at] {
        case 0x2C, 0x3B: return 1
        case 0xE3 where text.has("、", at: at): return 3
        case 0xE3 where text.has("・", at: at): return at >= 3 && (0xE4 ... 0xE9).contains(text.bytes[at - 3]) ? 3 : 0
        case 0xEF where text.has("，", at: at) || text.has("；", at: at): return 3
        default: return 0
        }
    }

    /// Kana, ideographs and Hangul.
    static func isLetter(_ at: Int, in text: EntryText) -> Bool {
        switch text.bytes[at] {
        case 0xE3: at + 1 < text.end && text.bytes[at + 1] >= 0x81
        case 0xE4 ... 0xE9, 0xEA ... 0xED: true
        default: false
        }
    }
}
