import Model

/// One cell as a spreadsheet shall see it; the same storage serves all cells of a file.
///
/// - Source: OWASP, CSV Injection; measured in LibreOffice 7.4, where a quoted `=1+1` still runs.
struct SpreadsheetCell {
    /// The most UTF-16 units that Excel and LibreOffice take.
    static let limit = 32_767
    /// Stands at the end of a cell that is cut.
    static let cutMark = " … [cut; whole in csv/]"
    private static let lineBreak = Array(" ⏎ ".utf8)

    let decimalMark: WritingOptions.DecimalMark
    private(set) var bytes: [UInt8] = []

    init(decimalMark: WritingOptions.DecimalMark = .point) { self.decimalMark = decimalMark }

    mutating func set(_ value: Value) {
        bytes.removeAll(keepingCapacity: true)
        switch value {
        case .null: break
        case .text(var text): text.withUTF8 { set($0) }
        case .integer(let number): bytes.append(decimal: number)
        case .real(let number):
            bytes.append(real: number)
            if decimalMark == .comma, let point = bytes.firstIndex(of: UInt8(ascii: ".")) { bytes[point] = decimalMark.byte }
        case .boolean(let flag): bytes.append(flag ? "true" : "false")
        }
    }

    private mutating func set(_ text: UnsafeBufferPointer<UInt8>) {
        if SpreadsheetGuard(decimalMark: decimalMark).isNeeded(for: text) { bytes.append(UInt8(ascii: "'")) }
        if text.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
            appendOneLine(text)
        } else {
            bytes.append(contentsOf: text)
        }
        if bytes.count > Self.limit { cut() }
    }

    /// CR LF, CR and LF become ` ⏎ `.
    private mutating func appendOneLine(_ text: UnsafeBufferPointer<UInt8>) {
        for (index, byte) in text.enumerated() {
            switch byte {
            case 0x0A where index > 0 && text[index - 1] == 0x0D: break
            case 0x0A, 0x0D: bytes.append(contentsOf: Self.lineBreak)
            default: bytes.append(byte)
            }
        }
    }

    private mutating func cut() {
        var units = 0, room = 0
        let markUnits = Self.cutMark.utf16.count
        for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if units + markUnits <= Self.limit { room = index }
            units += byte >= 0xF0 ? 2 : 1
        }
        guard units > Self.limit else { return }
        bytes.removeSubrange(room...)
        bytes.append(Self.cutMark)
    }

    /// Whether the text, guarded and in one line, has more UTF-16 units than a cell takes.
    static func isTooLong(_ text: String) -> Bool {
        var cell = SpreadsheetCell()
        cell.set(.text(text))
        return cell.bytes.suffix(cutMark.utf8.count).elementsEqual(cutMark.utf8) && !text.utf8.elementsEqual(cell.bytes)
    }
}
