import Foundation
import Model
import Testing

@testable import Writing

@Suite struct DescriptorTests {
    @Test func everyCSVHasAResource() throws {
        let folder = try written()
        let package = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes("datapackage.json"))) as? [String: Any])
        #expect(package["schema_version"] as? Int == Dataset.schemaVersion)
        let resources = try #require(package["resources"] as? [[String: Any]])
        let paths = resources.compactMap { $0["path"] as? String }
        #expect(paths.sorted() == folder.contents.keys.filter { $0.hasSuffix(".csv") }.sorted())
        #expect(Set(resources.compactMap { $0["name"] as? String }).count == resources.count)
        let wide = try #require(resources.first { ($0["path"] as? String)?.hasPrefix("tables/") ?? false })
        let fields = (wide["schema"] as? [String: Any])?["fields"] as? [[String: String]]
        #expect(fields?.map { $0["name"] } == ["c1", "c2"])
        #expect(fields?.map { $0["title"] } == ["Name", "Name"])
    }

    @Test func itSpeaksOfWhatIsWritten() throws {
        var options = WritingOptions()
        options.writers = ["csv", "data-package", "data-dictionary"]
        let folder = try written(try Writer.selected(options.writers), options: options)
        #expect(!folder.string("datapackage.json").contains("spreadsheet/"))
        #expect(!folder.string("datapackage.json").contains("tables/"))
        #expect(!folder.string("README.md").contains("dataset.sqlite"))
    }

    @Test(.needs("frictionless"), arguments: [WritingOptions.DecimalMark.point, .comma])
    func frictionlessTakesIt(mark: WritingOptions.DecimalMark) throws {
        var options = WritingOptions()
        options.spreadsheetDecimalMark = mark
        options.spreadsheetSeparator = mark == .comma ? .semicolon : .comma
        let folder = try written(options: options)
        let result = try Tool.run("frictionless", ["validate", "datapackage.json"], in: folder.root)
        #expect(result.status == 0, "\(result.output)")
        #expect(!result.output.contains("INVALID"))
    }

    /// A validation that cannot fail would prove nothing.
    @Test(.needs("frictionless")) func frictionlessRefusesAChangedFile() throws {
        let folder = try written()
        let changed = folder.string("csv/citations.csv").replacingOccurrences(of: ",resolved,", with: ",maybe,")
        try changed.write(toFile: folder.root + "/csv/citations.csv", atomically: false, encoding: .utf8)
        #expect(try Tool.run("frictionless", ["validate", "datapackage.json"], in: folder.root).status != 0)
    }

    @Test func theDictionaryHasEveryColumn() throws {
        let folder = try written([.dataDictionary])
        let records = try StrictCSV.records(folder.bytes("data_dictionary.csv"))
        let columns = Dataset.tables.flatMap { table in table.columns.map { [table.name, $0.name] } }
        #expect(records.filter { !$0[1].isEmpty }.dropFirst().map { Array($0.prefix(2)) } == columns)
        #expect(folder.string("README.md").contains("| `work_id` |"))
        #expect(records.joined().contains { $0.contains("leading '") })
        var options = WritingOptions()
        options.spreadsheetSeparator = .semicolon
        options.spreadsheetDecimalMark = .comma
        #expect(try written([.dataDictionary], options: options).string("data_dictionary.csv").contains("their separator is a semicolon, their decimal mark a comma"))
    }
}

@Suite struct ReportTests {
    @Test func hostileTextStaysText() throws {
        var dataset = Sample.dataset()
        dataset.documents[0].metadata.title = "<script>alert(1)</script>\u{202E}\u{0}\"'&"
        var options = WritingOptions()
        options.title = "</title><img src=x>"
        let html = try written([.report], dataset: dataset, options: options).string("report.html")
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{FFFD}\u{FFFD}&quot;&#39;&amp;"))
        #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("http:") && !html.contains("\u{202E}"))
        #expect(html.hasSuffix("</html>\n"))
    }

    @Test func longListsAreCutAndSaySo() throws {
        var dataset = Sample.dataset()
        dataset.conflicts = (0 ..< 1_234).map { Conflict(kind: .numeric, about: "x", idA: "a\($0)", idB: "b", explanation: "e") }
        let html = try written([.report], dataset: dataset).string("report.html")
        #expect(html.contains("The first 200 of 1,234 conflicts"))
        #expect(html.components(separatedBy: "<td>numeric</td>").count - 1 == 200)
    }

    @Test(.needs("xmllint")) func itIsWellFormed() throws {
        let folder = try written([.report])
        let result = try Tool.run("xmllint", ["--html", "--noout", "report.html"], in: folder.root)
        let complaints = result.output.split(separator: "\n").filter { $0.contains("error") && !$0.contains("Tag ") }
        #expect(complaints.isEmpty, "\(result.output)")
    }
}
