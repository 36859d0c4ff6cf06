import Model

/// What a format cannot hold.
public enum Limit: String, Sendable, CaseIterable {
    /// A spreadsheet takes 32,767 UTF-16 units a cell; more is cut, with a marker.
    case longCell
    /// SQLite's functions cut a text at NUL; U+FFFD stands in its place, one character for one, so that spans still hold.
    case nul
    /// XML has no place for most control characters, U+FFFE and U+FFFF; U+FFFD stands in their place.
    case controlCharacter
    /// No format holds NaN or infinity; the value is left out.
    case notFinite
    /// A database holds one row a key; of several the first stays. Two such rows are a defect of the stage that named them, and no
    /// reason to publish nothing.
    case duplicateKey
}

extension Dataset {
    /// The values that these writers cannot hold to the letter.
    ///
    /// It is asked before the writers run, so that what is lost stands in the published diagnostics too.
    ///
    /// - Shape: in the order of the tables and their rows; at most `cap` of a code, and then one line that counts the rest.
    public func losses(for writers: [Writer], cap: Int = 1_000) async -> [Diagnostic] {
        let limits = writers.reduce(into: Set([Limit.notFinite])) { $0.formUnion($1.limits) }
        return await withTaskGroup(of: (Int, Losses).self) { group in
            for (index, table) in PublishedTable.all.enumerated() {
                group.addTask { (index, losses(of: table, under: limits, cap: cap)) }
            }
            var parts = [Losses](repeating: Losses(cap: cap), count: PublishedTable.all.count)
            for await (index, losses) in group { parts[index] = losses }
            return parts.reduce(into: Losses(cap: cap)) { $0.add($1) }.diagnostics
        }
    }

    private func losses(of table: PublishedTable, under limits: Set<Limit>, cap: Int) -> Losses {
        let watch = Watch(limits)
        var losses = Losses(cap: cap)
        var keys = Keys(of: limits.contains(.duplicateKey) ? table.definition : nil)
        let watched = table.columns.indices.filter { table.columns[$0].mayLose }
        try? table.forEachRow(of: self, columns: Array(Set(watched + keys.positions)).sorted()) { row, whole in
            if keys.isDoubled(row) { losses.add(.duplicateKey, Losses.Place(table: table.definition, column: "key", row: whole()), "a second row") }
            for index in watched {
                guard let (limit, found) = row[index].loss(under: watch) else { continue }
                losses.add(limit, Losses.Place(table: table.definition, column: table.columns[index].name, row: whole()), found)
            }
        }
        return losses
    }
}

extension ColumnDefinition {
    /// Whether a value of the column may break a limit: a real number, or a text that is not one of a few.
    fileprivate var mayLose: Bool { type == .real || type == .text && allowed.isEmpty }
}

/// The limits that texts are held against; asked millions of times, where a set would hash.
private struct Watch {
    let longCell, controlCharacter, nul: Bool

    init(_ limits: Set<Limit>) {
        longCell = limits.contains(.longCell)
        controlCharacter = limits.contains(.controlCharacter)
        nul = limits.contains(.nul)
    }
}

extension Value {
    /// The first limit that the value breaks, and what was found, in words.
    fileprivate func loss(under watch: Watch) -> (Limit, found: String)? {
        switch self {
        case .real(let number): return number.isFinite ? nil : (.notFinite, "\(number)")
        case .text(var text):
            if watch.longCell, text.utf8.count > SpreadsheetCell.limit / 3, SpreadsheetCell.isTooLong(text) {
                return (.longCell, "\(text.unicodeScalars.count) characters")
            }
            guard watch.controlCharacter || watch.nul, let scalar = text.withUTF8({ XMLText.firstForbidden(in: $0) }) else { return nil }
            let found = "U+" + String(repeating: "0", count: 4 - min(4, String(scalar, radix: 16).count)) + String(scalar, radix: 16, uppercase: true)
            if watch.controlCharacter { return (.controlCharacter, found) }
            return watch.nul && text.utf8.contains(0) ? (.nul, found) : nil
        default: return nil
        }
    }
}

