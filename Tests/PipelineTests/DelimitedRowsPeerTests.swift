@testable import Reading
import SwiftCSV
import Testing

/// Our reader of bulk tables beside SwiftCSV, on tables that both understand.
@Suite struct DelimitedRowsPeerTests {
    private static let pieces = ["Tides", "of a", "small lake", "say \"so\"", "a,b", "x;y", "line\nbreak", "ünï", "湖", "", "1.40", "'", "|", "\\", "''", "#", "<i>"]

    @Test(arguments: 1 ... 60) func readsWhatSwiftCSVReads(seed: Int) throws {
        var state = UInt64(seed)
        func random(_ count: Int) -> Int { state = state &* 6364136223846793005 &+ 1442695040888963407; return Int(state >> 33) % count }
        let columns = 2 + random(4), lineEnd = random(2) == 0 ? "\n" : "\r\n"
        let header = (0 ..< columns).map { "column\($0)" }
        // SwiftCSV drops an empty last cell, strips blanks before a cell, and cannot tell a comma before a combining mark
        let rows = (0 ..< 1 + random(12)).map { _ in
            (0 ..< columns).map { column in Self.pieces[random(Self.pieces.count)] + (column == columns - 1 ? "." : "") }
        }
        let text = ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") }.joined(separator: lineEnd) + lineEnd
        let peer = try CSV<Enumerated>(string: text, delimiter: .comma, loadColumns: false)
        var reader = DelimitedRows(Array(text.utf8))
        var found: [[String]] = []
        while reader.next() { found.append(reader.cells.map { String(decoding: reader.text(of: $0), as: UTF8.self) }) }
        #expect(found.first == header)
        #expect(Array(found.dropFirst()) == rows)
        #expect(peer.rows == rows)
    }

    private static func quoted(_ cell: String) -> String {
        cell.contains { $0 == "," || $0 == "\"" || $0.isNewline } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
