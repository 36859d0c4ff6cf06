@testable import Extraction
import Model
import Testing

/// Rows of a table as the readers of findings ask for them.
struct TableRowTests {
    static func cell(_ row: Int, _ column: Int, _ text: String, rowSpan: Int = 1, role: Cell.Role = .data) -> Cell {
        Cell(tableID: "t", row: row, column: column, rowSpan: rowSpan, role: role, header: nil, text: text, span: SourceSpan(line: 1, start: 0, end: 1, bytes: 0 ..< 1))
    }

    /// In whatever order the cells come, of two in one place the later one counts, and what spans rows is said of those without a cell of their own.
    @Test func rowsAscendAndSpansAreShared() {
        let cells = [
            Self.cell(0, 0, "Site", role: .header), Self.cell(3, 1, "c"), Self.cell(1, 0, "Fen", rowSpan: 3), Self.cell(1, 2, "a"), Self.cell(1, 1, "x"),
            Self.cell(2, 0, "Holm"), Self.cell(2, 2, "b"), Self.cell(1, 1, "y"), Self.cell(4, 0, "kept apart", role: .note),
        ]
        let rows = TableRow.rows(of: cells)
        #expect(rows.map(\.columns) == [[0, 1, 2], [0, 2], [0, 1]])
        #expect(rows.map { $0.cells.map(\.text) } == [["Fen", "y", "a"], ["Holm", "b"], ["Fen", "c"]])
        #expect(rows.map(\.number) == [1, 2, 3] && rows[2][0]?.row == 1 && rows[1][1] == nil && rows[1][7] == nil && rows[0][-1] == nil)
        #expect(rows[0].without([0, 2, 9]).cells.map(\.text) == ["y"])
    }

    /// A spanning cell is looked for among as many rows as it spans, wherever the table ends.
    @Test func manySpansTakeNoTime() {
        let cells = (0 ..< 20_000).map { Self.cell($0, 0, "a", rowSpan: 100_000) } + [Self.cell(20_000, 3, "z")]
        let rows = TableRow.rows(of: cells)
        #expect(rows.count == 20_001 && rows[20_000].columns == [0, 3] && rows[20_000].number == 20_000)
    }

    @Test func figuresAreHadByTheirPlace() {
        func quantity(_ row: Int, _ column: Int, _ value: Double, n: Bool = false) -> Quantity {
            Quantity(id: "", documentID: "d", tableID: "t", row: row, column: column, kind: n ? .sample_size : .estimate, value: value,
                     dispersion: n ? nil : value / 10, quote: "", span: SourceSpan(line: 1, start: 0, end: 1, bytes: 0 ..< 1))
        }
        let rows = TableRow.rows(of: [
            Self.cell(1, 0, "Weight", role: .stub), Self.cell(1, 1, "20 ± 2 (n = 8)"), Self.cell(1, 90, "3 ± 0.3"),
            Self.cell(2, 0, "Length", role: .stub), Self.cell(2, 1, "none"),
        ])
        // the second quantity of the first cell stands behind that of another, as where lines of two cells alternate
        let figures = CellFigures(rows, [quantity(1, 1, 20), quantity(1, 90, 3), quantity(1, 1, 8, n: true), quantity(1, 0, 7)])
        #expect(figures.columns == [1, 90] && figures.fullCount(of: 1) == 1 && figures.count(of: 2) == 0)
        #expect(figures[1, 1]?.estimate == 20 && figures[1, 1]?.n == 8 && figures[1, 90]?.dispersion == 0.3 && figures[2, 1] == nil && figures[1, 0] == nil)
    }
}
