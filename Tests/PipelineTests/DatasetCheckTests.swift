import Foundation
import GRDB
@testable import Pipeline
import Testing

/// A dataset is made once, damaged in one place a case, and the check must say so.
@Suite struct DatasetCheckTests {
    static let note = """
    # Cooling after cardiac arrest

    Compiled by: Example Group

    Cooling to 33 °C reduced deaths in 12 of 40 patients [1]. Warming did not [2].

    Table 1. Deaths

    | Arm | n | Deaths |
    |---|---|---|
    | Cooled | 40 | 12 |
    | Not cooled | 41 | 20 |

    ## References

    1. Doe J, Roe R. Cold heads. J Test. 2019;12(3):45-9. doi:10.1000/xyz1
    2. Poe E. Warm “héads”. J Test. 2020;13(1):1-9. doi:10.1000/xyz2
    """

    private static let made = Task { () -> TemporaryFolder in
        let folder = try TemporaryFolder(["raw/a.md": note, "raw/b.md": "# Other\n\nNothing here.\n"])
        var configuration = Configuration(raw: folder.path + "/raw", output: folder.path + "/output", builtIn: .init(terms: []))
        configuration.outputs.writers = ["csv", "sqlite"]
        _ = try await Pipeline(configuration: configuration).run()
        return folder
    }

