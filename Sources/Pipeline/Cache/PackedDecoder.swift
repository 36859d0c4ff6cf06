import Model

/// Reads what `PackedEncoder` wrote; bytes that it did not write are refused, whatever they are.
///
/// - Throws: `Damage` at the first byte that cannot be.
final class PackedDecoder: Decoder {
    struct Damage: Error {}

    private let bytes: ArraySlice<UInt8>
    // as in `PackedEncoder`
    @exclusivity(unchecked) private var at: Int
    @exclusivity(unchecked) private var texts: [String] = []
    @exclusivity(unchecked) private var last = ""

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any]

    private init(_ bytes: ArraySlice<UInt8>, _ moved: MovedRecords?) {
        self.bytes = bytes
        at = bytes.startIndex
        userInfo = moved.map { [.movedRecords: $0] } ?? [:]
    }

    /// The value that the bytes begin with, and how many bytes it takes.
    ///
    /// - Parameter moved: gives the pieces of large lists, which the bytes do without.
    static func value<T: Decodable>(_ type: T.Type, from bytes: ArraySlice<UInt8>,
                                    moving moved: MovedRecords? = nil) throws -> (value: T, count: Int) {
        let decoder = PackedDecoder(bytes, moved)
        let value = try T(from: decoder)
        return (value, decoder.at - bytes.startIndex)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> { KeyedDecodingContainer(Fields<Key>(decoder: self)) }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { List(decoder: self, count: try readCount()) }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

    // MARK: Values

    private func readByte() throws -> UInt8 {
        guard at < bytes.endIndex else { throw Damage() }
        defer { at += 1 }
        return bytes[at]
    }

    fileprivate func readFlag() throws -> Bool {
        switch try readByte() {
        case 0: false
        case 1: true
        default: throw Damage()
        }
    }

    fileprivate func readNumber<N: FixedWidthInteger>() throws -> N {
        var value: UInt64 = 0, shift: UInt64 = 0
        while true {
            let byte = try readByte()
            guard shift < 64 else { throw Damage() }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        guard let number = N(exactly: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)) else { throw Damage() }
        return number
    }

    fileprivate func readReal() throws -> Double {
        var pattern: UInt64 = 0
        for byte in 0 ..< 8 { pattern |= UInt64(try readByte()) << UInt64(8 * byte) }
        return Double(bitPattern: pattern)
    }

    fileprivate func readText() throws -> String {
        let mark: Int = try readNumber()
        switch mark {
        case TextMark.short: texts.append(try readLiteral())
        case TextMark.long: last = try readLiteral()
        case TextMark.last: break
        default:
            guard mark >= TextMark.known, mark - TextMark.known < texts.count else { throw Damage() }
            return texts[mark - TextMark.known]
        }
        return mark == TextMark.short ? texts[texts.count - 1] : last
    }

    private func readLiteral() throws -> String {
        let count: Int = try readNumber()
        guard count >= 0, count <= bytes.endIndex - at else { throw Damage() }
        defer { at += count }
        return String(decoding: bytes[at ..< at + count], as: UTF8.self)
    }

    fileprivate func read<T: Decodable>(_ type: T.Type) throws -> T {
        if let packed = type as? any PackedFields.Type, let record = try packed.init(fields: self) as? T { return record }
        if type == String.self, let text = try readText() as? T { return text }
        return try T(from: self)
    }

    private func readCount() throws -> Int {
        var count = 0
        for byte in 0 ..< 4 { count |= Int(try readByte()) << (8 * byte) }
        // an item takes a byte at least
        guard count <= bytes.endIndex - at else { throw Damage() }
        return count
    }
}

extension PackedDecoder: FieldSource {
    func text() throws -> String { try readText() }
    func number() throws -> Int { try readNumber() }
    func real() throws -> Double { try readReal() }
    func flag() throws -> Bool { try readFlag() }
}

/// The fields of a value, in order. Whether an optional is there is asked once, by `decodeNil`, as the standard library's defaults do.
private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: PackedDecoder
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { try !decoder.readFlag() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.readFlag() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder.readText() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder.readReal() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder.readNumber() }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try decoder.readNumber() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try decoder.read(type) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedDecodingContainer<Nested> {
        decoder.container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try decoder.unkeyedContainer() }
    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) -> any Decoder { decoder }
}

private struct List: UnkeyedDecodingContainer {
    let decoder: PackedDecoder
    let count: Int?
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { currentIndex >= count ?? 0 }

    init(decoder: PackedDecoder, count: Int) { self.decoder = decoder; self.count = count }

    mutating func decodeNil() throws -> Bool { try !decoder.readFlag() }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try next().readFlag() }
    mutating func decode(_ type: String.Type) throws -> String { try next().readText() }
    mutating func decode(_ type: Double.Type) throws -> Double { try next().readReal() }
    mutating func decode(_ type: Int.Type) throws -> Int { try next().readNumber() }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().read(type) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() -> any Decoder { decoder }

    private mutating func next() throws -> PackedDecoder {
        guard !isAtEnd else { throw PackedDecoder.Damage() }
        currentIndex += 1
        return decoder
    }
}

private struct Single: SingleValueDecodingContainer {
    let decoder: PackedDecoder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { try decoder.readFlag() }
    func decode(_ type: String.Type) throws -> String { try decoder.readText() }
    func decode(_ type: Double.Type) throws -> Double { try decoder.readReal() }
    func decode(_ type: Int.Type) throws -> Int { try decoder.readNumber() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.readNumber() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { throw PackedEncoder.Unknown(type: type) }
}
