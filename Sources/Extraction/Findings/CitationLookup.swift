import Model

/// The citations of a document by place.
struct CitationLookup {
    private let citations: [Citation]

    init(_ citations: [Citation]) { self.citations = citations.sorted { $0.span.bytes.lowerBound < $1.span.bytes.lowerBound } }

    /// Whether a citation in the stretch points to a reference.
    func hasResolved(in range: Range<Int>) -> Bool { !references(in: range).isEmpty }

    /// The references that the citations in the stretch point to, each once.
    func references(in range: Range<Int>) -> [String] {
        var found: [String] = []
        var at = first(from: range.lowerBound)
        while at < citations.count, citations[at].span.bytes.lowerBound < range.upperBound {
            if let id = citations[at].referenceID, !found.contains(id) { found.append(id) }
            at += 1
        }
        return found
    }

    private func first(from byte: Int) -> Int {
        var low = 0, high = citations.count
        while low < high {
            let middle = (low + high) / 2
            if citations[middle].span.bytes.lowerBound < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Gives a finding the references that its quote cites.
    func attach(to finding: inout Finding) {
        let range = finding.span.bytes
        var low = first(from: range.lowerBound)
        var isCited = false, isDangling = false
        while low < citations.count, citations[low].span.bytes.lowerBound < range.upperBound {
            let citation = citations[low]
            if let reference = citation.referenceID {
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
