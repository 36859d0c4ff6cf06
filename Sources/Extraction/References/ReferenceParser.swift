import LabellerWeights
import Model

/// Reads a single reference, in whatever style it is written.
///
/// - Shape: identifiers and addresses are found first and taken out; every `ReferenceStyle` reads the rest; the reading that fits best is kept.
/// - Loss: what no field takes (notes, series, conference places) stays in the entry's text alone.
public struct ReferenceParser: Sendable {
    let styles: [ReferenceStyle]
    let labeller: ReferenceLabeller

    public init() {
        styles = [.titleAndHost]
        guard let model = LabelModel(bytes: labeller_weights(), count: labeller_weights_size()) else {
            preconditionFailure("the labeller's weights are of another version: run Tests/train")
        }
        labeller = ReferenceLabeller(model)
    }

    /// What a reference says, and which style read it.
    public struct Parsed: Sendable {
        public var bibliography: Bibliography
        public var host: String?
        public var repository: String?
        public var style: String
    }

    /// The fields of a reference given as one line of text, with or without its list label.
    public func bibliography(of line: String) -> Bibliography { parse(line).bibliography }

    public func parse(_ line: String) -> Parsed {
        let bytes = Array(line.utf8)
        let content = bytes.trimmingBlanks(0 ..< bytes.count)
        return parse(EntryText(of: bytes, in: Self.withoutLabel(content, of: bytes)))
    }

    func parse(_ entry: EntryText) -> Parsed {
        let body = ReferenceBody(entry)
        var best: (reading: ReferenceReading, score: Double, style: String)?
        for style in styles {
            guard let reading = style.reading(body) else { continue }
            let score = reading.score
            if best.map({ score > $0.score }) ?? true { best = (reading, score, style.name) }
        }
        if best == nil {
            let masks = Identifiers.joined(body.identifiers.places + body.cuts)
            let tokens = ReferenceTokens(of: body.whole.bytes, masks: masks, emphasis: body.whole.emphasis).tokens
            var reading = ReferenceReading()
            reading.bibliography = LabelledReading(body.whole, tokens: tokens, stretches: labeller.stretches(of: tokens)).bibliography
            best = (reading, 0, "labelled")
        }
        var parsed = Parsed(
            bibliography: best?.reading.bibliography ?? Bibliography(), host: best?.reading.host,
            repository: best?.reading.repository ?? body.repository, style: best?.style ?? "none")
        body.identifiers.fill(&parsed.bibliography)
        if parsed.bibliography.authors.count == 1, ["anon", "anonymous", "[anonymous]"].contains(parsed.bibliography.authors[0].family.lowercased()) {
            parsed.bibliography.authors = []
        }
        if parsed.bibliography.title == parsed.bibliography.containerTitle { parsed.bibliography.containerTitle = nil }
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
