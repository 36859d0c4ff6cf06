import Foundation
import Model
import Testing
import XMLCoder

@testable import Writing

@Suite struct XMLTests {
    @Test(arguments: [
        ("plain", "plain"), ("a<b>&c", "a&lt;b&gt;&amp;c"), ("]]>", "]]&gt;"), ("a\rb\r\n", "a&#13;b&#13;\n"), ("tab\t\n", "tab\t\n"),
        ("\u{0}\u{1}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("x\u{FFFE}\u{FFFF}y", "x\u{FFFD}\u{FFFD}y"), ("\u{FFFD}", "\u{FFFD}"), ("\u{FEFF}", "\u{FEFF}"), ("\u{FB01}", "\u{FB01}"), 
        ("🧠", "🧠"), ("", ""),
    ])
    func textIsEscaped(text: String, expected: String) {
        var bytes: [UInt8] = []
        XMLText.append(text, to: &bytes)
        #expect(bytes == Array(expected.utf8))
    }

    /// XMLCoder's decoder is the judge of the stream writer: every value of every row comes back.
    @Test func everyRowReadsBack() throws {
        let dataset = Sample.dataset(extraTexts: [Sample.withNUL])
        let folder = try written([.xml], dataset: dataset)
        let decoder = XMLDecoder(trimValueWhitespaces: false)
        let decoded = try decoder.decode([String: DecodedTable].self, from: Data(folder.bytes("dataset.xml")))
        for table in PublishedTable.all {
            let rows = try #require(decoded[table.name]?.rows, "no \(table.name)")
            var expected: [[String: String]] = []
            try table.forEachRow(of: dataset) { values in
                var row: [String: String] = [:]
                for (column, value) in zip(table.columns, values) { row[column.name] = value.plainText.map(replacingForbidden) }
                expected.append(row)
            }
            #expect(rows.count == expected.count)
            for (row, other) in zip(rows, expected) {
                #expect(row.mapValues { Array($0.utf8) } == other.mapValues { Array($0.utf8) })
            }
        }
    }

    @Test(.needs("xmllint")) func theSchemaTakesIt() throws {
        let folder = try written([.xml], dataset: Sample.dataset(extraTexts: [Sample.withNUL]))
        let result = try Tool.run("xmllint", ["--noout", "--schema", "dataset.xsd", "dataset.xml"], in: folder.root)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("dataset.xml validates"))
    }

    /// A schema that takes anything would prove nothing.
    @Test(.needs("xmllint"), arguments: [("<status>resolved</status>", "<status>maybe</status>"), ("<level>1</level>", "<level>one</level>"),
        ("<confidence>0.5</confidence>", "")])
    func theSchemaRefuses(found: String, replacement: String) throws {
        let folder = try written([.xml])
        let broken = folder.string("dataset.xml").replacingOccurrences(of: found, with: replacement.isEmpty ? "<surprise/>" : replacement)
        try broken.write(toFile: folder.root + "/broken.xml", atomically: false, encoding: .utf8)
        let result = try Tool.run("xmllint", ["--noout", "--schema", "dataset.xsd", "broken.xml"], in: folder.root)
        #expect(result.status != 0)
    }

    private func replacingForbidden(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r"
            scalars.append(isControl || 0xFFFE ... 0xFFFF ~= scalar.value ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }
}

/// The rows of a table as XMLCoder reads them, whatever their element is called.
private struct DecodedTable: Decodable {
    let rows: [[String: String]]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        guard let name = container.allKeys.first(where: { !$0.stringValue.isEmpty }) else { rows = []; return }
        rows = try container.decode([[String: String]].self, forKey: name)
    }
}
