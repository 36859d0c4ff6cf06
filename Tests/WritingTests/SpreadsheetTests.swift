import Model
import Testing

@testable import Writing

@Suite struct SpreadsheetTests {
    @Test(arguments: [
        "=1+1", "+49 30", "-x", "-", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'", "'tis", "007", "00", "-007", "1/2",
        "1 1/2", "2-3", "4-7", "1,773",
        "1.2.3", "1e5", "1E-5", "1234e5678", "2310009E13", "SEPT2", "MARCH1", "oct4", "2-Dec", "Dec 2025", "December 3, 2025", "3. Dezember 2025",
        "Mär 5",
        "2025-12", "2025-12-03", "3.12.2025", "12/2019", "2025-12-03T10:30", "12:30", "1:1000", "12:30:05.5", "5 pm", "50%", "50 %", "$5",
        "€ 3,50", "(4)", ".5",
        "1 234", "1\u{A0}234", "TRUE", "false", "1234567890123456", " 007", "5-", "+5",
    ])
    func isGuarded(text: String) { #expect(guarded(text) == "'" + text.replacingLineBreaks) }

    @Test(arguments: [
        "", "a", "-4.7", "30", "0", "0.5", "1.40", "-0.001", "123456789012345", "10.1038/nature", "10.1000/182", "[12]", "10–20", "123-130",
        "BDNF", "5 mg", "n = 12",
        "p<0.05", "1st", "a-b", "PMC123", "doi:10.1", "trial.txt#f1", "may", "Semax", "resolved", "5a", "12 weeks", "≥ 5", "−4.7", "3 of 4",
        "https://a.b/1-2",
        "Decode 5 times", "1,2-dichloro", "Ünïcode",
    ])
    func isNotGuarded(text: String) { #expect(guarded(text) == text) }

    @Test(arguments: [("4.7", "'4.7"), ("4,7", "4,7"), ("-4,7", "-4,7"), ("30", "30"), ("1.773", "'1.773")])
    func aPlainNumberHasTheFilesMark(text: String, expected: String) {
        #expect(guarded(text, decimalMark: .comma) == expected)
    }

    @Test func numbersHaveTheMarkOfTheOptions() {
        var cell = SpreadsheetCell(decimalMark: .comma)
        cell.set(.real(-4.7))
        #expect(String(decoding: cell.bytes, as: UTF8.self) == "-4,7")
        cell.set(.integer(-12))
        #expect(String(decoding: cell.bytes, as: UTF8.self) == "-12")
        cell.set(.real(.nan))
        #expect(cell.bytes.isEmpty)
    }

    @Test func theGuardCanBeUndone() throws {
        let folder = try written([.csv, .spreadsheet])
        for table in PublishedTable.all {
            let exact = try StrictCSV.records(folder.bytes("csv/\(table.name).csv"))
            let bytes = folder.bytes("spreadsheet/\(table.name).csv")
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let guarded = try StrictCSV.records(Array(bytes.dropFirst(3)))
            #expect(guarded.count == exact.count)
            for (row, cells) in zip(exact, guarded) {
                for (column, pair) in zip(table.columns, zip(row, cells)) {
                    let undone = column.type == .text && pair.1.utf8.first == UInt8(ascii: "'") ? String(pair.1.dropFirst()) : pair.1
                    #expect(Array(undone.utf8) == Array(pair.0.replacingLineBreaks.utf8))
                }
            }
        }
    }

    @Test func separatorAndMarkAreThoseOfTheOptions() throws {
        var options = WritingOptions()
        options.spreadsheetSeparator = .semicolon
        options.spreadsheetDecimalMark = .comma
        let folder = try written([.spreadsheet], options: options)
        let records = try StrictCSV.records(Array(folder.bytes("spreadsheet/quantities.csv").dropFirst(3)), separator: UInt8(ascii: ";"))
        #expect(records[1][6] == "-4,7")
    }

    @Test(arguments: [(32_767, false), (32_768, true), (40_000, true)])
    func longCellsAreCut(length: Int, isCut: Bool) {
        let result = guarded(String(repeating: "x", count: length))
        #expect(result.utf16.count == min(length, 32_767))
        #expect(result.hasSuffix(SpreadsheetCell.cutMark) == isCut)
        #expect(SpreadsheetCell.isTooLong(String(repeating: "x", count: length)) == isCut)
    }

    @Test func cutsAreBetweenCharacters() {
        let result = guarded(String(repeating: "🧠", count: 20_000))
        #expect(result.utf16.count <= 32_767)
        #expect(!result.unicodeScalars.contains("\u{FFFD}"))
    }

    private func guarded(_ text: String, decimalMark: WritingOptions.DecimalMark = .point) -> String {
        var cell = SpreadsheetCell(decimalMark: decimalMark)
        cell.set(.text(text))
        return String(decoding: cell.bytes, as: UTF8.self)
    }
}

extension String {
    /// What a spreadsheet file makes of line breaks.
    fileprivate var replacingLineBreaks: String {
        var result = String.UnicodeScalarView(), last: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar == "\n" && last == "\r" { last = scalar; continue }
            if scalar == "\n" || scalar == "\r" { result.append(contentsOf: " ⏎ ".unicodeScalars) } else { result.append(scalar) }
            last = scalar
        }
        return String(result)
    }
}
