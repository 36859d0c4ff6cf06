/// A way in which a document is broken.
///
/// - Shape: a function of the bytes of a whole document, in any format, and of a second one; it gives the bytes of a broken one.
struct Malformation: Sendable {
    let name: String
    let bytes: @Sendable (_ document: [UInt8], _ other: [UInt8], inout Seeded) -> [UInt8]

    /// Common ones. Each comes as often as any other.
    static let all: [Malformation] = [
        Malformation(name: "truncated") { document, _, random in Array(document.prefix(random.number(0 ... document.count))) },
        Malformation(name: "beheaded") { document, _, random in Array(document.suffix(random.number(0 ... document.count))) },
        Malformation(name: "flipped") { document, _, random in
            changed(document, places: random.number(1 ... 200), &random) { byte, random in byte ^ (1 << UInt8(random.number(0 ... 7))) }
        },
        Malformation(name: "overwritten") { document, _, random in
            changed(document, places: random.number(1 ... 400), &random) { _, random in UInt8(random.number(0 ... 255)) }
        },
        Malformation(name: "swapped") { document, _, random in
            // punctuation for punctuation: what layouts and lists are recognised by
            let marks = Array("|\t[](){}<>.,;:-=+*#_`\"'&%@/\\ \n\r".utf8)
            return changed(document, places: document.count / random.number(5 ... 200), &random) { byte, random in
                byte < 0x30 ? random.one(of: marks) : byte
            }
        },
        Malformation(name: "zeros") { document, _, random in changed(document, places: random.number(1 ... 50), &random) { _, _ in 0 } },
        Malformation(name: "carriage-returns") { document, _, random in
            document.map { $0 == 0x0A && !random.happens(oneIn: 3) ? 0x0D : $0 }
        },
        Malformation(name: "latin") { document, _, random in
            // one half Windows-1252, one half UTF-8
            let cut = random.number(0 ... document.count)
            return String(decoding: document[..<cut], as: UTF8.self).unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x96 } + document[cut...]
        },
        Malformation(name: "utf-16") { document, _, random in
            let isLittle = random.happens(oneIn: 2)
            var units = Array(String(decoding: document, as: UTF8.self).utf16)
            if random.happens(oneIn: 4) { units.append(0xD800) }
            var bytes: [UInt8] = random.happens(oneIn: 2) ? (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
            for unit in units { bytes += isLittle ? [UInt8(unit & 255), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 255)] }
            if random.happens(oneIn: 4) { bytes.removeLast(min(1, bytes.count)) }
            return bytes
        },
        Malformation(name: "not-utf-8") { document, _, random in
            let bad: [[UInt8]] = [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xFF], [0xE2, 0x82], [0xF8, 0x88, 0x80, 0x80, 0x80]]
            return inserted(document, times: random.number(1 ... 60), &random) { random in random.one(of: bad) }
        },
        Malformation(name: "odd-scalars") { document, _, random in
            let odd = ["\u{202E}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{0301}", "\u{1F468}\u{200D}\u{1F469}", "\u{1B}[2J", "\u{7}", "\u{FF1D}", "\u{E000}", "\u{10FFFF}",
                       "\u{0B}", "\u{0C}", "\u{85}", "\u{A0}", "\u{3000}", "١٢٣", "½", "−", "×", "±", "µ", "μ"]
            return inserted(document, times: random.number(1 ... 200), &random) { random in Array(random.one(of: odd).utf8) }
        },
        Malformation(name: "spliced") { document, other, random in
            document.prefix(random.number(0 ... document.count)) + other.suffix(random.number(0 ... other.count))
        },
        Malformation(name: "shuffled") { document, other, random in
            (document.split(separator: 0x0A, omittingEmptySubsequences: false) + other.split(separator: 0x0A).prefix(20))
                .shuffled(using: &random).joined(separator: [0x0A]).map { $0 }
        },
        Malformation(name: "repeated") { document, _, random in
            let lines = document.split(separator: 0x0A, omittingEmptySubsequences: false)
            guard let line = lines.randomElement(using: &random)?.prefix(300) else { return [] }
            return Array(repeating: line + [0x0A], count: random.number(2 ... 3000)).joined() + document
        },
        Malformation(name: "drawn") { document, _, random in drawn(random.number(100 ... 20_000), &random) + document },
        Malformation(name: "joined") { document, _, _ in document.filter { $0 != 0x0A && $0 != 0x0D } },
        Malformation(name: "split") { document, _, random in
            inserted(document, times: random.number(1 ... 500), &random) { random in [random.one(of: [0x0A, 0x0D, 0x09, 0x20])] }
        },
        Malformation(name: "deep") { document, _, random in deep(random.number(1000 ... 50_000), &random) + document },
        Malformation(name: "long-number") { document, _, random in
            inserted(document, times: 5, &random) { random in
                Array(String(repeating: random.one(of: ["9", "1.", "1,", "1e9", "-", "±", "0x", "10.1000/"]), count: random.number(50 ... 5000)).utf8)
            }
        },
        Malformation(name: "noise") { _, _, random in (0 ..< random.number(0 ... 5000)).map { _ in UInt8(random.number(0 ... 255)) } },
        Malformation(name: "empty") { _, _, random in Array(random.one(of: ["", " ", "\n", "\u{FEFF}", "\r", "\0", "\n\n\n", "\t", "[", "|"]).utf8) },
    ]

    /// Ten megabytes without a line break.
    static let longLine = Malformation(name: "long-line") { document, _, random in
        let piece = document.filter { $0 != 0x0A && $0 != 0x0D } + [random.one(of: [0x20, 0x09, 0x7C, 0x2E, 0x5D, 0x3B])]
        var line: [UInt8] = []
        line.reserveCapacity(10 << 20 + piece.count)
        while line.count < 10 << 20 { line += piece }
        return line
    }

    /// Marks that open and never close, or close late.
    private static func deep(_ depth: Int, _ random: inout Seeded) -> [UInt8] {
        let (open, close) = random.one(of: [("<div>", "</div>"), ("<table><tr><td>", "</td></tr></table>"), ("<b>", ""), ("> ", ""), ("[", "]"), ("(", ")"), ("{", "}"),
                                            ("{\"a\":", "}"), ("[[", "]]"), ("*", "*"), ("- ", ""), ("#", ""), ("`", "`"), ("<!--", "-->"), ("&amp;", ""), ("\\", ""),
                                            ("<sup>", "</sup>"), ("@article{", "}"), ("| ", "|"), ("<ul><li>", "</li></ul>"), ("\"", "\"")])
        return Array((String(repeating: open, count: depth) + "x" + (random.happens(oneIn: 2) ? String(repeating: close, count: depth) : "") + "\n").utf8)
    }

    /// Lines of a few kinds, over and over: rules, borders, rows, items, labels, numbers; what one looks for may stand far below, or nowhere.
    private static func drawn(_ count: Int, _ random: inout Seeded) -> [UInt8] {
        let kinds = ["+---+---+", "| a | b |", "|---|---|", "=====", "-----", "===  ===", "a    b    1.2", "a\tb\t3", "┌──┬──┐", "│ a│ b│", "  1   2   3", "1. Ames R. Tides. 2011.",
                     "[1] Ames R. Tides. 2011;4:1-9.", "[7]", "- a", "**Dose:** 3 mg", "Dose: 3 mg", "Table 1. Doses", "# Tides", "References", "```", "> a", "    a", "<table>", "<tr><td>1",
                     "Semax increased BDNF (p < 0.05) [1, 2].", "^1", "a,b,c", "\"a", "", " ", "---", "$$", "\\begin{table}", "TY  - JOUR", "@book{a,"]
        let chosen = (0 ..< random.number(1 ... 4)).map { _ in random.one(of: kinds) }
        return Array((0 ..< count).map { _ in random.one(of: chosen) + "\n" }.joined().utf8)
    }

    private static func changed(_ bytes: [UInt8], places: Int, _ random: inout Seeded, _ change: (UInt8, inout Seeded) -> UInt8) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return bytes }
        for _ in 0 ..< places {
            let place = random.number(0 ... bytes.count - 1)
            bytes[place] = change(bytes[place], &random)
        }
        return bytes
    }

    private static func inserted(_ bytes: [UInt8], times: Int, _ random: inout Seeded, _ piece: (inout Seeded) -> [UInt8]) -> [UInt8] {
        let places = (0 ..< times).map { _ in random.number(0 ... bytes.count) }.sorted()
        var result: [UInt8] = [], from = 0
        for place in places {
            result += bytes[from ..< place]
            result += piece(&random)
            from = place
        }
        return result + bytes[from...]
    }
}
