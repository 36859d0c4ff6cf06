import Model
import Testing
@testable import Extraction

@Suite("Vocabulary: terms in running text")
struct VocabularyIndexTests {
    private static let index = VocabularyIndex(.builtIn)

    private func terms(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Self.index.matches(in: 0 ..< bytes.count, of: bytes).map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    }

    static let found: [(text: String, terms: [String])] = [
        ("BDNF in the hippocampus", ["BDNF", "hippocampus"]),
        ("Brain-Derived Neurotrophic Factor", ["Brain-Derived Neurotrophic Factor"]),
        ("brain derived neurotrophic factor", ["brain derived neurotrophic factor"]),
        ("Wistar rats and mice", ["Wistar rats", "mice"]),
        ("melanocortin receptors", ["melanocortin receptors"]),
        ("ACTH(4-10), ACTH 4–10", ["ACTH(4-10", "ACTH 4–10"]),
        ("trkB and TrkB", ["trkB", "TrkB"]),
        ("the mRS, not Mrs Smith", ["mRS"]),
        ("MS is a disease; Ms Smith is a person", ["MS"]),
        ("TNF-α and IL-1β", ["TNF-α", "IL-1β"]),
        ("PI3K/Akt", ["PI3K/Akt"]),
        ("Semax-treated rats", ["Semax", "rats"]),
        ("Alzheimer's disease", ["Alzheimer's disease"]),
        ("a bare cat", ["cat"]),
        ("nothing of the kind here", []),
    ]

    @Test("terms are found as they stand", arguments: found)
    func matches(text: String, expected: [String]) { #expect(terms(text) == expected) }

    @Test("the longest form wins and matches do not overlap")
    func longest() {
        #expect(terms("acute ischemic stroke patients").first == "acute ischemic stroke")
        let bytes = Array("infarct volume in the motor cortex of Sprague-Dawley rats after ischemic stroke".utf8)
        let matches = Self.index.matches(in: 0 ..< bytes.count, of: bytes)
        #expect(!matches.isEmpty)
        for (first, second) in zip(matches, matches.dropFirst()) { #expect(first.bytes.upperBound <= second.bytes.lowerBound) }
    }

    @Test("a form may have several categories")
    func categories() {
        let own = VocabularyIndex(Vocabulary(terms: [.init(.compound, "insulin"), .init(.target, "insulin")]))
        #expect(own.categories(of: "Insulin") == [.compound, .target])
        #expect(own.categories(of: "insulin pump") == [])
    }

    @Test("the built-in vocabulary covers each category, and no term is empty")
    func builtIn() {
        for category in Vocabulary.Category.allCases {
            let terms = Vocabulary.builtIn.terms.filter { $0.category == category }
            #expect(terms.count >= 15, "\(category)")
            #expect(terms.allSatisfy { !$0.name.isEmpty && $0.synonyms.allSatisfy { !$0.isEmpty } })
        }
        #expect(Vocabulary.builtIn.terms.count > 700)
    }

    @Test("broken or endless text does not trap", arguments: ["", "\u{2013}", "(((((", "α", "semax", "ACTH(", "ischemic stroke ischemic"])
    func hostile(text: String) { _ = terms(text) }
}

@Suite("Compounds that no list knows")
struct OwnCompoundTests {
    @Test("endings of international drug names", arguments: ["pitavastatin", "ofatumumab", "erdafitinib", "Brivaracetam", "olmesartan", "dulaglutide"])
    func endings(word: String) { #expect(OwnCompounds.hasDrugEnding(Array(word.utf8)[...])) }

    @Test("ordinary words have none of them", arguments: ["peptide", "cytokine", "statin", "memory", "hippocampus", "protein", "improvement", "patients", "baseline"])
    func words(word: String) { #expect(!OwnCompounds.hasDrugEnding(Array(word.utf8)[...])) }

    @Test("what a label names is a compound in the whole page")
    func labelled() {
        let rows = findingRows("# A Guide\n\n## Compound of Interest\n\nCompound Name: Zyxolin\n\nCat. No.: Z1\n\n## Results\n\nIn rats, Zyxolin reduced infarct volume by 20%.\n")
        #expect(rows == ["Zyxolin | infarct volume | decrease | 20"])
    }
}
