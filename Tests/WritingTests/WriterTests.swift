import Foundation
import Model
import Testing

@testable import Writing

@Suite struct WriterTests {
    @Test func writersHaveNamesAndFiles() {
        #expect(!Writer.all.isEmpty)
        #expect(Set(Writer.all.map(\.name)).count == Writer.all.count)
        for writer in Writer.all {
            #expect(writer.name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) })
            #expect(writer.summary.hasSuffix(".") && !writer.files.isEmpty)
        }
    }

    @Test func writersAreSelectedByName() throws {
        #expect(try Writer.selected(nil).count == Writer.all.count)
        #expect(try Writer.selected(["xml", "csv"]).map(\.name) == ["csv", "xml"])
        #expect(throws: WritingError.self) { try Writer.selected(["csv", "excel"]) }
    }

    @Test func aWriterWritesItsFilesOnly() throws {
        for writer in Writer.all {
            let paths = try written([writer]).contents.keys
            let folders = Set(writer.files.map { $0.contains("<") ? String($0.prefix { $0 != "<" }) : $0 })
            #expect(!paths.isEmpty)
            for path in paths { #expect(folders.contains { path.hasPrefix($0) }, "\(writer.name) wrote \(path)") }
        }
    }

    @Test func twoRunsGiveTheSameBytes() async throws {
        let one = try written().contents
        let folder = try DirectoryFolder(), dataset = Sample.dataset()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in Writer.all.reversed() { group.addTask { try writer.write(dataset, folder, WritingOptions()) } }
            try await group.waitForAll()
        }
        #expect(one.count > 40)
        #expect(folder.contents == one)
    }

    @Test func anEmptyDatasetIsWritten() throws {
        let folder = try written(dataset: Dataset(documents: []))
        #expect(folder.string("csv/works.csv").hasPrefix("work_id,type,title"))
        #expect(folder.string("references/works.json") == "[\n]\n")
    }

    @Test func lossesAreNamed() async {
        var dataset = Sample.dataset(extraTexts: [Sample.withNUL, Sample.long])
        dataset.documents[0].quantities.modifyEach { $0.value = .nan }
        let losses = await dataset.losses(for: Writer.all)
        let long = losses.first { $0.code == "long-cell" }
        #expect(long?.message.contains("40000 characters") == true)
        #expect(long?.span?.line == 3 && long?.documentID == Sample.id)
        #expect(losses.contains { $0.code == "unwritable-character" && $0.message.contains("U+0000") })
        #expect(losses.contains { $0.code == "unwritable-character" && $0.message.contains("U+FFFE") })
        #expect(losses.contains { $0.code == "number-not-finite" })
        #expect(losses.allSatisfy { $0.severity == .error })
        #expect(await dataset.losses(for: [.csv]).map(\.code) == ["number-not-finite"])
        #expect(Set(await dataset.losses(for: [.sqlite]).map(\.code)) == ["number-not-finite", "unwritable-character"])
    }

    @Test func lossesHaveAnEnd() async {
        let dataset = Sample.dataset(extraTexts: [String](repeating: "\u{1}", count: 50))
        let losses = await dataset.losses(for: [.xml], cap: 5)
        #expect(losses.count == 6)
        #expect(losses.last?.message.contains("more values like the 5 named") == true)
    }
}

@Suite struct JSONTests {
    @Test(arguments: [
        (["b": 1, "a": [1, "x", true]], "{\"b\": 1, \"a\": [1, \"x\", true]}"), ([:], "{}"), ([], "[]"), (.null, "null"),
        (.number(-4.7), "-4.7"), (.number(.nan), "null"), (.number(30), "30"), (.number(1e-7), "0.0000001"),
        (.text("a/b \"c\" \\ \n\r\t\u{1}\u{7F}é🧠"),
        "\"a/b \\\"c\\\" \\\\ \\n\\r\\t\\u0001\\u007fé🧠\""), (.integer(.min), "-9223372036854775808"),
    ] as [(JSON, String)])
    func textIsExact(json: JSON, expected: String) throws {
        #expect(json.text == expected)
        _ = try JSONSerialization.jsonObject(with: Data(json.text.utf8), options: .fragmentsAllowed)
    }

    @Test func membersStandOneALine() throws {
        let json: JSON = ["a": [1, 2], "b": ["c": [["d": 1], []]], "e": [:]]
        #expect(json.indentedText == """
            {
              "a": [1, 2],
              "b": {
                "c": [
                  {
                    "d": 1
                  },
                  []
                ]
              },
              "e": {}
            }

            """)
    }
}
