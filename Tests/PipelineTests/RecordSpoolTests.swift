import Foundation
import Model
@testable import Pipeline
import Testing

/// The records of large documents on disk: what comes back is what went there.
struct RecordSpoolTests {
    static func spool(in folder: TemporaryFolder) -> RecordSpool { RecordSpool(at: folder.path + "/spool") }

    static func cells(_ count: Int) -> [Cell] {
        (0 ..< count).map { number in
            Cell(tableID: "a.txt#t\(number / 7)", row: number % 7, column: 0, role: .data, header: number % 2 == 0 ? "Dose" : nil,
                 text: "café \(number)", span: SourceSpan(line: 1, start: number, end: number + 1, bytes: number ..< number + 1))
        }
    }

    static func texts(_ cells: some Sequence<Cell>) -> [String] {
        cells.map { "\($0.tableID) \($0.row) \($0.header ?? "-") \($0.text) \($0.span.start)" }
    }

    /// Around the borders of pieces, by iteration, by index, by slices and from behind.
    @Test(arguments: [0, 1, 127, 128, 129, 256, 1_000]) func holdsWhatAnArrayHolds(count: Int) throws {
        let folder = try TemporaryFolder()
        let cells = Self.cells(count)
        var list = RecordList<Cell>(in: Self.spool(in: folder))
        list += cells
        #expect(list.count == count)
        #expect(Self.texts(list) == Self.texts(cells))
        #expect(Self.texts(list.indices.map { list[$0] }) == Self.texts(cells))
        #expect(Self.texts(list.dropFirst(100)) == Self.texts(cells.dropFirst(100)))
        #expect(list.last?.text == cells.last?.text)
        list.modifyEach { $0.row += 1 }
        list.append(Self.cells(1)[0])
        #expect(list.map(\.row) == cells.map { $0.row + 1 } + [0])
    }

    /// Changed when they are taken out, one change behind the other, and then changed for good.
    @Test(arguments: [0, 1, 128, 300]) func changesByPlaceComeWithTheRecords(count: Int) throws {
        let folder = try TemporaryFolder()
        let cells = Self.cells(count)
        var list = RecordList<Cell>(in: Self.spool(in: folder))
        list += cells
        list.changeEach { place, cell in cell.row = place }
        list.changeEach { place, cell in cell.row = 2 * cell.row + place }
        #expect(list.map(\.row) == cells.indices.map { 3 * $0 } && list.indices.map { list[$0].row } == cells.indices.map { 3 * $0 })
        list.modifyEach { $0.row += 1 }
        #expect(list.map(\.row) == cells.indices.map { 3 * $0 + 1 })
    }

    @Test func theFileHasNoName() throws {
        let folder = try TemporaryFolder()
        var list = RecordList<Cell>(in: Self.spool(in: folder))
        list += Self.cells(500)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    /// A disk that takes nothing costs memory, and no record.
    @Test func whatTheDiskDoesNotTakeStaysInMemory() {
        var list = RecordList<Cell>(in: RecordSpool(at: "/nowhere/at/all"))
        list += Self.cells(500)
        #expect(Self.texts(list) == Self.texts(Self.cells(500)))
    }

    /// A document that is taken for a large one yields the same records.
    @Test func largeDocumentsYieldTheSame() throws {
        let folder = try TemporaryFolder()
        var text = "# Mazes\n\n"
        for number in 1 ... 150 {
            text += "Rats ran \(number).5 m in \(number) s with 3 mg/kg of semax [\(number)].\n\nTable \(number). Runs\n\n"
            text += "| Group | Time |\n|---|---|\n| semax | \(number) s |\n| saline | 9 s |\n\n"
        }
        text += "## References\n\n" + (1 ... 150).map { "\($0). Roe J, Poe A. Mazes of the north, part \($0). J Maze. 2010;\($0):2-3.\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/a.md"))
        let configuration = try Configuration(files: [folder.path + "/a.md"], output: folder.path + "/output", builtIn: KnownNames.all.builtIn)
        let files = SourceFiles(of: configuration, formatsByExtension: KnownNames.all.formatsByExtension).files
        let yields = try [nil, Self.spool(in: folder)].map { spool in
            let extraction = DocumentExtraction(configuration: configuration, spool: spool, largeCount: 0)
            let outcome = extraction.document(from: try #require(files.first)).outcome
            guard case .records(let document) = outcome else { throw CocoaError(.fileReadUnknown) }
            return document
        }
        #expect(yields[0].records.quantities.count > 300 && yields[0].records.citations.count == 150 && yields[0].records.cells.count > 300)
        #expect(yields[0].bytes == yields[1].bytes)
    }
}
