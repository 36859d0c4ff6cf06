import Foundation
import Model
import Writing

/// How many records came, went and changed between two datasets.
public struct ChangeCounts: Codable, Sendable, Hashable {
    public var added = 0
    public var removed = 0
    public var changed = 0
    /// Published works that became one with another.
    public var merges = 0
    /// Published works whose references are now of several.
    public var splits = 0

    public init() {}

    /// What a run says in one line: `+24 −3 ~11, 2 merges, 1 split`.
    public var line: String {
        let works = [(merges, "merge"), (splits, "split")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return (["+\(added) −\(removed) ~\(changed)"] + works).joined(separator: ", ")
    }

    public var isEmpty: Bool { self == ChangeCounts() }
}

/// Why a record may differ from the last run's.
struct ChangeCauses: Sendable {
    /// Documents whose bytes are other than last time, those that came or went among them.
    var changedDocuments: Set<String> = []
    /// Documents of only one of the two datasets.
    var comeOrGoneDocuments: Set<String> = []
    var isConfigurationChanged = false
    var areDecisionsChanged = false
    var isCodeChanged = false

    /// - Parameter before: the documents of the last dataset with their hashes.
    init(from old: RunManifest?, before: [String: String], to new: RunManifest) {
        comeOrGoneDocuments = Set(before.keys).symmetricDifference(new.sources.keys)
        changedDocuments = comeOrGoneDocuments.union(new.sources.keys.filter { before[$0] != new.sources[$0] })
        guard let old else { return }
        isConfigurationChanged = old.configuration != new.configuration
        areDecisionsChanged = old.decisions != new.decisions
        isCodeChanged = old.version != new.version || old.programSHA256 != new.programSHA256
    }

    /// A document's own bytes first; then what concerns all; then another document, by way of the works they share.
    func cause(document: String) -> String {
        if changedDocuments.contains(document) { return "input" }
        if isConfigurationChanged { return "config" }
        if areDecisionsChanged { return "decision" }
        return isCodeChanged || changedDocuments.isEmpty ? "code" : "input"
    }
}

/// Compares the tables of two datasets record by record and writes `run/changes.csv`.
///
/// - Shape: one row a changed field; one row without `field` for a record that came (`new` is its id) or went (`old` is); for a work that
///   joined another a row `merged_into`, for one that fell apart a row `split_into`, with the other work as `new`, behind the references. The
///   records of a document that came or went as a whole are counted, and only the document is listed. Without a previous dataset
///   the file has its header alone. Order: tables as in the contract, then changed and new records, then those gone, in file order.
/// - Units: memory is 24 bytes a record of the largest table that differs.
struct Changes {
    private(set) var summary = ChangeSummary()
    private let causes: ChangeCauses
    private let file: any OutputFile
    private var rows: [UInt8] = []

    static let header = "entity,id,field,old,new,cause\r\n"

    /// - Parameters:
    ///   - previous: the published folder.
    ///   - next: the staged one, whose tables are complete.
    /// - Throws: `Failure` where a table cannot be read or the file not be written.
    static func write(from previous: String, to next: String, manifest: RunManifest, file: any OutputFile) throws -> ChangeSummary {
        // a dataset without the tables of all records still has that of its works
        let isFirst = FileBytes.status(of: previous + "/csv/\(Work.tableName).csv") == nil
        let causes = ChangeCauses(from: RunManifest.read(from: previous), before: try PublishedDocuments.hashes(in: previous), to: manifest)
        var changes = Changes(causes: causes, file: file)
        changes.rows += header.utf8
        for table in Dataset.tables {
            let old = "\(previous)/csv/\(table.name).csv", new = "\(next)/csv/\(table.name).csv"
            guard FileBytes.status(of: new) != nil else { continue }
            if isFirst, let count = manifest.counts[table.name] { changes.summary.add(table.name, added: count); continue }
            try changes.compare(table, old, new)
        }
        try changes.flush(atLeast: 0)
        try file.close()
        return changes.summary
    }

    private init(causes: ChangeCauses, file: any OutputFile) { self.causes = causes; self.file = file }

