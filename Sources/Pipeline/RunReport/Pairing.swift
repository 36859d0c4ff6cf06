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

/// Counts works that became one and works that fell apart, by where the references of both datasets stand.
struct WorkMoves {
    private let old: PublishedTable, new: PublishedTable
    private let oldColumn: Int?, newColumn: Int?
    private var newOfOld: [UInt64: UInt64] = [:], oldOfNew: [UInt64: UInt64] = [:]
    private var split: Set<UInt64> = [], merged: Set<UInt64> = []

    init(_ old: PublishedTable, _ new: PublishedTable, isReferences: Bool) {
        self.old = old; self.new = new
        oldColumn = isReferences ? old.header.firstIndex(of: "work_id") : nil
        newColumn = isReferences ? new.header.firstIndex(of: "work_id") : nil
    }

    /// Published works that fell apart.
    var splits: Int { split.count }
    /// Published works that joined another.
    var merges: Int { merged.count }

    mutating func note(_ before: Range<Int>, _ after: Range<Int>) {
        guard let oldColumn, let newColumn else { return }
        let a = old.hash(of: old.fields(of: before), columns: [oldColumn]), b = new.hash(of: new.fields(of: after), columns: [newColumn])
        if let known = newOfOld[a], known != b { split.insert(a) } else { newOfOld[a] = b }
        if let known = oldOfNew[b], known != a { merged.insert(a) } else { oldOfNew[b] = a }
    }
}
