import Model

/// Identifiers and addresses in the one form in which they are compared.
enum Identifier {
    /// `https://doi.org/10.1000/ABC`, `doi:10.1000/abc`, `10.1000/abc.` and `10.1000/abc/full` are `10.1000/abc`; nil when there is no DOI in it.
    ///
    /// A semicolon ends it, but for that of a SICI (`10.1002/(sici)1097-0258…3.0.co;2-p`). What a link has to escape is read as it is: `%3C` is `<`.
    ///
    /// - Source: ANSI/NISO Z39.56 (SICI): a code of the form of derivation, `CO`, then `;` and the version.
    static func doi(_ text: String?) -> [UInt8]? {
        guard let text else { return nil }
        let bytes = unescaped(lowercased(text))
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: "10.".utf8) && ($0 == 0 || !isAlphanumeric(bytes[$0 - 1])) }) else { return nil }
        guard let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")), slash - start >= 7, slash - start <= 12,
              bytes[start + 3 ..< slash].allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) else { return nil }
        let end = bytes[start...].indices.first { bytes[$0] <= UInt8(ascii: " ") || bytes[$0] == UInt8(ascii: ";") && !bytes[start ..< $0].suffix(3).elementsEqual(".co".utf8) }
        var doi = Array(bytes[start ..< (end ?? bytes.count)])
        while let last = doi.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ",") || last == UInt8(ascii: "/") { doi.removeLast() }
        for page in pages where doi.count > slash - start + 1 + page.count && doi.suffix(page.count).elementsEqual(page) { doi.removeLast(page.count) }
        return doi.count > slash - start + 1 ? doi : nil
    }

    /// `%3C` and `&lt;` are `<`: percent-encoded visible characters and the signs that markup escapes.
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") }) else { return bytes }
        var plain: [UInt8] = [], at = 0
        while at < bytes.count {
            if let (entity, sign) = entities.first(where: { bytes[at...].starts(with: $0.0) }) {
                plain.append(sign)
                at += entity.count
            } else {
                plain.append(bytes[at])
                at += 1
            }
        }
        return lowercased(String(decoding: plain.visiblePercentDecoded, as: UTF8.self))
    }

    private static let entities = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

    /// What publishers' sites add to a DOI in the address of a page: `/full/html` is `/html` behind `/full`.
    private static let pages = ["/html", "/pdf", "/epdf", "/fulltext", "/full", "/abstract", "/meta"].map { Array($0.utf8) }

    /// The DOI of a preprint or deposit whatever its version: `10.1101/2020.01.01.123456v2`, `10.21203/rs.3.rs-1/v1`, `10.6084/m9.figshare.1.v3`.
    static func withoutVersion(_ doi: [UInt8]) -> ArraySlice<UInt8> {
        guard versioned.contains(where: { doi.starts(with: $0) }) else { return doi[...] }
        let rest = doi[..<(doi.lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0)]
        guard rest.count < doi.count, doi.count - rest.count <= 2, rest.last == UInt8(ascii: "v"), let before = rest.dropLast().last else { return doi[...] }
        return isDigit(before) ? rest.dropLast() : rest.dropLast(2)
    }

    private static let versioned = ["10.1101/", "10.21203/", "10.48550/", "10.20944/", "10.26434/", "10.36227/", "10.22541/", "10.6084/"].map { Array($0.utf8) }

    /// The digits: `PMID: 12345` is `12345`.
    static func pmid(_ text: String?) -> [UInt8]? {
        guard let digits = text.map({ $0.utf8.filter(isDigit) }), !digits.isEmpty, digits.count <= 9 else { return nil }
        return digits
    }

    /// `PMC12345` and `12345` are `pmc12345`.
    static func pmcid(_ text: String?) -> [UInt8]? {
        pmid(text).map { Array("pmc".utf8) + $0 }
    }

    /// An address that names one page: scheme, `www.`, fragment and last slash are dropped; a bare host is none.
    static func page(_ url: String?) -> [UInt8]? {
        guard let url, let rest = withoutScheme(url) else { return nil }
        var bytes = Array(rest.prefix { $0 != UInt8(ascii: "#") })
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return bytes.contains(UInt8(ascii: "/")) || bytes.contains(UInt8(ascii: "?")) ? bytes : nil
    }

    /// The host of an address.
    static func host(_ url: String?) -> String? {
        guard let url, let rest = withoutScheme(url) else { return nil }
        let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ":") }
        return host.isEmpty ? nil : String(decoding: host, as: UTF8.self)
    }

    /// `www.Example.org` is `example.org`.
    static func bareHost(_ host: String) -> [UInt8] {
        let bytes = lowercased(host)
        return bytes.starts(with: "www.".utf8) ? Array(bytes.dropFirst(4)) : bytes
    }

    /// The hash of the label before the top-level domain, letters and digits only: `shop.north-peptides.co.uk` is `northpeptides`.
    static func siteName(_ host: String) -> UInt64 {
        var labels = bareHost(host).split(separator: UInt8(ascii: "."))
        if labels.count > 1 { labels.removeLast() }
        if labels.count > 1, let last = labels.last, last.count <= 3 { labels.removeLast() }
        guard let label = labels.last, label.count >= 6 else { return 0 }
        return max(1, Fingerprint(label.lazy.filter(isAlphanumeric)).value)
    }

    static func lowercased(_ text: String) -> [UInt8] {
        text.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    }

    /// The address behind `http://` or `https://` without `www.`, with a host in lower case; nil for other schemes.
    private static func withoutScheme(_ url: String) -> ArraySlice<UInt8>? {
        var bytes = ArraySlice(url.utf8.drop { $0 <= UInt8(ascii: " ") })
        let head = bytes.prefix(8).map { $0 | 0x20 }
        if head.starts(with: "https:".utf8) { bytes = bytes.dropFirst(6) } else if head.starts(with: "http:".utf8) { bytes = bytes.dropFirst(5) } else { return nil }
        bytes = bytes.drop { $0 == UInt8(ascii: "/") }
        let end = bytes.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? bytes.endIndex
        let host = bareHost(String(decoding: bytes[..<end], as: UTF8.self))
        return ArraySlice(host + bytes[end...].prefix { $0 > UInt8(ascii: " ") })
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
}

