/// Text as LaTeX writes it, read as people see it.
///
/// `M{\"u}ller`, `M\"uller`, `{\'E}cole`, `\v{S}koda`, `Stra{\ss}e`, `\textit{E. coli}`, `$\beta$-cells`, `10--12`, ` ``so'' `.
///
/// - Shape: UTF-8 in and out; one pass, no recursion.
/// A command with a capital in its name prints a name: `\LaTeX{}`, `The \TeX book`, `\UNIX`.
///
/// - Loss: braces, dollar signs, names of commands that set type; a command that is not known keeps its argument.
/// - Source: L. Lamport, LaTeX, chapter 3; BibTeX's `purify`.
struct LaTeXText {
    /// - Parameter isVerbatim: addresses, identifiers and pages: only braces and escaped signs are LaTeX there.
    static func bytes(of source: ArraySlice<UInt8>, isVerbatim: Bool = false) -> [UInt8] {
        guard source.contains(where: isSpecial) else { return Array(source) }
        var reader = LaTeXText(source: source, isVerbatim: isVerbatim)
        reader.read()
        return reader.out
    }

    private let source: ArraySlice<UInt8>
    private let isVerbatim: Bool
    private var out: [UInt8] = []
    private var at: Int
    private var isMath = false

    private init(source: ArraySlice<UInt8>, isVerbatim: Bool) {
        self.source = source; self.isVerbatim = isVerbatim
        at = source.startIndex
        out.reserveCapacity(source.count)
    }

