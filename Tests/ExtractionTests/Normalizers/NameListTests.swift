@testable import Extraction
import Testing

struct NameListTests {
    static let cases: [(String, [String])] = [
        ("Doe J, Roe AB, et al.", ["Doe, J", "Roe, AB"]), ("Doe, J. A., & Roe, B.", ["Doe, J. A.", "Roe, B."]), ("J. A. Doe and B. Roe", ["Doe, J. A.", "Roe, B."]),
        ("DOE John, ROE Ann", ["DOE, John", "ROE, Ann"]), ("Doe, John; Roe, Ann", ["Doe, John", "Roe, Ann"]), ("Fodor Aa, DeSantis TZ, Wylie KM, Badger JH", ["Fodor, Aa", "DeSantis, TZ", "Wylie, KM", "Badger, JH"]),
        ("The WHO Collaborative Study", ["The WHO Collaborative Study"]), ("World Health Organization", ["World Health Organization"]), ("Centers for Lake Control and Prevention", ["Centers for Lake Control and Prevention"]),
        ("van der Berg, A., Jr.", ["van der Berg, A., Jr."]), ("L. Verdi e S. Bruni", ["Verdi, L.", "Bruni, S."]), ("Ana Lima e Costa", ["Costa, Ana Lima e"]),
        ("Okunev VKh, Ivanov NYu, Roe A.", ["Okunev, VKh", "Ivanov, NYu", "Roe, A"]), ("Окунь И.П., Иванова В.Н.", ["Окунь, И.П.", "Иванова, В.Н."]),
        ("Doe J., Roe A.B., Poe E.", ["Doe, J.", "Roe, A.B.", "Poe, E."]), ("Doe, John, and Simon A. Roe.", ["Doe, John", "Roe, Simon A."]),
        ("LAMP Investigators, for the Northern Trials Group, Doe J", ["LAMP Investigators", "Northern Trials Group", "Doe, J"]),
        ("U.S. Lake Administration.", ["U.S. Lake Administration"]), ("J. Stone (Ed. & Trans.)", ["Stone, J."]), ("Lakepedia contributors.", ["Lakepedia contributors"]),
        ("Doe P, Roe E, Poe GF Jr.", ["Doe, P", "Roe, E", "Poe, GF, Jr."]),
        ("Mary Doe, Jon Roe, and Ann Poe", ["Doe, Mary", "Roe, Jon", "Poe, Ann"]), ("Doe Roe, Mary Ann", ["Doe Roe, Mary Ann"]), ("Jon Gray.", ["Gray, Jon"]),
        ("Doe, Peter/ Roe, Klaus-Dieter, u.a. (Hgg.):", ["Doe, Peter", "Roe, Klaus-Dieter"]),
        // two words each, and no initials
        ("Mayu Roe, Jinhan Doe, and Bhu Poe.", ["Roe, Mayu", "Doe, Jinhan", "Poe, Bhu"]), ("Mayu Roe, Jinhan Doe, Lai Noe, Kiru Poe.", ["Roe, Mayu", "Doe, Jinhan", "Noe, Lai", "Poe, Kiru"]),
        ("Stone, Ben, Abhi Roe, Julian Doe, and Sergey Poe.", ["Stone, Ben", "Roe, Abhi", "Doe, Julian", "Poe, Sergey"]),
        ("Doe Roe, Mary Ann; Noe Poe, Ana Luz", ["Doe Roe, Mary Ann", "Noe Poe, Ana Luz"]),
        // family names first, and no blank or one behind them
        ("王灯，李夜，等", ["王灯", "李夜"]), ("佐藤 灯子・森 凛", ["佐藤, 灯子", "森, 凛"]), ("김등불, 이겨울 외", ["김등불", "이겨울"]), ("ジョン・ドウ、佐藤灯子", ["ジョン・ドウ", "佐藤灯子"]),
        ("佐藤 灯子, A. Doe", ["佐藤, 灯子", "Doe, A."]), ("ドウ, J. A.", ["ドウ, J. A."]), ("佐藤灯子.", ["佐藤灯子"]),
        ("Doe, A. ve Roe, B.", ["Doe, A.", "Roe, B."]), ("Doe, A., Roe, B. ve ark.", ["Doe, A.", "Roe, B."]), ("J. Doe i A. Roe", ["Doe, J.", "Roe, A."]),
        ("Окунь, Дж., Щукин, Б. и др.", ["Окунь, Дж.", "Щукин, Б."]), ("Doe, Ana Maria.", ["Doe, Ana Maria"]), ("Doe, Chr.", ["Doe, Chr."]), ("Doe A., Roe B. (Eds.), Poe C.", ["Doe, A.", "Roe, B.", "Poe, C."]),
        ("", []), (" , ;", []), ("et al.", []),
    ]

