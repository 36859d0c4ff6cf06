/// A file whose records stand between a tag that starts and one that ends them: RIS (`TY` … `ER`), Web of Science (`PT` … `ER`).
///
/// A record that nothing ends is kept, with `open-record`; one without its first tag is read all the same, with `no-type`.
protocol BoundedRecords {
    static var style: TaggedLines.Style { get }
    /// The tag that starts a record.
    static var start: StaticString { get }
    /// Tags of the file as a whole, which belong to no record.
    static var frame: [UInt32] { get }

    var bytes: [UInt8] { get }
    var records: RecordBuilder { get set }

    /// Whether a field opens a record where its first tag is missing; of no use by itself, it is told and not read.
    static func opensRecord(_ tag: UInt32) -> Bool
    /// Readies for the record that starts at a line; nil where its first tag is missing.
    mutating func begin(_ start: TaggedLines.Line?)
    mutating func take(_ line: TaggedLines.Line)
    /// Takes what waited for the record's end.
    mutating func finish()
}

extension BoundedRecords {
    mutating func read() {
        let start = TaggedLines.tag(Self.start), stop = TaggedLines.tag("ER")
        var lines = TaggedLines(bytes, Self.style)
        var end = 0
        while let line = lines.next() {
            if Self.frame.contains(line.tag) { continue }
            let first = line.bytes.lowerBound
            switch line.tag {
            case start:
                if records.isOpen { close(at: first, isComplete: false) }
                records.begin(at: first)
                begin(line)
            case stop where records.isOpen: close(at: line.bytes.upperBound, isComplete: true)
            case stop: records.note(.warning, "stray-line", at: first, "ER ends a record where none is open")
            case _ where !records.isOpen && !Self.opensRecord(line.tag):
                records.note(.warning, "stray-line", at: first, "a field stands in no record; it was not read")
                continue
            default:
                if !records.isOpen {
                    records.note(.warning, "no-type", at: first, "a record starts without \(Self.start); it was read all the same")
                    records.begin(at: first)
                    begin(nil)
                }
                take(line)
            }
            end = line.bytes.upperBound
        }
        if records.isOpen { close(at: end, isComplete: false) }
    }

    private mutating func close(at byte: Int, isComplete: Bool) {
        finish()
        if !isComplete {
            records.note(.warning, "open-record", at: max(0, byte - 1), "the record is not ended by ER; what was read of it is kept",
                         hint: "the file may be cut off here")
        }
        records.end(at: byte, in: bytes)
    }
}
