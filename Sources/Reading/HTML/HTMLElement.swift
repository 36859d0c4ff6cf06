/// The elements of HTML that this reader tells apart; all others are inline and say nothing.
enum HTMLElement: UInt8, Sendable {
    case other, block
    case html, head, body, title, meta, link, base
    case script, dropped
    case h1, h2, h3, h4, h5, h6
    case p, br, hr, pre, code
    case ol, ul, li, dl, dt, dd
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup
    case figure, figcaption
    case nav, header, footer, aside, main, article, section, form, button
    case a, em, cite, strong, sup, quote, time

    /// By its lower-case name, as libxml2 gives it.
    init(name: String) { self = Self.named[name] ?? .other }

    private static let named: [String: HTMLElement] = {
        var named: [String: HTMLElement] = [
            "html": .html, "head": .head, "body": .body, "title": .title, "meta": .meta, "link": .link, "base": .base, "script": .script,
            "h1": .h1, "h2": .h2, "h3": .h3, "h4": .h4, "h5": .h5, "h6": .h6, "p": .p, "br": .br, "hr": .hr, "pre": .pre, "code": .code,
            "ol": .ol, "ul": .ul, "menu": .ul, "dir": .ul, "li": .li, "dl": .dl, "dt": .dt, "dd": .dd, "table": .table, "caption": .caption,
            "thead": .thead, "tbody": .tbody, "tfoot": .tfoot, "tr": .tr, "td": .td, "th": .th, "colgroup": .colgroup, "col": .colgroup,
            "figure": .figure, "figcaption": .figcaption, "nav": .nav, "header": .header, "footer": .footer, "aside": .aside, "main": .main,
            "article": .article, "section": .section, "form": .form, "dialog": .nav, "button": .button, "a": .a, "em": .em, "i": .em,
            "cite": .cite, "var": .em, "dfn": .em, "strong": .strong, "b": .strong, "sup": .sup, "q": .quote, "time": .time,
        ]
        for name in ["div", "blockquote", "center", "address", "details", "summary", "fieldset", "legend", "hgroup", "listing", "xmp", "search",
                     "noframes"] { named[name] = .block }
        // what has no words for readers, or says again what stands beside it
        for name in ["style", "template", "noscript", "svg", "iframe", "object", "canvas", "audio", "video", "map", "textarea", "select",
                     "datalist", "annotation", "annotation-xml", "frameset", "rp"] { named[name] = .dropped }
        return named
    }()

    /// 1 to 6, 0 for what is no heading.
    var headingLevel: Int { rawValue >= Self.h1.rawValue && rawValue <= Self.h6.rawValue ? Int(rawValue - Self.h1.rawValue) + 1 : 0 }

    /// Whether the element starts and ends a line.
    var isBlock: Bool {
        switch self {
        case .other, .br, .a, .em, .cite, .strong, .sup, .quote, .time, .code, .title, .meta, .link, .base, .script, .dropped, .button, .colgroup, .head: false
        default: true
        }
    }
}

/// The attributes of a start tag, as libxml2 holds them: nothing is copied before it is asked for.
struct HTMLAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// The bytes of an attribute's value; nil where the tag has none of that name, empty where it has no value.
    subscript(name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let list else { return nil }
        var at = 0
        while let here = list[at] {
            if Self.isEqual(here, name) {
                guard let value = list[at + 1] else { return UnsafeBufferPointer(start: nil, count: 0) }
                return UnsafeBufferPointer(start: value, count: Self.length(value))
            }
            at += 2
        }
        return nil
    }

    /// The value as text, where it is not longer than asked.
    func string(_ name: StaticString, limit: Int = 2_000) -> String? {
        guard let bytes = self[name], bytes.count <= limit else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The whole number that a value starts with: `3`, `3%`; nil for none, capped at a million.
    func number(_ name: StaticString) -> Int? {
        guard let bytes = self[name] else { return nil }
        var value = 0, digits = 0, at = 0
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        while at < bytes.count, bytes[at] &- 0x30 < 10 { value = min(value * 10 + Int(bytes[at] & 0x0F), 1_000_000); digits += 1; at += 1 }
        return digits > 0 ? value : nil
    }

    /// Whether one of the blank-separated words of a value is wanted; in any case of letters.
    func words(of name: StaticString, contain wanted: Set<String>) -> Bool {
        guard let bytes = self[name], bytes.count <= 1_000, !bytes.isEmpty else { return false }
        return bytes.split(separator: 0x20).contains { word in
            word.count <= 40 && wanted.contains(String(decoding: word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self))
        }
    }

    private static func isEqual(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        let wanted = name.utf8Start
        for at in 0 ..< count where text[at] != wanted[at] { return false }
        return text[count] == 0
    }

    private static func length(_ text: UnsafePointer<UInt8>) -> Int {
        var count = 0
        while text[count] != 0 { count += 1 }
        return count
    }
}
