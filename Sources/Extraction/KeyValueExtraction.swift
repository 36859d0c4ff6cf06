import Model

extension Extractor {
    /// Labelled facts of paragraphs and items: bold (`**Animal Model:** …`), plain (`Cat. No.: B1`), several on a line, and glued ones.
    ///
    /// - Loss: a label without a value only opens a group of items; it gives no record.
    func extractKeyValues(from segmented: SegmentedDocument, into records: inout DocumentRecords) {
        var glued = GluedFacts(of: segmented).ranges[...]
        let cards = FactCards(of: segmented)
        for (index, block) in segmented.blocks.enumerated() where block.kind == .paragraph || block.kind == .item {
            if let facts = glued.first, facts.block == index {
                glued = glued.dropFirst()
                add(key: facts.key, value: facts.value, of: block, in: segmented, into: &records)
                continue
            }
            for fact in labelledFacts(of: index, isOfCard: cards.blocks.contains(index), in: segmented) {
                add(key: fact.key, value: fact.value, of: block, in: segmented, into: &records)
            }
        }
    }

    private func add(key: Range<Int>, value: Range<Int>, of block: Block, in segmented: SegmentedDocument, into records: inout DocumentRecords) {
        let document = segmented.document
        let keyText = document.text.readable(key), valueText = document.text.readable(value)
        guard !keyText.isEmpty, !valueText.isEmpty else { return }
        records.keyValues.append(KeyValue(
            id: "\(document.id)#k\(records.keyValues.count + 1)", documentID: document.id, sectionID: block.section.map { segmented.sections[$0].id },
            key: keyText, value: valueText, span: document.span(key.lowerBound ..< max(key.upperBound, value.upperBound))))
    }

    /// The facts of a block that opens with a label.
    ///
    /// - Parameter isOfCard: whether the lines around it are labelled too.
    private func labelledFacts(of index: Int, isOfCard: Bool, in segmented: SegmentedDocument) -> [(key: Range<Int>, value: Range<Int>)] {
        let bytes = segmented.document.text.bytes
        let block = segmented.blocks[index]
        if block.kind == .paragraph, let key = block.label { return frontMatter(key, block, in: bytes).map { (key, $0) } }
        let line = firstLine(of: block.content, in: bytes)
        guard let label = bytes.labelledLine(line), isOfCard || isFact(label, of: block.kind, in: bytes) else { return [] }
        var value = label.value.isEmpty ? label.value : label.value.lowerBound ..< block.content.upperBound
        if let more = continuation(of: label, block: index, in: segmented) { value = value.lowerBound ..< more }
        guard !value.isEmpty else { return [] }
        var facts: [(key: Range<Int>, value: Range<Int>)] = []
        var key = label.key
        // further labels in bold on the same line: `Author: X. **Date:** May 2026`
        while let (end, next) = boldLabel(in: value, of: bytes) {
            facts.append((key, bytes.withoutSeparator(value.lowerBound ..< end)))
            key = next.key
            value = next.value
        }
        return facts + parts(of: (key, bytes.trimmingBlanks(value)), in: bytes)
    }

    /// The facts that one line holds: `Dose: 100 mg; Route: oral`, `Onset: 30 min | Duration: 8 h`. All parts must be labelled.
    private func parts(of fact: (key: Range<Int>, value: Range<Int>), in bytes: [UInt8]) -> [(key: Range<Int>, value: Range<Int>)] {
        guard fact.value.count <= 400 else { return [fact] }
        let pieces = bytes[fact.value].split { $0 == 0x3B || $0 == 0x7C }.map { bytes.trimmingBlanks($0.startIndex ..< $0.endIndex) }
        let labels = pieces.dropFirst().map { bytes.labelledLine($0) }
        // `Abbreviations: TLC: lung capacity; VC: …` is one fact
        guard pieces.count > 1, bytes.labelledLine(pieces[0]) == nil, labels.allSatisfy({ $0.map { !$0.value.isEmpty && $0.key.count <= 30 } ?? false }) else { return [fact] }
        return [(fact.key, pieces[0])] + labels.compactMap { $0.map { ($0.key, $0.value) } }
    }

