import Model

/// Finds the entries of reference lists: under every heading that names one, up to the next heading.
func findReferences(in draft: inout Draft, diagnostics: inout [Diagnostic]) {
    let headings = draft.sortedBlocks.filter { $0.kind == .heading }
    for (index, heading) in headings.enumerated() where isReferenceHeading(heading.content, of: draft.bytes) {
        let end = index + 1 < headings.count ? headings[index + 1].bytes.lowerBound : draft.bytes.count
        for line in draft.lines.indices where draft.lines[line].bytes.lowerBound >= heading.bytes.upperBound && draft.lines[line].bytes.lowerBound < end {
            guard draft.isFree(line), let mark = draft.bytes.listMark(in: draft.lines[line].content) else { continue }
            draft.claim(line ..< line + 1, as: .reference, content: mark.end ..< draft.lines[line].content.upperBound, label: mark.isNumber ? mark.label : nil)
        }
    }
}

private func isReferenceHeading(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    ["references", "sources", "referenced citations", "bibliography"].contains { bytes.hasPrefix($0, at: content.lowerBound, before: content.upperBound) }
}
