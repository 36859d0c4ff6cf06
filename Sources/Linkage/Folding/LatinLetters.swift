/// Latin letters with marks, and the plain letter of each: `é` is `e`, `Ł` is `l`, `ş` is `s`.
///
/// Two letters for one (`æ`, `ß`, `þ`) are in `digraphs`; a letter without a plain one is `.` and is kept as it is.
///
/// - Source: Unicode 15.1 decompositions of Latin-1 Supplement, Latin Extended-A and -B (from U+00C0) and Latin Extended Additional (U+1E00).
enum LatinLetters {
    /// U+00C0 ... U+024F
    private static let extended: [UInt8] = Array((
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy.saaaaaa.ceeeeiiiidnooooo.ouuuuy.y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll." +
        ".llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
        "b................ff....i........oo.............uu..............." +
        ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo" +
        "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............" +
        "...b............"
    ).utf8)
    /// U+1E00 ... U+1EFF
    private static let additional: [UInt8] = Array((
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"
    ).utf8)

    /// The plain letter, or nil when the scalar has none.
    static func plainLetter(of scalar: UInt32) -> UInt8? {
        let letter: UInt8
        switch scalar {
        case 0xC0 ... 0x24F: letter = extended[Int(scalar - 0xC0)]
        case 0x1E00 ... 0x1EFF: letter = additional[Int(scalar - 0x1E00)]
        default: return nil
        }
        return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") ? letter : nil
    }

    /// The two letters that stand for one: `Æ` is `ae`, `ß` is `ss`.
    static func digraph(of scalar: UInt32) -> StaticString? {
        switch scalar {
        case 0xC6, 0xE6: "ae"
        case 0xDE, 0xFE: "th"
        case 0xDF, 0x1E9E: "ss"
        case 0x132, 0x133: "ij"
        case 0x152, 0x153: "oe"
        default: nil
        }
    }
}
