import Model

/// A bibliography as one CSL-JSON object on one line.
///
/// `{"type":"article-journal","author":[{"family":"Smith","given":"J."}],"title":"…","issued":{"date-parts":[[2010,3]]},"DOI":"10.1000/x"}`
///
/// - Shape: only what is stated is written; keys in a fixed order; strings escaped as JSON requires, other text as it is.
/// - Source: CSL-JSON schema 1.0.2.
public struct CSLJSON: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init(_ bibliography: Bibliography) {
        bytes.reserveCapacity(400)
        bytes.append(0x7B)
        write("type", (bibliography.type ?? "document").utf8.map { $0 == 0x5F ? 0x2D : $0 })
        write("author", bibliography.roles.authors)
        write("title", bibliography.title)
        write("container-title", bibliography.containerTitle)
        write("editor", bibliography.roles.editors)
        write("issued", date: bibliography.issued ?? bibliography.year.map(String.init))
        write("volume", bibliography.volume)
        write("issue", bibliography.issue)
        write("page", bibliography.page)
        write("edition", bibliography.edition)
        write("publisher", bibliography.publisher)
        write("publisher-place", bibliography.publisherPlace)
        write("DOI", bibliography.doi)
        write("PMID", bibliography.pmid)
        write("PMCID", bibliography.pmcid)
        write("ISBN", bibliography.isbn)
        write("number", bibliography.arxiv.map { "arXiv:" + $0 })
        write("URL", bibliography.url)
        write("accessed", date: bibliography.accessed)
        bytes.append(0x7D)
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func write(_ key: StaticString) {
        if bytes.last != 0x7B { bytes.append(0x2C) }
        bytes.append(0x22)
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
    }

    private mutating func write(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        write(key, Array(value.utf8))
    }

    private mutating func write(_ key: StaticString, _ value: [UInt8]) {
        write(key)
        append(value)
    }

    private mutating func write(_ key: StaticString, _ names: [Name]) {
        guard !names.isEmpty else { return }
        write(key)
        bytes.append(0x5B)
        for (index, name) in names.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            bytes.append(0x7B)
            if name.isLiteral { write("literal", name.family) } else {
                write("family", name.family)
                write("given", name.given)
                write("suffix", name.suffix)
            }
            bytes.append(0x7D)
        }
        bytes.append(0x5D)
    }

    /// `2010-03-05` gives `{"date-parts":[[2010,3,5]]}`.
    private mutating func write(_ key: StaticString, date: String?) {
        guard let date else { return }
        write(key)
        bytes.append(contentsOf: "{\"date-parts\":[[".utf8)
        for (index, part) in date.split(separator: "-").enumerated() {
            if index > 0 { bytes.append(0x2C) }
            bytes.append(contentsOf: String(Int(part) ?? 0).utf8)
        }
        bytes.append(contentsOf: "]]}".utf8)
    }

    private mutating func append(_ value: [UInt8]) {
        bytes.append(0x22)
        for byte in value {
            switch byte {
            case 0x22, 0x5C: bytes.append(0x5C); bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
            case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
            case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
            case 0x00 ..< 0x20: bytes.append(contentsOf: "\\u00".utf8); bytes.append(hex(byte >> 4)); bytes.append(hex(byte & 0x0F))
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    private func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }
}
