import Model

/// Finds links that lead to entries of the document's own lists: `[12](#ref12)`, `[[12](#r12), [14](#r14)–[16](#r16)]`,
/// `<sup>[3](#cit3),4</sup>`, `[Smith et al., 2010](#CR7)`.
///
/// Where a page links its citations, the link says which entry is meant, whatever the printed number or name; nothing need be looked up.
///
/// - Shape: one marker for links that stand together, with the brackets around them; a range holds all entries between its ends.
struct EntryLinkMarkers: Sendable {
    /// Where each anchor's line starts.
    private let anchors: [String: Int]
    private let blocks: [Block]
    /// For the first byte of an entry its reference.
    private let references: [Int: Int]
    private let labels: [String?]

    /// Nil where a document has no anchors or no references.
    init?(of segmented: SegmentedDocument, references: RecordList<Reference>) {
        guard let structure = segmented.document.text.structure, !structure.anchors.isEmpty, !references.isEmpty else { return nil }
        anchors = structure.anchors
        blocks = segmented.blocks
        self.references = Dictionary(references.enumerated().map { ($1.span.bytes.lowerBound, $0) }) { first, _ in first }
        labels = references.map(\.label)
    }

    private struct Link { var bytes: Range<Int>; var label: Range<Int>; var reference: Int }

    func markers(in range: Range<Int>, of text: EntryText) -> [CitationMarker] {
        let links = links(in: range, of: text)
        var markers: [CitationMarker] = []
        var index = 0
        while index < links.count {
            var end = index + 1
            while end < links.count, isJoint(links[end - 1].bytes.upperBound ..< links[end].bytes.lowerBound, of: text) { end += 1 }
            markers.append(marker(for: links[index ..< end], in: range, of: text))
            index = end
        }
        return markers
    }

    /// Whether a marker links to a table, a figure or a section (`[2](#tbl2)` behind `Tables [1](#tbl1) and`), or to a note or an institute
    /// (`<sup>[1](#Aff1)</sup>`, `[<sup>2</sup>](#fn2)`): what a link says goes before what a number might mean.
    func leadsElsewhere(_ marker: Range<Int>, of text: EntryText) -> Bool {
        let isLinked = marker.lowerBound > 0 && text.bytes[marker.lowerBound - 1] == 0x5B && text.has("](#", at: marker.upperBound)
        return (marker.lowerBound ..< marker.upperBound + (isLinked ? 1 : 0)).contains { at in
            guard text.has("](#", at: at), let close = text.bytes[at ..< min(text.end, at + 400)].firstIndex(of: 0x29) else { return false }
            let isNamed = Self.namesEntry(at + 3, in: text)
            guard let block = block(ofAnchor: text.bytes[at + 3 ..< close]) else {
                return !isNamed && ["aff", "fn", "_ftn", "_edn", "footnote", "note", "tbl", "fig"].contains { text.has($0, at: at + 3) }
            }
            return [.table, .caption, .heading].contains(block.kind) || !isNamed && [.item, .paragraph].contains(block.kind)
        }
    }

    /// Whether an anchor is called as those of entries are: `ref2`, `cite_note-2`, `bib2`, `CR2`, `b2`, `r2`.
    static func namesEntry(_ anchor: Int, in text: EntryText) -> Bool {
        let isNamed = ["ref", "cit", "bib", "cr"].contains { text.has($0, at: anchor) }
        return isNamed || ["b", "r"].contains { text.has($0, at: anchor) } && text.isDigit(anchor + 1)
    }

    // MARK: - Links

    private func links(in range: Range<Int>, of text: EntryText) -> [Link] {
        var links: [Link] = []
        var open: [Int] = []
        var at = range.lowerBound
        while at < range.upperBound {
            switch text.bytes[at] {
            case 0x5C: at += 1
            case 0x5B: open.append(at)
            case 0x5D:
                guard let start = open.popLast(), at + 2 < range.upperBound, text.bytes[at + 1] == 0x28 else { break }
                guard let close = text.bytes[at ..< min(range.upperBound, at + 1_600)].firstIndex(of: 0x29) else { break }
                if text.bytes[at + 2] == 0x23, let reference = reference(anchor: text.bytes[at + 3 ..< close]) {
                    links.append(Link(bytes: start ..< close + 1, label: start + 1 ..< at, reference: reference))
                }
                at = close
            default: break
            }
            at += 1
        }
        return links
    }

    /// The entry on whose lines an anchor stands.
    private func reference(anchor: ArraySlice<UInt8>) -> Int? {
        guard let block = block(ofAnchor: anchor), block.kind == .reference else { return nil }
        return references[block.content.lowerBound]
    }

