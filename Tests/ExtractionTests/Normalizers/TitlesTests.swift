@testable import Extraction
import Testing

struct TitlesTests {
    static let cases: [(String, String)] = [
        ("Title.", "Title"), ("“Title,”", "Title"), ("\"Title.\"", "Title"), ("‘Title’", "Title"), ("« Title »", "Title"), ("„Title“", "Title"), ("``Title''", "Title"),
        ("What is a maze?", "What is a maze?"), ("Stop!", "Stop!"), ("Title [Internet]", "Title"), ("Title [Article in Russian].", "Title"), ("Title (abstract)", "Title (abstract)"), ("Title [in Russian]", "Title"),
        ("Title....", "Title"), ("Title…", "Title"), ("[Translated title]", "[Translated title]"), ("Binding of ACTH(4-10) in rats", "Binding of ACTH(4-10) in rats"),
        ("Title: a subtitle.", "Title: a subtitle"), ("The ‘stress test’ revisited", "The ‘stress test’ revisited"), ("Made in the U.S.", "Made in the U.S."), ("Rôle des mazes.", "Rôle des mazes"),
        ("Copper(II) ions", "Copper(II) ions"), ("Title (Part 2)", "Title (Part 2)"), ("p53 and friends", "p53 and friends"), ("\"Fast\" and \"slow\" mice", "\"Fast\" and \"slow\" mice"),
        ("Title [1872]", "Title"), ("“Title” [Ms., 1699]", "Title"), ("Title [1782; 1787]", "Title"), ("Title [12]", "Title [12]"),
        ("Title , ", "Title"), ("Title;", "Title"), ("Title:", "Title"), ("“Nested ‘title’ here.”", "Nested ‘title’ here"), ("日本の迷路", "日本の迷路"), ("Title [Blog post]", "Title"),
        ("Title [Электронный ресурс]", "Title"), ("Title »", "Title"), ("Les « mazes »", "Les « mazes »"),
    ]

    @Test(arguments: cases) func cleansTitles(printed: String, title: String) {
        let text = EntryText(plain: Array(printed.utf8))
        #expect(Titles.title(0 ..< text.end, in: text) == title)
        // cleaning twice changes nothing
        let again = EntryText(plain: Array(title.utf8))
        #expect(Titles.title(0 ..< again.end, in: again) == title)
    }

    @Test(arguments: [
        ("Wired, 7 March", "Wired"), ("J Clin Oncol. Jan", "J Clin Oncol"), ("Lake Journal, June", "Lake Journal"), ("Journal of Aircraft Årg.", "Journal of Aircraft"),
        ("The Long March", "The Long March"), ("May", "May"), ("Lakes in June", "Lakes in June"),
    ]) func cleansContainers(printed: String, container: String) {
        let text = EntryText(plain: Array(printed.utf8))
        #expect(Titles.container(0 ..< text.end, in: text) == container)
    }

    @Test func nothingIsNoTitle() {
        let text = EntryText(plain: Array(" . ".utf8))
        #expect(Titles.title(0 ..< text.end, in: text) == nil)
    }
}
