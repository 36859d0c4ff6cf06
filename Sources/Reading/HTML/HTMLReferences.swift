/// Mends the character references that browsers read and libxml2 does not: names of Latin-1 without their semicolon, `38 &plusmn 4`, `&lt0.05`, and
/// numbers by which old pages mean the signs of Windows-1252, `75&#150;90` for `75–90`.
///
/// - Loss: none. Names that go on to a semicolon (`&notin;`) or before `=`, as in addresses, stay.
/// - Source: HTML Living Standard, section 13.2.5.73, named character reference state, and 13.2.5.80, numeric character reference end state.
enum HTMLReferences {
    /// The page with its references mended, or nil where there are none to mend.
    static func mended(_ bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var copied = 0, at = 0, isInTag = false
        while at < bytes.count {
            switch bytes[at] {
            case 0x3C: isInTag = at + 1 < bytes.count && ((bytes[at + 1] | 0x20) &- 0x61 < 26 || bytes[at + 1] == 0x2F || bytes[at + 1] == 0x21)
            case 0x3E: isInTag = false
            case 0x26 where !isInTag:
                if let (end, text) = reference(at: at, in: bytes) {
                    out += bytes[copied ..< at] + text
                    (copied, at) = (end, end)
                    continue
                }
            default: break
            }
            at += 1
        }
        return copied == 0 ? nil : out + bytes[copied...]
    }

    /// Where a reference ends that needs mending, and what to write for it.
    private static func reference(at offset: Int, in bytes: [UInt8]) -> (end: Int, text: [UInt8])? {
        var end = offset + 1
        guard end < bytes.count else { return nil }
        if bytes[end] == 0x23 {
            end += 1
            while end < bytes.count, end - offset < 6, bytes[end] &- 0x30 < 10 { end += 1 }
            guard let code = Int(String(decoding: bytes[offset + 2 ..< end], as: UTF8.self)), (128 ..< 160).contains(code),
                let sign = windows1252Controls[code - 128] else { return nil }
            return (end < bytes.count && bytes[end] == 0x3B ? end + 1 : end, Array(String(sign).utf8))
        }
        while end < bytes.count, end - offset < 34, (bytes[end] | 0x20) &- 0x61 < 26 || bytes[end] &- 0x30 < 10 { end += 1 }
        guard end < bytes.count, bytes[end] != 0x3B else { return nil }
        let name = bytes[offset + 1 ..< end]
        for length in stride(from: min(name.count, 6), through: 2, by: -1) where names.contains(String(decoding: name.prefix(length), as: UTF8.self)) {
            end = offset + 1 + length
            return bytes[end] == 0x3D ? nil : (end, bytes[offset ..< end] + [0x3B])
        }
        return nil
    }

    private static let names: Set<String> = Set("""
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo \
        frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
        Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
        ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml amp lt gt \
        quot AMP LT GT QUOT COPY REG
        """.split(separator: " ").map(String.init))
}
