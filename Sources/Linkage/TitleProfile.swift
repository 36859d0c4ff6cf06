/// A title as it is compared: folded, its words counted, its numbers and the marks of its kind set apart.
struct TitleProfile: Sendable {
    var folded: FoldedText
    /// The folded bytes without blanks.
    var key: [UInt8]
    /// The hashes of the distinct words, ascending.
    var words: [UInt64]
    /// The numbers of the title in order, each as a hash; `ACTH(4-10)` gives 4 and 10, `ACTH4-10` the same.
    var numbers: [UInt64]
    /// It ends in `...` or `…`: the list cut it.
    var isCut: Bool
    var kind: Kind
    /// `Part II` is 2; zero when the title names no part.
    var part: Int
    /// How much an equal title says of identity, in bits: little for `Editorial`, much for a long title of its own.
    var information: Double

    /// What stands between an item and the item that it speaks of: `Erratum: …`, `Reply to …`.
    enum Kind: UInt8, Sendable { case plain, erratum, retraction, reply, comment }

    init(_ title: String?) {
        let folded = FoldedText(title ?? "")
        self.folded = folded
        key = folded.key
        isCut = title.map(Self.isCut) ?? false
        let ranges = folded.words
        words = Array(Set(ranges.map { Fingerprint(folded.bytes[$0]).value })).sorted()
        numbers = Self.numbers(in: folded)
        kind = TitleMarks.kind(of: folded.bytes)
        part = TitleMarks.part(in: folded)
        information = TitleInformation.bits(of: folded)
    }

    var isEmpty: Bool { key.isEmpty }

    private static func isCut(_ title: String) -> Bool {
        var bytes = Array(title.utf8.suffix(12))
        while let last = bytes.last, last <= UInt8(ascii: " ") || last == UInt8(ascii: "]") || last == UInt8(ascii: "\"") { bytes.removeLast() }
        return bytes.suffix(3) == [0xE2, 0x80, 0xA6] || bytes.suffix(3) == Array("...".utf8)
    }

    /// Runs of digits, and roman numerals as the number that they are, so that `type II` and `type 2` agree.
    private static func numbers(in title: FoldedText) -> [UInt64] {
        var numbers: [UInt64] = []
        var previous: Range<Int>?
        for word in title.words {
            if let numeral = TitleMarks.numeral(title.bytes[word], after: previous.map { title.bytes[$0] }) {
                numbers.append(Fingerprint(String(numeral).utf8).value)
            } else {
                addDigits(of: title.bytes[word], to: &numbers)
            }
            previous = word
        }
        return numbers
    }

    private static func addDigits(of word: ArraySlice<UInt8>, to numbers: inout [UInt64]) {
        let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        var rest = word.drop { !isDigit($0) }
        while !rest.isEmpty {
            numbers.append(Fingerprint(rest.prefix(while: isDigit)).value)
            rest = rest.drop(while: isDigit).drop { !isDigit($0) }
        }
    }
}

/// How much an equal title says, by its words.
///
/// A long word of the subject says more than a short one; words that stand in every list (`and`, `study`) and titles that stand in every
/// issue (`Editorial`, `Book Reviews`) say almost nothing.
enum TitleInformation {
    /// In bits, by the length of the word in bytes.
    static func bits(ofWord word: ArraySlice<UInt8>) -> Double {
        if Words.isStopWord(word) { return 0.2 }
        if Words.isFrontMatter(word) { return 0.3 }
        switch word.count {
        case ...2: return 0.7
        case 3: return 1.5
        case 4 ... 6: return 2.2
        default: return 3
        }
    }

    static func bits(of title: FoldedText) -> Double {
        title.words.reduce(0) { $0 + bits(ofWord: title.bytes[$1]) }
    }
}

/// Short lists of words that titles share whatever they are about.
enum Words {
    private static let stopWords = hashes("""
        a an the of and or in on for to by with without from at as is are its it into their than that this these those be using use via der die das
        und la le les de des du et en el los las y il di e after before during between among
        """)
    private static let frontMatter = hashes("""
        editorial editorials introduction preface foreword commentary letter letters reply response contents index abstract abstracts obituary
        book books review reviews news erratum corrigendum correction errata announcement notes note issue special guest editor editors board
        masthead reviewers acknowledgement acknowledgements calendar conclusion conclusions comment comments discussion author authors untitled
        special volume proceedings conference symposium home page about overview products product shop faq
        """)

    private static let serial = hashes("""
        journal j international int conference conf proceedings proc annual annals ann american am european eur british br symposium workshop
        transactions trans letters lett research res review reviews rev studies bulletin bull archives arch acta meeting congress th st nd rd
        """)

    /// A word that journals and proceedings share whatever they are about.
    static func isSerial(_ word: ArraySlice<UInt8>) -> Bool { serial.contains(Fingerprint(word).value) }
    static func isStopWord(_ word: ArraySlice<UInt8>) -> Bool { stopWords.contains(Fingerprint(word).value) }
    static func isFrontMatter(_ word: ArraySlice<UInt8>) -> Bool { frontMatter.contains(Fingerprint(word).value) }

    private static func hashes(_ list: String) -> Set<UInt64> {
        Set(list.utf8.split { $0 <= UInt8(ascii: " ") }.map { Fingerprint($0).value })
    }
}
