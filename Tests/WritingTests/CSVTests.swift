import Model
import SwiftCSV
import Testing

@testable import Writing

@Suite struct CSVTests {
    @Test(arguments: [
        ([], "\r\n"), ([""], "\"\"\r\n"), (["", ""], ",\r\n"), (["a", "b"], "a,b\r\n"), (["a,b"], "\"a,b\"\r\n"), (["\""], "\"\"\"\"\r\n"),
        (["say \"no\" now"], "\"say \"\"no\"\" now\"\r\n"), (["a\nb"], "\"a\nb\"\r\n"), (["a\rb"], "\"a\rb\"\r\n"), ([" a"], "\" a\"\r\n"),
        (["a "], "\"a \"\r\n"), (["=1+1"], "=1+1\r\n"), ([",\u{301}"], "\",\u{301}\"\r\n"),
    ])
    func recordsAreRFC4180(cells: [String], expected: String) {
        var bytes: [UInt8] = []
        CSVEncoding().append(cells, to: &bytes)
        #expect(bytes == Array(expected.utf8))
    }

    @Test func valuesAreExact() {
        var bytes: [UInt8] = []
        CSVEncoding().append([.null, .text("-4.7"), .integer(-12), .integer(7), .real(-4.7), .real(30), .real(1e-7), .real(.nan), .real(-.infinity),
                              .boolean(true), .boolean(false)], to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == ",-4.7,-12,7,-4.7,30,0.0000001,,,true,false\r\n")
    }

    @Test(arguments: [0, 7, 10, 99, 100, 1_234_567_890, -1, -10, -4_070, .max, .min])
    func integersAreAsSwiftPrintsThem(number: Int) {
        var bytes: [UInt8] = []
        bytes.append(decimal: number)
        #expect(String(decoding: bytes, as: UTF8.self) == String(number))
    }

    @Test func everyTableReadsBack() throws {
        let dataset = Sample.dataset(extraTexts: [Sample.withNUL, Sample.long])
        let folder = try written([.csv], dataset: dataset)
        #expect(PublishedTable.all.count == 18)
        for table in PublishedTable.all {
            let records = try StrictCSV.records(folder.bytes("csv/\(table.name).csv"))
            #expect(records.first == table.columns.map(\.name))
            var expected: [[String]] = []
            try table.forEachRow(of: dataset) { expected.append($0.map { $0.plainText ?? "" }) }
            #expect(!expected.isEmpty, "the sample has no row in \(table.name)")
            #expect(records.dropFirst().map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } })
        }
    }

    /// SwiftCSV is a peer where it can be: without bare carriage returns, blanks at the ends and combining marks at the start.
    @Test func aPeerReadsTheSame() throws {
        let folder = try written([.csv])
        let peer = try CSV<Enumerated>(string: folder.string("csv/works.csv"))
        #expect(peer.header == PublishedTable.all.first { $0.name == "works" }?.columns.map(\.name))
        #expect(peer.rows.count == Sample.works.count)
        #expect(peer.rows.first?[2] == Sample.works[0].bibliography.title)
    }

    @Test func tablesAreThoseOfTheContract() {
        #expect(PublishedTable.all.map(\.definition) == Dataset.tables)
    }

    @Test(arguments: [("documents", "document"), ("work_aliases", "work_alias"), ("matches", "match"), ("studies", "study"),
                      ("quantities", "quantity"), ("cells", "cell"), ("diagnostics", "diagnostic"), ("key_values", "key_value"), ("effects", "effect")])
    func rowsHaveNames(table: String, row: String) {
        #expect(Dataset.tables.first { $0.name == table }?.rowName == row)
    }
}

@Suite struct WideTableTests {
    @Test func aTableStandsAsItStood() throws {
        let folder = try written([.wideTables])
        let records = try StrictCSV.records(folder.bytes("tables/trials%2Fa%20b.md.t1.csv"))
        #expect(records.first == ["Name", "Name"])
        #expect(records.count == 1 + Sample.hostileTexts.count)
        #expect(records.dropFirst().map { Array($0[1].utf8) } == Sample.hostileTexts.map { Array($0.utf8) })
        #expect(!records.joined().contains("a note"))
    }

    @Test(arguments: [
        ("a.md", "a.md#t1", "a.md.t1.csv"), ("dir%2Fa%20b.md", "dir%2Fa%20b.md#t12", "dir%2Fa%20b.md.t12.csv"), 
        ("dir/a.md", "dir/a.md#t1", "dir%2Fa.md.t1.csv"),
        ("a.md", "other", "other.csv"), ("..", "..#t1", "...t1.csv"), ("ü", "ü#t1", "%C3%BC.t1.csv"),
    ])
    func fileNamesAreFlat(document: String, table: String, expected: String) {
        #expect(WideTable.fileName(ofTable: table, documentID: document) == expected)
    }

    @Test func longNamesStayApart() {
        let stem = String(repeating: "%C3%BC", count: 100)
        let names = ["a", "b"].flatMap { end in ["t1", "t2"].map { WideTable.fileName(ofTable: "\(stem)\(end)#\($0)", documentID: stem + end) } }
        #expect(Set(names).count == 4)
        #expect(names.allSatisfy { $0.utf8.count < 255 && $0.hasSuffix(".csv") })
    }
}
