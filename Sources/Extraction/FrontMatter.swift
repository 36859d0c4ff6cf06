import Model

/// What a Markdown document says of itself before its text, between two lines of `---`.
///
/// `title: "Mazes"`, `date: 2026-06-23`, and authors in the ways that site builders and Pandoc have: `author: Jane Roe and John Poe`,
/// `[Jane Roe, John Poe]`, items of names (`- Jane Roe`), of `name:`, or of `given:` and `family:`.
///
/// - Loss: none; all of it is among the key-values.
struct FrontMatter {
    private(set) var title: String?
    private(set) var authors: [Name] = []

    /// Nil where the document does not start with front matter.
    init?(of segmented: SegmentedDocument) {
        let text = segmented.document.text
        guard let rule = segmented.blocks.first, rule.kind == .boilerplate, text.readable(rule.content) == "---" else { return nil }
        for block in segmented.blocks.dropFirst() {
            if block.kind == .blank || block.kind == .boilerplate { continue }
            guard block.kind == .paragraph, let label = block.label else { break }
            let value = min(label.upperBound + 1, block.content.upperBound) ..< block.content.upperBound
            switch text.readable(label).lowercased() {
            case "title": title = Self.unquoted(text.readable(value))
            case "author", "authors": authors = Self.names(in: text.bytes[value].split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) })
            default: break
            }
        }
        if title?.isEmpty == true || [">", "|", ">-", "|-"].contains(title) { title = nil }
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count > 1, let first = text.first, first == text.last, first == "\"" || first == "'" else { return text }
        return String(text.dropFirst().dropLast())
    }

    private static func names(in lines: [String]) -> [Name] {
        guard let inline = lines.first.map(trimmed), inline.isEmpty || lines.count == 1 else { return [] }
        if !inline.isEmpty {
            let isList = inline.hasPrefix("[") && inline.hasSuffix("]")
            let listed = isList ? inline.dropFirst().dropLast().split(separator: ",").map { unquoted(trimmed(String($0))) }.joined(separator: ", ") : unquoted(inline)
            return DocumentNames.names(in: listed)
        }
        return items(of: lines.dropFirst()).compactMap(name)
    }

    /// The lines of each item that `- ` opens, without the mark; the outermost ones only.
    private static func items(of lines: ArraySlice<String>) -> [[String]] {
        var items: [[String]] = []
        var depth: Int?
        for line in lines {
            let indent = line.prefix { $0 == " " }.count, words = trimmed(line)
            if words.hasPrefix("- "), indent == depth ?? indent {
                depth = indent
                items.append([trimmed(String(words.dropFirst(2)))])
            } else if !items.isEmpty {
                items[items.count - 1].append(words)
            }
        }
        return items
    }

    private static func name(_ lines: [String]) -> Name? {
        var fields: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1).map { trimmed(String($0)) }
            if parts.count == 2, fields[parts[0].lowercased()] == nil { fields[parts[0].lowercased()] = unquoted(parts[1]) }
        }
        if let family = fields["family"] ?? fields["surname"] ?? fields["last"] {
            return Name(family: family, given: fields["given"] ?? fields["given-names"] ?? fields["first"])
        }
        guard let name = fields["name"] ?? fields["literal"] ?? (lines[0].contains(":") ? nil : unquoted(lines[0])) else { return nil }
        return DocumentNames.names(in: name).first
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
