import Model

/// Finds statements that disagree, within a document or across.
///
/// Every kind puts statements into groups by what they are about and compares the groups' values; equal statements, such as those of copied
/// documents,
/// count as one and are paired once. Nothing is compared pair by pair over all records, so the work is linear but for a sort.
///
/// - Loss: of a subject on which more than `limit` pairs disagree the first are listed; `conflicts-capped` says so.
public struct ConflictFinder: Sendable {
    let compounds: CompoundIndex
    /// How many pairs are listed for one subject.
    let limit = 12

    /// - Shape: `vocabulary` names the compounds that statements are about; without them only findings are compared.
    public init(vocabulary: Vocabulary = Vocabulary()) { compounds = CompoundIndex(vocabulary) }

    /// - Shape: sorted by id; `a` is the statement whose value the explanation names first.
    public func conflicts(in documents: [DocumentRecords], diagnostics: inout [Diagnostic]) -> [Conflict] {
        let order = documents.indices.sorted { documents[$0].source.id.precedes(documents[$1].source.id) }
        let sorted = order.map { documents[$0] }
        var fragments: [(statement: Statement, fragments: [Fragment])] = [], statuses = Groups<Bool>(), facts = Groups<[UInt8]>()
        Statement.forEach(in: sorted, compounds: compounds) { statement in
            let found = Self.fragments(in: Array(statement.raw.utf8), words: statement.words)
            if !found.isEmpty { fragments.append((statement, found)) }
            addStatus(of: statement, to: &statuses)
            addKeyedFact(of: statement, to: &facts)
        }
        var pairs = directions(in: sorted) + numbers(in: sorted)
        pairs += conflicts(of: fragments) + conflicts(ofStatuses: statuses) + conflicts(ofKeyedFacts: facts)
        let capped = Dictionary(grouping: pairs) { $0.kind.rawValue + $0.about }.values.filter { $0.count > limit }.count
        if capped > 0 {
            diagnostics.append(Diagnostic(.note, "conflicts-capped", "\(capped) subjects have more than \(limit) pairs that disagree, the first are listed"))
        }
        var counts: [String: Int] = [:]
        var seen: Set<String> = []
        var conflicts: [Conflict] = []
        for pair in pairs {
            counts[pair.kind.rawValue + pair.about, default: 0] += 1
            if counts[pair.kind.rawValue + pair.about, default: 0] <= limit, seen.insert(pair.id).inserted { conflicts.append(pair) }
        }
        return conflicts.sorted { $0.id.precedes($1.id) }
    }
}

/// Statements on one subject with one value, told once however often they are copied.
struct StatementGroup<Value: Hashable & Sendable>: Sendable {
    var value: Value
    /// The first record of each distinct wording.
    var ids: [String]
    /// The documents of these, parallel.
    var documents: [Int]
}

extension StatementGroup {
    /// One pair for each document that holds both sides, and one for each document that holds one side only, against the first of the other.
    ///
    /// - Shape: linear in the number of statements.
    func pairs(with other: StatementGroup) -> [(String, String)] {
        var pairs: [(String, String)] = []
        for document in Set(documents).union(other.documents).sorted() {
            let own = ids.indices.filter { documents[$0] == document }, others = other.ids.indices.filter { other.documents[$0] == document }
            if !own.isEmpty, !others.isEmpty {
                for place in 0 ..< max(own.count, others.count) { pairs.append((ids[own[place % own.count]], other.ids[others[place % others.count]])) }
            } else if let first = own.first, let place = other.documents.firstIndex(where: { $0 != document }) {
                pairs.append((ids[first], other.ids[place]))
            } else if let first = others.first, let place = documents.firstIndex(where: { $0 != document }) {
                pairs.append((ids[place], other.ids[first]))
            }
        }
        return pairs
    }
}
