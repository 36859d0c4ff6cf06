/// The tags and words of an XML file in one pass, without a tree, a document type or anything from outside.
///
/// A file of references needs elements, words and attributes. What makes XML parsers dangerous (entities of one's own, external files, depth)
/// is not there: such an entity stays as it is written and is told.
///
/// - Shape: words come in pieces between tags; comments, processing instructions and document types are skipped.
/// - Source: XML 1.0, sections 2.4 to 2.8 and 4.6.
struct XMLTags {
    enum Token {
        /// `<record>`; the second range holds the attributes.
        case start(name: Range<Int>, attributes: Range<Int>, isEmpty: Bool)
        case end(name: Range<Int>)
        case text(Range<Int>)
        /// `<![CDATA[…]]>`, whose words are no markup.
        case literal(Range<Int>)
        /// Markup that is not closed before the file ends.
        case broken
    }

    private enum Markup { case comment, literal, instruction, declaration }

    private let bytes: [UInt8]
    private(set) var at = 0
    /// Whose end stands nowhere in the rest of the file, so that it is looked for once.
    private var missing: Set<Markup> = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while at < bytes.count {
            guard bytes[at] == 0x3C else {
                let start = at
                while at < bytes.count, bytes[at] != 0x3C { at += 1 }
                return .text(start ..< at)
            }
            if starts(with: "<!--") {
                guard let end = find("-->", from: at + 4, .comment) else { return broken(4) }
                at = end
            } else if starts(with: "<![CDATA[") {
                let start = at + 9
                guard let end = find("]]>", from: start, .literal) else { return broken(9) }
                at = end
                return .literal(start ..< end - 3)
            } else if starts(with: "<?") {
                guard let end = find("?>", from: at + 2, .instruction) else { return broken(2) }
                at = end
            } else if starts(with: "<!") {
                guard skipDeclaration() else { return broken(2) }
            } else {
                return tag()
            }
        }
        return nil
    }

    /// What opens and never closes is stepped over, so that what stands behind is read.
    private mutating func broken(_ count: Int) -> Token {
        at = min(bytes.count, at + count)
        return .broken
    }

    private mutating func tag() -> Token {
        let start = at
        var next = at + 1
        let isEnd = next < bytes.count && bytes[next] == 0x2F
        if isEnd { next += 1 }
        let name = next
        while next < bytes.count, isNameByte(bytes[next]) { next += 1 }
        guard next > name else {                                              // a bare `<` is a word
            at = start + 1
            return .text(start ..< start + 1)
        }
        let nameRange = name ..< next
        var quote: UInt8 = 0
        while next < bytes.count {
            let byte = bytes[next]
            if byte == 0x3C { break }
            if quote != 0 { if byte == quote { quote = 0 } } else if byte == 0x22 || byte == 0x27 { quote = byte } else if byte == 0x3E { break }
            next += 1
        }
        guard next < bytes.count else { return broken(bytes.count - at) }
        at = bytes[next] == 0x3E ? next + 1 : next
        let isEmpty = bytes[next] == 0x3E && bytes[next - 1] == 0x2F
        return isEnd ? .end(name: nameRange) : .start(name: nameRange, attributes: nameRange.upperBound ..< next, isEmpty: isEmpty)
    }

    /// `<!DOCTYPE … [ … ]>`.
    private mutating func skipDeclaration() -> Bool {
        guard !missing.contains(.declaration) else { return false }
        var depth = 0
        var next = at + 2
        while next < bytes.count {
            switch bytes[next] {
            case 0x5B: depth += 1
            case 0x5D: depth -= 1
            case 0x3E where depth <= 0: at = next + 1; return true
            default: break
            }
            next += 1
        }
        missing.insert(.declaration)
        return false
    }

    private func starts(with words: StaticString) -> Bool {
        let count = words.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0 ..< count where bytes[at + index] != words.utf8Start[index] { return false }
        return true
    }

    /// The byte behind the next place of the words.
    private mutating func find(_ words: StaticString, from start: Int, _ kind: Markup) -> Int? {
        guard !missing.contains(kind) else { return nil }
        let count = words.utf8CodeUnitCount
        var next = start
        while next + count <= bytes.count {
            if bytes[next] == words.utf8Start[0], (1 ..< count).allSatisfy({ bytes[next + $0] == words.utf8Start[$0] }) { return next + count }
            next += 1
        }
        missing.insert(kind)
        return nil
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F || byte == 0x3A || byte == 0x2E || byte >= 0x80
    }

    // MARK: Words

    /// The words with character references and the five entities of XML read; others stay, and are counted.
    func text(of range: Range<Int>, unknownEntities: inout Int) -> [UInt8] {
        guard bytes[range].contains(0x26) else { return Array(bytes[range]) }
        var out: [UInt8] = []
        var next = range.lowerBound
        while next < range.upperBound {
            guard bytes[next] == 0x26, let (text, end) = reference(at: next, before: range.upperBound, &unknownEntities) else {
                out.append(bytes[next])
                next += 1
                continue
            }
            out += text
            next = end
        }
        return out
    }

    private func reference(at start: Int, before limit: Int, _ unknownEntities: inout Int) -> (text: [UInt8], end: Int)? {
        guard let semicolon = bytes[start ..< min(limit, start + 40)].firstIndex(of: 0x3B), semicolon > start + 1 else { return nil }
        let name = bytes[start + 1 ..< semicolon]
        if name.first == 0x23 {
            let digits = String(decoding: name.dropFirst(), as: UTF8.self)
            let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let scalar = value.flatMap(Unicode.Scalar.init), scalar.value != 0 else { return ([0xEF, 0xBF, 0xBD], semicolon + 1) }
            return (scalar.value < 0x20 ? [0x20] : Array(String(scalar).utf8), semicolon + 1)
        }
        for (entity, text) in Self.entities where name.elementsEqual(entity) { return (text, semicolon + 1) }
        if name.allSatisfy(isNameByte) { unknownEntities += 1 }
        return nil
    }

    private static let entities: [(name: [UInt8], text: [UInt8])] = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'")]
        .map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// The value of an attribute: `name="Journal Article"`.
    func attribute(_ name: StaticString, in range: Range<Int>) -> Range<Int>? {
        let count = name.utf8CodeUnitCount
        var next = range.lowerBound
        while next + count + 2 < range.upperBound {
            if bytes[next] <= 0x20, (0 ..< count).allSatisfy({ bytes[next + 1 + $0] == name.utf8Start[$0] }), bytes[next + 1 + count] == 0x3D {
                let quote = bytes[next + 2 + count]
                guard quote == 0x22 || quote == 0x27, let end = bytes[next + 3 + count ..< range.upperBound].firstIndex(of: quote) else { return nil }
                return next + 3 + count ..< end
            }
            next += 1
        }
        return nil
    }
}
