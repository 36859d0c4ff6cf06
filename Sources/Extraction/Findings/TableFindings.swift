import Model

/// Findings of one table: a row a result, or a parameter by compounds.
///
/// Columns are known by their headings: a compound's name, *Change*, *Compound*, *Brain Region*, *Source* … A cell is read like a
/// sentence, its subject from the column or row, its outcome from the row where the cell does not say it.
struct TableFindings {
    let table: Table
    let document: Document
    let vocabulary: VocabularyIndex
    let names: OwnCompounds
    let rows: [TableRow]
    private(set) var headers: [Int: String] = [:]
    private(set) var roles: [Int: ColumnRole] = [:]
    private(set) var compounds: [Int: String] = [:]
    private var model: String?
    private(set) var arms: ArmTable?
    private var armRows: ArmRows?
    /// The columns that compare two arms which they name.
    private(set) var contrasts: ContrastColumns?
    /// The columns that state an effect without naming arms.
    private(set) var effects: EffectColumns?
    private(set) var stacked: [Int: [String]] = [:]
    private let notes: TableNotes
    private var wordColumn: Int?
    /// Whether the words name groups that come again under every stub, and not what was measured.
    private var wordsAreGroups = false
    /// The columns that are headed by a probability, where rows are arms.
    private(set) var probabilityColumns: [Int] = []
    /// The stubs that come again below several rows of groups.
    private var repeated: Set<String> = []
    /// The rows that head those below them, ascending.
    private var groups: [(row: Int, text: String)] = []
    let figures: CellFigures
    /// For each arm that is compared the one column with the probability of the comparison.
    private var probabilities: [Int: Int] = [:]
    /// What the caption or the heading above is about, for tables of doses or outcomes that name no subject.
    private(set) var lentSubject: FindingContext.Carried?
    /// The columns of groups that had a dose of it each: `10 mg` below `Dose`.
    private(set) var doseColumns: Set<Int> = []
    /// What the columns beside a stub of doses measure.
    private var doseOutcomes: [Int: DoseOutcome] = [:]

    private struct DoseOutcome {
        var name: String
        var timepoint: String?
        /// Whether the vocabulary knows it to be measured.
        var isMeasured: Bool
    }

    struct RowDrafts {
        var row: Int
        var column: Int
        var drafts: [FindingBuilder.Draft]
        /// The stub of the row, where its heading says that rows are studies.
        var study: Cell?
    }

    /// - Parameter heading: the subject that the heading above lends.
    init(table: Table, cells: [Cell], quantities: [Quantity], document: Document, vocabulary: VocabularyIndex, names: OwnCompounds,
         under heading: FindingContext.Carried? = nil) {
        self.table = table; self.document = document; self.vocabulary = vocabulary; self.names = names
        notes = TableNotes(cells.filter { $0.role == .note }.map(\.span.bytes), in: document.text)
        rows = Self.withStubs(TableRow.rows(of: cells))
        var stacked: [Int: [String]] = [:]
        for cell in cells where cell.role == .header && !(cell.columnSpan == table.columnCount && cell.row + 1 < table.headerRowCount) {
            for column in cell.column ..< cell.column + max(1, cell.columnSpan) {
                headers[column] = headers[column].map { $0 + " " + cell.text } ?? cell.text
                stacked[column, default: []].append(cell.text)
            }
        }
        let statistics = StatisticColumns(stacked)
        figures = CellFigures(rows, quantities, joining: statistics)
        stacked.merge(statistics.headings) { _, rest in rest }
        for (column, header) in headers {
            if let name = compoundName(header) { compounds[column] = name } else { roles[column] = ColumnRole(header: ArmHeadings.withoutSize(header)) }
        }
        model = captionModel()
        lentSubject = captionSubject() ?? heading
        for column in headers.keys.sorted() where compounds[column] == nil {
            if let role = roleByContent(of: column) { roles[column] = role }
        }
        // `Improved symptoms`, `↓ bloating`, `No benefit` below *Outcomes*: what was found
        for (column, role) in roles where role == .outcome && column > 0 && roles.values.contains(.subject) && !roles.values.contains(.change) && statesResults(column) { roles[column] = .change }
        for (column, role) in roles where Self.holdsWords(role) && isNumeric(column: column) { roles[column] = .text }
        for column in statistics.completing { (roles[column], compounds[column]) = (.text, nil) }
        let roles = roles, compounds = compounds, headers = headers, figures = figures, doses = Set(stacked.filter { Self.isDose($0.value) }.keys)
        doseColumns = doses
        let hasControl = stacked.contains { $0.key > 0 && $0.value.contains(where: ArmRows.isControl) }
        arms = ArmTable(rows: rows, headings: stacked, figures: figures) { column in
            compounds[column] != nil || roles[column] == .arm || doses.contains(column) || ColumnRole.isControl(headers[column] ?? "")
                || hasControl && ArmHeadings.mayNameArm(stacked[column] ?? []) && (roles[column] == .text || roles[column] == nil)
        } isOther: { column in
            if doses.contains(column) { return false }
            return switch roles[column] {
            case .source, .n, .pValue, .dose, .route, .region, .population, .model, .outcome: true
            default: false
            }
        }
        self.stacked = stacked
        if arms.map({ $0.headings.areTimes || $0.headings.isAssumed }) ?? true {
            armRows = ArmRows(rows: rows, headers: headers, figures: figures) { column in
                switch roles[column] {
                case .source, .n, .pValue, .dose, .route, .region, .population, .model, .comparator: true
                default: false
                }
            }
            // groups are compared with their control rather than each with itself before
            if arms != nil, armRows?.areTold == true { arms = nil }
            if arms != nil { armRows = nil }
            if armRows != nil {
                probabilityColumns = Array(stacked.keys.sorted().filter { stacked[$0]?.last.map { HeadingMeaning($0).kind == .p_value } == true }.prefix(ArmHeadings.most))
            }
        }
        if let arms {
            for column in arms.columns {
                probabilities[column] = arms.headings.control(of: column).flatMap { probability(of: column, against: $0, in: arms) }
            }
            groups = rows.compactMap { row in row.count == 1 ? row[0].map { ($0.row, $0.text) } : nil }
            repeated = Self.repeatedStubs(in: rows)
            wordColumn = columnOfWords()
            if let wordColumn, !ColumnRole.namesStudies(headers[0] ?? "") { wordsAreGroups = Self.areGroups(wordColumn, in: rows) }
        }
        if roles[0] == .dose, compounds.isEmpty { for column in headers.keys where column > 0 { doseOutcomes[column] = doseOutcome(column) } }
        contrasts = ContrastColumns(stacked)
        effects = EffectColumns(stacked, besides: Set(arms?.columns ?? []).union(contrasts?.columns ?? []))
    }

