/// Keeps tags from nesting deeper, and from having more attributes, than those of a page ever do, before the parser sees them.
///
/// libxml2 looks through all open elements at every end tag, so 100,000 nested tags would take it minutes. Tags deeper than `limit` are
/// made blanks; their words stay. Browsers do the same at 512.
///
/// Example: at a limit of 2, `<b><i><u>word</u></i></b>` becomes `<b><i>   word    </i></b>`.
struct HTMLNesting {
    static let limit = 256

    /// The text without the tags that are too deep, or nil where there are none.
    ///
    /// - Shape: as long as what came in, so that places hold.
    mutating func flattened(_ bytes: [UInt8]) -> [UInt8]? { bytes.withUnsafeBufferPointer { read($0) } }

    /// How deep tags are nested at the deepest place.
    static func depth(of bytes: [UInt8]) -> Int {
        var nesting = HTMLNesting()
        _ = nesting.flattened(bytes)
        return nesting.deepest
    }

    private var deepest = 0
    /// The names of open elements as numbers.
    private var open: [UInt64] = []
    private var copy: [UInt8]?
    private(set) var hasDeepTags = false
    /// A comment that never ends would hide the rest of the page: its start is made blank, once and for all behind it.
    private(set) var hasUnclosedComment = false
    private var openTables = 0
    /// How many tables are not closed.
    var unclosedTables: Int { max(0, openTables) }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var at = 0
        let end = bytes.count
        while at < end {
            guard bytes[at] == 0x3C, at + 1 < end else { at += 1; continue }
            let closes = bytes[at + 1] == 0x2F
            if bytes[at + 1] == 0x21 { at = commentEnd(at, bytes); continue }
            var stop = at + (closes ? 2 : 1)
            guard stop < end, (bytes[stop] | 0x20) &- 0x61 < 26 else { at += 1; continue }
            var name: UInt64 = 0
            while stop < end, bytes[stop] > 0x20, bytes[stop] != 0x3E, bytes[stop] != 0x2F {
                name = name &* 31 &+ UInt64(bytes[stop] | 0x20)
                stop += 1
            }
            let tagEnd = Self.tagEnd(stop, bytes)
            if closes { close(name, at ..< tagEnd, bytes) } else if !Self.void.contains(name) { start(name, at ..< tagEnd, bytes) }
            if tagEnd - stop > 4_000 { trimAttributes(stop ..< tagEnd, bytes) }
            at = tagEnd
            if !closes, Self.raw.contains(name) { at = Self.rawEnd(at, bytes) }
        }
        return copy
    }

    private mutating func start(_ name: UInt64, _ tag: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        if Self.optional.contains(name) {
            // `<li>` ends the `<li>` before it, with the paragraphs in that
            var depth = open.count - 1
            let least = max(0, open.count - 4)
            while depth >= least, Self.optional.contains(open[depth]) {
                if open[depth] == name { open.removeLast(open.count - depth); break }
                depth -= 1
            }
        }
        if name == Self.table { openTables += 1 }
        if open.count >= Self.limit { blank(tag, bytes); hasDeepTags = true }
        if open.count < 4_000_000 { open.append(name) }
        deepest = max(deepest, open.count)
    }

    private mutating func close(_ name: UInt64, _ tag: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        if name == Self.table { openTables -= 1 }
        var depth = open.count - 1
        let least = max(0, open.count - 64)
        while depth >= least, open[depth] != name { depth -= 1 }
        let isFound = depth >= least && depth >= 0
        if open.count > Self.limit { blank(tag, bytes) }
        if isFound {
            if depth < Self.limit, open.count > Self.limit { restore(tag, bytes) }
            open.removeLast(open.count - depth)
        }
    }

    /// Makes blanks of what stands behind the 500th attribute of a tag: libxml2 compares each with all before it.
    private mutating func trimAttributes(_ tag: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        var count = 0
        var quote: UInt8 = 0
        for at in tag.dropLast() {
            let byte = bytes[at]
            if quote != 0 { if byte == quote { quote = 0 }; continue }
            if (byte == 0x22 || byte == 0x27), bytes[at - 1] == 0x3D { quote = byte; continue }
            if byte <= 0x20, bytes[at + 1] > 0x20 { count += 1 }
            guard count > 500 else { continue }
            blank(at ..< tag.upperBound - 1, bytes)
            hasDeepTags = true
            return
        }
    }

    private mutating func blank(_ tag: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        if copy == nil { copy = Array(bytes) }
        for at in tag { copy?[at] = 0x20 }
    }

    private mutating func restore(_ tag: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        for at in tag { copy?[at] = bytes[at] }
    }

    /// Behind the `>` of a tag; one within quotes does not end it, unless the quotes are never closed.
    private static func tagEnd(_ from: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var at = from
        var quote: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return at + 1
            } else if (byte == 0x22 || byte == 0x27), bytes[at - 1] == 0x3D || bytes[at - 1] == 0x20 {
                quote = byte
            }
            at += 1
        }
        return quote != 0 ? from : bytes.count
    }

    private mutating func commentEnd(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard start + 3 < bytes.count, bytes[start + 2] == 0x2D, bytes[start + 3] == 0x2D else { return start + 2 }
        var at = start + 4
        while !hasUnclosedComment, at + 2 < bytes.count {
            if bytes[at] == 0x2D, bytes[at + 1] == 0x2D, bytes[at + 2] == 0x3E { return at + 3 }
            at += 1
        }
        hasUnclosedComment = true
        blank(start ..< start + 4, bytes)
        return start + 4
    }

    /// The end tag of a script or style sheet, whose content is no markup.
    private static func rawEnd(_ from: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var at = from
        while at + 3 < bytes.count {
            if bytes[at] == 0x3C, bytes[at + 1] == 0x2F, (bytes[at + 2] | 0x20) == 0x73 { return at }       // </s
            at += 1
        }
        return bytes.count
    }

    private static func key(_ name: String) -> UInt64 { name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1 | 0x20) } }
    private static let table = key("table")
    private static let raw: Set<UInt64> = [key("script"), key("style")]
    private static let void: Set<UInt64> = Set(["br", "hr", "img", "input", "meta", "link", "base", "col", "area", "wbr", "source", "track", "embed", "param"].map(key))
    private static let optional: Set<UInt64> = Set([
        "p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "dt", "dd", "option", "optgroup", "colgroup", "html", "head", "body",
    ].map(key))
}
