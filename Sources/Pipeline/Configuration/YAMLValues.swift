import Model
import Yams

/// Reads values out of YAML nodes and collects what is wrong with them; nothing is thrown, so that all mistakes come at once.
struct YAMLValues {
    let file: String
    var mistakes: [Mistake] = []

    init(file: String) { self.file = file }

    mutating func report(_ code: String, at node: Node?, _ message: String, hint: String? = nil, status: EndStatus = .badConfiguration) {
        mistakes.append(Mistake(code, file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, message, hint: hint, status: status))
    }

    /// The values of a mapping by key. Unknown keys are mistakes that name the nearest right one.
    ///
    /// - Shape: nil where the node is no mapping, which is a mistake unless it is empty.
    mutating func mapping(_ node: Node?, _ name: String, keys: [String]) -> [String: Node] {
        var values: [String: Node] = [:]
        for (key, value) in pairs(node, name) {
            guard let text = key.scalar?.string, keys.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else {
                reportUnknown(key, in: name, keys: keys)
                continue
            }
            values[text] = value
        }
        return values
    }

    /// The entries of a mapping with any keys, those that were doubled left out.
    mutating func pairs(_ node: Node?, _ name: String) -> [(key: Node, value: Node)] {
        guard let node, !isEmpty(node) else { return [] }
        guard let mapping = node.mapping else {
            report("wrong-type", at: node, "\(name) is \(kind(node)) where keys with values are expected")
            return []
        }
        return mapping.filter { $0.key.scalar?.string.first != YAMLDocument.doubledKeyMark }.map { ($0.key, $0.value) }
    }

    private mutating func reportUnknown(_ key: Node, in name: String, keys: [String]) {
        guard let text = key.scalar?.string else {
            report("wrong-type", at: key, "a key of \(name) is \(kind(key)) where a word is expected")
            return
        }
        let near = nearest(to: text, among: keys)
        report("unknown-key", at: key, "unknown key \(quoted(text)) in \(name)",
               hint: near.map { "did you mean \"\($0)\"?" } ?? "known keys: \(keys.joined(separator: ", "))")
    }

    /// A text, written in any way: `no`, `007` and `1.10` stay as they are typed.
    mutating func text(_ node: Node, _ name: String) -> String? {
        guard let scalar = node.scalar, !isEmpty(node), !scalar.string.isEmpty else {
            report("wrong-type", at: node, "\(name) is \(kind(node)) where a text is expected")
            return nil
        }
        return scalar.string
    }

    /// A list of texts, or one text alone.
    mutating func texts(_ node: Node, _ name: String) -> [(text: String, node: Node)] {
        if isEmpty(node) { return [] }
        guard let sequence = node.sequence else { return text(node, name).map { [($0, node)] } ?? [] }
        return sequence.compactMap { item in text(item, "an entry of \(name)").map { ($0, item) } }
    }

    mutating func flag(_ node: Node, _ name: String) -> Bool? {
        if let flag = node.bool, node.scalar?.style == .plain { return flag }
        report("wrong-type", at: node, "\(name) is \(shown(node)) where true or false is expected")
        return nil
    }

    /// A number from 0 to 1.
    mutating func probability(_ node: Node, _ name: String) -> Double? {
        guard let number = node.float, node.scalar?.style == .plain else {
            report("wrong-type", at: node, "\(name) is \(shown(node)) where a number from 0 to 1 is expected")
            return nil
        }
        guard (0 ... 1).contains(number) else {
            report("out-of-range", at: node, "\(name) is \(shown(node)) where a number from 0 to 1 is expected",
                   hint: number > 1 && number < 2 ? "1 is certain; nothing is more" : number > 1 && number <= 100 ? "write \(number / 100) for \(shown(node)) percent" : nil)
            return nil
        }
        return number
    }

    /// One of a few words.
    mutating func choice(_ node: Node, _ name: String, among words: [String]) -> String? {
        guard let text = text(node, name) else { return nil }
        if words.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return text }
        report("unknown-name", at: node, "\(name) is \(quoted(text)) where one of \(words.joined(separator: ", ")) is expected",
               hint: nearest(to: text, among: words).map { "did you mean \"\($0)\"?" })
        return nil
    }

    /// `64 MB`, `2 GiB`, `500000`: bytes.
    mutating func size(_ node: Node, _ name: String) -> Int? {
        let units = [("", 1), ("kb", 1000), ("mb", 1_000_000), ("gb", 1_000_000_000), ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30)]
        let text = node.scalar?.string.lowercased() ?? ""
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        if let count = Int(digits), let factor = units.first(where: { $0.0 == unit })?.1, count > 0, count <= (1 << 31) / factor {
            return count * factor
        }
        report("wrong-type", at: node, "\(name) is \(shown(node)) where a size up to 2 GiB is expected",
               hint: "write 64 MB, 512 KiB or a number of bytes")
        return nil
    }

    /// `30`, `30 s`, `1.5 min`.
    mutating func seconds(_ node: Node, _ name: String) -> Double? {
        let text = node.scalar?.string.lowercased() ?? ""
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        if let number = Double(digits), let factor = ["": 1.0, "s": 1, "min": 60, "h": 3600][String(unit)], number > 0, number * factor <= 86_400 {
            return number * factor
        }
        report("wrong-type", at: node, "\(name) is \(shown(node)) where a time up to a day is expected", hint: "write 30 s, 2 min or a number of seconds")
        return nil
    }

    /// A whole number from 1.
    mutating func count(_ node: Node, _ name: String) -> Int? {
        let text = node.scalar?.string ?? ""
        if text.utf8.allSatisfy({ (0x30 ... 0x39).contains($0) }), let number = Int(text), number > 0 { return number }
        report("wrong-type", at: node, "\(name) is \(shown(node)) where a whole number from 1 is expected", hint: "write 1000000")
        return nil
    }

    func isEmpty(_ node: Node) -> Bool { node.null != nil && node.scalar?.style == .plain }

    private func shown(_ node: Node) -> String { node.scalar.map { isEmpty(node) ? "empty" : quoted($0.string) } ?? kind(node) }

    private func kind(_ node: Node) -> String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        case .scalar: isEmpty(node) ? "empty" : "the text \(quoted(node.scalar?.string ?? ""))"
        }
    }
}
