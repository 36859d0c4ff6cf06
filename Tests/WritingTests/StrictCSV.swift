/// Reads RFC 4180 to the letter and nothing else, as the judge of what is written.
enum StrictCSV {
    struct Malformed: Error { let offset: Int, what: String }

    /// - Throws: `Malformed` for a bare quote, an unclosed one, a bare CR or LF, and a last record without CR LF.
    static func records(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) throws -> [[String]] {
        var records: [[String]] = [], record: [String] = [], cell: [UInt8] = []
        var index = 0
        let quote = UInt8(ascii: "\"")
        func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
        while index < bytes.count {
            cell.removeAll()
            if bytes[index] == quote {
                index += 1
                while true {
                    guard let next = byte(index) else { throw Malformed(offset: index, what: "unclosed quote") }
                    index += 1
                    if next != quote { cell.append(next); continue }
                    if byte(index) != quote { break }
                    cell.append(quote)
                    index += 1
                }
            } else {
                while let next = byte(index), next != separator, next != 0x0D, next != 0x0A {
                    if next == quote { throw Malformed(offset: index, what: "bare quote") }
                    cell.append(next)
                    index += 1
                }
            }
            record.append(String(decoding: cell, as: UTF8.self))
            if byte(index) == separator {
                index += 1
                if index == bytes.count { throw Malformed(offset: index, what: "no end of record") }
                if byte(index) == 0x0D { record.append(""); }
                if byte(index) != 0x0D { continue }
            }
            guard byte(index) == 0x0D, byte(index + 1) == 0x0A else { throw Malformed(offset: index, what: "no CR LF") }
            index += 2
            records.append(record)
            record = []
        }
        return records
    }
}
