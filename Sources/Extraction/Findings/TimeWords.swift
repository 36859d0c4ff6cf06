/// Words by which headings and stubs say when.
enum TimeWords {
    static let words = moments.union([
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "visit", "h", "min",
    ])

    /// Whether a text says when and nothing else: `Baseline`, `Pre-test`, `12 weeks`, `Day 30`, `3 + 5 min`; not `Time to discharge`, `24h urine`, `Hours`, `Min`.
    static func areAll(of text: String) -> Bool {
        guard text.utf8.count < 40 else { return false }
        var isTold = false, isUnit = false, isNumber = false
        for part in text.lowercased().utf8.split(whereSeparator: { !($0 &- 0x30 < 10 || $0 &- 0x61 < 26) }) {
            let word = FoldedWord(part)
            if part.allSatisfy({ $0 &- 0x30 < 10 }) || numbers.contains(word) {
                isNumber = true
            } else if moments.contains(word) {
                isTold = true
            } else if words.contains(word) || units.contains(word) {
                isUnit = true
            } else if isAmount(part) {
                isTold = true
            } else if !joints.contains(word) {
                return false
            }
        }
        return isTold || isUnit && isNumber
    }

    /// `12h`, `6mo`: a number with its unit glued.
    private static func isAmount(_ part: Substring.UTF8View) -> Bool {
        let letters = part.drop { $0 &- 0x30 < 10 }, unit = FoldedWord(letters)
        return letters.count < part.count && (words.contains(unit) || units.contains(unit))
    }

    private static let moments: WordSet = [
        "baseline", "before", "after", "pre", "post", "pretreatment", "posttreatment", "pretest", "posttest", "follow", "admission", "discharge",
    ]
    private static let units: WordSet = ["d", "wk", "wks", "mo", "mos", "yr", "yrs", "hr", "hrs", "minute", "minutes", "s", "seconds", "t"]
    /// What stands between them.
    private static let joints: WordSet = [
        "to", "of", "at", "the", "in", "up", "and", "test", "treatment", "intervention", "therapy", "surgery", "operation", "randomization", "randomisation",
        "study", "end", "last", "first", "final", "initial",
    ]
    private static let numbers: WordSet = ["one", "two", "three", "four", "six", "twelve"]
}
