import Model

/// The citations of a document by place.
struct CitationLookup {
    /// Where each starts, ascending, and the reference that it points to.
    private let citations: [(start: Int, reference: String?)]

    init(_ citations: RecordList<Citation>) {
        self.citations = citations.map { ($0.span.bytes.lowerBound, $0.referenceID) }.sorted { $0.start < $1.start }
    }

    /// Whether a citation in the stretch points to a reference.
    func hasResolved(in range: Range<Int>) -> Bool { !references(in: range).isEmpty }

    /// The references that the citations in the stretch point to, each once.
    func references(in range: Range<Int>) -> [String] {
        var found: [String] = []
        var at = first(from: range.lowerBound)
        while at < citations.count, citations[at].start < range.upperBound {
            if let id = citations[at].reference, !found.contains(id) { found.append(id) }
            at += 1
        }
        return found
    }

    private func first(from byte: Int) -> Int {
        var low = 0, high = citations.count
        while low < high {
            let middle = (low + high) / 2
            if citations[middle].start < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Gives a finding the references that its quote cites.
    func attach(to finding: inout Finding) {
        let range = finding.span.bytes
        var low = first(from: range.lowerBound)
        var isCited = false, isDangling = false
        while low < citations.count, citations[low].start < range.upperBound {
            if let reference = citations[low].reference {
                isCited = true
                if !finding.referenceIDs.contains(reference) { finding.referenceIDs.append(reference) }
            } else {
                isDangling = true
            }
            low += 1
        }
        finding.support = isCited ? .cited : isDangling ? .dangling : .uncited
    }
}