    /// The values of a fact that stands before the text: the items of a list, else the value without its quotation marks or brackets (`"Mazes"`,
    /// `[Jane Roe, John Poe]`).
    private func frontMatter(_ key: Range<Int>, _ block: Block, in bytes: [UInt8]) -> [Range<Int>] {
        let value = bytes.trimmingBlanks(min(key.upperBound + 1, block.content.upperBound) ..< block.content.upperBound)
        return frontMatterItems(value, in: bytes) ?? frontMatterValue(value, in: bytes).map { [$0] } ?? []
    }

    /// The items of a list of words (`- Zn`, each a line); nil where there is none, or its items have fields of their own.
    private func frontMatterItems(_ value: Range<Int>, in bytes: [UInt8]) -> [Range<Int>]? {
        let lines = bytes[value].split(separator: 0x0A).map { bytes.trimmingBlanks($0.startIndex ..< $0.endIndex) }
        guard lines.allSatisfy({ $0.count > 2 && bytes[$0.lowerBound] == 0x2D && bytes[$0.lowerBound + 1] == 0x20 }) else { return nil }
        let items = lines.map { bytes.trimmingBlanks($0.lowerBound + 2 ..< $0.upperBound) }
        let haveFields = items.contains { item in item.contains { bytes[$0] == 0x3A && ($0 + 1 == item.upperBound || bytes[$0 + 1] == 0x20) } }
        return haveFields ? nil : items.compactMap { frontMatterValue($0, in: bytes) }
    }

    private func frontMatterValue(_ value: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        guard let first = value.first, value.count > 1 else { return value.isEmpty ? nil : value }
        let isEnclosed = [(0x22, 0x22), (0x27, 0x27), (0x5B, 0x5D)].contains { bytes[first] == $0.0 && bytes[value.upperBound - 1] == $0.1 }
        let inner = isEnclosed ? value.lowerBound + 1 ..< value.upperBound - 1 : value
        return inner.isEmpty ? nil : inner
    }

    private func firstLine(of content: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var end = content.lowerBound
        while end < content.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return bytes.trimmingBlanks(content.lowerBound ..< end)
    }

    /// A label is a fact's where it is marked or known; an unmarked one must be short words in capitals before a sentence or value.
    private func isFact(_ label: LabelledLine, of kind: Block.Kind, in bytes: [UInt8]) -> Bool {
        if label.isCertain { return true }
        let words = bytes[label.key].reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
        guard words <= (kind == .item ? 4 : 3), let first = label.value.first.map({ bytes[$0] }) else { return false }
        let isLower = (0x61 ... 0x7A).contains(first)
        guard !isLower || kind == .item else { return false }
        let key = String(decoding: bytes[label.key], as: UTF8.self).lowercased()
        guard !notFacts.contains(key), !key.hasPrefix("the "), !key.hasPrefix("here") else { return false }
        return kind == .item || capitalShare(of: label.key, in: bytes)
    }

    /// Whether every word of four letters and more starts with a capital or digit.
    private func capitalShare(of key: Range<Int>, in bytes: [UInt8]) -> Bool {
        bytes[key].split(separator: 0x20).allSatisfy { $0.count < 4 || !(0x61 ... 0x7A).contains($0[$0.startIndex]) }
    }

    /// The next `**Label:**` inside a value, and where the value before it ends.
    private func boldLabel(in value: Range<Int>, of bytes: [UInt8]) -> (end: Int, label: LabelledLine)? {
        var at = value.lowerBound
        let limit = min(value.upperBound, value.lowerBound + 400)
        while at + 3 < limit {
            if bytes[at] == 0x2A, bytes[at + 1] == 0x2A, bytes[at - 1] == 0x20 {
                if let label = bytes.labelledLine(at ..< value.upperBound), label.isMarked, !label.value.isEmpty { return (at, label) }
                return nil
            }
            at += 1
        }
        return nil
    }