/// Watches for rows of one table with the same key.
///
/// Rows whose composite key has the same first column stand together, so that only one group of keys is kept at a time; single keys
/// are all kept.
private struct Keys {
    let positions: [Int]
    private var group: Value = .null
    private var seen: Set<Value> = []
    private var seenInGroup: Set<[Value]> = []

    /// Watches nothing for nil, and for a table without a key.
    init(of table: TableDefinition?) {
        positions = table.map { table in table.columns.indices.filter { table.columns[$0].isKey } } ?? []
    }

    mutating func isDoubled(_ row: [Value]) -> Bool {
        guard let first = positions.first else { return false }
        if positions.count == 1 { return !seen.insert(row[first]).inserted }
        if row[first] != group {
            group = row[first]
            seenInGroup.removeAll(keepingCapacity: true)
        }
        return !seenInGroup.insert(positions.dropFirst().map { row[$0] }).inserted
    }
}

// MARK: Diagnostics

/// Collects what is lost, with an end.
private struct Losses {
    struct Place {
        let table: TableDefinition, column: String, row: [Value]

        func value(_ name: String) -> Value { table.columns.firstIndex { $0.name == name }.map { row[$0] } ?? .null }
        func integer(_ name: String) -> Int? { if case .integer(let number) = value(name) { number } else { nil } }
        var key: String { table.key.compactMap { value($0).plainText }.joined(separator: " ") }
        var documentID: String? { value("document_id").plainText ?? key.lastIndex(of: "#").map { String(key[..<$0]) } }
        var span: SourceSpan? {
            guard let line = integer("line"), let start = integer("start"), let end = integer("end") else { return nil }
            return SourceSpan(line: line, start: start, end: end, bytes: 0 ..< 0)
        }
    }

    let cap: Int
    private var counts: [Limit: Int] = [:]
    private var kept: [(limit: Limit, diagnostic: Diagnostic)] = []

    init(cap: Int) { self.cap = cap }

    mutating func add(_ limit: Limit, _ place: Place, _ found: String) {
        counts[limit, default: 0] += 1
        guard counts[limit, default: 0] <= cap else { return }
        kept.append((limit, Diagnostic(.error, limit.code, document: place.documentID, span: place.span,
                                       "\(place.table.name).\(place.column) of \(place.key.isEmpty ? "a row" : place.key) has \(found); \(limit.deed)")))
    }

    /// Those of the next table.
    mutating func add(_ next: Losses) {
        for loss in next.kept {
            counts[loss.limit, default: 0] += 1
            if counts[loss.limit, default: 0] <= cap { kept.append(loss) }
        }
        for (limit, count) in next.counts where count > cap { counts[limit, default: 0] += count - cap }
    }

    var diagnostics: [Diagnostic] {
        kept.map(\.diagnostic) + Limit.allCases.compactMap { limit in
            let count = counts[limit] ?? 0
            return count > cap ? Diagnostic(.error, limit.code, "\(count - cap) more values like the \(cap) named; \(limit.deed)") : nil
        }
    }
}

extension Limit {
    fileprivate var code: String {
        switch self {
        case .longCell: "long-cell"
        case .nul, .controlCharacter: "unwritable-character"
        case .notFinite: "number-not-finite"
        case .duplicateKey: "duplicate-key"
        }
    }

    fileprivate var deed: String {
        switch self {
        case .longCell: "cut in spreadsheet/, whole in csv/"
        case .nul: "U+FFFD stands in its place in dataset.sqlite, csv/ has it"
        case .controlCharacter: "U+FFFD stands in its place in dataset.xml (NUL: in dataset.sqlite too), csv/ has it"
        case .notFinite: "left out"
        case .duplicateKey: "left out of dataset.sqlite"
        }
    }
}
