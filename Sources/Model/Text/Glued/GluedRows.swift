/// The lines of what may be a glued table, with the slices that their cells may be.
package struct GluedRows: Sendable {
    private let rows: [GluedRow]
    let numbers: GlueShapeNumbers
    /// Whether most rows start with their number: `1Male57…`, `2Male46…`.
    let isRunning: Bool

    package var count: Int { rows.count }
    package subscript(row: Int) -> GluedRow { rows[row] }

    package init(_ lines: [Range<Int>], in bytes: [UInt8], networks: [GlueNetwork]) {
        var numbers = GlueShapeNumbers()
        rows = lines.enumerated().map { GluedRow($0.element, number: $0.offset, in: bytes, networks: networks, numbers: &numbers) }
        self.numbers = numbers
        isRunning = rows.count >= 4 && rows.filter { $0.runningEnd != nil }.count * 10 >= (rows.count - 1) * 7
    }
}
