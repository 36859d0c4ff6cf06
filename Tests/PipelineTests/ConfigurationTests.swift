import Foundation
import Model
@testable import Pipeline
import Testing

/// The names that the tests' configurations may use.
let knownNames = KnownNames(formats: ["markdown", "text"], formatsByExtension: ["txt": "text", "md": "markdown"], writers: ["csv", "sqlite", "xml"],
                            builtIn: Vocabulary(terms: [.init(.species, "rat", synonyms: ["rats"])]))

@Suite struct ConfigurationTests {
    private func read(_ yaml: String, _ files: [String: String] = [:]) throws -> Configuration {
        let folder = try TemporaryFolder(files.merging(["pipeline.yml": yaml]) { first, _ in first })
        return try Configuration.read(folder.path + "/pipeline.yml", knowing: knownNames)
    }

    private func mistakes(_ yaml: String, _ files: [String: String] = [:]) throws -> [Mistake] {
        do {
            _ = try read(yaml, files)
            return []
        } catch let mistakes as Mistakes {
            return mistakes.list
        }
    }

    @Test func emptyFileIsTheDefault() throws {
        let configuration = try read("# nothing yet\n", ["raw/a.txt": ""])
        #expect(configuration.sources.map(\.include.text) == ["**"])
        #expect(configuration.sources.map(\.rootName) == ["raw"])
        #expect(configuration.outputs.folder.hasSuffix("/output"))
        #expect(configuration.vocabulary.terms == knownNames.builtIn.terms)
        #expect(configuration.sha256.utf8.count == 64)
    }

