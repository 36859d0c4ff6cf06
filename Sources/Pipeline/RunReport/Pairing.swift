import Model

/// Finds the record of the last dataset that has the key of a new one.
///
/// - Units: 24 bytes a record: hash, offset and length, sorted by hash.
final class Pairing {
    private struct Entry {
        var hash: UInt64
        var start: Int
        var count: Int32
        var isTaken: Bool
    }

    private let old: PublishedTable, new: PublishedTable
    private let oldKey: [Int], newKey: [Int]
    /// How many of the key's columns name the record: of diagnostics severity, code and document suffice.
    private let nameCount: Int
    private var entries: [Entry] = []

    init(_ old: PublishedTable, _ new: PublishedTable, _ definition: TableDefinition) {
        self.old = old; self.new = new
        // tables without a key (diagnostics) are compared as whole records
        let key = definition.key.isEmpty ? definition.columns.map(\.name) : definition.key
        nameCount = definition.key.isEmpty ? 3 : key.count
        oldKey = key.compactMap { old.header.firstIndex(of: $0) }
        newKey = key.compactMap { new.header.firstIndex(of: $0) }
        guard hasKey else { return }
        old.forEachRecord { record, _ in
            entries.append(Entry(hash: old.hash(of: old.fields(of: record), columns: oldKey), start: record.lowerBound,
                                 count: Int32(clamping: record.count), isTaken: false))
        }
        entries.sort { ($0.hash, $0.start) < ($1.hash, $1.start) }
    }

    /// Whether both tables have the key's columns; tables of another schema cannot be compared.
    var hasKey: Bool { !newKey.isEmpty && oldKey.count == newKey.count }

    /// The old record with the same key, which is then taken.
    func takeOld(for record: Range<Int>) -> Range<Int>? {
        let fields = new.fields(of: record)
        let hash = new.hash(of: fields, columns: newKey)
        var at = firstIndex(of: hash)
        while at < entries.count, entries[at].hash == hash {
            let range = entries[at].start ..< entries[at].start + Int(entries[at].count)
            if !entries[at].isTaken, haveEqualKeys(range, fields) {
                entries[at].isTaken = true
                return range
            }
            at += 1
        }
        return nil
    }

    /// The old records that no new one has taken, in file order.
    func untakenOld() -> [Range<Int>] {
        entries.filter { !$0.isTaken }.sorted { $0.start < $1.start }.map { $0.start ..< $0.start + Int($0.count) }
    }

    /// The key's values, joined by `; `.
    func id(of record: Range<Int>, in table: PublishedTable) -> String {
        let fields = table.fields(of: record)
        let key = table.header == new.header ? newKey : oldKey
        return key.prefix(nameCount).filter { $0 < fields.count }.map { table.text(of: fields[$0]) }.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private func firstIndex(of hash: UInt64) -> Int {
        var low = 0, high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func haveEqualKeys(_ record: Range<Int>, _ fields: [Range<Int>]) -> Bool {
        let oldFields = old.fields(of: record)
        return zip(oldKey, newKey).allSatisfy { a, b in
            a < oldFields.count && b < fields.count && old.bytes(of: oldFields[a]).elementsEqual(new.bytes(of: fields[b]))
        }
    }
}

/// Works that became one and works that fell apart, by where the references of both datasets stand.
struct WorkMoves {
    struct Move: Sendable {
        enum Kind: String, Sendable { case merged = "merged_into", split = "split_into" }
        let kind: Kind
        /// The id as it was published.
        let work: String
        /// The work that has its references now.
        let other: String
        /// The document of the reference that shows it.
        let document: String
    }

    /// A work id as it stands in a table, by its hash.
    private struct Place { let hash: UInt64; let field: Range<Int>; let record: Range<Int> }

    private let old: PublishedTable, new: PublishedTable
    private let oldColumn: Int?, newColumn: Int?
    private var newOfOld: [UInt64: Place] = [:], oldOfNew: [UInt64: Place] = [:]
    private var seen: Set<[UInt64]> = []
    private(set) var moves: [Move] = []

    init(_ old: PublishedTable, _ new: PublishedTable, isReferences: Bool) {
        self.old = old; self.new = new
        oldColumn = isReferences ? old.header.firstIndex(of: "work_id") : nil
        newColumn = isReferences ? new.header.firstIndex(of: "work_id") : nil
    }

    mutating func note(_ before: Range<Int>, _ after: Range<Int>) {
        guard let oldColumn, let newColumn else { return }
        let oldFields = old.fields(of: before), newFields = new.fields(of: after)
        guard oldColumn < oldFields.count, newColumn < newFields.count else { return }
        let a = Place(hash: old.hash(of: oldFields, columns: [oldColumn]), field: oldFields[oldColumn], record: before)
        let b = Place(hash: new.hash(of: newFields, columns: [newColumn]), field: newFields[newColumn], record: after)
        if let known = newOfOld[a.hash], known.hash != b.hash {
            for place in [known, b] { add(.split, a, place) }
        } else { newOfOld[a.hash] = b }
        if let known = oldOfNew[b.hash], known.hash != a.hash {
            for place in [known, a] { add(.merged, place, b) }
        } else { oldOfNew[b.hash] = a }
    }

    /// A work that keeps its id has not gone anywhere.
    private mutating func add(_ kind: Move.Kind, _ before: Place, _ after: Place) {
        guard before.hash != after.hash, seen.insert([kind == .merged ? 0 : 1, before.hash, after.hash]).inserted else { return }
        let document = new.fields(of: after.record).first.map { Changes.document(of: new.text(of: $0)) } ?? ""
        moves.append(Move(kind: kind, work: old.text(of: before.field), other: new.text(of: after.field), document: document))
    }
}