    /// A row without a stub continues the one above, as if its stub spanned both.
    private static func withStubs(_ rows: [TableRow]) -> [TableRow] {
        var rows = rows, stub: Cell?
        for index in rows.indices {
            if let own = rows[index][0] { stub = own.role == .stub && rows[index].count > 1 ? own : nil } else if let stub { rows[index][0] = stub }
        }
        return rows
    }

    /// The probability that the marks behind a figure stand for, where their note speaks of this comparison: `12.3*` and `* P < 0.05 versus sham`.
    func significance(of cell: Cell, against control: String) -> String? {
        for mark in NoteMarks.marks(of: cell, in: document.text) {
            if let note = notes.marked[mark], Self.speaks(note, of: control), let value = TableNotes.significance(statedIn: note) { return value }
        }
        return nil
    }

    /// Whether a note that says with what it compares says this control; one of two times is of none.
    private static func speaks(_ note: String, of control: String) -> Bool {
        let words = note.lowercased().split { !$0.isLetter && $0 != "-" }
        if words.contains(where: { ["baseline", "before", "pre-test", "pretest", "within", "initial", "time", "admission"].contains($0) }) { return false }
        guard words.contains(where: { ["vs", "versus", "compared", "from", "than", "against"].contains($0) }) else { return true }
        let names = control.lowercased().split { !$0.isLetter && $0 != "-" }.filter { $0.count > 2 && $0 != "group" }
        return names.contains { words.contains($0) }
    }

    /// What most cells of a column are, where its heading does not tell: compounds, regions, species.
    private func roleByContent(of column: Int) -> ColumnRole? {
        guard roles[column] == .text || roles[column] == nil, rows.count > 1 else { return nil }
        var counts: [ColumnRole: Int] = [:]
        for row in rows.prefix(40) {
            guard let cell = row[column], cell.text.utf8.count < 60, !isNumber(cell) else { continue }
            let reading = words(of: cell)
            guard let first = reading.tokens.first else { continue }
            if SubjectReader.isCompound(first) {
                counts[.subject, default: 0] += 1
            } else if reading.tokens.allSatisfy({ $0.kind == .citation }) {
                counts[.source, default: 0] += 1
            } else if first.terms == .region, reading.tokens.count <= 3 {
                counts[.region, default: 0] += 1
            } else if !first.terms.isDisjoint(with: [.target, .outcome]), reading.tokens.count <= 5 {
                counts[.outcome, default: 0] += 1
            }
        }
        let best = [ColumnRole.subject, .source, .region, .outcome].max { counts[$0, default: 0] < counts[$1, default: 0] }
        guard let best, counts[best, default: 0] * 3 >= min(rows.count, 40) * 2 else { return nil }
        return best == .outcome && column == 0 && !compounds.isEmpty ? nil : best
    }

    /// Whether a role is told in words: numbers under *Alpha group*, *Basic versus control* are figures of it.
    private static func holdsWords(_ role: ColumnRole) -> Bool {
        switch role {
        case .subject, .outcome, .region, .model, .comparator, .route: true
        default: false
        }
    }

    /// Whether more than half of a column's cells say that something changed, or did not.
    private func statesResults(_ column: Int) -> Bool {
        let cells = rows.prefix(40).compactMap { $0[column] }
        guard cells.count > 1 else { return false }
        return cells.filter { cell in
            guard let first = words(of: cell).tokens.first else { return false }
            return first.kind == .up || first.kind == .down || first.classes.contains(.negation) || first.change.map { $0.direction != 0 && !$0.forms.isDisjoint(with: [.past, .third]) } == true
        }.count * 2 > cells.count
    }

    /// Whether most cells of a column are numbers.
    private func isNumeric(column: Int) -> Bool {
        let cells = rows.prefix(40).compactMap { $0[column] }
        return cells.lazy.filter { isNumeric($0.text) || NumericCell.holds($0.text) }.count * 2 > cells.count
    }

    /// The one compound that a heading names and is about.
    private func compoundName(_ header: String) -> String? {
        let bytes = Array(header.utf8)
        let reading = SentenceReading(0 ..< bytes.count, of: bytes, vocabulary: vocabulary, names: names, quantities: [])
        guard let mention = reading.subjects.mentions.first, let place = mention.tokens, let text = mention.text, !Self.isJoined(text, in: bytes) else { return nil }
        return place.count * 2 >= reading.tokens.filter({ $0.kind == .word }).count ? text : nil
    }

    /// Whether a name is one of two that are given together: `Alpinol-Nordin`, `Alpinol + Nordin`; not `Alpinol-treated`.
    private static func isJoined(_ name: String, in heading: [UInt8]) -> Bool {
        guard let start = heading.firstRange(of: Array(name.utf8))?.lowerBound else { return false }
        let text = TextWindow(heading, 0 ..< heading.count), end = start + name.utf8.count
        let neighbours = [text[text.beforeBlanks(start) - 1], text[text.afterBlanks(end)]]
        if neighbours.contains(where: { $0 == 0x2B || $0 == 0x2F }) { return true }
        return text[start - 1] == 0x2D || text[end] == 0x2D && text[end + 1] &- 0x41 < 26
    }