    @Test func everyKeyIsRead() throws {
        let configuration = try read("""
        sources:
          - raw/**/*.txt
          - files: ["papers/*.md", "papers/**/*.markdown"]
            format: markdown
            exclude: papers/drafts/**
        vocabulary:
          built-in: false
          compound: {NO: [nitric oxide], 5-HT: }
          region: [hippocampus]
          files: words/*.csv
        thresholds: {match: 0.95, possible: 0.4, table-confidence: 1}
        outputs: {folder: out/data, writers: [csv, sqlite], spreadsheet: {separator: ";", decimal-mark: ","}, spans: repeat}
        curation: {decisions: mine.csv}
        limits: {document-size: 2 MB}
        """, ["words/a.csv": "\u{FEFF}category,name,synonyms\r\ntarget,\"BDNF, mature\",mBDNF; m-BDNF\r\nspecies,vole,\r\n", "mine.csv": "key_a,key_b,verdict,note\n0123456789abcdef,fedcba9876543210,distinct,\"Part I, Part II\"\n"])
        #expect(configuration.sources.map(\.rootName) == ["raw", "papers", "papers"])
        #expect(configuration.sources.map(\.format) == [nil, "markdown", "markdown"])
        #expect(configuration.sources[1].exclude.map(\.text) == ["papers/drafts/**"])
        #expect(configuration.vocabulary.terms == [
            .init(.compound, "NO", synonyms: ["nitric oxide"]), .init(.compound, "5-HT"), .init(.region, "hippocampus"),
            .init(.target, "BDNF, mature", synonyms: ["mBDNF", "m-BDNF"]), .init(.species, "vole"),
        ])
        #expect(configuration.thresholds == .init(match: 0.95, possible: 0.4, tableConfidence: 1))
        #expect(configuration.outputs.folder.hasSuffix("/out/data"))
        #expect(configuration.outputs.writers == ["csv", "sqlite"])
        #expect(configuration.outputs.spreadsheet == .init(separator: ";", decimalMark: ","))
        #expect(configuration.outputs.repeatsSpans)
        #expect(configuration.curation.decisions?.hasSuffix("/mine.csv") == true)
        #expect(configuration.decisions.map(\.verdict) == [.distinct])
        #expect(configuration.decisions.first?.note == "Part I, Part II")
        #expect(configuration.limits.documentSize == 2_000_000)
    }

    struct Wrong: Sendable {
        let yaml: String
        /// `line:column code`, in order.
        let places: [String]
        /// Words of the first message with its hint.
        let says: [String]
        init(_ yaml: String, _ places: String..., says: [String]) { self.yaml = yaml; self.places = places; self.says = says }
    }

    static let wrong: [Wrong] = [
        Wrong("sorces: [raw]", "1:1 unknown-key", says: ["unknown key \"sorces\"", "did you mean \"sources\"?"]),
        Wrong("sources: []", "1:10 no-sources", says: ["empty list"]),
        Wrong("sources:\n  - file: raw/**", "2:5 unknown-key", "2:5 missing-key", says: ["did you mean \"files\"?"]),
        Wrong("sources: [{files: raw/**, format: markdwn}]", "1:35 unknown-name", says: ["\"markdwn\"", "did you mean \"markdown\"?"]),
        Wrong("sources: ../raw/**", "1:10 path-outside", says: ["leads out"]),
        Wrong("sources: raw/**/../../etc/*", "1:10 path-outside", says: ["leads out"]),
        Wrong("sources: /etc/*.txt", "1:10 path-outside", says: ["not relative"]),
        Wrong("sources: ~/papers/*.txt", "1:10 path-outside", says: ["not relative"]),
        Wrong("sources: output/csv/**", "1:10 source-in-output", says: ["every run replaces"]),
        Wrong("sources: *.md", "1:11 not-yaml", says: ["quotes", "\"*.md\""]),
        Wrong("outputs: {folder: .}", "1:19 path-outside", says: ["must not replace"]),
        Wrong("outputs: {folder: a/../../b}", "1:19 path-outside", says: ["leads out"]),
        Wrong("outputs: {folder: 7, writers: csv}", "1:31 wrong-type", says: ["not a list"]),
        Wrong("outputs: {folder: [a], writers: [csv, exel]}", "1:19 wrong-type", "1:39 unknown-name", says: ["a list where a text"]),
        Wrong("outputs: {spreadsheet: {decimal-mark: \",\"}}", "1:39 out-of-range", says: ["both a comma"]),
        Wrong("outputs:\n  spreadsheet:\n    separater: ;", "3:5 unknown-key", says: ["did you mean \"separator\"?"]),
        Wrong("thresholds: {match: 90}", "1:21 out-of-range", says: ["0 to 1", "0.9 for"]),
        Wrong("thresholds: {match: high}", "1:21 wrong-type", says: ["\"high\"", "0 to 1"]),
        Wrong("thresholds: {match: .nan}", "1:21 out-of-range", says: ["0 to 1"]),
        Wrong("thresholds: {match: 0.4, possible: 0.6}", "1:36 out-of-range", says: ["at most match"]),
        Wrong("thresholds: {match: 1.5}", "1:21 out-of-range", says: ["1 is certain"]),
        Wrong("thresholds: {match: 0.4}", "1:21 out-of-range", says: ["write possible as well"]),
        Wrong("outputs: {writers: []}", "1:20 wrong-type", says: ["empty list"]),
        Wrong("vocabulary: {built-in: \"yes\"}", "1:24 wrong-type", says: ["true or false"]),
        Wrong("vocabulary: {compounds: [Semax]}", "1:14 unknown-key", says: ["did you mean \"compound\"?"]),
        Wrong("vocabulary: {compound: {Semax: {a: b}}}", "1:32 wrong-type", says: ["synonyms of \"Semax\"", "a mapping where a text"]),
        Wrong("vocabulary: {files: words.csv}", "1:21 missing-file", says: ["\"words.csv\" is not there"]),
        Wrong("curation: {decisions: no.csv, corrections: ../x.csv}", "1:23 missing-file", "1:44 path-outside", says: ["not there"]),
        Wrong("limits: {document-size: lots}", "1:25 wrong-type", says: ["64 MB"]),
        Wrong("limits: {document-size: 99999999999999999999}", "1:25 wrong-type", says: ["2 GiB"]),
        Wrong("- raw", "1:1 wrong-type", says: ["a list where keys with values"]),
        Wrong("raw", "1:1 wrong-type", says: ["keys with values"]),
        Wrong("limits: 1\nthresholds:\n  match: 0.9\n  match: 0.8\nlimits: 2\nfoo: 1",
              "1:9 wrong-type", "4:3 duplicate-key", "5:1 duplicate-key", "6:1 unknown-key", says: ["limits is"]),
        Wrong("a: 1\n---\nb: 2", "2:1 not-yaml", says: ["another document"]),
        Wrong("sources:\n\t- raw", "2:1 not-yaml", says: ["tabs"]),
        Wrong("a: [1, 2", "2:1 not-yaml", says: ["not YAML"]),
        Wrong("\u{1}", "0:0 not-yaml", says: ["control characters"]),
        Wrong("? [a, b]\n: 1", "1:3 wrong-type", says: ["a list where a word"]),
    ]

    @Test(arguments: wrong) func mistakesAreToldWithTheirPlace(_ wrong: Wrong) throws {
        let found = try mistakes(wrong.yaml)
        #expect(found.map { "\($0.line):\($0.column) \($0.code)" } == wrong.places, "\(found.map(\.text))")
        for words in wrong.says { #expect(found.first?.text.contains(words) == true, "\(found.map(\.text)) does not say: \(words)") }
        #expect(Mistakes(found).status == .badConfiguration)
    }

    struct WrongFile: Sendable {
        let csv: [UInt8]
        let place: String
        let says: String
        init(_ csv: String, _ place: String, says: String) { self.csv = Array(csv.utf8); self.place = place; self.says = says }
        init(bytes: [UInt8], _ place: String, says: String) { csv = bytes; self.place = place; self.says = says }
    }

    static let wrongFiles: [WrongFile] = [
        WrongFile("", "1:1 empty-file", says: "a header is expected"),
        WrongFile("category,nam\n", "1:10 unknown-header", says: "did you mean \"name\"?"),
        WrongFile("category,name,name\n", "1:15 duplicate-header", says: "stands twice"),
        WrongFile("category,name,synonyms\nspecies,rat\n", "2:1 ragged-row", says: "2 cells where the header has 3"),
        WrongFile("category,name\nspecies,rat,\n", "2:1 ragged-row", says: "3 cells where the header has 2"),
        WrongFile("category,name\nspecies,\"rat\n", "2:9 open-quote", says: "never closed"),
        WrongFile("category,name\nspecies,\"ra\"t\n", "2:9 text-after-quote", says: "double the quotes"),
        WrongFile("category,name\nspecies,ra\"t\n", "2:9 bare-quote", says: "not quoted"),
        WrongFile("category,name\nspecie,rat\n", "2:1 bad-term", says: "did you mean \"species\"?"),
        WrongFile("category,name\nspecies, \n", "2:1 bad-term", says: "no name"),
        WrongFile("category,name\n\n\nspecies,\"a\nb\"\nx,y\n", "6:1 bad-term", says: "category is \"x\""),
        WrongFile(bytes: [0x63, 0xFF, 0x0A], "1:1 not-utf8", says: "CSV UTF-8"),
    ]

    @Test(arguments: wrongFiles) func vocabularyFilesAreReadStrictly(_ wrong: WrongFile) throws {
        let folder = try TemporaryFolder(["pipeline.yml": ""])
        try folder.write(wrong.csv, to: "curation/vocabulary/words.csv")
        let thrown = #expect(throws: Mistakes.self) { try Configuration.read(folder.path + "/pipeline.yml", knowing: knownNames) }
        let mistakes = try #require(thrown)
        let first = try #require(mistakes.list.first)
        #expect("\(first.line):\(first.column) \(first.code)" == wrong.place, "\(first.text)")
        #expect(first.text.contains(wrong.says), "\(first.text)")
        #expect(first.file == "curation/vocabulary/words.csv")
        #expect(mistakes.status == .badData)
    }

    @Test(arguments: [
        ("key_a,key_b,verdict\n0123456789abcdef,0123456789abcdeg,same\n", "sixteen hexadecimal digits"),
        ("key_a,key_b,verdict\n0123456789abcdef,0123456789abcdef,distnct\n", "did you mean \"distinct\"?"),
        ("key_a,key_b\n", "no header \"verdict\""),
    ])
    func decisionFilesAreReadStrictly(_ csv: String, _ says: String) throws {
        let found = try mistakes("", ["curation/decisions.csv": csv])
        #expect(found.first?.text.contains(says) == true, "\(found.map(\.text))")
        #expect(found.first?.file == "curation/decisions.csv")
        #expect(Mistakes(found).status == .badData)
    }

    @Test func whatInitWritesMeansTheDefaults() throws {
        let written = try read(ProjectTemplate.configuration), empty = try read("")
        #expect(written.sha256 == empty.sha256)
        #expect(written.outputs.writers == nil && written.outputs.folder.hasSuffix("/output"))
    }

    @Test func emptyLastCellsAreKept() throws {
        let configuration = try read("vocabulary: {built-in: false}", ["curation/vocabulary/a.csv": "category,name,synonyms\nspecies,rat,"])
        #expect(configuration.vocabulary.terms == [.init(.species, "rat")])
    }

    @Test func linksOutOfTheProjectAreTurnedAway() throws {
        let folder = try TemporaryFolder(["pipeline.yml": "sources: raw/**\noutputs: {folder: out/x}"])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/raw", withDestinationPath: "/tmp")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/out", withDestinationPath: "..")
        let thrown = #expect(throws: Mistakes.self) { try Configuration.read(folder.path + "/pipeline.yml", knowing: knownNames) }
        #expect(thrown?.list.map(\.code) == ["path-outside", "path-outside"])
        #expect(thrown?.list.first?.text.contains("symbolic link") == true)
    }

    @Test func bombsOfAliasesEndAtOnce() throws {
        var bomb = "a: &a0 [x, x]\n"
        for level in 1 ... 40 { bomb += "k\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        bomb += "? *a40\n: 1\n"
        #expect(try mistakes(bomb).map(\.code) == ["too-many-aliases"])
        let deep = String(repeating: "[", count: 5000)
        #expect(try mistakes(deep).map(\.code) == ["not-yaml"])
    }

    @Test func controlCharactersDoNotReachTheTerminal() throws {
        let found = try mistakes("\"a\\e[31m\": 1")
        #expect(found.first?.text.unicodeScalars.contains { $0.value == 0x1B } == false)
    }

    @Test func meaningDecidesTheHash() throws {
        let plain = try read("thresholds: {match: 0.8}\nlimits: {document-size: 1 MB}")
        let commented = try read("# why\nlimits: {document-size: 1000 kB}\n\nthresholds:\n    match: 0.80\n")
        let other = try read("thresholds: {match: 0.81}\nlimits: {document-size: 1 MB}")
        #expect(plain.sha256 == commented.sha256)
        #expect(plain.sha256 != other.sha256)
    }

    @Test func missingConfigurationIsNoInput() throws {
        let thrown = #expect(throws: Failure.self) { try Configuration.read("/nowhere/pipeline.yml", knowing: knownNames) }
        #expect(thrown?.status == .noInput)
    }

    @Test(arguments: [("sorces", "sources"), ("compounds", "compound"), ("Output", "outputs"), ("built_in", "built-in"),
                      ("vocabluary", "vocabulary")])
    func nearestKeyIsWhatOneMeant(_ typed: String, _ meant: String) {
        #expect(nearest(to: typed, among: ["sources", "compound", "outputs", "built-in", "vocabulary"]) == meant)
    }

    @Test(arguments: ["xyz", "", "completely-else"]) func farWordsHaveNoNearest(_ typed: String) {
        #expect(nearest(to: typed, among: ["sources", "compound", "outputs"]) == nil)
    }
}
