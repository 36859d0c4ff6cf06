import Model

/// A JSON text in the making: members keep the order in which they are declared.
///
/// Foundation's encoder escapes `/`, sorts or shuffles members, and prints numbers in its own way; a manifest that people and
/// programs compare needs one spelling.
///
/// Example: `["name": "works", "rows": 3, "fields": [["name": "work_id"]]]`.
///
/// - Loss: NaN and infinity become `null`.
/// - Source: RFC 8259.
public enum JSON: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([(name: String, value: JSON)])

    public static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }

    /// The text in one line.
    public var text: String { var bytes: [UInt8] = []; append(to: &bytes); return String(decoding: bytes, as: UTF8.self) }

    /// The text with one member a line; lists of plain values stay in one line. Ends with a line feed.
    public var indentedText: String {
        var bytes: [UInt8] = []
        append(to: &bytes, indentation: 0)
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    /// Appends the UTF-8 text: in one line, or indented by so many levels of two blanks.
    public func append(to bytes: inout [UInt8], indentation level: Int? = nil) {
        switch self {
        case .null: bytes.append("null")
        case .boolean(let flag): bytes.append(flag ? "true" : "false")
        case .integer(let number): bytes.append(decimal: number)
        case .number(let number): bytes.append(number.isFinite ? Model.Value.real(number).plainText ?? "null" : "null")
        case .text(let text): JSON.append(text, to: &bytes)
        case .list(let values):
            let inner = values.contains { $0.isNested } ? level.map { $0 + 1 } : nil
            JSON.append(values, "[", "]", to: &bytes, outer: inner == nil ? nil : level) { $0.append(to: &$1, indentation: inner) }
        case .object(let members):
            JSON.append(members, "{", "}", to: &bytes, outer: level) { member, bytes in
                JSON.append(member.name, to: &bytes)
                bytes.append(": ")
                member.value.append(to: &bytes, indentation: level.map { $0 + 1 })
            }
        }
    }

    private var isNested: Bool { switch self { case .list, .object: true; default: false } }

    private static func append<T>(_ items: [T], _ open: String, _ close: String, to bytes: inout [UInt8], outer level: Int?,
                                  item: (T, inout [UInt8]) -> Void) {
        bytes.append(open)
        for (index, value) in items.enumerated() {
            if index > 0 { bytes.append(",") }
            if let level { bytes.append("\n" + String(repeating: "  ", count: level + 1)) } else if index > 0 { bytes.append(" ") }
            item(value, &bytes)
        }
        if let level, !items.isEmpty { bytes.append("\n" + String(repeating: "  ", count: level)) }
        bytes.append(close)
    }

    /// A string with its quotes: `"`, `\` and control characters escaped, everything else as it is.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append("\\\"")
            case UInt8(ascii: "\\"): bytes.append("\\\\")
            case 0x0A: bytes.append("\\n")
            case 0x0D: bytes.append("\\r")
            case 0x09: bytes.append("\\t")
            case 0 ..< 0x20, 0x7F: bytes.append("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral {
    public init(stringLiteral text: String) { self = .text(text) }
    public init(integerLiteral number: Int) { self = .integer(number) }
    public init(booleanLiteral flag: Bool) { self = .boolean(flag) }
    public init(arrayLiteral values: JSON...) { self = .list(values) }
    public init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map { (name: $0.0, value: $0.1) }) }
}
