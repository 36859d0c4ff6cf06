@testable import Linkage
import Model
import Testing

struct TextTests {
    /// What two texts give; both live as long as the comparison.
    private func compared<Result>(_ texts: (String, String), _ body: (TextProfile, TextProfile) -> Result) -> Result {
        let profiles = Profile.profiles(of: [entry("a#r1", text: texts.0), entry("b#r1", text: texts.1)])
        return withExtendedLifetime(profiles) { body(profiles[0].text, profiles[1].text) }
    }

    /// Entry, another, and the least share of the shorter one's letters that the other must have, or the greatest.
    static let shares: [(String, String, ClosedRange<Double>)] = [
        ("A. Huber, Grassland Science 12 (2011) 33.", "Huber, Anna. 2011. Root depth of grasses. Grassland Science 12: 33-41.", 0.75 ... 1),
        ("Annals of grass and of grazing land", "Annals of gas and of gaze in lard and", 0 ... 0.5),
        ("A. Hub er, Grassl and Science12, 33", "A. Huber, Grassland Science 12 (2011) 33.", 1 ... 1),
        ("A. Huber, Grassland Science 12 (2011) 33.", "M. Okafor, Dairy Bulletin 117, 1351 (1999).", 0 ... 0.1),
        ("See https://example.org/grassland-science/huber", "A. Huber, Grassland Science 12 (2011) 33.", 0 ... 0.1),
    ]

    @Test(arguments: shares) func sharesLetters(_ pair: (String, String, ClosedRange<Double>)) {
        let share = compared((pair.0, pair.1)) { $0.share(of: $1, GramWeights()).share }
        #expect(pair.2.contains(share), "\(share)")
        #expect(compared((pair.1, pair.0)) { $0.share(of: $1, GramWeights()).share } == share)
    }

    /// Two texts, how many numbers of the one with fewer the other has, and of how many.
    static let numbers: [(String, String, Int, Int)] = [
        ("Dairy Bulletin 117, 1351 (1999)", "Okafor (1999). On cheese. Dairy Bulletin, 117, 1351-1360.", 3, 3),
        ("Dairy Bulletin 1 17, 1351 (19z9)", "Dairy Bulletin 1999, 117, 1351", 3, 3),
        ("Dairy Bulletin117, 1351d1999)", "Dairy Bulletin 1999, 117, 1351", 3, 3),
        ("Dairy Bulletin 117, 1351 (1999)", "Dairy Bulletin 117, 1422 (1999)", 2, 3),
        ("[12] Dairy Bulletin 117, 1351", "[1] Dairy Bulletin 117, 1351", 2, 2),
    ]

    @Test(arguments: numbers) func sharesNumbers(_ pair: (String, String, Int, Int)) {
        let found = compared((pair.0, pair.1)) { $0.sharedNumbers(with: $1) }
        #expect(found.shared == pair.2 && found.of == pair.3, "\(found)")
    }

    @Test func hasCases() { #expect(!Self.shares.isEmpty && !Self.numbers.isEmpty) }

    /// A level that agrees never weighs less than one that differs, whatever the training sets were.
    @Test func weighsAgreementHigher() {
        for (field, best) in [(Field.doi, Level.same), (.pmid, .same), (.title, .same), (.authors, .same), (.year, .same), (.container, .same), (.volume, .same), (.pages, .same)] {
            var agreeing = ComparisonVector(), differing = ComparisonVector()
            agreeing[field] = best
            differing[field] = .differs
            let bits = { Scoring.bits(of: $0, weights: .shipped, reliability: Reliability()) }
            #expect(bits(agreeing) > bits(differing), "\(field)")
        }
    }
}
