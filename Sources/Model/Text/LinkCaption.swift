/// The words of links that publishers put behind an entry: `CrossRef Full Text`, `Google Scholar`, `View Article`.
///
/// They say where a copy or a record of the work is; the link's address may give an identifier, its words never a field.
public enum LinkCaption {
    /// Whether the words of a link are such a caption and nothing else, in any case of letters.
    public static func isCaption(_ words: some Collection<UInt8>) -> Bool {
        guard words.count < 48 else { return false }
        var folded: [UInt8] = []
        for byte in words {
            if (byte | 0x20) &- 0x61 < 26 { folded.append(byte | 0x20) } else if folded.last != 0x20, !folded.isEmpty { folded.append(0x20) }
        }
        if folded.last == 0x20 { folded.removeLast() }
        return captions.contains(String(decoding: folded, as: UTF8.self))
    }

    /// Whether a line is links whose words are captions, and what parts them: `[CrossRef Full Text](https://…) | [Google Scholar](https://…)`.
    public static func fillLine(_ range: Range<Int>, of text: [UInt8]) -> Bool {
        var at = range.lowerBound, links = 0
        while at < range.upperBound {
            switch text[at] {
            case 0x20, 0x7C, 0x2C, 0x3B, 0x2F, 0xC2, 0xA0, 0xB7: at += 1
            case 0x5B:
                guard let close = text[at ..< min(range.upperBound, at + 60)].firstIndex(of: 0x5D), close + 1 < range.upperBound, text[close + 1] == 0x28,
                    let end = targetEnd(close + 1, in: range, of: text), isCaption(text[at + 1 ..< close]) else { return false }
                links += 1
                at = end + 1
            default: return false
            }
        }
        return links > 0
    }

    /// The closing bracket of an address, which may hold pairs of brackets itself.
    private static func targetEnd(_ open: Int, in range: Range<Int>, of text: [UInt8]) -> Int? {
        var depth = 0
        for at in open ..< range.upperBound {
            if text[at] == 0x28 { depth += 1 } else if text[at] == 0x29 { depth -= 1 }
            if depth == 0 { return at }
        }
        return nil
    }

    private static let captions: Set<String> = [
        "crossref", "crossref full text", "cross ref", "full text via crossref", "google scholar", "google", "pubmed", "pubmed abstract", "pubmed central",
        "pubmed ncbi", "pubmed central pmcid", "pubmed full text", "article", "view article", "view", "cas", "ads", "nasa ads", "adsabs", "mathscinet", "mathematical reviews", "zbmath",
        "web of science", "isi", "isi web of science", "scopus", "view in scopus", "view record in scopus", "view in article", "view pdf", "download pdf", "pdf",
        "full text", "full text pdf", "free full text", "free article", "pmc free article", "free pmc article", "pmc", "abstract", "abstract free full text", "medline", "embase", "ncbi", "doi",
        "wiley online library", "publisher full text", "faculty opinions recommended article", "sciencedirect", "view at publisher", "view at google scholar", "open url", "find it", "find this article online",
        "export citation", "chemport", "caspubmed", "europe pmc", "semantic scholar", "link", "external link", "external links",
    ]
}
