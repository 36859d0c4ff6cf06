import Extraction
import Testing
@testable import Training

struct TrainingTests {
    private static func fields(_ reference: LabelledReference) -> [String] {
        let tokens = UnlabelledReference(reference.text).tokens
        let bytes = Array(reference.text.utf8)
        let scheme = LabelScheme(reference, tokens: tokens)
        return zip(tokens, scheme.allowed).map { token, allowed in
            let mask = allowed | allowed >> UInt64(ReferenceField.count)
            let fields = ReferenceField.allCases.filter { mask >> UInt64($0.rawValue) & 1 == 1 }
            return String(decoding: bytes[token.range], as: UTF8.self) + "/" + (fields.count == 1 ? "\(fields[0])" : "open")
        }
    }

    private static func reference(_ set: String, _ stretches: [(String?, String)]) -> LabelledReference {
        LabelledReference(set: set, text: stretches.map(\.1).joined(), stretches: stretches.map { (label: $0.0, text: $0.1) })
    }

    /// A set with marks and lead words in its fields and one without come to the same.
    @Test func setsComeToOneScheme() {
        let inside = Self.reference("a", [("author", "Doe J."), (nil, " "), ("date", "(1999)."), (nil, " "), ("title", "Lakes."), (nil, " "), ("container", "In Rivers,"), (nil, " "), ("pages", "pp. 3-4.")])
        let outside = Self.reference("b", [("author", "Doe J"), (nil, ". ("), ("date", "1999"), (nil, "). "), ("title", "Lakes"), (nil, ". In "), ("container", "Rivers"), (nil, ", pp. "), ("pages", "3-4"), (nil, ".")])
        #expect(Self.fields(inside) == Self.fields(outside))
        #expect(Self.fields(inside).contains("In/container"))
    }

    @Test func volumeAndIssueArePartedAndPlacesStayOpen() {
        let together = Self.reference("a", [("container", "J Lakes"), (nil, " "), ("volume", "12(3),"), (nil, " "), ("pages", "4")])
        #expect(Self.fields(together) == ["J/container", "Lakes/container", "12/volume", "(/issue", "3/issue", ")/issue", ",/issue", "4/pages"])
        let place = Self.reference("excite-en", [("title", "Lakes"), (nil, ", Bern, "), ("publisher", "Nord")])
        #expect(Self.fields(place).contains("Bern/open"))
        let names = Self.reference("b", [("author", "Doe J"), (nil, " and "), ("author", "Roe K"), (nil, ", "), ("title", "Lakes")])
        #expect(Self.fields(names).contains("and/author"))
    }

    @Test func variationsKeepTheirFields() throws {
        let reference = Self.reference("b", [
            ("author", "Doe J, Roe AB"), (nil, ". "), ("title", "Lakes of the north"), (nil, ". "), ("container", "J Lakes"), (nil, ". "), ("date", "1999"),
            (nil, ";"), ("volume", "12"), (nil, "("), ("issue", "3"), (nil, "):"), ("pages", "45-67"), (nil, "."),
        ])
        var texts: Set<String> = [], badCopies: Set<String> = []
        for seed in 1 ... 1_000 {
            var style = StyleVariation(seed: UInt64(seed)), again = StyleVariation(seed: UInt64(seed))
            let written = style.variation(of: reference), writtenAgain = again.variation(of: reference)
            let variation = try #require(written)
            #expect(variation.text == writtenAgain?.text)
            let joined = variation.stretches.map(\.text).joined()
            #expect(joined == variation.text)
            if let title = variation.stretches.first(where: { $0.label == "title" })?.text, title != "Lakes of the north" { badCopies.insert(title) }
            texts.insert(variation.text)
        }
        #expect(texts.count > 850)
        // one in twenty-five is a bad copy: a letter or blank here and there
        #expect((4 ... 60).contains(badCopies.count) && badCopies.allSatisfy { (16 ... 21).contains($0.count) }, "\(badCopies)")
        var none = StyleVariation(seed: 1)
        let noVariation = none.variation(of: Self.reference("b", [("note", "in press")]))
        #expect(noVariation == nil)
    }

    /// Invented references hold what their labels say, differ, and are the same again for the same seed.
    @Test func inventionsAreWhole() {
        var texts: Set<String> = [], labels: Set<String> = []
        for seed in 1 ... 200 {
            var style = StyleVariation(seed: UInt64(seed)), again = StyleVariation(seed: UInt64(seed))
            let reference = style.invented(), same = again.invented()
            #expect(reference.text == same.text)
            #expect(reference.stretches.map(\.text).joined() == reference.text)
            #expect(reference.stretches.contains { $0.label == "title" })
            #expect(!reference.stretches.contains { $0.text.isEmpty })
            texts.insert(reference.text)
            labels.formUnion(reference.stretches.compactMap(\.label))
        }
        #expect(texts.count > 195)
        #expect(labels.isSuperset(of: ["author", "editor", "title", "container", "volume", "issue", "pages", "date", "location", "publisher", "edition", "series"]))
    }

    @Test(arguments: [(1, "I"), (4, "IV"), (49, "XLIX"), (141, "CXLI"), (90, "XC")])
    func romanNumbers(value: Int, text: String) { #expect(StyleVariation.roman(value) == text) }

    /// A few examples are learned, and learned alike twice.
    @Test func theChainLearns() {
        let references = ["Doe J", "Roe AB", "Poe C"].map { Self.reference("b", [("author", $0), (nil, ". "), ("title", "Lakes of the north"), (nil, ". "), ("date", "1999"), (nil, ".")]) }
        func trained() -> (losses: [Double], weights: [Float]) {
            let prepared = references.map { reference in
                let tokens = UnlabelledReference(reference.text).tokens
                return (ReferenceFeatures(of: tokens).keys, tokens, LabelScheme(reference, tokens: tokens).allowed)
            }
            let keys = Set(prepared.flatMap { $0.0 }).subtracting([0]).sorted()
            let numbers = Dictionary(keys.enumerated().map { ($0.element, Int32($0.offset)) }) { first, _ in first }
            var options = ChainTrainer.Options()
            options.epochs = 6
            var trainer = ChainTrainer(featureCount: keys.count, options: options)
            defer { trainer.free() }
            var losses: [Double] = []
            let weights = trainer.train(prepared.map { Example(count: $0.1.count, features: $0.0.map { numbers[$0] ?? -1 }, separators: $0.1.map(\.separator), allowed: $0.2, round: 0) }) { losses.append($1) }
            return (losses, weights.rows)
        }
        let first = trained(), second = trained()
        #expect(first.losses.count == 6)
        #expect((first.losses.last ?? 99) < (first.losses.first ?? 0) / 4)
        #expect(first.weights == second.weights)
    }
}
