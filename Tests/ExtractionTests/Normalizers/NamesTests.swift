@testable import Extraction
import Testing

struct NamesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var names: [String]
        var isEtAl = false
        var areEditors = false
        var testDescription: String { text }

        init(_ text: String, _ names: [String], isEtAl: Bool = false, areEditors: Bool = false) {
            self.text = text; self.names = names; self.isEtAl = isEtAl; self.areEditors = areEditors
        }
    }

    static let cases: [Case] = [
        // initials behind a comma
        Case("Okafor, C.I., et al. (2019). Title", ["Okafor, C.I."], isEtAl: true),
        Case("Okafor, C. I., & Brandt, K.-L. (2019). Title", ["Okafor, C. I.", "Brandt, K.-L."]),
        Case("van der Berg, A., de la Cruz, M., and O'Neill, P. 2010.", ["van der Berg, A.", "de la Cruz, M.", "O'Neill, P."]),
        Case("Glinka, N.Yu., et al. (2020). Title", ["Glinka, N.Yu."], isEtAl: true),
        Case("Müller, Ö., Çelik, Ş. (2001) Title", ["Müller, Ö.", "Çelik, Ş."]),
        Case("Iwanow, A.; Petrow, B.; Sidorow, W.G. Title", ["Iwanow, A.", "Petrow, B.", "Sidorow, W.G."]),
        Case("King, M. L., Jr. (1963). Title", ["King, M. L., Jr."]),
        Case("Stewart III, C. (2009). Title", ["Stewart, C., III"]),
        Case("Adler, A. B. & Brandt, C. Tides in lakes. J. Hydrol.", ["Adler, A. B.", "Brandt, C."]),
        Case("Adler, D. V., Strand, B., … Brock, P. (2009). Title", ["Adler, D. V.", "Strand, B.", "Brock, P."], isEtAl: true),
        Case("Adler, D. V., Strand, B., . . . Brock, P. (2009). Title", ["Adler, D. V.", "Strand, B.", "Brock, P."], isEtAl: true),
        Case("Adler, D. V., Strand, B., ... & Brock, P. (2009). Title", ["Adler, D. V.", "Strand, B.", "Brock, P."], isEtAl: true),
        Case("Adler DV, Strand B, … Brock P. Title", ["Adler, DV", "Strand, B", "Brock, P"], isEtAl: true),
        // initials without marks
        Case("Kern SLT. Title of one", ["Kern, SLT"]),
        Case("Vogt WD, Hein M, Dong Z. Title of three", ["Vogt, WD", "Hein, M", "Dong, Z"]),
        Case("Vogt WD, Hein M, Dong Z. A title of three", ["Vogt, WD", "Hein, M", "Dong, Z"]),
        Case("Levy LA, Orme VJ, van Dam EVL, et al. Title. J Abbrev", ["Levy, LA", "Orme, VJ", "van Dam, EVL"], isEtAl: true),
        Case("Carmona P, Jain RK. Vessels. Nature. 2011", ["Carmona, P", "Jain, RK"]),
        Case("Feretti L., Giovannelli G., 2008, in", ["Feretti, L.", "Giovannelli, G."]),
        Case("Kahn A, Ruiz B; STROKE Study Group. Title", ["Kahn, A", "Ruiz, B", "STROKE Study Group"]),
        Case("McIntosh-Hall A, O’Brien B. Title", ["McIntosh-Hall, A", "O’Brien, B"]),
        Case("Santos Silva M, Costa-Lima J et al. (2000). Title", ["Santos Silva, M", "Costa-Lima, J"], isEtAl: true),
        Case("Cahill GF Jr, Felix P. Title", ["Cahill, GF, Jr", "Felix, P"]),
        // initials first
        Case("G.K. Sukardi, T.D.K. Wungo and F. Iskander, Title", ["Sukardi, G.K.", "Wungo, T.D.K.", "Iskander, F."]),
        Case("J. P. Calder, \"Title,\" Journal", ["Calder, J. P."]),
        Case("W. Lim. Descent methods for splines. Report", ["Lim, W."]),
        Case("A. Gupta, V. Harin, and D. Quass. Title", ["Gupta, A.", "Harin, V.", "Quass, D."]),
        Case("L. van Beethoven. Title", ["van Beethoven, L."]),
        Case("J.-P. Sartin and M. Dupont: Title", ["Sartin, J.-P.", "Dupont, M."]),
        // given names
        Case("Miller, Linda Patterson. ‘Title’", ["Miller, Linda Patterson"]),
        Case("Redman, Peter & Whitehead-Hare, Joanne (2008). Title", ["Redman, Peter", "Whitehead-Hare, Joanne"]),
        Case("Steinberg, Stanley J. Vassouras, a County", ["Steinberg, Stanley J."]),
        Case("Duncan, Otto, Mary Brown, and John Smith. Title", ["Duncan, Otto", "Brown, Mary", "Smith, John"]),
        Case("Wolfgang Jansen: Behinderung. In:", ["Jansen, Wolfgang"]),
        Case("Robert A. Ballard, Arthur B. Maccabee, and Karl J. Otten. Title", ["Ballard, Robert A.", "Maccabee, Arthur B.", "Otten, Karl J."]),
        Case("Adam DI Kramer, Jamie E Guillen, and Jeffrey T Hand. Title", ["Kramer, Adam DI", "Guillen, Jamie E", "Hand, Jeffrey T"]),
        Case("Benedict Anders, Imagined Places (1991)", ["Anders, Benedict"]),
        Case("BAHNERT Reinhard, SALM Rainer, 1996, Title", ["BAHNERT, Reinhard", "SALM, Rainer"]),
        // editors
        Case("Swamy V, Furness A, editors. New York", ["Swamy, V", "Furness, A"], areEditors: true),
        Case("Morris J. Vogt & Charles E. Rosen (Eds.), The book", ["Vogt, Morris J.", "Rosen, Charles E."], areEditors: true),
        Case("Bouma, H., & Elsen, A. G. (Eds.), Models", ["Bouma, H.", "Elsen, A. G."], areEditors: true),
    ]

    @Test(arguments: cases) func readsNames(example: Case) {
        let text = EntryText(plain: Array(example.text.utf8))
        let names = Names(startingAt: 0, in: text, before: text.end)
        #expect(names?.names.map(\.text) == example.names)
        #expect(names?.isEtAl == example.isEtAl)
        #expect(names?.areEditors == example.areEditors)
    }

    @Test(arguments: [
        "Peptide Institute. Memory and protection.", "Revolution Health & Wellness. (2025). Title", "Sleep and memory in ageing mice. Nature", "The origin of words. 2010",
        "What is a maze?", "“Quoted title” of a page", "", "12, 45–67", "A review of mazes. J Maze",
    ])
    func titlesAndBodiesAreNoNames(text: String) {
        let text = EntryText(plain: Array(text.utf8))
        #expect(Names(startingAt: 0, in: text, before: text.end) == nil)
    }
}