    func drafts() -> [RowDrafts] {
        if let armRows { return drafts(of: armRows) }
        if arms == nil, contrasts == nil, let drafts = effects.map({ drafts(of: $0) }) ?? levelDrafts() { return drafts }
        var found: [RowDrafts] = []
        let measured = measuredColumns()
        for row in rows {
            var compared: [RowDrafts] = []
            if let arms {
                compared = armDrafts(of: row, in: arms)
                if let effects { compared += self.drafts(of: row, in: effects, beside: arms) }
            }
            if let contrasts { compared += self.drafts(of: row, in: contrasts) }
            if !compared.isEmpty { found += compared; continue }
            let stub = row[0].map(words)
            let shared = rowContext(row, stub)
            let isResultRow = isResult(row, stub)
            let own = row.number
            if !doseOutcomes.isEmpty {
                found += row.cells.compactMap { cell in cell.row == own ? doseDrafts(of: cell, in: row, shared) : nil }
                continue
            }
            if let change = row.columns.first(where: { roles[$0] == .change }), hasSubjectOrOutcomeColumn, let cell = row[change], cell.row == own {
                let drafts = self.drafts(ofResult: cell, in: row, shared)
                if !drafts.isEmpty { found.append(RowDrafts(row: cell.row, column: cell.column, drafts: drafts)); continue }
            }
            let results = measuredDrafts(of: row, in: measured, shared)
            if !results.isEmpty { found += results; continue }
            for (column, cell) in row where cell.row == own && isReadable(column) {
                let drafts = self.drafts(of: cell, shared, isResultRow: isResultRow)
                if !drafts.isEmpty { found.append(RowDrafts(row: cell.row, column: cell.column, drafts: drafts)) }
            }
        }
        return found
    }

    /// What a cell says of a dose: a sentence of its own, else that the column's outcome changed, or a figure of what is known to be measured.
    private func doseDrafts(of cell: Cell, in row: TableRow, _ shared: FindingContext) -> RowDrafts? {
        guard isReadable(cell.column) || roles[cell.column] == .time else { return nil }
        var context = shared
        context.subject = context.subject ?? lentSubject
        context.outcome = nil
        let reading = self.reading(cell)
        var drafts = isBare(cell) ? [] : FindingBuilder(reading, context, document).drafts()
        if drafts.isEmpty, let outcome = doseOutcomes[cell.column] {
            context.outcome = FindingContext.Carried(text: outcome.name, origin: "column header")
            let sign = Self.signedShare(cell.text)
            let isStated = sign != nil || direction(of: reading) != nil || roles[cell.column] != .time && outcome.isMeasured
            guard isStated, var draft = plainDraft(cell, reading, context) else { return nil }
            if let sign, draft.finding.direction == .not_reported { (draft.finding.direction, draft.finding.statistic) = (sign, "percent_change") }
            if draft.finding.direction == .not_reported, draft.finding.statistic == "mean_change" { draft.finding.statistic = nil }
            draft.finding.timepoint = draft.finding.timepoint ?? outcome.timepoint
            drafts = [draft]
        }
        for index in drafts.indices { fill(&drafts[index].finding, from: row.without([cell.column])) }
        return drafts.isEmpty ? nil : RowDrafts(row: cell.row, column: cell.column, drafts: drafts)
    }

    /// What a column beside doses measures: *Latency (s)*, the latency of *Effect on latency*; nothing where it is but *Result*.
    private func doseOutcome(_ column: Int) -> DoseOutcome? {
        guard let heading = columnOutcome(column) else { return nil }
        let name = Self.withoutEffect(heading.name)
        if roles[column] == .change, name == heading.name { return nil }
        return DoseOutcome(name: name, timepoint: heading.timepoint, isMeasured: isMeasured(name))
    }

    /// Whether the headings of a column are *Dose* and below it an amount, which names its group.
    private static func isDose(_ headings: [String]) -> Bool {
        guard let last = headings.last, headings.count > 1, last.utf8.first.map({ $0 &- 0x30 < 10 }) ?? false else { return false }
        return headings.dropLast().contains { if case .dose = ColumnRole(header: $0) { true } else { false } }
    }

    /// `+18%`, `−12%`: what a sign before a share says of the change.
    private static func signedShare(_ text: String) -> Finding.Direction? {
        guard text.contains("%"), let first = text.first else { return nil }
        return first == "+" ? .increase : "-−–".contains(first) ? .decrease : nil
    }

    /// `Effect on latency` is of the latency.
    private static func withoutEffect(_ heading: String) -> String {
        for opening in ["Effect on ", "Effects on ", "Change in ", "Changes in "] where heading.hasPrefix(opening) { return String(heading.dropFirst(opening.count)) }
        return heading
    }

    /// Whether a heading names what the vocabulary knows to be measured.
    func isMeasured(_ heading: String) -> Bool {
        let bytes = Array(heading.utf8)
        let reading = SentenceReading(0 ..< bytes.count, of: bytes, vocabulary: vocabulary, names: names, quantities: [])
        return reading.tokens.contains { !$0.terms.isDisjoint(with: [.outcome, .target]) || $0.classes.contains(.measure) }
    }

    /// What a row takes from cells that reach into it from above: `subject: spanning cell`.
    private func spanned(in row: TableRow, own: Int) -> [String] {
        row.compactMap { column, cell in
            guard cell.row != own else { return nil }
            switch roles[column] {
            case .subject: return "subject: spanning cell"
            case .outcome: return "outcome: spanning cell"
            case .population: return "population: spanning cell"
            case .region: return "region: spanning cell"
            case .model: return "model: spanning cell"
            case .dose: return "dose: spanning cell"
            case .route: return "route: spanning cell"
            default: return nil
            }
        }
    }

    private var hasSubjectOrOutcomeColumn: Bool { roles.values.contains(.subject) || roles.values.contains(.outcome) }

    private func isReadable(_ column: Int) -> Bool {
        switch roles[column] {
        case nil: true
        case .text, .change: column > 0
        default: false
        }
    }

    // MARK: - A row a result

