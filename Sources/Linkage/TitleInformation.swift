/// How much an equal title says, by its words.
///
/// A long word of the subject says more than a short one; words that stand in every list (`and`, `study`) and titles that stand in every
/// issue (`Editorial`, `Book Reviews`) say almost nothing.
enum TitleInformation {
    /// In bits, by the length of the word in bytes.
    static func bits(ofWord word: some Collection<UInt8>) -> Double {
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
    static func isSerial(_ word: some Sequence<UInt8>) -> Bool { serial.contains(Fingerprint(word).value) }
    static func isStopWord(_ word: some Sequence<UInt8>) -> Bool { stopWords.contains(Fingerprint(word).value) }
    static func isFrontMatter(_ word: some Sequence<UInt8>) -> Bool { frontMatter.contains(Fingerprint(word).value) }

    private static func hashes(_ list: String) -> Set<UInt64> {
        Set(list.utf8.split { $0 <= UInt8(ascii: " ") }.map { Fingerprint($0).value })
    }
}
