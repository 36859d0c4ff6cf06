import LabellerWeights
import Model

/// Reads references, in whatever style they are written.
///
/// Identifiers and addresses are found first, checked and masked; a page's title with its host in brackets is read as such; the rest is labelled
/// token by token (`ReferenceLabeller`), and what the labels say is normalised (`LabelledReading`).
///
/// - Loss: what no field takes (notes, series) stays in the entry's text alone.
public struct ReferenceParser: Sendable {
    private let labeller: ReferenceLabeller

    public init() { labeller = .shipped }

    /// A parser with weights of one's own, as `Tests/train` writes them.
    ///
    /// - Returns: nil where the bytes are no weights of this version. They stay in memory as long as the program runs.
    public init?(weights: [UInt8]) {
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(1, weights.count), alignment: 64)
        weights.withUnsafeBytes { bytes.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(bytes), byteCount: weights.count) }
        guard let model = LabelModel(bytes: bytes, count: weights.count) else { bytes.deallocate(); return nil }
        labeller = ReferenceLabeller(model)
    }

    /// What a reference says.
    public struct Parsed: Sendable {
        public var bibliography: Bibliography
        public var host: String?
        public var repository: String?
    }

    /// The fields of a reference given as one line of text, with or without its list label.
    public func bibliography(of line: String) -> Bibliography { parse(line).bibliography }

    public func parse(_ line: String) -> Parsed { parse(Self.entry(of: line)) }
    func parse(_ entry: EntryText) -> Parsed { parse(ReferenceBody(entry)) }

    /// A line without its list label and markup.
    static func entry(of line: String) -> EntryText {
        let bytes = Array(line.utf8)
        let content = bytes.trimmingBlanks(0 ..< bytes.count)
        return EntryText(of: bytes, in: withoutLabel(content, of: bytes))
    }

    /// The entries of one list: those that keep to another order of fields than the list are labelled again, with the list's order in mind.
    func parse(_ entries: [EntryText]) -> [Parsed] {
        let bodies = entries.map { ReferenceBody($0) }
        let tokens = bodies.map(\.tokens)
        let emissions = bodies.indices.map { labeller.emissions(of: bodies[$0].isLabelled ? tokens[$0] : []) }
        var labels = bodies.indices.map { labeller.stretches(of: tokens[$0], emissions[$0]) }
        if let style = ListStyle(labels) {
            for index in labels.indices where !labels[index].isEmpty && !style.holds(labels[index]) {
                let styled = labeller.stretches(of: tokens[index], emissions[index], style: style)
                if style.holds(styled) { labels[index] = styled }
            }
        }
        return bodies.indices.map { parsed(bodies[$0], tokens[$0], labels[$0]) }
    }

    private func parse(_ body: ReferenceBody) -> Parsed {
        let tokens = body.tokens
        return parsed(body, tokens, body.isLabelled ? labeller.stretches(of: tokens) : [])
    }

    private func parsed(_ body: ReferenceBody, _ tokens: [ReferenceTokens.Token], _ labels: [ReferenceLabeller.Stretch]) -> Parsed {
        var parsed: Parsed
        if let page = body.page {
            parsed = Parsed(bibliography: page.bibliography, host: page.host, repository: page.repository)
        } else if let formed = body.formed {
            parsed = Parsed(bibliography: formed, repository: body.repository)
        } else {
            parsed = Parsed(
                bibliography: LabelledReading(body.text, tokens: tokens, stretches: labels, hasLink: body.hasLink).bibliography,
                repository: body.repository)
        }
        body.identifiers.fill(&parsed.bibliography)
        if let site = body.site, parsed.bibliography.containerTitle == nil, parsed.bibliography.title != nil, parsed.bibliography.type == "webpage" {
            parsed.bibliography.containerTitle = site
        }
        if parsed.repository == nil, let publisher = parsed.bibliography.publisher, LinkTail.isRepository(publisher) {
            parsed.repository = publisher // `Title (PMC, 2019)`
            parsed.bibliography.publisher = nil
            if parsed.bibliography.type == "book" { parsed.bibliography.type = "webpage" }
        }
        if let archive = parsed.repository, parsed.bibliography.publisher == nil, parsed.bibliography.containerTitle == nil, body.page == nil,
            ["zenodo", "figshare"].contains(archive.lowercased())
        {
            parsed.bibliography.publisher = archive // what it keeps it publishes
        }
        if parsed.bibliography.authors.count == 1, ["anon", "anonymous", "[anonymous]"].contains(parsed.bibliography.authors[0].family.lowercased()) {
            parsed.bibliography.authors = []
        }
        if parsed.host == nil, let url = parsed.bibliography.url, parsed.bibliography.type == "webpage" || parsed.bibliography.type == nil {
            parsed.host = Self.host(of: url)
        }
        return parsed
    }

    /// `https://www.example.org/x` gives `www.example.org`.
    static func host(of url: String) -> String? {
        var rest = url[...]
        if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
        return host.utf8.contains(0x2E) ? host : nil
    }

    /// The end of `[Knu86] ` or `[Allison2006-MIT] `, given where the key starts.
    private static func keyEnd(_ start: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        var at = start
        var letters = 0, digits = 0
        while at < end, at - start < 40, bytes[at] != 0x5D, bytes[at] != 0x20 || (at - start > 2 && letters > 1) {
            if bytes[at] &- 0x30 < 10 { digits += 1 } else if (bytes[at] | 0x20) &- 0x61 < 26 { letters += 1 }
            at += 1
        }
        guard at + 1 < end, bytes[at] == 0x5D, bytes[at + 1] == 0x20, letters > 0, digits > 0 else { return nil }
        return at + 1
    }

    /// The content behind `[12] `, `12. `, `(12) `, `12) `, `- `.
    private static func withoutLabel(_ content: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        guard !content.isEmpty else { return content }
        var at = content.lowerBound
        if [0x2D, 0x2A].contains(bytes[at]), at + 1 < content.upperBound, bytes[at + 1] == 0x20 { at += 2 }
        let start = at
        guard at < content.upperBound else { return content }
        let opening = bytes[at] == 0x5B || bytes[at] == 0x28
        if opening { at += 1 }
        let digits = at
        while at < content.upperBound, at - digits < 4, bytes[at] &- 0x30 < 10 { at += 1 }
        if opening, bytes[digits - 1] == 0x5B, let key = keyEnd(digits, before: content.upperBound, of: bytes) {
            return bytes.trimmingBlanks(key ..< content.upperBound)
        }
        guard at > digits, at + 1 < content.upperBound else { return start ..< content.upperBound }
        let isClosed = opening ? bytes[at] == 0x5D || bytes[at] == 0x29 : bytes[at] == 0x2E || bytes[at] == 0x29
        guard isClosed, at - digits < 4,
            bytes[at + 1] == 0x20 || (opening && bytes[digits - 1] == 0x5B && bytes[at + 1] > 0x40 && bytes[at + 1] != 0x5D)
        else { return start ..< content.upperBound }
        return bytes.trimmingBlanks(at + 1 ..< content.upperBound)
    }
}

extension Substring {
    /// The first place of an ASCII string, without Foundation.
    fileprivate func range(of wanted: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(wanted) { return at ..< index(at, offsetBy: wanted.count) }
            at = index(after: at)
        }
        return nil
    }
}

extension ReferenceLabeller {
    /// The labeller with the weights that the program holds.
    static let shipped: ReferenceLabeller = {
        guard let model = LabelModel(bytes: labeller_weights(), count: labeller_weights_size()) else {
            preconditionFailure("the labeller's weights are of another version than the program: Tests/train makes new ones")
        }
        return ReferenceLabeller(model)
    }()
}
