import Linkage
import Model

extension Dataset {
    /// All references in the order of the documents.
    var references: [Reference] { documents.count == 1 ? documents[0].references : documents.flatMap(\.references) }

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
        var workOfReference: [String: String] = [:]
        workOfReference.reserveCapacity(ids.count)
        for (index, id) in zip(references.indices, ids) {
            references[index].workID = id
            workOfReference[references[index].id] = id
        }
        for index in citations.indices { citations[index].workID = citations[index].referenceID.flatMap { workOfReference[$0] } }
        for index in findings.indices where !findings[index].referenceIDs.isEmpty {
            var works: [String] = []
            for reference in findings[index].referenceIDs {
                if let work = workOfReference[reference], !works.contains(work) { works.append(work) }
            }
            findings[index].workIDs = works
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
        for index in records.findings.indices where records.findings[index].studyID == nil {
            guard let id = records.findings[index].workIDs.first, records.findings[index].workIDs.count == 1, let work = indexOfWork[id] else { continue }
            records.findings[index].studyID = "study:" + id
            studyOfFinding[records.findings[index].id] = "study:" + id
            note(work, in: records)
        }
        let works = Dictionary(records.references.map { ($0.id, $0.workID) }) { first, _ in first }
        for cited in records.citedStudies {
            guard let id = works[cited.referenceID] ?? nil, let work = indexOfWork[id] else { continue }
            note(work, in: records)
            if stated[work] == nil { stated[work] = cited.study }
        }
        for index in records.effects.indices where records.effects[index].studyID == nil {
            records.effects[index].studyID = studyOfFinding[records.effects[index].findingID]
        }
    }

    private mutating func note(_ work: Int, in records: DocumentRecords) {
        if documentsOfWork[work]?.last != records.source.id { documentsOfWork[work, default: []].append(records.source.id) }
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