    /// The end of an address that goes on in the next line: short, no label of its own, no sentence.
    private func continuation(of label: LabelledLine, block index: Int, in segmented: SegmentedDocument) -> Int? {
        let bytes = segmented.document.text.bytes
        guard bytes[label.key].map({ $0 | 0x20 }).elementsEqual("address".utf8) else { return nil }
        var next = index + 1
        while next < segmented.blocks.count, segmented.blocks[next].kind == .blank { next += 1 }
        guard next < segmented.blocks.count, segmented.blocks[next].kind == .paragraph else { return nil }
        let content = segmented.blocks[next].content
        guard content.count <= 80, bytes.labelledLine(content) == nil, bytes[content.upperBound - 1] != 0x2E else { return nil }
        return content.upperBound
    }
}

/// Labels before a colon that say how to read what follows and name no fact.
private let notFacts: Set<String> = [
    "note", "notes", "warning", "caution", "important", "question", "answer", "q", "a", "example", "tip", "disclaimer", "caption", "remember", "update", "result",
    "conclusion", "in short", "in summary", "bottom line",
]

extension [UInt8] {
    /// Without the blank and the full stop, bar or semicolon that part it from what follows.
    fileprivate func withoutSeparator(_ range: Range<Int>) -> Range<Int> {
        var end = trimmingBlanks(range).upperBound
        while end > range.lowerBound, self[end - 1] == 0x2E || self[end - 1] == 0x7C || self[end - 1] == 0x3B { end -= 1 }
        return trimmingBlanks(range.lowerBound ..< end)
    }
}

/// Blocks of one line, paragraphs or items, that lie among others of their kind: `Route: oral` between `Dose: 100 mg` and `Form: tablet`. What would
/// be a heading or a sentence by itself is a fact there.
private struct FactCards {
    private(set) var blocks: Set<Int> = []

    init(of segmented: SegmentedDocument) {
        let bytes = segmented.document.text.bytes
        var run: [Int] = []
        func close() {
            if run.count >= 3 { blocks.formUnion(run) }
            run = []
        }
        for (index, block) in segmented.blocks.enumerated() {
            if let last = run.last, segmented.blocks[last].kind != block.kind { close() }
            if block.kind == .item || block.kind == .paragraph && block.label == nil, let label = bytes.labelledLine(block.content), !label.value.isEmpty,
               label.key.count <= 40, label.value.count <= 160, !bytes[block.content].contains(0x0A) {
                run.append(index)
            } else {
                close()
            }
        }
        close()
    }
}

/// Facts whose label and value stand together without a separator: `ClassGABA analog`, `Also Known AsVitexin acetate`.
///
/// One such line may be a slip of the keyboard; two or more right below one another are a list of facts.
struct GluedFacts {
    private(set) var ranges: [(block: Int, key: Range<Int>, value: Range<Int>)] = []

    init(of segmented: SegmentedDocument) {
        let bytes = segmented.document.text.bytes
        var run: [(block: Int, key: Range<Int>, value: Range<Int>)] = []
        for (index, block) in segmented.blocks.enumerated() {
            if block.kind == .paragraph, let border = bytes.firstGlueBorder(in: block.content) {
                run.append((index, block.content.lowerBound ..< border, border ..< block.content.upperBound))
                continue
            }
            close(&run, in: bytes)
        }
        close(&run, in: bytes)
    }

    /// Keeps a run of two or more, unless most of its lines have several borders: those are rows of a table that no layout explained.
    private mutating func close(_ run: inout [(block: Int, key: Range<Int>, value: Range<Int>)], in bytes: [UInt8]) {
        let rows = run.filter { !bytes.glueBorders(in: $0.value).isEmpty }.count
        if run.count >= 2, rows * 2 <= run.count { ranges += run }
        run = []
    }
}

extension [UInt8] {
    /// The border behind a label of at most five words and forty bytes that starts with a capital, in a line that is no sentence.
    fileprivate func firstGlueBorder(in content: Range<Int>) -> Int? {
        guard content.count <= 400, let first = content.first.map({ self[$0] }), (0x41 ... 0x5A).contains(first), self[content.upperBound - 1] != 0x2E else { return nil }
        let head = content.lowerBound ..< Swift.min(content.upperBound, content.lowerBound + 44)
        guard let border = glueBorders(in: head).first ?? weakGlueBorders(in: head).first else { return nil }
        let words = self[content.lowerBound ..< border].reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
        return words <= 5 ? border : nil
    }
}
