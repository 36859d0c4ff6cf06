import Model

extension Extractor {
    /// Reads findings from sentences and tables, in reading order.
    ///
    /// - Shape: rows of one sentence follow one another; numbered within the document (`#f1` …).
    /// - Loss: headings, questions, captions, lists of references and methods sections give none.
    func extractFindings(from segmented: SegmentedDocument, passages: Passages, numbers: SentenceQuantities, in store: (any RecordStore)?,
                         into records: inout DocumentRecords) {
        var collector = FindingCollector(segmented, records, passages, vocabulary, store)
        for (index, block) in segmented.blocks.enumerated() { collector.read(block, passages.sentences(ofBlock: index), of: passages, numbers) }
        records.findings = collector.findings
        records.arms = collector.arms
        records.studies = collector.studies
        records.citedStudies = collector.citedStudies
        records.effects = collector.comparisons
    }
}

/// Goes through a document's blocks and carries from one to the next what sentences leave unsaid.
struct FindingCollector {
    private let segmented: SegmentedDocument
    private let vocabulary: VocabularyIndex
    private let names: OwnCompounds
    private let gate: SectionGate
    private var tables: ArraySlice<Table>
    private var cells: Slice<RecordList<Cell>>
    private var quantities: Slice<RecordList<Quantity>>
    private var citations: CitationLookup
    private var context = FindingContext()
    /// What the sentence before a list lends to each of its items.
    private var listSubject: FindingContext.Carried?
    private var isInList = false
    /// The headings above the current place, each with the subject that it lends.
    private var headings: [(level: Int, subject: FindingContext.Carried?)] = []
    private(set) var findings: RecordList<Finding>
    private(set) var arms: RecordList<Arm>
    private(set) var studies: [Study] = []
    private(set) var citedStudies: [CitedStudy] = []
    private(set) var comparisons: RecordList<Effect>

    private var document: Document { segmented.document }
    private var bytes: [UInt8] { segmented.document.text.bytes }

    init(_ segmented: SegmentedDocument, _ records: DocumentRecords, _ passages: Passages, _ vocabulary: VocabularyIndex, _ store: (any RecordStore)?) {
        self.segmented = segmented
        findings = RecordList(in: store); arms = RecordList(in: store); comparisons = RecordList(in: store)
        self.vocabulary = vocabulary
        names = OwnCompounds(of: records, vocabulary, sentences: passages.sentences.lazy.map(\.bytes), of: segmented.document.text.bytes)
        gate = SectionGate(segmented.sections)
        tables = records.tables[...]
        cells = records.cells[...]
        quantities = records.quantities[...]
        citations = CitationLookup(records.citations)
    }

    mutating func read(_ block: Block, _ sentences: Range<Int>, of passages: Passages, _ numbers: SentenceQuantities) {
        switch block.kind {
        case .heading: enter(block)
        case .paragraph, .item:
            guard !gate.isClosed(block.section) else { return }
            openParagraph(block)
            for index in sentences { read(passages.sentences[index].bytes, numbers[index], section: block.section) }
        case .table: readTable(block)
        case .caption: readCaption(block, sentences, of: passages, numbers)
        case .blank, .reference, .boilerplate, .code: break
        }
    }

    /// A paragraph right above a table is its caption and reports results all the same; what is called *Table 2* or *Figure 1* names them.
    private mutating func readCaption(_ block: Block, _ sentences: Range<Int>, of passages: Passages, _ numbers: SentenceQuantities) {
        guard !gate.isClosed(block.section), let first = FoldedWord.first(of: document.string(block.content)).first, !Self.labels.contains(first) else { return }
        openParagraph(block)
        for index in sentences {
            let range = passages.sentences[index].bytes
            guard bytes[range].last == 0x2E else { continue }
            read(range, numbers[index], section: block.section)
        }
    }

    private static let labels: WordSet = [
        "table", "tables", "tab", "figure", "figures", "fig", "figs", "box", "scheme", "exhibit", "chart", "panel", "supplementary", "appendix", "tabelle", "tableau",
        "tabla", "tabela", "abbildung", "note", "notes", "source", "values", "data",
    ]

    // MARK: - Context