    private func block(ofAnchor anchor: ArraySlice<UInt8>) -> Block? {
        guard let byte = anchors[String(decoding: anchor, as: UTF8.self)] ?? anchors[String(decoding: anchor.percentDecoded(), as: UTF8.self)] else { return nil }
        var low = 0, high = blocks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if blocks[middle].bytes.lowerBound <= byte { low = middle } else { high = middle }
        }
        return low < blocks.count ? blocks[low] : nil
    }

    // MARK: - Groups

    /// `, `, `–`, ` and `, `][`, `</sup>,<sup>`: what may stand between links of one marker.
    private func isJoint(_ range: Range<Int>, of text: EntryText) -> Bool {
        guard range.count <= 24 else { return false }
        // brackets end a marker, but for those of `[6]–[8]`
        var closes = false, hasDash = false
        var at = range.lowerBound
        while at < range.upperBound {
            let dash = text.dashLength(at)
            closes = closes || text.bytes[at] == 0x5D || text.bytes[at] == 0x3C
            hasDash = hasDash || dash > 0
            if dash > 0 {
                at += dash
            } else if [0x20, 0x2C, 0x3B, 0x26, 0x5B, 0x5D].contains(text.bytes[at]) {
                at += 1
            } else if text.has("and", at: at) {
                at += 3
            } else if text.has("<sup>", at: at) {
                at += 5
            } else if text.has("</sup>", at: at) {
                at += 6
            } else if text.has("\u{A0}", at: at) {
                at += 2
            } else {
                return false
            }
        }
        return !closes || hasDash
    }

    private func marker(for links: ArraySlice<Link>, in range: Range<Int>, of text: EntryText) -> CitationMarker {
        var pointers: [CitationMarker.Pointer] = []
        var last: Link?
        for link in links {
            if let last, link.reference > last.reference + 1, link.reference - last.reference < 200, isRange(last.bytes.upperBound ..< link.bytes.lowerBound, of: text) {
                for reference in last.reference + 1 ..< link.reference { pointers.append(.entry(reference, label: labels[reference] ?? "")) }
            }
            pointers.append(.entry(link.reference, label: label(of: link, in: text)))
            last = link
        }
        var start = links[links.startIndex].bytes.lowerBound, end = links[links.endIndex - 1].bytes.upperBound
        let before = leadingNumbers(before: start, from: range.lowerBound, in: text), after = trailingNumbers(from: end, before: range.upperBound, in: text)
        pointers = before.numbers.map { .number($0) } + pointers + after.numbers.map { .number($0) }
        (start, end) = (before.start, after.end)
        while start > range.lowerBound, end < range.upperBound, let width = brackets(before: start, behind: end, in: text) { start -= width.0; end += width.1 }
        return CitationMarker(bytes: max(start, range.lowerBound) ..< min(end, range.upperBound), form: .entryLink, pointers: pointers)
    }

    private func isRange(_ range: Range<Int>, of text: EntryText) -> Bool { range.contains { text.dashLength($0) > 0 } && !range.contains { text.bytes[$0] == 0x2C } }

    /// The words of a link without brackets; the entry's own label where it has none.
    private func label(of link: Link, in text: EntryText) -> String {
        let bytes = text.bytes[link.label].filter { ![0x5B, 0x5D, 0x5C, 0x2A].contains($0) }
        let words = String(decoding: bytes.trimmingBlanks(0 ..< bytes.count).map { bytes[$0] }, as: UTF8.self)
        return words.isEmpty ? labels[link.reference] ?? "" : words
    }

    /// The lengths of a pair of brackets that stands around a group.
    private func brackets(before start: Int, behind end: Int, in text: EntryText) -> (Int, Int)? {
        if text.bytes[start - 1] == 0x5B, text.bytes[end] == 0x5D { return (1, 1) }
        if text.bytes[start - 1] == 0x28, text.bytes[end] == 0x29 { return (1, 1) }
        if start >= 5, text.has("<sup>", at: start - 5), text.has("</sup>", at: end) { return (5, 6) }
        return nil
    }

    /// `, 13` behind a link and before the closing bracket: numbers that the page forgot to link.
    private func trailingNumbers(from end: Int, before limit: Int, in text: EntryText) -> (numbers: [Int], end: Int) {
        var at = end
        var numbers: [Int] = []
        while at < limit, text.bytes[at] == 0x2C || text.bytes[at] == 0x20 { at += 1 }
        while at > end, at < limit, at - end < 60, text.isDigit(at) {
            var value = 0
            let digits = at
            while at < limit, at - digits < 4, text.isDigit(at) { value = value * 10 + Int(text.bytes[at] & 0x0F); at += 1 }
            numbers.append(value)
            let stop = at
            if at < limit, text.bytes[at] == 0x5D || text.has("</sup>", at: at) { return (numbers, stop) }
            while at < limit, text.bytes[at] == 0x2C || text.bytes[at] == 0x20 { at += 1 }
            if at == stop { break }
        }
        return ([], end)
    }

    /// `11, ` between the opening bracket and a link.
    private func leadingNumbers(before start: Int, from limit: Int, in text: EntryText) -> (numbers: [Int], start: Int) {
        var at = start
        while at > limit, start - at < 60, text.isDigit(at - 1) || text.bytes[at - 1] == 0x2C || text.bytes[at - 1] == 0x20 { at -= 1 }
        guard at < start, at > limit, text.bytes[at - 1] == 0x5B || (at - 5 >= limit && text.has("<sup>", at: at - 5)), text.isDigit(at) else { return ([], start) }
        let numbers = text.string(at ..< start).split { $0 == "," || $0 == " " }.compactMap { Int($0) }
        return numbers.isEmpty || numbers.contains(0) ? ([], start) : (numbers, at)
    }
}
