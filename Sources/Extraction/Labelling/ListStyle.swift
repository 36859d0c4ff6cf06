/// The order of fields that most entries of a list keep to.
///
/// `Author (date) title. container volume: pages` in forty entries of a list says what the forty-first is, whose author is a body with a name
/// like a title.
package struct ListStyle: Sendable {
    /// What it is worth to start with a field, and to go from one field to another, in the weights' scale.
    let starts: FieldScores
    let changes: [FieldScores]
    private let common: Set<[UInt8]>

    /// - Returns: nil for a list that is too short or too mixed to have a style.
    init?(_ entries: [[ReferenceLabeller.Stretch]]) {
        let orders = entries.filter { !$0.isEmpty }.map(Self.order)
        guard orders.count >= 6 else { return nil }
        var counts: [[UInt8]: Int] = [:]
        for order in orders { counts[Array(order.prefix(3)), default: 0] += 1 }
        let common = Set(counts.filter { $0.value * 10 >= orders.count }.keys)
        let held = orders.filter { common.contains(Array($0.prefix(3))) }
        guard held.count * 4 >= orders.count * 3 else { return nil }
        self.common = common
        let F = ReferenceField.count
        var first = [Int](repeating: 0, count: F), change = [Int](repeating: 0, count: F * F), from = [Int](repeating: 0, count: F)
        for order in held {
            if let field = order.first { first[Int(field)] += 1 }
            for (before, next) in zip(order, order.dropFirst()) { change[Int(before) * F + Int(next)] += 1; from[Int(before)] += 1 }
        }
        starts = Self.worths(first[...], of: held.count)
        changes = (0 ..< F).map { Self.worths(change[$0 * F ..< ($0 + 1) * F], of: from[$0]) }
    }

    /// Whether an entry begins with fields in an order that a tenth of the list has.
    func holds(_ stretches: [ReferenceLabeller.Stretch]) -> Bool { common.contains(Array(Self.order(stretches).prefix(3))) }

    /// The fields of an entry in their order, without its label.
    private static func order(_ stretches: [ReferenceLabeller.Stretch]) -> [UInt8] {
        stretches.filter { $0.field != .label }.map(\.field.rawValue)
    }

    private static func worths(_ counts: ArraySlice<Int>, of total: Int) -> FieldScores {
        var worths = FieldScores(repeating: 0)
        for (field, count) in counts.enumerated() { worths[field] = worth(count, of: total) }
        return worths
    }

    /// From −72, never seen, to 48, nearly always: three odds against the labeller's own, two for it.
    private static func worth(_ count: Int, of total: Int) -> Int16 {
        guard total >= 6 else { return 0 }
        let share = count * 100 / total
        switch share {
        case 80...: return 48
        case 50...: return 32
        case 20...: return 16
        case 5...: return 0
        default: return count == 0 ? -72 : -24
        }
    }
}