    /// A heading that names one subject lends it to what stands under it; a title that names several lends none.
    private mutating func enter(_ block: Block) {
        let reading = SentenceReading(block.content, of: bytes, vocabulary: vocabulary, names: names, quantities: [])
        while let last = headings.last, last.level >= block.level { headings.removeLast() }
        let inherited = headings.last?.subject
        let mentions = reading.subjects.mentions
        var subject = inherited
        if mentions.count == 1, let mention = mentions.first, mention.isWant || !reading.isTopic(mention) {
            subject = mention.isWant ? nil : inherited
        } else if mentions.count == 1, let text = mentions.first?.text {
            subject = FindingContext.Carried(text: text, origin: "heading")
        } else if mentions.count > 1 {
            subject = nil
        } else if reading.isQuestion, let generic = reading.subjects.generic(in: reading.tokens.indices), let text = generic.text {
            subject = FindingContext.Carried(text: text, origin: "heading")
        }
        headings.append((block.level, subject))
        context = FindingContext(subject: subject, sectionSubject: subject)
        isInList = false
    }

    private mutating func openParagraph(_ block: Block) {
        context.wasAttributed = false
        context.study = nil
        context.population = nil
        context.region = nil
        if block.kind == .item, isInList { context.subject = listSubject } else { listSubject = context.subject }
        isInList = block.kind == .item
        if context.subject == nil { context.subject = context.sectionSubject }
    }

    // MARK: - Sentences

    /// Long unbroken text is read in pieces, so that the work for each stays bounded.
    private static let longestPiece = 3_000

    private mutating func read(_ range: Range<Int>, _ quantities: [ScannedQuantity], section: Int?) {
        if range.count <= Self.longestPiece { return readPiece(range, quantities, section: section) }
        var start = range.lowerBound
        while start < range.upperBound {
            var end = min(range.upperBound, start + Self.longestPiece)
            while end < range.upperBound, bytes[end] != 0x20, bytes[end] != 0x0A, end - start < Self.longestPiece + 200 { end += 1 }
            while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
            readPiece(bytes.trimmingBlanks(start ..< end), nil, section: section)
            start = end
        }
    }

    private mutating func readPiece(_ range: Range<Int>, _ quantities: [ScannedQuantity]?, section: Int?) {
        guard range.count > 8 else { return }
        var reading = SentenceReading(range, of: bytes, vocabulary: vocabulary, names: names, quantities: quantities)
        if reading.isDisowned { return }
        if reading.labelEnd > 0 {
            if let label = reading.subjects.mentions.first, !label.isWant, let place = label.tokens, place.upperBound < reading.labelEnd, let text = label.text {
                context.subject = FindingContext.Carried(text: text, origin: "label")
            }
            reading = reading.withoutLabel(of: bytes, vocabulary: vocabulary, names: names)
        }
        noteStudy(in: reading)
        if !reading.pointsBack { context.region = nil }
        let drafts = FindingBuilder(reading, context, document).drafts()
        publish(drafts, section: section)
        carry(from: reading, drafts)
    }

    private mutating func noteStudy(in reading: SentenceReading) {
        guard StudyReader.concerns(reading) else { return }
        let reader = StudyReader(reading, document)
        if !citations.hasResolved(in: reading.range), let study = reader.study(id: "\(document.id)#y\(studies.count + 1)") {
            studies.append(study)
            context.study = study
        } else if reader.speaksOfOthers {
            context.study = nil
        }
    }

    /// What the next sentence may leave unsaid.
    private mutating func carry(from reading: SentenceReading, _ drafts: [FindingBuilder.Draft]) {
        if let last = drafts.last(where: { $0.subjectKind == .named || $0.subjectKind == .generic })?.finding, let subject = last.subject {
            let isWant = reading.subjects.mentions.contains { $0.isWant && $0.text == subject }
            context.subject = FindingContext.Carried(text: subject, origin: "preceding sentence", isWant: isWant)
        } else if drafts.last?.subjectKind == .other {
            context.subject = nil
        } else if let topic = reading.topic {
            context.subject = FindingContext.Carried(text: topic, origin: "preceding sentence")
            // an item that only names something is said of the items behind it: `- Empagliflozin 10 mg vs placebo`
            if isInList, !reading.hasVerb, context.sectionSubject?.text != topic { listSubject = context.subject }
        }
        if let open = reading.openSubject { context.subject = FindingContext.Carried(text: open, origin: "preceding sentence") }
        context.region = drafts.last?.finding.region.map { FindingContext.Carried(text: $0, origin: "preceding sentence") }
        context.wasAttributed = reading.isAttributed || context.wasAttributed && !reading.hasVerb
        if let last = drafts.last?.finding {
            context.population = last.population.map { FindingContext.Carried(text: $0, origin: "preceding sentence") }
        }
    }

