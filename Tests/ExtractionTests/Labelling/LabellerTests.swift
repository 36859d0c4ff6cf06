@testable import Extraction
import Testing

struct LabellerTests {
    private static func tokens(_ text: String) -> [ReferenceTokens.Token] { UnlabelledReference(text).tokens }

    @Test func fieldsAreCounted() {
        #expect(ReferenceField.count == ReferenceField.allCases.count)
        #expect(ReferenceField.stateCount == 2 * ReferenceField.allCases.count)
    }

    @Test(arguments: [
        (ReferenceField.author, 1), (.title, 2), (.container, 4), (.date, 8), (.publisher, 16), (.institution, 16), (.volume, 32), (.pages, 0), (.identifier, 0),
    ])
    func fieldsAreRemembered(field: ReferenceField, bit: Int) {
        #expect(ReferenceField.memory(0, after: Int(field.rawValue)) == bit)
        #expect(ReferenceField.memory(63, after: Int(field.rawValue)) == 63)
    }

    @Test(arguments: [
        ("2019;14(3):153-60.", ["2019", ";", "14", "(", "3", ")", ":", "153", "-", "60", "."]),
        ("Müller–Lyer, É.", ["Müller", "–", "Lyer", ",", "É", "."]), ("D43 e1002", ["D", "43", "e", "1002"]), ("“Lakes”", ["“", "Lakes", "”"]),
        ("Наука 12", ["Наука", "12"]), ("河川 12", ["河川", "12"]), ("", []), (" \t", []),
        ("Lakes. doi:10.1000/lake.12(3) 7", ["Lakes", ".", "doi:10.1000/lake.12(3)", "7"]),
    ])
    func tokensAreWordsNumbersAndMarks(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        #expect(Self.tokens(text).map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
    }

    @Test func stretchesHoldEveryToken() {
        for text in ["Doe J. Lakes of the north. J Lakes. 2019;14(3):153-60.", "———", "(((", "1", "in In IN in", "https://lakes.example.org"] {
            let tokens = Self.tokens(text)
            let stretches = ReferenceLabeller.shipped.stretches(of: tokens)
            #expect(stretches.flatMap { Array($0.tokens) } == Array(tokens.indices))
        }
        #expect(ReferenceLabeller.shipped.stretches(of: []).isEmpty)
    }

    @Test func weightsAreReadAsTheyWereWritten() throws {
        let row = (0 ..< ReferenceField.stateCount).map { Int8($0 - 18) }
        let transitions = [Int16](repeating: 3, count: ReferenceTokens.separatorCount * ReferenceField.stateCount * ReferenceField.stateCount)
        let starts = [Int16](repeating: 1, count: ReferenceField.memoryCount * ReferenceField.count)
        let ends = [Int16](repeating: 2, count: ReferenceField.memoryCount)
        let bytes = LabelModel.bytes(
            rows: [(0xFFFF_FFFF, row), (7, row), (0x0001_0007, row)], transitions: transitions, starts: starts, ends: ends, scale: 24)
        #expect(ReferenceParser(weights: bytes) != nil)
        #expect(ReferenceParser(weights: Array(bytes.dropLast())) == nil)
        #expect(ReferenceParser(weights: Array(bytes.prefix(40))) == nil)
        #expect(ReferenceParser(weights: []) == nil)
        #expect(ReferenceParser(weights: [0] + bytes.dropFirst()) == nil)
        // before the three rests stand the numbers of the common rows
        let rests = 3 * ReferenceField.stateCount
        #expect(ReferenceParser(weights: bytes.dropLast(4 + rests) + [3, 0, 0, 0] + bytes.suffix(rests)) == nil)
        let wild = LabelModel.bytes(rows: [], transitions: transitions.map { _ in 30_000 }, starts: starts, ends: ends, scale: 24)
        #expect(ReferenceParser(weights: wild) == nil)
        try withModel(bytes) { model in
            let keys: [UInt32] = [7, 8, 0x0001_0007, 0x0002_0007, 0xFFFF_FFFF, 0]
            #expect(keys.count { model.number(of: $0) >= 0 } == 3)
            #expect(sums(model, keys) == row.map { Int16($0) * 3 })
        }
    }

    /// Six features share what the common rows tell entries by, which hold four: the others are found among all rows, and each counts once.
    @Test func featuresAreFoundWhetherCommonOrNot() throws {
        let rows = (0 ..< 6).map { number in
            (key: UInt32(number * 0x1_0000 + 7), weights: [Int8](repeating: Int8(1 << number), count: ReferenceField.stateCount))
        }
        let S = ReferenceField.stateCount
        let bytes = LabelModel.bytes(
            rows: rows, transitions: [Int16](repeating: 0, count: ReferenceTokens.separatorCount * S * S),
            starts: [Int16](repeating: 0, count: ReferenceField.memoryCount * ReferenceField.count),
            ends: [Int16](repeating: 0, count: ReferenceField.memoryCount), scale: 24)
        try withModel(bytes) { model in
            #expect(sums(model, rows.map(\.key)) == [Int16](repeating: 63, count: S))
            for row in rows { #expect(sums(model, [0, row.key, row.key ^ 0x100]) == row.weights.map { Int16($0) }) }
            #expect(sums(model, []) == [Int16](repeating: 0, count: S))
        }
    }

    private func withModel(_ bytes: [UInt8], _ body: (LabelModel) throws -> Void) throws {
        try bytes.withUnsafeBytes { raw in
            let start = try #require(raw.baseAddress)
            try body(#require(LabelModel(bytes: start, count: raw.count)))
        }
    }

    private func sums(_ model: LabelModel, _ keys: [UInt32]) -> [Int16] {
        var sums = [Int16](repeating: 9, count: ReferenceField.stateCount)
        model.sum(keys, [UInt8(keys.count)], tokens: 1, into: &sums)
        return sums
    }

    /// A body whose name reads like a title is an author where all the list begins with authors.
    @Test func aListHelpsItsEntries() {
        let entries = (1 ... 9).map { "Ander B\($0 % 2 == 0 ? "C" : ""), Dahl EF (20\(10 + $0)) How lakes freeze in year \($0). J Lakes \($0 + 3): 1\($0)–2\($0)." }
        let lone = "Ice Formation Data Working Group (2012) Evaluation of lake ice maps. J Lakes 7: e39."
        let parser = ReferenceParser()
        let parsed = parser.parse((entries + [lone]).map { EntryText(plain: Array($0.utf8)) })
        #expect(parsed.count == 10)
        #expect(parsed.last?.bibliography.title == "Evaluation of lake ice maps")
        #expect(parsed.dropLast().allSatisfy { $0.bibliography.authors.count == 2 && $0.bibliography.containerTitle == "J Lakes" })
        // two entries are no list to learn from
        #expect(parser.parse([]).isEmpty)
    }
}
