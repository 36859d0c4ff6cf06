/// The number of an edition or version, by which otherwise equal books and reviews are told apart.
enum Edition {
    /// `2nd`, `3.`, `Fourth`, `Second revised` are 2, 3, 4, 2; `Revised` is none. Versions of programs are numbers of their own, in their order.
    static func number(_ text: String?) -> UInt32? {
        guard let text else { return nil }
        if let version = version(in: text) { return version }
        if let number = Numbers(text).first { return number }
        let folded = FoldedText(text)
        for word in folded.words { if let index = ordinals.firstIndex(where: { folded.bytes[word].elementsEqual($0) }) { return UInt32(index + 1) } }
        return nil
    }

    /// `R package version 0.9-34`, `2.17.0`, `version 3`.
    private static func version(in text: String) -> UInt32? {
        let bytes = Identifier.lowercased(text)
        func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] &- 0x30 < 10 }
        guard var at = bytes.indices.first(where: isDigit) else { return nil }
        var numbers: [UInt32] = []
        while isDigit(at) {
            var number: UInt32 = 0
            while isDigit(at) { number = min(mostInVersion, number * 10 + UInt32(bytes[at] - 0x30)); at += 1 }
            numbers.append(number)
            guard at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2D, isDigit(at + 1) else { break }
            at += 1
        }
        guard numbers.count > 1 || bytes.holds(Array("version".utf8)) else { return nil }
        return numbers.prefix(3).enumerated().reduce(1 << 31) { $0 | $1.element << UInt32(20 - 10 * $1.offset) }
    }
    private static let mostInVersion: UInt32 = 1023

    private static let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].map { Array($0.utf8) }

    /// Of a Cochrane review the version that its DOI names: `10.1002/14651858.CD001234.pub3` is 3, without the ending it is 1.
    static func version(ofDOI text: String?) -> UInt32? {
        guard let text, let doi = Identifier.doi(text), doi.starts(with: cochrane) else { return nil }
        guard let ending = doi.firstRange(of: Array(".pub".utf8)) else { return 1 }
        return Numbers(String(decoding: doi[ending.upperBound...], as: UTF8.self)).first
    }

    private static let cochrane = Array("10.1002/14651858.cd".utf8)
}
