import Model

/// What the contract promises of every document, whatever was in it; a promise that is broken ends the program, which the fuzzer keeps.
struct Promises {
    private let text: SourceText

    init(_ text: SourceText) { self.text = text }

    func check(_ segmented: SegmentedDocument, _ records: DocumentRecords) {
        var end = 0
        for block in segmented.blocks {
            hold(block.bytes.lowerBound == end && block.bytes.upperBound > end, "blocks tile the text")
            end = block.bytes.upperBound
        }
        hold(end == text.bytes.count, "blocks reach the end")
        for section in records.sections { stands(section.heading, in: section.span, "heading") }
        for fact in records.keyValues { stands(fact.key, in: fact.span, "key"); stands(fact.value, in: fact.span, "value") }
        for cell in records.cells { stands(cell.text, in: cell.span, "cell") }
        for reference in records.references {
            stands(reference.text, in: reference.span, "reference")
            hold(reference.quote.utf8.elementsEqual(bytes(of: reference.span)), "a quote is its span")
        }
        for finding in records.findings { hold(finding.quote.utf8.elementsEqual(bytes(of: finding.span)), "a quote is its span") }
        for citation in records.citations { hold(citation.marker.utf8.elementsEqual(bytes(of: citation.span)), "a marker is its span") }
    }

    private func bytes(of span: SourceSpan) -> ArraySlice<UInt8> {
        hold(span.bytes.upperBound <= text.bytes.count && span.start <= span.end, "a span lies in its text")
        return text.bytes[span.bytes]
    }

    /// The characters, blanks and the height of digits aside, occur in the span in their order; markup may have written them as character
    /// references, JSON and LaTeX as escapes.
    private func stands(_ stated: String?, in span: SourceSpan, _ what: String) {
        let bytes = bytes(of: span)
        guard let stated, !bytes.contains(0x26), !bytes.contains(0x5C) else { return }
        var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        for scalar in stated.unicodeScalars where scalar != " " {
            guard let found = rest.firstIndex(where: { $0.lowered == scalar.lowered }) else { return hold(false, "\(what) stands in its span") }
            rest = rest[rest.index(after: found)...]
        }
    }

    private func hold(_ isKept: Bool, _ promise: String) {
        if !isKept { fatalError("broken promise: \(promise)") }
    }
}