    private func drafts(ofResult cell: Cell, in row: TableRow, _ context: FindingContext) -> [FindingBuilder.Draft] {
        let own = row.cells.filter { $0.row == cell.row }
        guard let first = own.map({ $0.span.bytes.lowerBound }).min(), let last = own.map({ $0.span.bytes.upperBound }).max() else {
            return []
        }
        var context = context
        var reading = self.reading(cell)
        if let stated = row.cells.first(where: { roles[$0.column] == .outcome && $0.row == cell.row }), let (name, words) = arrowed(stated) {
            context.outcome?.text = name
            reading = words
        } else if context.outcome == nil, let (name, _) = arrowed(cell) {
            context.outcome = FindingContext.Carried(text: name, origin: "row stub")
        }
        var drafts = isBare(cell) ? [] : FindingBuilder(reading, context, document).drafts()
        if drafts.isEmpty, var draft = plainDraft(cell, reading, context) {
            headDirection(of: cell, &draft.finding)
            drafts = [draft]
        }
        for index in drafts.indices {
            if let outcome = context.outcome, drafts[index].finding.outcome != outcome.text { drafts[index].finding.outcome = outcome.text }
            if let direction = arrow(of: reading) {
                drafts[index].finding.direction = direction
                if drafts[index].arms.isEmpty, drafts[index].finding.statistic == "proportion" { drafts[index].finding.statistic = "percent_change" }
            }
            if drafts[index].finding.statistic == "mean_change", let measure = measure(of: row) { drafts[index].finding.statistic = measure }
            drafts[index].finding.quote = document.string(first ..< last)
            drafts[index].finding.span = document.span(first ..< last)
            drafts[index].finding.inherited.removeAll { $0.hasSuffix("row") || $0.hasSuffix("row stub") }
            fill(&drafts[index].finding, from: row)
            drafts[index].finding.inherited += spanned(in: row, own: cell.row)
        }
        return drafts.isEmpty ? [] : [drafts[0]]
    }

    /// What a cell of the row calls its figure: `Risk Ratio (M-H, Fixed, 95% CI)` under *Statistical method*.
    private func measure(of row: TableRow) -> String? {
        let names = row.cells.compactMap { cell in Self.measures.first { cell.text.lowercased().hasPrefix($0.words) }?.name }
        return names.count == 1 ? names[0] : nil
    }

    private static let measures: [(words: String, name: String)] = [
        ("risk ratio", "risk_ratio"), ("odds ratio", "odds_ratio"), ("hazard ratio", "hazard_ratio"), ("rate ratio", "rate_ratio"), ("risk difference", "risk_difference"),
        ("mean difference", "mean_difference"), ("std. mean difference", "standardized_mean_difference"), ("standardized mean difference", "standardized_mean_difference"),
        ("standardised mean difference", "standardized_mean_difference"),
    ]

    /// `↓ major events 37%` under *Key outcome*: the cell holds the result itself, its outcome between arrow and number.
    private func arrowed(_ cell: Cell) -> (name: String, reading: SentenceReading)? {
        let reading = self.reading(cell)
        guard let first = reading.tokens.first, first.kind == .up || first.kind == .down else { return nil }
        let words = reading.tokens.dropFirst().prefix { $0.kind == .word || $0.kind == .dash || $0.kind == .sign }
        guard words.contains(where: { $0.kind == .word && $0.classes.isDisjoint(with: [.preposition, .adverb]) }) else { return nil }
        return (reading.phrases.text(1 ..< words.endIndex), reading)
    }

    /// A percentage under *Risk reduction* says how much less there was.
    private func headDirection(of cell: Cell, _ finding: inout Finding) {
        guard finding.direction == .not_reported, let value = finding.estimate, value > 0, finding.unit == "%", let header = headers[cell.column] else { return }
        let words = FoldedWord.first(of: header)
        guard let change = words.lazy.compactMap({ WordFacts.all[$0]?.change }).first(where: { $0.forms.contains(.noun) && $0.direction != 0 }) else { return }
        finding.direction = change.direction > 0 ? .increase : .decrease
        finding.statistic = words.contains("absolute") ? "risk_difference" : "percent_change"
        finding.inherited.append("direction: column header")
    }

    /// What a column's stacked headings name: what was measured, and when.
    func columnOutcome(_ column: Int) -> (name: String, timepoint: String?)? {
        var names: [String] = [], timepoint: String?
        for heading in stacked[column] ?? [] {
            if TimeWords.areAll(of: heading) { timepoint = heading } else { names.append(heading) }
        }
        if names.isEmpty { names = table.caption.flatMap(Self.outcome(ofCaption:)).map { [$0] } ?? [] }
        return names.isEmpty ? nil : (names.joined(separator: " "), timepoint)
    }

    func isSizes(_ column: Int) -> Bool { roles[column] == .n }

    /// The columns of the row that say where, when and in whom.
    ///
    /// - Parameter arm: the column of the arm that the finding compares with another; it has the probability of that comparison alone.
    func fill(_ finding: inout Finding, from row: TableRow, of arm: Int? = nil) {
        for (column, cell) in row where arms?.columns.contains(column) != true {
            switch roles[column] {
            case .region: finding.region = cell.text
            case .population:
                if let size = sampleSize(cell) { finding.n = size } else if !isNumeric(cell.text), cell.text != finding.outcome { finding.population = cell.text }
            case .outcome:
                if finding.timepoint == nil {
                    let reading = self.reading(cell)
                    finding.timepoint =
                        SettingReader(phrases: reading.phrases, quantities: reading.quantities).timepoints(in: reading.tokens.indices).first
                }
            case .subject:
                let reading = self.reading(cell)
                finding.dose =
                    finding.dose ?? SettingReader(phrases: reading.phrases, quantities: reading.quantities).settings(in: reading.tokens.indices).dose
            case .model:
                let terms = self.reading(cell)
                if let species = SettingReader(phrases: terms.phrases, quantities: []).settings(in: terms.tokens.indices).population,
                    species == cell.text
                {
                    finding.population = cell.text
                } else {
                    finding.model = cell.text
                }
            case .time: finding.timepoint = cell.text
            case .dose:
                finding.dose = cell.text + unitBehind(cell)
                if finding.dose != cell.text { finding.inherited.append("dose: column header") }
            case .route: finding.route = cell.text
            case .comparator: finding.comparator = cell.text
            case .pValue:
                if arm == nil || arms == nil || probabilities[arm ?? column] == column, cell.text.utf8.contains(where: { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }) { finding.pValue = cell.text }
            case .n: finding.n = finding.n ?? Int(cell.text.filter { $0 != "," })
            default: break
            }
        }
    }

