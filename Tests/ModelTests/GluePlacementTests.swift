@testable import Model
import Testing

struct GluePlacementTests {
    private static let word = 8, share = 4, decimal = 2

    private static func row(_ kinds: [Int]) -> [GluedRow.Slice] {
        kinds.map { GluedRow.Slice(from: 0, to: 1, kind: $0, pattern: 0, digits: 0, text: 0, isBalanced: true, isLong: false) }
    }

    private static func placement(of count: Int) -> GluePlacement {
        var placement = GluePlacement(columnCount: 4)
        for _ in 0 ..< count { placement.count(row([word, share, share, decimal])) }
        return placement
    }

    @Test(arguments: [
        ([word, share, share], [0, 1, 2]), ([word, decimal], [0, 3]), ([share, share, decimal], [1, 2, 3]),
    ])
    func cellsStandWhereTheirKindsStand(kinds: [Int], columns: [Int]) {
        #expect(Self.placement(of: 6).columns(of: Self.row(kinds)) == columns)
    }

    /// Which of two alike columns is empty nobody can say.
    @Test(arguments: [[word, share, decimal], [word, share], [share]])
    func cellsThatMayStandInTwoWaysHaveNoColumns(kinds: [Int]) {
        #expect(Self.placement(of: 6).columns(of: Self.row(kinds)) == nil)
    }

    @Test func twoWholeRowsSayNothing() { #expect(Self.placement(of: 2).columns(of: Self.row([Self.word, Self.decimal])) == nil) }
}
