/// The lines that printed pages carry beside their text: running heads, running feet and page numbers, in text whose pages a form feed parts.
///
/// A running line stands first or last on its page, a blank line parts it from the text, and it comes back on other pages with nothing but
/// its numbers changed. Heads of left and right pages may differ.
///
///     … the rats ran.              the last line of the text
///
///                   12             the page number
///     ^LRoe and Poe    Mazes 3     the next page's head
///
/// - Shape: empty where the text has no form feed; up to three lines at either end of a page.
/// - Loss: a line that stands on one page only, such as the first page's, is text.
public struct RunningLines: Sendable {
    /// The lines, counted from 0, that start a page other than the first.
    public let pageStarts: [Int]
    public let lines: Set<Int>

    public var isEmpty: Bool { lines.isEmpty }
    public func contains(line: Int) -> Bool { lines.contains(line) }

    init(lineStarts: [Int], in bytes: [UInt8]) {
        let starts = bytes.contains(0x0C) ? lineStarts.indices.dropFirst().filter { lineStarts[$0] < bytes.count && bytes[lineStarts[$0]] == 0x0C } : []
        pageStarts = starts
        guard !starts.isEmpty else { lines = []; return }
        let content = { (line: Int) in bytes.trimmingBlanks(lineStarts[line] ..< (line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count)) }
        let pages = zip([0] + starts, starts + [lineStarts.count]).map { $0 ..< $1 }
        var places: [[UInt8]: [Int]] = [:]
        for page in pages {
            for line in Set(Self.rim(page, content) + Self.rim(page.reversed(), content)) { places[Self.pattern(of: content(line), in: bytes), default: []].append(line) }
        }
        let fewest = max(2, pages.count / 4)
        lines = Set(places.values.filter { $0.count >= fewest }.joined())
    }

    /// The lines at one end of a page before the first blank one that follows text, where there are three or fewer.
    private static func rim(_ page: some Sequence<Int>, _ content: (Int) -> Range<Int>) -> [Int] {
        var found: [Int] = []
        for line in page {
            if content(line).isEmpty {
                if !found.isEmpty { return found }
            } else {
                found.append(line)
                if found.count > 3 { return [] }
            }
        }
        return []
    }

    /// The line with one `0` for every number, one blank for every gap.
    private static func pattern(of line: Range<Int>, in bytes: [UInt8]) -> [UInt8] {
        var pattern: [UInt8] = []
        for byte in bytes[line].prefix(400) {
            let sign: UInt8 = (0x30 ... 0x39).contains(byte) ? 0x30 : byte == 0x09 ? 0x20 : byte
            if (sign == 0x30 || sign == 0x20), pattern.last == sign { continue }
            pattern.append(sign)
        }
        return pattern
    }
}

extension [UInt8] {
    /// `(continued)`, `Table 3 (cont.)`, `Continued on next page`: what stands between the parts of a table on two pages.
    public func isContinuationNote(_ line: Range<Int>) -> Bool {
        guard line.count <= 40 else { return false }
        let word = Array("cont".utf8)
        guard let at = line.first(where: { at in at + word.count <= line.upperBound && word.indices.allSatisfy { self[at + $0] | 0x20 == word[$0] } }) else { return false }
        guard at == line.lowerBound || !(0x61 ... 0x7A).contains(self[at - 1] | 0x20) else { return false }
        let rest = at + word.count
        let isWord = rest == line.upperBound || self[rest] == 0x2E || self[rest] == 0x27 || self[rest] == 0x29
            || rest + 3 < line.upperBound && self[rest] == 0x69 && self[rest + 1] == 0x6E && self[rest + 2] == 0x75
        return isWord && (at <= line.lowerBound + 1 || self[line.lowerBound] | 0x20 == 0x74)
    }

    /// Over how many lines a note goes that says that a table is the one of the page before: `Table 2 (cont.)` alone, or its caption said again with
    /// that word, `Table 2. Scores of the rats` above `on the last day (continued)`.
    ///
    /// - Parameter line: the lines from the first on, without the blanks at their ends; nil behind the last.
    public func continuationNoteCount(_ line: (Int) -> Range<Int>?) -> Int {
        guard let first = line(0), !first.isEmpty else { return 0 }
        if isContinuationNote(first) { return 1 }
        let label = Array("table ".utf8)
        guard first.count > label.count + 1, label.indices.allSatisfy({ self[first.lowerBound + $0] | 0x20 == label[$0] | 0x20 }) else { return 0 }
        for index in 0 ..< 4 {
            guard let words = line(index), !words.isEmpty, words.count < 200 else { return 0 }
            if saysContinued(words) { return index + 1 }
        }
        return 0
    }

    /// `(continued)`, `(cont.)`, `– continued`, at the end of a line.
    private func saysContinued(_ line: Range<Int>) -> Bool {
        var end = line.upperBound
        while end > line.lowerBound, [0x29, 0x2E, 0x5D, 0x3A, 0x20, 0x2A].contains(self[end - 1]) { end -= 1 }
        return ["continued", "(cont", "(cont'd", "(contd"].contains { word in
            let word = Array(word.utf8)
            return end - word.count >= line.lowerBound && word.indices.allSatisfy { self[end - word.count + $0] | 0x20 == word[$0] | 0x20 }
        }
    }
}