    @Test(arguments: cases) func readsLists(list: String, names: [String]) {
        let text = EntryText(plain: Array(list.utf8))
        let found = NameList(0 ..< text.end, in: text).names.map(\.text)
        #expect(found == names)
    }

    /// Family and given names with their suffix, where particles, joints and roles of other languages stand among them.
    @Test(arguments: [
        ("J.D. Doe en F. Roe", ["Doe|J.D.", "Roe|F."]), ("Doe, Ana y Bo Roe", ["Doe|Ana", "Roe|Bo"]), ("Anna Doe, Jr.", ["Doe|Anna|Jr."]), ("Nicol A. De Doe", ["De Doe|Nicol A."]),
        ("van 't Doe, J. H.", ["van 't Doe|J. H."]), ("DOE, A.; ROE, B. (org.)", ["DOE|A.", "ROE|B."]), ("A. Doe och B. Roe", ["Doe|A.", "Roe|B."]), ("Ann Doe (with Bo Roe)", ["Doe|Ann", "Roe|Bo"]), ("Doe, Annabel. (with B. Roe)", ["Doe|Annabel", "Roe|B."]), ("D. Sean Doe & B. Roe", ["Doe|D. Sean", "Roe|B."]),
    ] as [(String, [String])])
    func readsParts(list: String, parts: [String]) {
        let text = EntryText(plain: Array(list.utf8))
        let found = NameList(0 ..< text.end, in: text).names.map { [$0.family, $0.given, $0.suffix].compactMap { $0 }.joined(separator: "|") }
        #expect(found == parts)
    }

    /// What stands behind the list is not read: the title's first letter is no initial.
    @Test func readsNothingBehindTheList() {
        let text = EntryText(plain: Array("Doe, A. B. A lamp of the north.".utf8))
        let given = NameList(0 ..< 10, in: text).names.map { $0.given ?? "" }
        #expect(given == ["A. B."])
    }

    @Test(arguments: ["Doe J, et al", "王灯, 李夜, 等", "Doe, A. ve ark.", "Окунь А. и др.", "Doe A., Roe B. i in.", "Doe, J. e outros"]) func saysThatOthersAreLeftOut(list: String) {
        let text = EntryText(plain: Array(list.utf8))
        #expect(NameList(0 ..< text.end, in: text).isEtAl)
    }

    @Test(arguments: [("NORTHLAB.", "NORTHLAB"), ("United Cities.", "United Cities")]) func thePagesOfBodies(list: String, name: String) {
        let text = EntryText(plain: Array(list.utf8))
        let names = NameList(0 ..< text.end, in: text, isPage: true).names
        let families = names.map(\.family)
        #expect(families == [name])
        #expect(names.allSatisfy { $0.isLiteral })
    }

    /// Whatever the list, its letters are those of the names, but for the words that join them.
    @Test func noLetterIsLost() {
        for list in ["Wa¨schle R, Wolf A; Zed", "O'Neil-Smith, P.-Q.", "A, B, C", "Ünal Ş, Çelik Ö", "Smith", "Doe J Roe K, Poe", "李明, 王芳"] {
            let text = EntryText(plain: Array(list.utf8))
            let names = NameList(0 ..< text.end, in: text).names
            let kept = names.map { $0.family + ($0.given ?? "") + ($0.suffix ?? "") }.joined()
            let letters: (String) -> [UInt8] = { $0.utf8.filter { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }.sorted() }
            #expect(letters(kept) == letters(list), "\(list)")
        }
    }
}