    private mutating func countAll(_ path: String, _ table: String) throws {
        var count = 0
        try PublishedTable(path).forEachRecord { _, _ in count += 1 }
        summary.add(table, added: count)
    }

    // MARK: One table

    private mutating func compare(_ definition: TableDefinition, _ oldPath: String, _ newPath: String) throws {
        let next = try PublishedTable(newPath)
        guard FileBytes.status(of: oldPath) != nil else { return try countAll(newPath, definition.name) }
        let whole = try PublishedTable(oldPath)
        // whether works met or parted is seen by all references
        let (old, new) = definition.name == Reference.tableName ? (whole, next) : PublishedTable.differing(whole, next)
        let pairing = Pairing(old, new, definition)
        guard pairing.hasKey else { return }
        var works = WorkMoves(old, new, isReferences: definition.name == Reference.tableName)
        try new.forEachRecord { record, _ in
            if let match = pairing.takeOld(for: record) {
                works.note(match, record)
                try differ(definition.name, old, match, new, record, pairing)
            } else {
                summary.add(definition.name, added: 1)
                try list(definition.name, id: pairing.id(of: record, in: new), isAdded: true)
            }
        }
        for record in pairing.untakenOld() {
            summary.add(definition.name, removed: 1)
            try list(definition.name, id: pairing.id(of: record, in: old), isAdded: false)
        }
        for move in works.moves { try append([Work.tableName, move.work, move.kind.rawValue, "", move.other, causes.cause(document: move.document)]) }
        summary.moves += works.moves
    }

    /// Lists the fields in which two records of one key differ; columns are paired by name.
    private mutating func differ(_ table: String, _ old: PublishedTable, _ before: Range<Int>, _ new: PublishedTable, _ after: Range<Int>,
                                 _ pairing: Pairing) throws {
        let a = old.bytes(of: before), b = new.bytes(of: after)
        if a.count == b.count, a.count == 0 || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0 { return }
        let oldFields = old.fields(of: before), newFields = new.fields(of: after)
        var isChanged = false
        let id = pairing.id(of: after, in: new), cause = causes.cause(document: Self.document(of: id))
        for (column, name) in new.header.enumerated() where column < newFields.count {
            let value = new.text(of: newFields[column])
            let was = old.header.firstIndex(of: name).flatMap { $0 < oldFields.count ? old.text(of: oldFields[$0]) : nil } ?? ""
            if was.utf8.elementsEqual(value.utf8) { continue }
            isChanged = true
            try append([table, id, name, was, value, cause])
        }
        guard isChanged else { return }
        summary.add(table, changed: 1)
        summary.note(cause: cause)
        if table == DocumentRow.tableName { summary.documents.append(.init(id: id, what: .changed)) }
    }

    private mutating func list(_ table: String, id: String, isAdded: Bool) throws {
        let document = Self.document(of: id), cause = causes.cause(document: document)
        summary.note(cause: cause)
        if table == DocumentRow.tableName { summary.documents.append(.init(id: id, what: isAdded ? .added : .removed)) }
        if table != DocumentRow.tableName, causes.comeOrGoneDocuments.contains(document) { return }
        try append([table, id, "", isAdded ? "" : id, isAdded ? id : "", cause])
    }

    /// `a/b.txt` of `a/b.txt#r12`; works and the like have no document.
    static func document(of id: String) -> String { String(id.prefix { $0 != "#" }) }

    // MARK: Rows

    private mutating func append(_ cells: [String]) throws {
        for (index, cell) in cells.enumerated() {
            if index > 0 { rows.append(UInt8(ascii: ",")) }
            let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || cell.utf8.first == 0x20 || cell.utf8.last == 0x20
            rows += needsQuotes ? Array("\"\(cell.replacing("\"", with: "\"\""))\"".utf8) : Array(cell.utf8)
        }
        rows += [0x0D, 0x0A]
        try flush(atLeast: 1 << 18)
    }

    private mutating func flush(atLeast count: Int) throws {
        guard rows.count >= count, !rows.isEmpty else { return }
        try rows.withUnsafeBytes { try file.append($0) }
        rows.removeAll(keepingCapacity: true)
    }
}
