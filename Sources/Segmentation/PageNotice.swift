import Model

/// Lines that a converter or a publisher sets on each page, whole by themselves.
///
/// `<!-- page 25 -->`, `Page 8 of 12`, `Downloaded from https://example.org by guest on 3 May 2020`, `Contents lists available at ExampleDirect`.
enum PageNotice {
    static func opens(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard content.count <= 400, let first = content.first else { return false }
        switch bytes[first] {
        case 0x3C: return isPicture(content, of: bytes)
        case 0x23:
            let words = bytes.trimmingBlanks((content.first { bytes[$0] != 0x23 } ?? content.upperBound) ..< content.upperBound)
            return isPage(words, of: bytes) || isCopyright(words, of: bytes)
        case 0x28, 0x41 ... 0x5A, 0x61 ... 0x7A:
            return isPage(content, of: bytes) || isCopyright(content, of: bytes) || openings.contains { bytes.hasOpening($0, at: first, before: content.upperBound) }
                || wholes.contains { $0.utf8CodeUnitCount == content.count && bytes.hasOpening($0, at: first, before: content.upperBound) }
        default: return false
        }
    }

    /// The line where a comment ends, `<!-- page 25 -->` or one over up to forty lines, as places among the visible lines.
    static func commentEnd(from start: Int, among visible: [Int], in draft: Draft) -> Int? {
        let content = draft.lines[visible[start]].content
        guard draft.bytes.hasOpening("<!--", at: content.lowerBound, before: content.upperBound) else { return nil }
        return visible.indices[start...].prefix(40).first { draft.bytes[draft.lines[visible[$0]].content].suffix(3).elementsEqual("-->".utf8) }
    }

    /// `<img>Maze Press logo</img>`: what a picture shows, as readers of scanned pages write it.
    private static func isPicture(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
        bytes.hasOpening("<img>", at: content.lowerBound, before: content.upperBound) && bytes[content].suffix(6).elementsEqual("</img>".utf8)
    }

    /// `Page 8`, `page 8 of 12`, `Page 8/12`.
    static func isPage(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard content.count <= 20, bytes.hasOpening("page ", at: content.lowerBound, before: content.upperBound) else { return false }
        let words = bytes[content].dropFirst(5).split { $0 == 0x20 || $0 == 0x2F }
        func isNumber(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { (0x30 ... 0x39).contains($0) } }
        return words.first.map(isNumber) ?? false && words.dropFirst().allSatisfy { isNumber($0) || $0.elementsEqual("of".utf8) }
    }

    /// `The Author(s) 2024. Published by Example Press`: a sign for copyright that was read as the mark of a heading.
    static func isCopyright(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
        for opening: StaticString in ["the author(s) ", "the authors ", "the author "] where bytes.hasOpening(opening, at: content.lowerBound, before: content.upperBound) {
            let year = content.lowerBound + opening.utf8CodeUnitCount
            return year + 4 <= content.upperBound && bytes.wholeNumber(year ..< year + 4) != nil
        }
        return false
    }

    private static let openings: [StaticString] = [
        "downloaded from http", "downloaded from www.", "downloaded by ", "this content downloaded from ", "authorized licensed use limited to", "biorxiv preprint doi",
        "medrxiv preprint doi", "biorxiv preprint first posted", "(which was not certified by peer review)", "it is made available under a", "available online at www.",
        "available online at http", "contents lists available at ", "journal homepage: ", "view publication stats", "see discussions, stats, and author profiles",
        "for personal use only", "all rights reserved. ",
    ]
    private static let wholes: [StaticString] = ["sciencedirect", "view publication stats", "all rights reserved."]
}

extension [UInt8] {
    /// The pages that end a line with a volume or a year in it, as journals print them above each page: `Journal of Mazes 48 (2023) 335–345`.
    func pageRange(endingHead content: Range<Int>) -> ClosedRange<Int>? {
        func isYear(_ at: Int) -> Bool { self[at] == 0x28 && self[at + 5] == 0x29 && wholeNumber(at + 1 ..< at + 5) != nil }
        guard (12 ... 120).contains(content.count), let year = content.dropLast(5).first(where: isYear) else { return nil }
        let words = self[content].split(separator: 0x20).filter { $0.startIndex != year }
        guard let last = words.last, words.count >= 4 else { return nil }
        let numbers = last.split { !(0x30 ... 0x39).contains($0) }
        guard numbers.count == 2, let low = wholeNumber(numbers[0].startIndex ..< numbers[0].endIndex),
            let high = wholeNumber(numbers[1].startIndex ..< numbers[1].endIndex), low < high
        else { return nil }
        return low ... high
    }

    /// `33344`, `F3172`: a page's number and nothing else.
    func pageNumber(_ content: Range<Int>) -> Int? {
        guard let first = content.first else { return nil }
        return wholeNumber((0x41 ... 0x5A).contains(self[first]) ? content.dropFirst() : content)
    }

    /// `828            Abel`, `Abel            829`: a number that a wide gap parts from a running head.
    func hasNumberApart(_ content: Range<Int>) -> Bool {
        guard let first = content.first, let last = content.last else { return false }
        let start = content.prefix { (0x30 ... 0x39).contains(self[$0]) }, end = content.reversed().prefix { (0x30 ... 0x39).contains(self[$0]) }.count
        func isGap(_ at: Int) -> Bool { at > first && at + 3 <= last && self[at ..< at + 3].allSatisfy { $0 == 0x20 } }
        return !start.isEmpty && isGap(start.endIndex) || end > 0 && isGap(content.upperBound - end - 3)
    }
}
