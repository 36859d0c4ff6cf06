/// What the formats call the kinds of references, as CSL types.
///
/// `JOUR`, `@article`, `journalArticle` and `Journal Article` are `article_journal`.
///
/// - Source: RIS specification (2011) and EndNote's list of types; BibTeX, BibLaTeX manual 2.1; Zotero's item types; CSL 1.0.2.
enum ReferenceTypes {
    static func type(of word: some Sequence<UInt8>) -> String? {
        let folded = word.compactMap { byte -> UInt8? in
            if byte &- 0x41 < 26 { return byte | 0x20 }
            return byte &- 0x61 < 26 || byte &- 0x30 < 10 ? byte : nil
        }
        return folded.count > 60 ? nil : types[String(decoding: folded, as: UTF8.self)]
    }

    private static let types: [String: String] = {
        var types: [String: String] = [:]
        for (type, words) in words { for word in words.split(separator: " ") { types[String(word)] = type } }
        return types
    }()

    private static let words: [(String, String)] = [
        ("article_journal", """
        jour jfull article articlejournal journalarticle journal ejour electronicarticle periodical abst inpr j review shortsurvey letter editorial note \
        editorialmaterial articleinpress researcharticle reviewarticle originalarticle earlyaccess suppperiodical
        """),
        ("article_magazine", "mgzn magazinearticle articlemagazine magazine tradejournalarticle"),
        ("article_newspaper", "news newspaperarticle articlenewspaper newspaper"),
        ("book", "book booklet edbook editedbook ebook mvbook collection proceedings reference mvreference monograph b serial ser"),
        ("chapter", "chap chapter inbook incollection suppbook booksection bookchapter bookinbook echap electronicbooksection bookpart"),
        ("paper_conference", "conf cpaper inproceedings conference conferencepaper conferenceproceedings paperconference proceedingspaper c conferencereview"),
        ("report", "rprt report techreport manual govdoc governmentdocument unpb unpublishedwork workingpaper standard stand"),
        ("thesis", "thes thesis phdthesis mastersthesis mathesis dissertation bachelorsthesis"),
        ("webpage", "elec web webpage online www electronic website post blog blogpost postweblog icomm"),
        ("preprint", "preprint posted postedcontent"),
        ("dataset", "data dataset datafile aggregateddatabase dbase onlinedatabase"),
        ("software", "comp software computerprogram"),
        ("patent", "pat patent p"),
        ("motion_picture", "video motionpicture movie film audiovisualmaterial advs mpct filmorbroadcast videorecording"),
        ("entry_encyclopedia", "ency encyclopedia encyclopediaarticle entryencyclopedia inreference entry"),
        ("entry_dictionary", "dict dictionary dictionaryentry entrydictionary"),
        ("manuscript", "unpublished manscpt manuscript"),
        ("speech", "slide presentation speech conferencepresentation meetingabstract"),
    ]
}
