/// What a work is, behind its title: `Lakes. Project report`, `Lakes [Video file]`, `Lakes. DVD`, `Lakes (Report No. 12)`, `Lakes (EPA/600/R-99)`.
///
/// - Shape: a piece behind a stop, or brackets, that hold nothing but the words for a kind of work; round brackets that hold a report's number.
/// - Loss: the kind stays in the entry's text alone.
enum GenreTail {
    /// The title without what follows it.
    static func cut(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        let whole = text.trimmed(range, of: " ,;:.")
        guard whole.count > 6, let last = whole.last else { return range }
        if text.bytes[last] == 0x29, let open = text.bytes[whole].lastIndex(of: 0x28), open > whole.lowerBound + 2, isNumber(open + 1 ..< last, in: text) {
            return text.trimmed(whole.lowerBound ..< open, of: " ,;:")
        }
        let isBracketed = text.bytes[last] == 0x5D
        let start = whole.last {
            isBracketed ? text.bytes[$0] == 0x5B : text.bytes[$0] == 0x2E && text.isBlank($0 + 1)
        }
        guard let start, start > whole.lowerBound + 2 else { return range }
        let kind = text.trimmed(from: start + 1, to: isBracketed ? last : whole.upperBound, of: " ")
        guard kind.count <= 24, kinds.contains(FoldedWord(text.bytes[kind].filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x27 })) else { return range }
        return text.trimmed(range.lowerBound ..< start, of: " ,;:")
    }

    /// `Report No. 12`, `U.S. Patent No. 381,968`, `EPA/600/R-99`; not `COVID-19`.
    private static func isNumber(_ range: Range<Int>, in text: EntryText) -> Bool {
        guard range.contains(where: { text.isDigit($0) }) else { return false }
        if numbers.contains(where: { text.has($0, at: range.lowerBound) }) { return true }
        let joints = range.count { text.bytes[$0] == 0x2D || text.bytes[$0] == 0x2F }
        return joints > 1 && range.allSatisfy { text.isDigit($0) || text.bytes[$0] &- 0x41 < 26 || text.bytes[$0] == 0x2D || text.bytes[$0] == 0x2F }
            && range.contains { !text.isDigit($0) && text.bytes[$0] > 0x40 }
    }

    private static let numbers: [StaticString] = [
        "report no", "technical report", "publication no", "u.s. patent", "patent no", "working paper", "discussion paper", "research report", "rep. no", "document no",
    ]

    /// Without blanks, hyphens and apostrophes.
    private static let kinds: WordSet = [
        "projectreport", "technicalreport", "finalreport", "internalreport", "researchreport", "workingpaper", "discussionpaper", "phdthesis", "masterthesis",
        "mastersthesis", "doctoraldissertation", "dvd", "cdrom", "video", "videofile", "dataset", "computersoftware", "software", "tweet", "blogpost", "podcast",
        "internet", "online", "elektronischeressource", "enligne",
    ]
}
