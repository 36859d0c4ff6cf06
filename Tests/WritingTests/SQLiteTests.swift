import Foundation
import GRDB
import Model
import Testing

@testable import Writing

@Suite struct SQLiteTests {
    private func open(_ folder: DirectoryFolder) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: folder.root + "/dataset.sqlite", configuration: configuration)
    }

    @Test func itIsWhole() throws {
        let folder = try written([.sqlite])
        try open(folder).read { database in
            #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
            #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
            #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == Dataset.schemaVersion)
            let loose = try String.fetchAll(database,
                sql: "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'")
            #expect(loose.allSatisfy { $0.contains("_search") || $0 == "sqlite_schema" }, "\(loose)")
        }
    }

    @Test func everyRowReadsBack() throws {
        let dataset = Sample.dataset(extraTexts: [Sample.withNUL, Sample.long])
        let folder = try written([.sqlite], dataset: dataset)
        try open(folder).read { database in
            for table in PublishedTable.all {
                let rows = try Row.fetchAll(database, sql: "SELECT * FROM \"\(table.name)\" ORDER BY rowid")
                #expect(rows.first.map { Array($0.columnNames) } == table.columns.map(\.name))
                var index = 0
                try table.forEachRow(of: dataset) { values in
                    guard index < rows.count else { index += 1; return }
                    for (position, value) in values.enumerated() {
                        #expect(text(rows[index][position]) == text(value), "\(table.name).\(table.columns[position].name)")
                    }
                    index += 1
                }
                #expect(rows.count == index)
            }
        }
    }

    private func text(_ value: DatabaseValue) -> [UInt8]? {
        switch value.storage {
        case .null, .blob: nil
        case .int64(let number): Array("i\(number)".utf8)
        case .double(let number): Array("r\(number)".utf8)
        case .string(let text): Array(text.utf8)
        }
    }

    private func text(_ value: Value) -> [UInt8]? {
        switch value {
        case .null: nil
        case .text(let text): text.utf8.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
        case .integer(let number): Array("i\(number)".utf8)
        case .real(let number): Array("r\(number)".utf8)
        case .boolean(let flag): Array("i\(flag ? 1 : 0)".utf8)
        }
    }

    @Test func nothingIsCutAtNUL() throws {
        let folder = try written([.sqlite], dataset: Sample.dataset(extraTexts: [Sample.withNUL]))
        let found = try open(folder).read { try String.fetchAll($0, sql: "SELECT value FROM key_values WHERE value LIKE 'before%after'") }
        #expect(found == ["before\u{FFFD}after"])
    }

    @Test func textsAndBlocksAreThere() throws {
        let folder = try written([.sqlite])
        try open(folder).read { database in
            #expect(try String.fetchAll(database, sql: "SELECT text FROM document_texts ORDER BY document_id, chunk") == [Sample.text])
            let passages = try Row.fetchAll(database, sql: "SELECT kind, \"start\", \"end\", text FROM passages ORDER BY document_id, number")
            #expect(passages.map { $0["text"] as String }.joined() == Sample.text)
            #expect(passages.map { $0["kind"] as String } == ["heading", "blank", "paragraph", "blank", "heading", "reference"])
            var end = 0
            for passage in passages {
                #expect(passage["start"] == end)
                end = passage["end"]
            }
            #expect(end == Sample.text.unicodeScalars.count)
        }
    }

    @Test(arguments: [("text_search", "infarct", 0), ("text_search", "semax", 1), ("text_search", "\"4.7 points\"", 1), 
                      ("finding_search", "nihss", 1), ("finding_search", "semax", 2), ("reference_search", "title", 2),
                      ("reference_search", "moscow", 2), ("reference_search", "lukasz", 0)])
    func searchFinds(table: String, query: String, count: Int) throws {
        let folder = try written([.sqlite])
        let found = try open(folder).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table) WHERE \(table) MATCH ?", arguments: [query]) }
        #expect(found == count)
    }

    @Test func viewsGiveWhatTheyPromise() throws {
        let folder = try written([.sqlite])
        try open(folder).read { database in
            let studies = try Row.fetchAll(database, sql: "SELECT * FROM study_table ORDER BY finding_id")
            #expect(studies.count == 2)
            #expect(studies[0]["work_id"] == "doi:10.1000/a_b(1)")
            #expect(studies[1]["study"] == "A 2019 cohort study")
            let network = try Row.fetchAll(database, sql: "SELECT * FROM citation_network ORDER BY work_id")
            #expect(network.map { $0["n_references"] as Int } == [1, 1])
            #expect(network.map { $0["n_citations"] as Int } == [1, 0])
            #expect(try String.fetchAll(database, sql: "SELECT finding_id FROM unsupported_findings") == ["\(Sample.id)#f2"])
            #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM bibliography") == 2)
        }
    }

    @Test func typesAreEnforced() throws {
        let folder = try written([.sqlite])
        let queue = try DatabaseQueue(path: folder.root + "/dataset.sqlite")
        for statement in ["UPDATE citations SET status = 'maybe'", "UPDATE \"references\" SET et_al = 2", "UPDATE sections SET level = 'one'",
                          "UPDATE citations SET work_id = 'none'", "UPDATE findings SET estimate = 'high'"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: statement) } }
        }
    }

    @Test func equalDatasetsGiveEqualBytes() throws {
        let one = try written([.sqlite]).bytes("dataset.sqlite"), other = try written([.sqlite]).bytes("dataset.sqlite")
        #expect(!one.isEmpty)
        #expect(one == other)
    }

    private static var doubled: Dataset {
        var dataset = Sample.dataset()
        dataset.documents[0].arms.append(dataset.documents[0].arms[0])
        dataset.documents[0].sections.append(dataset.documents[0].sections[0])
        return dataset
    }

    @Test func aDoubledKeyIsSurvived() throws {
        let dataset = Self.doubled
        let folder = try written([.sqlite], dataset: dataset)
        #expect(try open(folder).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM arms") } == 1)
        #expect(try open(folder).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sections") } == 2)
    }

    @Test func aDoubledKeyIsSaid() async {
        #expect(await Self.doubled.losses(for: [.sqlite]).map(\.code) == ["duplicate-key", "duplicate-key"])
        #expect(await Sample.dataset().losses(for: [.sqlite]).filter { $0.code == "duplicate-key" }.isEmpty)
    }

    @Test(arguments: [(4, [0, 4, 8, 9]), (1, nil), (100, [0, 9])] as [(Int, [Int]?)])
    func chunksTileTheText(limit: Int, bounds: [Int]?) {
        let text = Array("a🧠b\ncd".utf8) // 1 + 4 + 1 + 1 + 2
        let chunks = TextChunk.chunks(of: text, blocks: [], limit: max(limit, 4))
        #expect(chunks.first?.bytes.lowerBound == 0)
        #expect(chunks.last?.bytes.upperBound == text.count)
        #expect(chunks.last?.end == 6)
        for (chunk, next) in zip(chunks, chunks.dropFirst()) {
            #expect(chunk.bytes.upperBound == next.bytes.lowerBound)
            #expect(chunk.end == next.start)
        }
        for chunk in chunks { #expect(String(validating: text[chunk.bytes], as: UTF8.self) != nil) }
    }

    @Test func chunksAreOfWholeBlocks() {
        let text = Array("one\ntwo\nthree\n".utf8)
        let blocks = [Block(.paragraph, bytes: 0 ..< 4), Block(.paragraph, bytes: 4 ..< 8), Block(.paragraph, bytes: 8 ..< 14)]
        #expect(TextChunk.chunks(of: text, blocks: blocks, limit: 10).map(\.bytes) == [0 ..< 8, 8 ..< 14])
        #expect(TextChunk.chunks(of: [], blocks: []).isEmpty)
    }
}