/// Sites that hold copies or records of what was published elsewhere: archives, indexes, publishers' platforms.
enum Repositories {
    private static let domains = [
        "nih.gov", "europepmc.org", "researchgate.net", "academia.edu", "semanticscholar.org", "doi.org", "crossref.org", "sciencedirect.com",
        "springer.com", "nature.com", "wiley.com", "tandfonline.com", "frontiersin.org", "mdpi.com", "plos.org", "biomedcentral.com", "sagepub.com",
        "oup.com", "cambridge.org", "jstor.org", "ieee.org", "acm.org", "elsevier.com", "lww.com", "karger.com", "thieme.de", "thieme-connect.com",
        "bmj.com", "nejm.org", "thelancet.com", "cell.com", "science.org", "pnas.org", "acs.org", "rsc.org", "aps.org", "iop.org", "ahajournals.org",
        "arxiv.org", "biorxiv.org", "medrxiv.org", "ssrn.com", "preprints.org", "researchsquare.com", "osf.io", "zenodo.org", "figshare.com", "hal.science",
        "core.ac.uk", "scielo.br", "scielo.org", "cyberleninka.ru", "dergipark.org.tr", "scholar.google.com", "books.google.com", "archive.org",
        "cochranelibrary.com", "hindawi.com", "dovepress.com", "jamanetwork.com", "physiology.org", "asm.org", "asn-online.org", "liebertpub.com",
        "worldscientific.com", "degruyter.com", "ingentaconnect.com", "eurekaselect.com", "spandidos-publications.com", "openalex.org", "dblp.org",
    ].map { Array($0.utf8) }

    /// Whether a host is one of them or below one: `pubmed.ncbi.nlm.nih.gov`.
    static func holds(_ host: [UInt8]) -> Bool {
        domains.contains { domain in
            guard host.count >= domain.count, host.suffix(domain.count).elementsEqual(domain) else { return false }
            return host.count == domain.count || host[host.count - domain.count - 1] == UInt8(ascii: ".")
        }
    }
}
