@testable import Linkage
import Testing

struct FoldingTests {
    static let texts: [(String, String)] = [
        ("Alzheimer’s disease", "alzheimers disease"),
        ("TNF-α and IL‑1β", "tnf alpha and il 1 beta"),
        ("IFNγ", "ifn gamma"),
        ("Café “Straße” — Ærø", "cafe strasse aero"),
        ("Łódź, Gdańsk & Đuro", "lodz gdansk and duro"),
        ("growth <i>in vitro</i> of <sup>3</sup>H", "growth in vitro of 3h"),
        ("p < 0.05", "p 0 05"),
        ("Q&amp;A on H₂O", "q and a on h2o"),
        ("ЗАЙНЯТІСТЬ", "зайнятість"),
        ("e\u{301}tude ", "etude"),
        ("Ｆｕｌｌ width", "full width"),
        ("", ""), ("—…", ""),
    ]

    @Test(arguments: texts) func folds(_ text: (String, String)) {
        #expect(String(decoding: FoldedText(text.0).bytes, as: UTF8.self) == text.1)
    }

    /// Folding a folded text changes nothing.
    @Test(arguments: texts) func foldsOnce(_ text: (String, String)) {
        let once = FoldedText(text.0)
        #expect(FoldedText(String(decoding: once.bytes, as: UTF8.self)) == once)
    }

    @Test func hasCases() { #expect(!Self.texts.isEmpty && !Self.cuts.isEmpty) }

    static let cuts: [(String, Bool)] = [("The effect of long ...", true), ("The effect …", true), ("The effect.", false), ("What now?", false), ("[Wait...]", true)]

    @Test(arguments: cuts) func knowsCutTitles(_ title: (String, Bool)) { #expect(TitleProfile.isCut(title.0) == title.1) }

    static let numbers: [(String, String, Bool)] = [
        ("fragment ACTH(4-10)", "fragment ACTH4–10", true), ("ACTH(4-10)", "ACTH(4-7)", false), ("type II diabetes", "type 2 diabetes", true),
        ("Phase I trial", "Phase 1 trial", true), ("Part Two: rivers", "Part 2: rivers", true), ("vitamin D", "vitamin D 3", false),
    ]

    @Test(arguments: numbers) func readsNumbers(_ pair: (String, String, Bool)) {
        let arena = Arena()
        let isEqual = withExtendedLifetime(arena) { TitleProfile(pair.0, in: arena).numbers == TitleProfile(pair.1, in: arena).numbers }
        #expect(isEqual == pair.2)
    }
}