    private mutating func publish(_ drafts: [FindingBuilder.Draft], section: Int?, table: (id: String, row: Int, column: Int)? = nil,
                                  study: String? = nil) {
        for draft in drafts {
            var finding = draft.finding
            finding.id = "\(document.id)#f\(findings.count + 1)"
            finding.sectionID = section.map { segmented.sections[$0].id }
            if let table { finding.tableID = table.id; finding.row = table.row; finding.column = table.column }
            if let study { finding.studyID = study }
            citations.attach(to: &finding)
            findings.append(finding)
            var seen: Set<String> = []
            var own: [Arm] = []
            for arm in draft.arms where seen.insert(arm.name + arm.role.rawValue).inserted {
                own.append(
                    Arm(
                        findingID: finding.id, arm: arm.name, role: arm.role, estimate: arm.estimate, dispersion: arm.dispersion,
                        dispersionType: arm.dispersion == nil ? nil : arm.dispersionType ?? .unknown, events: arm.events, n: arm.n))
            }
            arms += own
            if !own.isEmpty { comparisons += effects(of: finding, arms: own) }
        }
    }

    // MARK: - Tables

    private mutating func readTable(_ block: Block) {
        guard let table = tables.first, block.bytes.overlaps(table.span.bytes) else { return }
        tables = tables.dropFirst()
        cells = cells.drop { $0.tableID != table.id && !block.bytes.contains($0.span.bytes.lowerBound) }
        let own = Array(cells.prefix { $0.tableID == table.id })
        cells = cells.dropFirst(own.count)
        quantities = quantities.drop { $0.span.bytes.lowerBound < block.bytes.lowerBound }
        let inTable = quantities.prefix { $0.span.bytes.lowerBound < block.bytes.upperBound }
        quantities = quantities.dropFirst(inTable.count)
        let reader = TableFindings(table: table, cells: own, quantities: Array(inTable), document: document, vocabulary: vocabulary, names: names,
                                   under: context.sectionSubject)
        let listed = publish(reader.studies)
        guard !gate.isClosed(block.section) else { return }
        for row in reader.drafts() {
            var studyID = listed[row.row]
            if studyID == nil, let cell = row.study { studyID = self.study(ofRow: cell, in: row.drafts) }
            publish(row.drafts, section: block.section, table: (table.id, row.row, row.column), study: studyID)
        }
    }

    /// The ids of a table's studies by row; what a row says that cites a reference is said of the cited work.
    private mutating func publish(_ rows: StudyRows) -> [Int: String] {
        var ids: [Int: String] = [:]
        for (row, listed) in rows.studies.sorted(by: { $0.key < $1.key }) {
            var study = listed.study
            let cited = citations.references(in: listed.cells)
            guard cited.isEmpty else {
                if cited.count == 1 { citedStudies.append(CitedStudy(referenceID: cited[0], study: study)) }
                continue
            }
            study.id = "\(document.id)#y\(studies.count + 1)"
            studies.append(study)
            ids[row] = study.id
        }
        return ids
    }

    /// The study that a table's row is called by, where the row cites none: `Edinburgh`, `TTM 2013`.
    private mutating func study(ofRow cell: Cell, in drafts: [FindingBuilder.Draft]) -> String? {
        guard let quote = drafts.first?.finding.span.bytes, !citations.hasResolved(in: quote) else { return nil }
        if let known = studies.last, known.quote == document.string(cell.span.bytes), known.label == cell.text { return known.id }
        studies.append(Study(id: "\(document.id)#y\(studies.count + 1)", label: cell.text, year: StudyRows.year(in: cell.text), quote: document.string(cell.span.bytes),
                             documentIDs: [document.id]))
        return studies.last?.id
    }
}
