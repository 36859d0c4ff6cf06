/// A glued table with the lines that it was read from, so that who found it need not be asked twice: to read one takes longer than all else.
public struct GluedReading: Sendable {
    private let lines: [Range<Int>]
    private let table: GluedTable

    /// - Parameter lines: without blanks at either end; blank ones are empty.
    public init(_ table: GluedTable, of lines: [Range<Int>]) { self.table = table; self.lines = lines }

    /// The table, where it was read from these lines.
    public func table(of lines: [Range<Int>]) -> GluedTable? {
        lines.count == self.lines.count && zip(lines, self.lines).allSatisfy { $0 == $1 || $0.isEmpty && $1.isEmpty } ? table : nil
    }
}