    /// The one column with the probability of a comparison: each heading over it that stands over an arm, too, stands over both that are compared.
    private func probability(of column: Int, against control: Int, in arms: ArmTable) -> Int? {
        let own = [column, control]
        let found = roles.filter { $0.value == .pValue }.keys.sorted().prefix(ArmHeadings.most).filter { place in
            (stacked[place] ?? []).allSatisfy { heading in
                !arms.columns.contains { stacked[$0]?.contains(heading) == true } || own.allSatisfy { stacked[$0]?.contains(heading) == true }
            }
        }
        guard found.count == 1 else { return nil }
        // one probability of several arms is that of all of them
        let isTied = stacked[found[0]]?.contains { heading in own.contains { stacked[$0]?.contains(heading) == true } } == true
        let others = arms.columns.filter { $0 != column && arms.headings.control(of: $0) == control }
        return isTied || others.isEmpty ? found[0] : nil
    }

    /// ` mg/kg` behind the `10` under *Dose (mg/kg)*.
    func unitBehind(_ cell: Cell) -> String {
        guard cell.text.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2D }), let header = headers[cell.column], let open = header.firstIndex(of: "("),
            let close = header[open...].firstIndex(of: ")") else { return "" }
        let bytes = Array(header[header.index(after: open) ..< close].utf8)
        let unit = Unit(scaledAt: 0, in: TextWindow(bytes, bytes.indices)) ?? Unit(after: 0, in: TextWindow(bytes, bytes.indices))
        return unit?.end == bytes.count ? " " + String(decoding: bytes, as: UTF8.self) : ""
    }

    /// `n=1,105`, `208` under *Patients*.
    private func sampleSize(_ cell: Cell) -> Int? {
        if let n = StudyRows.count(cell.text) { return n }
        let sizes = self.reading(cell).quantities.filter { $0.kind == .sample_size }
        // `205/207` are two groups
        if sizes.count == 1, !cell.text.contains("/"), let n = sizes.first?.value, n == n.rounded(), abs(n) < 1e9 { return Int(n) }
        let digits = cell.text.utf8.filter { $0 != 0x2C }
        return digits.allSatisfy { $0 &- 0x30 < 10 } ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    /// A cell that only says `▲` or `No significant change`, or has a bare number.
    func plainDraft(_ cell: Cell, _ reading: SentenceReading, _ context: FindingContext) -> FindingBuilder.Draft? {
        guard let outcome = context.outcome else { return nil }
        let direction = self.direction(of: reading)
        let figures = FigureReader(phrases: reading.phrases, quantities: reading.quantities)
            .figures(
                of: Statement(
                    kind: .share, outcome: nil, direction: .not_reported, subject: .absent, trigger: 0, window: reading.tokens.indices,
                    end: reading.tokens.count), subject: context.subject?.text)
        let isSilent = isSilent(reading)
        guard direction != nil || figures?.estimate != nil || isSilent else { return nil }
        var finding = Finding(
            id: "", documentID: document.id, sectionID: nil, direction: direction ?? .not_reported, support: .uncited,
            quote: document.string(reading.range), span: document.span(reading.range))
        finding.outcome = outcome.text
        finding.inherited.append("outcome: " + outcome.origin)
        finding.subject = context.subject?.text
        if let origin = context.subject?.origin { finding.inherited.append("subject: " + origin) }
        if let figures, !isSilent { apply(figures, reading, to: &finding) }
        if finding.direction == .not_reported, finding.estimate != nil, finding.comparator == nil, let change = context.change { finding.direction = change }
        // `↓ 25%`, `-15%` beside *Weight loss*
        if finding.statistic == "proportion", figures?.arms.isEmpty ?? true, direction != nil || context.change != nil || Self.namesChange(outcome.text) {
            finding.statistic = "percent_change"
        }
        if isBare(cell) {
            tellStatistic(of: cell, in: &finding)
            tellInterval(of: cell, in: &finding)
        }
        let settings = SettingReader(phrases: reading.phrases, quantities: reading.quantities).settings(in: reading.tokens.indices)
        finding.region = settings.regions.first
        finding.timepoint = finding.timepoint ?? settings.timepoints.first
        finding.population = settings.population
        finding.n = settings.n
        if let model = context.model { finding.model = model.text; finding.inherited.append("model: " + model.origin) }
        if finding.population == nil, let population = context.population {
            finding.population = population.text; finding.inherited.append("population: " + population.origin)
        }
        return FindingBuilder.Draft(finding: finding, arms: isSilent ? [] : figures?.arms ?? [], subjectKind: .absent)
    }

    /// `Weight loss`, `HbA1c change`: what is measured is itself a change.
    private static func namesChange(_ outcome: String) -> Bool {
        FoldedWord.first(of: outcome).contains { ["loss", "gain", "change", "lost", "gained"].contains($0) || WordFacts.all[$0]?.change.map { $0.forms.contains(.noun) && $0.direction != 0 } == true }
    }

    /// What a bare number is: a share where events and a percentage stand in the cell, a change where heading, outcome or caption speaks of one.
    private func tellStatistic(of cell: Cell, in finding: inout Finding) {
        if let figure = figures[cell.row, cell.column], figure.events != nil, let share = figure.estimate {
            (finding.estimate, finding.unit, finding.statistic) = (share, "%", "proportion")
            finding.n = finding.n ?? figure.n
        } else if finding.statistic == "mean_change" {
            let own = FoldedWord.first(of: headers[cell.column] ?? "")
            if own.contains(where: { $0 == "difference" || $0 == "differences" }) { finding.statistic = "mean_difference"; return }
            let words = roles[cell.column] == .change ? own : own + [finding.outcome, table.caption].flatMap { FoldedWord.first(of: $0 ?? "") }
            let isChange = words.contains { WordFacts.all[$0]?.change?.forms.contains(.noun) == true || $0 == "difference" || $0 == "differences" || $0 == "change" }
            if !isChange { finding.statistic = finding.dispersion == nil ? nil : "mean" }
        }
    }

    /// The interval that heading or note say to stand in the bracket: `-2.1 (-3.0, -1.2)` under *Effect (95% CI)*.
    private func tellInterval(of cell: Cell, in finding: inout Finding) {
        guard finding.dispersion == nil, let amount = figures.quantities(row: cell.row, column: cell.column).first, amount.value == finding.estimate,
            let low = amount.dispersion
        else { return }
        (finding.dispersion, finding.dispersionHigh, finding.dispersionType) = (low, amount.dispersionHigh, amount.dispersionType ?? .unknown)
    }

    private func apply(_ figures: Figures, _ reading: SentenceReading, to finding: inout Finding) {
        finding.estimate = figures.estimate
        finding.estimateHigh = figures.estimateHigh
        finding.unit = figures.unit
        finding.statistic = figures.statistic
        finding.dispersion = figures.dispersion
        finding.dispersionHigh = figures.dispersionHigh
        finding.dispersionType = figures.dispersion == nil ? nil : figures.dispersionType ?? .unknown
        let comparators = figures.arms.filter { $0.role == .comparator && $0.name != "not named" }.map(\.name)
        if finding.direction == .not_reported, let value = figures.estimate, let other = figures.against,
            !reading.phrases.text(reading.tokens.indices).lowercased().contains("change")
        {
            finding.direction = value > other ? .increase : value < other ? .decrease : .no_change
        }
        finding.comparator =
            comparators.isEmpty ? Comparators(reading.phrases).comparator(in: reading.tokens.indices) : comparators.joined(separator: "; ")
        finding.timepoint = SettingReader(phrases: reading.phrases, quantities: reading.quantities).timepoints(in: reading.tokens.indices).first
        let speaksOfChange = reading.tokens.contains { $0.kind == .word && ["change", "difference"].contains($0.word) }
        if speaksOfChange, finding.statistic != "proportion", let value = finding.estimate {
            finding.statistic = "mean_change"
            if finding.direction == .not_reported { finding.direction = value < 0 ? .decrease : value > 0 ? .increase : .no_change }
            if reading.phrases.text(reading.tokens.indices).lowercased().contains("from baseline"), let outcome = finding.outcome {
                finding.outcome = outcome + " change from baseline"
            }
        }
    }

    private func arrow(of reading: SentenceReading) -> Finding.Direction? {
        let isUp = reading.tokens.contains { $0.kind == .up }, isDown = reading.tokens.contains { $0.kind == .down }
        return isUp == isDown ? nil : isUp ? .increase : .decrease
    }

    private func direction(of reading: SentenceReading) -> Finding.Direction? {
        if let arrow = arrow(of: reading) { return arrow }
        let isNegated = reading.tokens.contains { $0.classes.contains(.negation) || $0.kind == .word && ["ns", "n.s"].contains($0.word) }
        if isNegated, reading.tokens.contains(where: { $0.change != nil }) { return .no_change }
        guard let change = reading.tokens.first(where: { $0.change.map { $0.direction != 0 } ?? false })?.change else {
            return reading.tokens.contains { $0.change?.manner == .unchanged } ? .no_change : nil
        }
        return isNegated ? .no_change : change.direction > 0 ? .increase : .decrease
    }

    /// `Not extensively reported`, `no data`, `n/a`.
    private func isSilent(_ reading: SentenceReading) -> Bool {
        let words = reading.tokens.prefix(6).map { $0.word }
        guard let first = words.first else { return false }
        if ["n/a", "na", "nr"].contains(first), words.count == 1 { return true }
        let speaks = words.contains {
            ["reported", "available", "studied", "assessed", "determined", "measured", "data", "established", "tested"].contains($0)
        }
        return (first == "not" || first == "no" || first == "limited") && speaks && reading.quantities.isEmpty
    }

    // MARK: - Cells

    private func drafts(of cell: Cell, _ shared: FindingContext, isResultRow isResult: Bool) -> [FindingBuilder.Draft] {
        var context = shared
        if let name = compounds[cell.column] { context.subject = FindingContext.Carried(text: name, origin: "column header") }
        let isResultRow = isResult && (compounds[cell.column] != nil || roles[cell.column] == nil)
        context.isResultTable = isResultRow
        if !isResultRow { context.outcome = nil }
        if !isResultRow, isBare(cell) { return [] }
        let reading = self.reading(cell)
        let drafts = isBare(cell) ? [] : FindingBuilder(reading, context, document).drafts()
        guard drafts.isEmpty, isResultRow, let draft = plainDraft(cell, reading, context) else { return drafts }
        // a bare number that neither a subject nor a heading says anything of
        let isTold = draft.finding.subject != nil || draft.finding.statistic != nil && headers[cell.column] != nil
        return isBare(cell) && !isTold ? [] : [draft]
    }

    func reading(_ cell: Cell) -> SentenceReading {
        SentenceReading(
            cell.span.bytes, of: document.text.bytes, vocabulary: vocabulary, names: names, isCell: true, isNumericCell: isNumeric(cell.text))
    }

    /// Whether a cell is made of digits and of what stands between numbers: no words or arrows, that state something.
    func isBare(_ cell: Cell) -> Bool {
        let bytes = document.text.bytes, range = cell.span.bytes
        var at = range.lowerBound
        while at < range.upperBound {
            switch bytes[at] {
            case 0x30 ... 0x39, 0x20, 0x25, 0x28, 0x29, 0x2B ... 0x2F, 0x3C ... 0x3E, 0x5B, 0x5D: at += 1   // digits, blank % ( ) + , - . / < = > [ ]
            case 0xC2 where at + 1 < range.upperBound && (bytes[at + 1] == 0xB1 || bytes[at + 1] == 0xB7): at += 2   // ± ·
            case 0xE2 where at + 2 < range.upperBound && Self.isSign(bytes[at + 1], bytes[at + 2]): at += 3
            default: return false
            }
        }
        return true
    }

    /// Hyphens and dashes, `−`, `≤`, `≥`, by their second and third byte.
    private static func isSign(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x80: (0x90 ... 0x94).contains(third)
        case 0x88: third == 0x92
        case 0x89: third == 0xA4 || third == 0xA5
        default: false
        }
    }

    /// Whether a cell has digits, points, commas and percent signs alone: no name, and cites nothing.
    private func isNumber(_ cell: Cell) -> Bool {
        document.text.bytes[cell.span.bytes].allSatisfy { byte in
            switch byte {
            case 0x30 ... 0x39, 0x20, 0x25, 0x28, 0x29, 0x2C, 0x2E: true
            default: false
            }
        }
    }

    /// The reading of a cell whose numbers do not matter.
    func words(of cell: Cell) -> SentenceReading {
        SentenceReading(cell.span.bytes, of: document.text.bytes, vocabulary: vocabulary, names: names, isCell: true, quantities: [])
    }

    private func isNumeric(_ text: String) -> Bool {
        !text.utf8.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } && text.utf8.contains { $0 &- 0x30 < 10 }
    }

    /// A row whose stub names something that is measured.
    private func isResult(_ row: TableRow, _ stub: SentenceReading?) -> Bool {
        guard let reading = stub, compounds[0] == nil else { return false }
        return reading.tokens.contains {
            !$0.terms.isDisjoint(with: [.outcome, .target]) || $0.change != nil && $0.role != .adjective || $0.classes.contains(.measure)
        }
            && !reading.tokens.contains {
                $0.kind == .word
                    && ["mechanism", "dosage", "dose", "administration", "composition", "origin", "safety", "status", "use", "advantage"].contains(
                        $0.word)
            }
    }

    /// - Parameter stub: the words of the row's first cell.
    private func rowContext(_ row: TableRow, _ stub: SentenceReading?) -> FindingContext {
        var context = FindingContext(isResultTable: true)
        for (column, cell) in row {
            switch roles[column] {
            case .subject: context.subject = FindingContext.Carried(text: subjectName(cell), origin: "row")
            case .outcome: context.outcome = FindingContext.Carried(text: outcomeName(cell), origin: "row stub")
            case .model: context.model = FindingContext.Carried(text: cell.text, origin: "row stub")
            case .population: if sampleSize(cell) == nil { context.population = FindingContext.Carried(text: cell.text, origin: "row") }
            default: break
            }
        }
        if let cell = row[0], let stub, roles[0] == nil || roles[0] == .text || roles[0] == .outcome {
            let name = outcomeName(cell, stub)
            if name != cell.text { context.change = lastChange(of: stub) }
            if context.outcome == nil, roles[0] != .outcome, compounds[0] == nil, !ColumnRole.namesStudies(headers[0] ?? ""), !HeadingRows.names(cell.text) {
                context.outcome = FindingContext.Carried(text: name, origin: "row stub")
            }
        }
        if context.subject == nil, compounds.isEmpty, !roles.values.contains(.subject), roles[0] == .outcome { context.subject = lentSubject }
        if context.model == nil, let model = model { context.model = FindingContext.Carried(text: model, origin: "caption") }
        return context
    }

    /// The compound that a cell names, without its dose; the whole cell where it names none.
    private func subjectName(_ cell: Cell) -> String {
        let mentions = words(of: cell).subjects.mentions
        return mentions.count == 1 ? mentions[0].text ?? cell.text : cell.text
    }

    /// The one subject that the caption names.
    private func captionSubject() -> FindingContext.Carried? {
        guard let caption = table.caption else { return nil }
        let bytes = Array(caption.utf8)
        let mentions = SentenceReading(0 ..< bytes.count, of: bytes, vocabulary: vocabulary, names: names, quantities: []).subjects.mentions
        guard mentions.count == 1, let mention = mentions.first, !mention.isWant, let text = mention.text else { return nil }
        return FindingContext.Carried(text: text, origin: "caption")
    }

    /// The disease or model that the caption names.
    private func captionModel() -> String? {
        guard let caption = table.caption else { return nil }
        let bytes = Array(caption.utf8)
        let reading = SentenceReading(0 ..< bytes.count, of: bytes, vocabulary: vocabulary, names: names, quantities: [])
        return SettingReader(phrases: reading.phrases, quantities: []).settings(in: reading.tokens.indices).models.first
    }

    /// The outcome that a stub names, without what its words say of change.
    ///
    /// `Infarct Volume Reduction` → `Infarct Volume`; `Neurological Improvement (NIHSS)` → `NIHSS`; `Functional Outcome (mRS)` →
    /// `mRS Functional Outcome`.
    ///
    /// - Parameter keepsChange: whether the figures beside it are of the change: the means of arms.
    private func outcomeName(_ cell: Cell, keepsChange: Bool = false) -> String { outcomeName(cell, words(of: cell), keepsChange: keepsChange) }

    private func outcomeName(_ cell: Cell, _ reading: SentenceReading, keepsChange: Bool = false) -> String {
        guard let (phrase, _) = reading.phrases.phrase(at: 0, before: reading.tokens.count) else { return cell.text }
        let last = phrase.head.upperBound - 1
        let endsInChange = reading.tokens[last].role == .noun && phrase.head.count > 1
        if let gloss = phrase.gloss, gloss.count == 1, reading.tokens[gloss.lowerBound].terms.contains(.outcome) {
            let scale = reading.phrases.text(gloss)
            return endsInChange ? scale : scale + " " + reading.phrases.text(phrase.head)
        }
        if endsInChange, !keepsChange, reading.tokens[last].change.map({ $0.manner == .plain || $0.manner == .improve }) ?? false,
            !reading.tokens[last].classes.contains(.property)
        {
            return reading.phrases.text(phrase.head.lowerBound ..< last)
        }
        return cell.text
    }

    /// Which way the word says that ``outcomeName`` leaves out: `HbA1c reduction` down.
    private func lastChange(of reading: SentenceReading) -> Finding.Direction? {
        guard let (phrase, _) = reading.phrases.phrase(at: 0, before: reading.tokens.count), let last = phrase.head.last,
            let change = reading.tokens[last].change, change.direction != 0, change.manner == .plain
        else { return nil }
        return change.direction > 0 ? .increase : .decrease
    }

    // MARK: - Numbers by arm

    /// The cell that names the study of a row.
    /// The studies that the rows are, where the table lists studies.
    var studies: StudyRows { StudyRows(headers: headers, rows: rows, document: document) }

    func studyCell(of row: TableRow) -> Cell? { ColumnRole.namesStudies(headers[0] ?? "") ? row[0] : nil }

    /// How an arm is called: the compound of its heading, or the heading without the group's size and unit.
    func armName(_ column: Int) -> String {
        let header = arms.map { $0.headings.name(of: column) } ?? headers[column] ?? ""
        // of two columns of one compound the brackets tell which: `Drug (1 g)`, `Drug (2 g)`
        let short = compounds[column] ?? Self.shortName(header)
        let isShared = arms?.columns.contains { $0 != column && (compounds[$0] ?? Self.shortName(arms?.headings.name(of: $0) ?? "")) == short } == true
        return isShared && !header.isEmpty ? header : short
    }

    private static func shortName(_ header: String) -> String { String(header.prefix { $0 != "(" }).trimmingEnds ?? header }

    /// What the numbers of a row are of, where that stands, and when it was measured: a column of outcomes, the stub, the row of a group above
    /// stubs that only say when, or the caption where the stub names studies.
    func rowOutcome(_ row: TableRow, wordsMayBeGroups: Bool = false) -> (text: String, origin: String?, timepoint: String?)? {
        let stub = ColumnRole.namesStudies(headers[0] ?? "") ? nil : row[0] ?? (isFigure(1) ? nil : row[1])
        let time = stub.flatMap { roles[0] == .time || TimeWords.areAll(of: $0.text) ? $0.text : nil }
        if let (column, _) = roles.sorted(by: { $0.key < $1.key }).first(where: { $0.value == .outcome && $0.key != 0 }), let cell = row[column] {
            return (cell.text, nil, time)
        }
        if let column = wordColumn, let cell = row[column], column != stub?.column {
            guard let stub, time == nil else { return (cell.text, nil, time) }
            if TimeWords.areAll(of: cell.text) { return (outcomeName(stub), nil, cell.text) }
            return wordsAreGroups && wordsMayBeGroups ? (outcomeName(stub), nil, nil) : (stub.text + " " + cell.text, nil, nil)
        }
        if let stub, time == nil, let level = level(of: row, behind: stub) {
            return TimeWords.areAll(of: level) ? (outcomeName(stub), nil, level) : (stub.text + " " + level, nil, nil)
        }
        let group = group(above: row.number)
        if let group, let stub, time == nil, repeated.contains(stub.text), !HeadingRows.names(stub.text) { return (group + " " + stub.text, "group row", nil) }
        if let group, time != nil || stub.map({ HeadingRows.names($0.text) }) == true { return (group, "group row", time) }
        if let stub, time == nil { return (outcomeName(stub, keepsChange: true), nil, nil) }
        if let outcome = table.caption.flatMap(Self.outcome(ofCaption:)) { return (outcome, "caption", time) }
        return stub.map { (outcomeName($0), nil, nil) }
    }

    private static func repeatedStubs(in rows: [TableRow]) -> Set<String> {
        var seen: [String: Int] = [:], found: Set<String> = [], group = 0
        for row in rows {
            guard let stub = row[0] else { continue }
            if row.count == 1 { group += 1; continue }
            if let other = seen[stub.text], other != group, other > 0 { found.insert(stub.text) }
            seen[stub.text] = group
        }
        return found
    }

    /// What stands between a stub over several rows and the first arm: `15–20` of *Age*, a share a row.
    private func level(of row: TableRow, behind stub: Cell) -> String? {
        guard let first = arms?.columns.first, stub.rowSpan > 1 || stub.row != row.number else { return nil }
        let levels = row.cells.filter { $0.column > stub.column && $0.column < first && $0.row == row.number && (roles[$0.column] == .text || roles[$0.column] == nil) && HeadingMeaning($0.text).size == nil }
        return levels.count == 1 ? levels[0].text : nil
    }

    /// The text of the last row of a group before a row.
    private func group(above row: Int) -> String? {
        var low = 0, high = groups.count
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? groups[low - 1].text : nil
    }

    /// The group that a row is of, where a column names groups that come again under every stub, and times are compared.
    func rowSubject(_ row: TableRow) -> String? {
        let column = wordsAreGroups ? wordColumn : roles.lazy.filter { $0.value == .subject && arms?.columns.contains($0.key) != true }.map(\.key).min()
        return column.flatMap { row[$0]?.text }
    }

    private func isFigure(_ column: Int) -> Bool { arms?.columns.contains(column) == true || roles[column] != .text && roles[column] != nil }

    /// The one column beside stub and arms whose cells are words: *Death at 6 months*.
    private func columnOfWords() -> Int? {
        let columns = Set(rows.prefix(40).flatMap(\.columns)).sorted().filter { column in
            guard column > 0, arms?.columns.contains(column) == false, roles[column] == .text || roles[column] == nil else { return false }
            return rows.allSatisfy { row in row[column].map { !isNumeric($0.text) && $0.text.first?.isLetter == true } ?? true }
                && rows.contains { row in row[column].map { $0.text.utf8.count > 3 } ?? false }  // `S` and `NS` are verdicts
        }
        guard columns.count > 1 else { return columns.first }
        // `PT (n = 62)` names a group
        let others = columns.filter { column in !rows.contains { row in row[column].map { HeadingMeaning($0.text).size != nil } ?? false } }
        return others.count == 1 ? others[0] : nil
    }

    /// Whether the cells of a column come again under other stubs, and are fewer than these.
    private static func areGroups(_ column: Int, in rows: [TableRow]) -> Bool {
        var stubs: Set<String> = [], words: Set<String> = []
        for row in rows.prefix(400) {
            if let stub = row[0], row.count > 1 { stubs.insert(stub.text) }
            if let cell = row[column] { words.insert(cell.text) }
        }
        return words.count > 1 && words.count <= 6 && words.count <= stubs.count
    }

    /// `Table 1: Length of stay in days, mean ± SD (n)` → `Length of stay in days`.
    static func outcome(ofCaption caption: String) -> String? {
        var words = caption.split(separator: " ")[...]
        if let first = words.first, first.lowercased().hasPrefix("tab") { words = words.dropFirst(2) }
        let text = words.joined(separator: " ").prefix { $0 != "," && $0 != "(" && $0 != ";" }
        return String(text).trimmingEnds
    }
}

extension String {
    /// Without blanks and a full stop at its end; nil where nothing is left.
    var trimmingEnds: String? {
        var text = self[...]
        while let last = text.last, last == " " || last == "." || last == ":" { text = text.dropLast() }
        while text.first == " " { text = text.dropFirst() }
        return text.isEmpty ? nil : String(text)
    }
}
