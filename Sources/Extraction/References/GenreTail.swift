/// What a work is, behind its title: `Lakes. Project report`, `Lakes [Video file]`, `Lakes. DVD`.
///
/// - Shape: a piece behind a stop, or brackets, that hold nothing but the words for a kind of work.
/// - Loss: the kind stays in the entry's text alone.
enum GenreTail {
    /// The title without what follows it.
    static func cut(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        let whole = text.trimmed(range, of: " ,;:.")
        guard whole.count > 6, let last = whole.last else { return range }
        let isBracketed = text.bytes[last] == 0x5D
        let start = whole.last {
            isBracketed ? text.bytes[$0] == 0x5B : text.bytes[$0] == 0x2E && text.isBlank($0 + 1)
        }
        guard let start, start > whole.lowerBound + 2 else { return range }
        let kind = text.trimmed(from: start + 1, to: isBracketed ? last : whole.upperBound, of: " ")
        guard kind.count <= 24, kinds.contains(FoldedWord(text.bytes[kind].filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x27 })) else { return range }
        return text.trimmed(range.lowerBound ..< start, of: " ,;:")
    }

    /// Without blanks, hyphens and apostrophes.
    private static let kinds: WordSet = [
        "projectreport", "technicalreport", "finalreport", "internalreport", "researchreport", "workingpaper", "discussionpaper", "phdthesis", "masterthesis",
        "mastersthesis", "doctoraldissertation", "dvd", "cdrom", "video", "videofile", "dataset", "computersoftware", "software", "tweet", "blogpost", "podcast",
        "internet", "online", "elektronischeressource", "enligne",
    ]
}