    /// A copy of a published dataset of two documents.
    private func published() async throws -> TemporaryFolder {
        let made = try await Self.made.value, copy = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: made.path + "/output", toPath: copy.path + "/output")
        return copy
    }

    private func check(_ folder: TemporaryFolder) throws -> DatasetCheck.Result { try DatasetCheck.result(of: folder.path + "/output") }

    @Test func whatIsPublishedPasses() async throws {
        let result = try check(await published())
        #expect(result.problems.isEmpty, "\(result.problems.map(\.text))")
        #expect(result.tableCount == 18 && result.recordCount > 20 && result.notes.isEmpty)
    }

    struct Damage: Sendable {
        let file: String
        let old: String
        let new: String
        let code: String
        init(_ file: String, _ old: String, _ new: String, _ code: String) { self.file = file; self.old = old; self.new = new; self.code = code }
    }

    static let damages: [Damage] = [
        Damage("sections", "section_id,document_id", "section,document_id", "header"),
        Damage("sections", "a.md#s2,", "a.md#s1,", "duplicate-key"),
        Damage("sections", ",References,", ",Refs and more,", "span-text"),
        Damage("sections", ",1,Cooling", ",one,Cooling", "wrong-type"),
        Damage("sections", "a.md#s2,a.md,a.md#s1", "a.md#s2,a.md,a.md#s9", "unknown-id"),
        Damage("sections", "a.md#s2,a.md,", "a.md#s2,c.md,", "unknown-id"),
        Damage("documents", "b.md,b.md,", "b.md,b.md,extra,", "ragged-record"),
        Damage("key_values", "Example Group", "Example Groups", "span-text"),
        Damage("cells", ",data,", ",date,", "not-allowed"),
        Damage("cells", ",Not cooled,", ",cooled Not,", "span-text"),
        Damage("references", "Cold heads. J Test", "Cold beds. J Test", "span-text"),
        Damage("citations", ",[1],1,", ",[9],1,", "span-marker"),
        Damage("quantities", ",33 °C,", ",34 °C,", "span-quote"),
        Damage("references", ",false,2019", ",no,2019", "wrong-type"),
        Damage("quantities", ",33,", ",33°,", "wrong-type"),
        Damage("tables", ",a.md,", ",,", "missing-value"),
    ]

    @Test(arguments: damages) func eachDamageIsFound(_ damage: Damage) async throws {
        let folder = try await published()
        let file = "output/csv/\(damage.file).csv"
        let text = try #require(folder.text(file))
        let place = try #require(text.range(of: damage.old), "\(damage.old) is not in \(text)")
        try folder.write(text.replacingCharacters(in: place, with: damage.new), to: file)
        let result = try check(folder)
        #expect(result.counts[damage.code] != nil, "\(result.problems.map(\.text))")
        #expect(result.problems.contains { $0.code == damage.code && $0.file == file.dropFirst("output/".count) })
    }

    /// Damages the numbers at the end of a record: line, start, end.
    @Test(arguments: [(0, 1, "span-line"), (1, 1, "span-quote"), (2, 100_000, "span-outside"), (1, -100_000, "bad-place")])
    func wrongPlacesAreFound(_ column: Int, _ shift: Int, _ code: String) async throws {
        let folder = try await published()
        var lines = try #require(folder.text("output/csv/quantities.csv")).components(separatedBy: "\r\n")
        var cells = lines[1].components(separatedBy: ",")
        let index = cells.count - 3 + column
        cells[index] = String(try #require(Int(cells[index])) + shift)
        lines[1] = cells.joined(separator: ",")
        try folder.write(lines.joined(separator: "\r\n"), to: "output/csv/quantities.csv")
        let result = try check(folder)
        #expect(result.counts[code] != nil, "\(result.problems.map(\.text))")
    }

    static let statements: [(sql: String, code: String)] = [
        ("UPDATE document_texts SET text = 'x' || text WHERE document_id = 'a.md'", "span-quote"),
        ("UPDATE document_texts SET text = text || 'x' WHERE document_id = 'b.md'", "text-length"),
        ("UPDATE document_blocks SET blocks = '[[\"paragraph\",0,3],[\"paragraph\",5,9]]' WHERE document_id = 'b.md'", "block-gap"),
        ("UPDATE document_blocks SET blocks = '[]' WHERE document_id = 'b.md'", "block-gap"),
        ("DELETE FROM cells WHERE row = 0", "row-count"),
        ("PRAGMA user_version = 99", "schema-version"),
        ("UPDATE \"references\" SET year = 1999", "other-values"), ("UPDATE quantities SET value = value + 0.5", "other-values"),
        ("UPDATE \"references\" SET et_al = 1", "other-values"), ("UPDATE cells SET text = NULL WHERE 0; UPDATE tables SET caption = NULL", "other-values"),
        ("UPDATE sections SET document_id = 'gone.md'", "foreign-key"),
    ]

    @Test(arguments: statements) func damagedDatabasesAreFound(_ sql: String, _ code: String) async throws {
        let folder = try await published()
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: folder.path + "/output/dataset.sqlite", configuration: configuration)
        try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
        #expect(try check(folder).counts[code] != nil)
    }

    @Test func aFileThatIsNoDatabaseIsSaidSo() async throws {
        let folder = try await published()
        try folder.write("not a database, but long enough to be taken for one at first sight", to: "output/dataset.sqlite")
        #expect(try check(folder).counts["database"] == 1)
    }

    @Test func withoutTheDatabaseTheRestIsChecked() async throws {
        let folder = try await published()
        try FileManager.default.removeItem(atPath: folder.path + "/output/dataset.sqlite")
        try FileManager.default.removeItem(atPath: folder.path + "/output/csv/arms.csv")
        let result = try check(folder)
        #expect(result.problems.map(\.code) == ["missing-table"])
        #expect(result.notes.count == 1)
    }

    @Test func manyProblemsOfOneKindAreCountedNotListed() async throws {
        let folder = try await published()
        let text = try #require(folder.text("output/csv/cells.csv"))
        try folder.write(text.replacingOccurrences(of: ",data,", with: ",dato,"), to: "output/csv/cells.csv")
        let result = try DatasetCheck.result(of: folder.path + "/output", limit: 1)
        #expect(result.problems.count { $0.code == "not-allowed" } == 1)
        #expect(result.counts["not-allowed"] == 4)
    }

    @Test func noDatasetIsNoInput() throws {
        let folder = try TemporaryFolder()
        let thrown = #expect(throws: Failure.self) { try check(folder) }
        #expect(thrown?.status == .noInput)
    }
}
