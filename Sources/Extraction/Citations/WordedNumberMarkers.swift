/// Finds numbers of references that a word announces in the sentence: `Refs. 1 and 2`, `see ref 3`, `refs 4–6, 9`.
///
/// Physicists and chemists cite so where the number is part of the sentence. Whether it is one of a list's is asked later, of the list.
enum WordedNumberMarkers {
    static func markers(in range: Range<Int>, of text: EntryText) -> [CitationMarker] {
        var found: [CitationMarker] = []
        var at = openings.first(in: range, of: text.bytes)
        while at < range.upperBound {
            var next = at + 1
            if at == range.lowerBound || !text.isWordByte(at - 1), let word = words.first(where: { text.has($0, at: at) }) {
                let start = at + word.utf8CodeUnitCount
                let list = numbers(from: start, before: range.upperBound, in: text)
                if !list.numbers.isEmpty { found.append(CitationMarker(bytes: at ..< list.end, form: .wordedNumber, pointers: list.numbers.map { .number($0) })) }
                next = max(next, list.end)
            }
            at = openings.first(in: min(next, range.upperBound) ..< range.upperBound, of: text.bytes)
        }
        return found
    }

    private static let openings = BytePairs([("rR", "eE")])
    private static let words: [StaticString] = ["refs. ", "refs ", "ref. ", "ref "]

    /// The numbers of `1 and 2`, `4–6, 9`, ranges written out, and where they end; none where a unit or a letter follows.
    private static func numbers(from start: Int, before limit: Int, in text: EntryText) -> (numbers: [Int], end: Int) {
        var numbers: [Int] = [], at = start, end = start, isRange = false
        while true {
            var value = 0
            let digits = at
            while at < limit, at - digits < 4, text.isDigit(at) { value = value * 10 + Int(text.bytes[at] & 0x0F); at += 1 }
            guard at > digits, (1 ..< 1_000).contains(value), text.bytes[digits] != 0x30, at == limit || !text.isWordByte(at) else { return (numbers, end) }
            if isRange {
                guard let first = numbers.last, value > first, value - first < 60 else { return (numbers, end) }
                numbers += first + 1 ... value
            } else {
                numbers.append(value)
            }
            end = at
            guard at < limit else { return (numbers, end) }
            isRange = text.dashLength(at) > 0
            if isRange { at += text.dashLength(at); continue }
            guard let joint = joints.first(where: { text.has($0, at: at) }) else { return (numbers, end) }
            at += joint.utf8CodeUnitCount
        }
    }

    private static let joints: [StaticString] = [", and ", " and ", ", ", ",", " & "]
}
