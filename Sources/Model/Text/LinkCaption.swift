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

    private static let captions: Set<String> = [
        "crossref", "crossref full text", "cross ref", "full text via crossref", "google scholar", "google", "pubmed", "pubmed abstract", "pubmed central",
        "pubmed ncbi", "pubmed central pmcid", "pubmed full text", "article", "view article", "view", "cas", "ads", "nasa ads", "adsabs", "mathscinet", "mathematical reviews", "zbmath",
        "web of science", "isi", "isi web of science", "scopus", "view in scopus", "view record in scopus", "view in article", "view pdf", "download pdf", "pdf",
        "full text", "full text pdf", "free full text", "free article", "pmc free article", "free pmc article", "pmc", "abstract", "abstract free full text", "medline", "embase", "ncbi", "doi",
        "wiley online library", "publisher full text", "faculty opinions recommended article", "sciencedirect", "view at publisher", "view at google scholar", "open url", "find it", "find this article online",
        "export citation", "chemport", "caspubmed", "europe pmc", "semantic scholar", "link", "external link", "external links",
    ]
}
