/// The number of an edition or version, by which otherwise equal books and reviews are told apart.
enum Edition {
    /// `2nd`, `3.`, `Fourth`, `Second revised` are 2, 3, 4, 2; `Revised` is none.
    static func number(_ text: String?) -> UInt32? {
        guard let text else { return nil }
        if let number = Numbers(text).first { return number }
        let folded = FoldedText(text)
        for word in folded.words { if let index = ordinals.firstIndex(where: { folded.bytes[word].elementsEqual($0) }) { return UInt32(index + 1) } }
        return nil
    }

    private static let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].map { Array($0.utf8) }

    /// Of a Cochrane review the version that its DOI names: `10.1002/14651858.CD001234.pub3` is 3, without the ending it is 1.
    static func version(ofDOI text: String?) -> UInt32? {
        guard let text, let doi = Identifier.doi(text), doi.starts(with: cochrane) else { return nil }
        guard let ending = doi.firstRange(of: Array(".pub".utf8)) else { return 1 }
        return Numbers(String(decoding: doi[ending.upperBound...], as: UTF8.self)).first
    }

    private static let cochrane = Array("10.1002/14651858.cd".utf8)
}
