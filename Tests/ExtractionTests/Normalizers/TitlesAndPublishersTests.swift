@testable import Extraction
import Testing

struct TitlesTests {
    static let cases: [(String, String)] = [
        ("Title.", "Title"), ("“Title,”", "Title"), ("\"Title.\"", "Title"), ("‘Title’", "Title"), ("« Title »", "Title"), ("„Title“", "Title"), ("``Title''", "Title"),
        ("What is a maze?", "What is a maze?"), ("Stop!", "Stop!"), ("Title [Internet]", "Title"), ("Title [Article in Russian].", "Title"), ("Title (abstract)", "Title"), ("Title [in Russian]", "Title"),
        ("Title....", "Title"), ("Title…", "Title"), ("[Translated title]", "[Translated title]"), ("Binding of ACTH(4-10) in rats", "Binding of ACTH(4-10) in rats"),
        ("Title: a subtitle.", "Title: a subtitle"), ("The ‘stress test’ revisited", "The ‘stress test’ revisited"), ("Made in the U.S.", "Made in the U.S."), ("Rôle des mazes.", "Rôle des mazes"),
        ("Copper(II) ions", "Copper(II) ions"), ("Title (Part 2)", "Title (Part 2)"), ("p53 and friends", "p53 and friends"), ("\"Fast\" and \"slow\" mice", "\"Fast\" and \"slow\" mice"),
        ("Title , ", "Title"), ("Title;", "Title"), ("Title:", "Title"), ("“Nested ‘title’ here.”", "Nested ‘title’ here"), ("日本の迷路", "日本の迷路"), ("Title [Blog post]", "Title"),
    ]

    @Test(arguments: cases) func cleansTitles(printed: String, title: String) {
        let text = EntryText(plain: Array(printed.utf8))
        #expect(Titles.title(0 ..< text.end, in: text) == title)
        // cleaning twice changes nothing
        let again = EntryText(plain: Array(title.utf8))
        #expect(Titles.title(0 ..< again.end, in: again) == title)
    }

    @Test func nothingIsNoTitle() {
        let text = EntryText(plain: Array(" . ".utf8))
        #expect(Titles.title(0 ..< text.end, in: text) == nil)
    }
}

struct PublishersTests {
    static let cases: [(String, String?, String?)] = [
        ("New York: Harper and Row", "Harper and Row", "New York"), ("Springer, Dordrecht", "Springer", "Dordrecht"), ("John Wiley & Sons", "John Wiley & Sons", nil),
        ("Paris, Galimard", "Galimard", "Paris"), ("Cambridge, MA: MIT Press", "MIT Press", "Cambridge, MA"), ("University of New Mexico Press", "University of New Mexico Press", nil),
        ("MIT Press, Cambridge, Mass.", "MIT Press", "Cambridge, Mass"), ("Garden City, N.Y.: Doubleday", "Doubleday", "Garden City, N.Y."), ("Academic Press", "Academic Press", nil),
        ("Oxford: Oxford University Press", "Oxford University Press", "Oxford"), ("Frankfurt am Main: Suhrkamp", "Suhrkamp", "Frankfurt am Main"), ("Hamburg, Rowohlt", "Rowohlt", "Hamburg"),
    ]

    @Test(arguments: cases) func readsPublishers(printed: String, publisher: String?, place: String?) {
        let text = EntryText(plain: Array(printed.utf8))
        let found = Publishers(0 ..< text.end, in: text)
        #expect(found?.publisher == publisher)
        #expect(found?.place == place)
        #expect(found?.isSure == true)
    }

    @Test func aJournalIsNoSurePublisher() {
        let text = EntryText(plain: Array("Acta Naturae".utf8))
        #expect(Publishers(0 ..< text.end, in: text)?.isSure == false)
    }
}

struct PagesTests {
    static let cases: [(String, String)] = [
        ("45–67", "45–67"), ("45-67.", "45-67"), ("143", "143"), ("E2846–55", "E2846–55"), ("D987-D991", "D987-D991"), ("e1002743", "e1002743"), ("102114", "102114"), ("S12–S18", "S12–S18"),
        ("196 - 9", "196 - 9"), ("xii–xv", "xii–xv"), ("247— 252", "247— 252"), ("449 -- 476", "449 -- 476"), ("R85", "R85"), ("123A", "123A"), ("iv12–iv15", "iv12–iv15"), ("97-8, 102-3", "97-8, 102-3"),
    ]

    @Test(arguments: cases) func readsPages(printed: String, pages: String) {
        let text = EntryText(plain: Array(printed.utf8))
        #expect(Pages(startingAt: 0, in: text).map { text.string($0.range) } == pages)
    }

    @Test(arguments: ["pages", "", "-", "abcd12", "(45)"]) func wordsAreNone(printed: String) {
        #expect(Pages(startingAt: 0, in: EntryText(plain: Array(printed.utf8))) == nil)
    }
}
