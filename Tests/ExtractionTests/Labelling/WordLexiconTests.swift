import Testing
@testable import Extraction

struct WordLexiconTests {
    private static func kinds(_ text: String) -> [UInt8] { ReferenceTokens(of: Array(text.utf8)).tokens.map(\.kinds) }

    /// The lexicon hashes words as the tokens do, whatever their case and beyond ASCII.
    @Test func namesAndPlacesAreKnown() throws {
        let kind = WordLexicon.Kind.self
        let kinds = Self.kinds("Hans Schröder GIULIA München Torino Germany Qwrtzkpfl")
        try #require(kinds.count == 7)
        #expect(kinds[0] & kind.given != 0 && kinds[1] & kind.family != 0 && kinds[2] & kind.given != 0)
        #expect(kinds[3] & kind.city != 0 && kinds[4] & kind.city != 0 && kinds[5] & kind.country != 0)
        #expect(kinds[6] == 0)
    }

    /// A small word is no name, and neither is an initial.
    @Test func smallWordsAreNone() {
        #expect(Self.kinds("paris rose J. 1999") == [0, 0, 0, 0, 0])
        #expect(Self.kinds("Paris Rose").allSatisfy { $0 != 0 })
    }

    @Test func damagedBytesAreNoLexicon() {
        var bytes = Array("GRNLEX01".utf8) + [4, 0, 0, 0] + [UInt8](repeating: 0, count: 8)
        func lexicon(_ bytes: [UInt8]) -> WordLexicon? { bytes.withUnsafeBytes { $0.baseAddress.flatMap { WordLexicon(bytes: $0, count: bytes.count) } } }
        #expect(lexicon(bytes) != nil)
        #expect(lexicon(Array(bytes.dropLast())) == nil)
        bytes[8] = 3
        #expect(lexicon(bytes) == nil)
        // without an empty slot a search would not end
        let full = Array("GRNLEX01".utf8) + [4, 0, 0, 0] + [UInt8](repeating: 1, count: 8)
        #expect(lexicon(full) == nil)
    }
}