    /// `\ { } $ ~ - ` '`
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x5C, 0x7B, 0x7D, 0x24, 0x7E, 0x2D, 0x60, 0x27: true
        default: false
        }
    }

    private mutating func read() {
        while at < source.endIndex {
            let byte = source[at]
            switch byte {
            case 0x7B, 0x7D: at += 1
            case 0x5C: readCommand()
            case 0x24 where !isVerbatim: isMath.toggle(); at += 1
            case 0x5E where isMath, 0x5F where isMath: at += 1
            case 0x7E where !isVerbatim || isTie: out.append(0x20); at += 1
            case 0x2D where !isVerbatim && has(0x2D, 1): readDashes()
            case 0x60 where !isVerbatim && has(0x60, 1): out += "\u{201C}".utf8; at += 2
            case 0x27 where !isVerbatim && has(0x27, 1): out += "\u{201D}".utf8; at += 2
            default: out.append(byte); at += 1
            }
        }
    }

    /// A tilde behind a stop or a single letter ties pages to what they are: `sec.~3`; in an address it stands behind a slash.
    private var isTie: Bool { at > source.startIndex && (source[at - 1] == 0x2E || at == source.startIndex + 1) && at + 1 < source.endIndex && source[at + 1] &- 0x30 < 10 }

    private func has(_ byte: UInt8, _ offset: Int) -> Bool { at + offset < source.endIndex && source[at + offset] == byte }

    private mutating func readDashes() {
        out += (has(0x2D, 2) ? "\u{2014}" : "\u{2013}").utf8
        at += has(0x2D, 2) ? 3 : 2
    }

    private mutating func readCommand() {
        at += 1
        guard at < source.endIndex else { return }
        let byte = source[at]
        guard (byte | 0x20) &- 0x61 < 26 else {
            if let accent = Self.accents[byte], !isVerbatim { at += 1; return put(accent) }
            at += 1
            switch byte {
            case 0x2D, 0x2F, 0x21: break                                                  // \- \/ \!
            case 0x2C, 0x3B, 0x3A, 0x20, 0x5C, 0x0A, 0x09, 0x0D: out.append(0x20)         // thin and other spaces, \\
            default: out.append(byte)                                                     // \& \% \_ \{
            }
            return
        }
        let start = at
        while at < source.endIndex, (source[at] | 0x20) &- 0x61 < 26 { at += 1 }
        let name = String(decoding: source[start ..< at], as: UTF8.self)
        if name.utf8.count == 1, let accent = Self.letterAccents[source[start]] {
            // `\c{c}`, `\c c`, but `\o`
            return put(accent)
        }
        if name.utf8.count > 4, Self.isSortKey(name) { return skipArgument() }
        if let symbol = Self.symbols[name] {
            out += symbol.utf8
        } else if !isVerbatim, name.utf8.count > 1, name.utf8.contains(where: { $0 &- 0x41 < 26 }), !Self.styles.contains(name) {
            out += name.utf8
        }
        // blanks behind a command end its name
        while at < source.endIndex, source[at] == 0x20 { at += 1 }
    }

    /// `\noopsort{1992b}1992`, `{\SortNoop{B}}`: what only sorts is not printed.
    private static func isSortKey(_ name: String) -> Bool { ["noopsort", "sortnoop", "noop", "sortas", "sortkey"].contains(name.lowercased()) }

    private mutating func skipArgument() {
        while at < source.endIndex, source[at] == 0x20 { at += 1 }
        guard at < source.endIndex, source[at] == 0x7B, let end = source[at...].firstIndex(of: 0x7D) else { return }
        at = end + 1
    }

    /// Puts an accent on the letter that follows: `o`, `{o}`, `\i`, `{\i}`.
    private mutating func put(_ accent: Accent) {
        while at < source.endIndex, source[at] == 0x7B || source[at] == 0x20 { at += 1 }
        guard at < source.endIndex else { return }
        if source[at] == 0x5C, at + 1 < source.endIndex, source[at + 1] | 0x20 == 0x69 || source[at + 1] | 0x20 == 0x6A {  // \i \j
            out += accent.on(source[at + 1])
            at += 2
            if at < source.endIndex, source[at] == 0x20 { at += 1 }
            return
        }
        guard source[at] != 0x7D, source[at] != 0x5C else { return }
        out += accent.on(source[at])
        at += 1
        // the rest of a letter beyond ASCII
        while at < source.endIndex, source[at] & 0xC0 == 0x80 { out.append(source[at]); at += 1 }
    }

    /// The letters with one accent.
    private struct Accent {
        var letters: [UInt8: [UInt8]] = [:]
        var mark: [UInt8]

        /// - Parameter pairs: letters and what they become: `aàeè`.
        init(_ pairs: String, mark: String) {
            self.mark = Array(mark.utf8)
            let scalars = Array(pairs.unicodeScalars)
            for index in stride(from: 0, to: scalars.count - 1, by: 2) { letters[UInt8(scalars[index].value)] = Array(String(scalars[index + 1]).utf8) }
        }

        /// The letter with the accent: one scalar where there is one, else the letter and a combining mark.
        func on(_ letter: UInt8) -> [UInt8] { letters[letter] ?? [letter] + (letter < 0x80 ? mark : []) }
    }

    private static let accents: [UInt8: Accent] = [
        0x60: Accent("aàeèiìoòuùnǹAÀEÈIÌOÒUÙNǸ", mark: "\u{300}"), 0x27: Accent("aáeéiíoóuúyýcćlĺnńrŕsśzźgǵAÁEÉIÍOÓUÚYÝCĆLĹNŃRŔSŚZŹ", mark: "\u{301}"),
        0x5E: Accent("aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷAÂEÊIÎOÔUÛCĈGĜHĤJĴSŜWŴYŶ", mark: "\u{302}"), 0x7E: Accent("aãnñoõiĩuũAÃNÑOÕIĨUŨ", mark: "\u{303}"),
        0x3D: Accent("aāeēiīoōuūAĀEĒIĪOŌUŪ", mark: "\u{304}"), 0x22: Accent("aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ", mark: "\u{308}"),
        0x2E: Accent("cċeėgġzżiiCĊEĖGĠZŻIİ", mark: "\u{307}"),
    ]
    private static let letterAccents: [UInt8: Accent] = [
        0x75: Accent("aăeĕgğiĭoŏuŭAĂEĔGĞIĬOŎUŬ", mark: "\u{306}"), 0x76: Accent("cčdďeěnňrřsštťzžaǎiǐoǒuǔCČDĎEĚNŇRŘSŠTŤZŽ", mark: "\u{30C}"),
        0x48: Accent("oőuűOŐUŰ", mark: "\u{30B}"), 0x63: Accent("cçsştţCÇSŞTŢ", mark: "\u{327}"), 0x6B: Accent("aąeęiįuųAĄEĘIĮUŲ", mark: "\u{328}"),
        0x72: Accent("aåuůAÅUŮ", mark: "\u{30A}"), 0x64: Accent("aạeẹiịoọuụhḥsṣtṭAẠEẸIỊOỌUỤ", mark: "\u{323}"), 0x62: Accent("", mark: "\u{331}"),
        0x74: Accent("", mark: "\u{361}"),
    ]

    /// Commands with a capital that set type, or encode letters.
    private static let styles: Set<String> = ["Large", "LARGE", "Huge", "HUGE", "MakeUppercase", "MakeLowercase", "MakeTextUppercase", "NoCaseChange", "IeC"]

    private static let symbols: [String: String] = [
        "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð",
        "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "textregistered": "®",
        "texttrademark": "™", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
        "textquotedblright": "”", "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
        "textunderscore": "_", "textdegree": "°", "degree": "°", "textmu": "µ", "ldots": "…", "dots": "…", "textellipsis": "…", "times": "×", "pm": "±",
        "leq": "≤", "geq": "≥", "le": "≤", "ge": "≥", "sim": "∼", "approx": "≈", "rightarrow": "→", "to": "→", "infty": "∞", "cdot": "·", "textperiodcentered": "·",
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι",
        "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ",
        "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
        "Omega": "Ω", "backslash": "\\", "slash": "/", "emdash": "—", "Dash": "—", "endash": "–",
    ]
}
