import Linkage
import Model

extension Dataset {
    /// All references in the order of the documents: of one document its own, else without their quotes, which nobody asks for who wants all at once.
    var references: [Reference] {
        if documents.count == 1, let only = documents[0].references.array { return only }
        var all: [Reference] = []
        all.reserveCapacity(documents.reduce(0) { $0 + $1.references.count })
        for document in documents {
            for var reference in document.references {
                reference.quote = ""
                all.append(reference)
            }
        }
        return all
    }

    /// Whether the references are so many, and a document has them on disk, that memory should not hold them all: a kilobyte each. Linkage is faster
    /// with an array.
    var hasManyReferences: Bool {
        documents.reduce(0) { $0 + $1.references.count } >= 150_000 && documents.contains { $0.references.array == nil }
    }

    /// Puts what linkage found into the records: the work of every reference, citation and finding, and the studies of cited works.
    ///
    /// - Shape: `linkage.workIDs` is parallel to `references`.
    mutating func apply(_ linkage: Linkage) {
        works = linkage.works
        workAliases = linkage.aliases
        matches = linkage.matches
        relations = linkage.relations
        candidatePairs = linkage.candidatePairs
        diagnostics += linkage.diagnostics
        let indexOfWork = Dictionary(works.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var studies = CitedStudies(works: works, indexOfWork: indexOfWork)
        var next = 0
        for document in documents.indices {
            let count = documents[document].references.count
            documents[document].assignWorks(linkage.workIDs[next ..< next + count])
            next += count
            for citation in documents[document].citations {
                if let id = citation.workID, let work = indexOfWork[id] { works[work].citationCount += 1 }
            }
            studies.assign(to: &documents[document])
        }
        citedStudies = studies.studies
    }
}

extension DocumentRecords {
    /// - Parameter ids: the works of `references`, in their order.
    fileprivate mutating func assignWorks(_ ids: ArraySlice<String>) {
        let first = ids.startIndex
        references.changeEach { place, reference in reference.workID = ids[first + place] }
        guard !citations.isEmpty || !findings.isEmpty else { return }
        var workOfReference: [String: String] = [:]
        workOfReference.reserveCapacity(ids.count)
        for reference in references { workOfReference[reference.id] = reference.workID }
        citations.modifyEach { $0.workID = $0.referenceID.flatMap { workOfReference[$0] } }
        findings.modifyEach { finding in
            guard !finding.referenceIDs.isEmpty else { return }
            var works: [String] = []
            for reference in finding.referenceIDs {
                if let work = workOfReference[reference], !works.contains(work) { works.append(work) }
            }
            finding.workIDs = works
        }
    }
}

/// The studies of cited works: a finding that cites one work, and speaks of no study itself, is that work's, and so is the row of a table
/// of studies that cites it.
///
/// A finding that cites several works is nobody's alone; its `work_ids` say whose it may be. Of several tables the first that states a
/// design, size, place or population is followed.
private struct CitedStudies {
    let works: [Work]
    let indexOfWork: [String: Int]
    private var documentsOfWork: [Int: [String]] = [:]
    private var stated: [Int: Study] = [:]

    init(works: [Work], indexOfWork: [String: Int]) { self.works = works; self.indexOfWork = indexOfWork }

    mutating func assign(to records: inout DocumentRecords) {
        var studyOfFinding: [String: String] = [:]
        let document = records.source.id
        records.findings.modifyEach { finding in
            guard finding.studyID == nil, let id = finding.workIDs.first, finding.workIDs.count == 1, let work = indexOfWork[id] else { return }
            finding.studyID = "study:" + id
            studyOfFinding[finding.id] = "study:" + id
            note(work, in: document)
        }
        let asked = Set(records.citedStudies.map(\.referenceID))
        var works: [String: String] = [:]
        if !asked.isEmpty { for reference in records.references where asked.contains(reference.id) { works[reference.id] = reference.workID } }
        for cited in records.citedStudies {
            guard let id = works[cited.referenceID], let work = indexOfWork[id] else { continue }
            note(work, in: document)
            if stated[work] == nil { stated[work] = cited.study }
        }
        records.effects.modifyEach { if $0.studyID == nil { $0.studyID = studyOfFinding[$0.findingID] } }
    }

    private mutating func note(_ work: Int, in document: String) {
        if documentsOfWork[work]?.last != document { documentsOfWork[work, default: []].append(document) }
    }

    /// In the order of the works.
    var studies: [Study] {
        documentsOfWork.sorted { $0.key < $1.key }.map { index, documents in
            let work = works[index]
            let label = work.bibliography.title ?? work.bibliography.authors.first.map { [$0.family, work.bibliography.year.map(String.init)].compactMap { $0 }.joined(separator: " ") } ?? work.id
            let stated = stated[index]
            return Study(id: "study:" + work.id, label: label, workID: work.id, design: stated?.design, year: work.bibliography.year ?? stated?.year,
                         place: stated?.place, n: stated?.n, population: stated?.population, quote: stated?.quote, documentIDs: documents)
        }
    }
}
