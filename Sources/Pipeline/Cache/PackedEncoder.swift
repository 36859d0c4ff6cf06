/// Writes values one after the other, without names: what the cache holds.
///
/// Fields stand in the order in which their type declares them, so bytes are read back by the same build of the program only; the cache sees
/// to that. A text that came before is the number of its first place: ids of documents and tables stand in every record.
///
/// - Shape: flags, texts, `Int`, `UInt32`, `Double`, optionals, lists and what is made of them; numbers are LEB128 with zigzag, reals eight bytes, an
///   optional starts with 0 or 1, a list with its count in four bytes.
/// - Throws: `Unknown` for a value of another type.
final class PackedEncoder: Encoder {
    struct Unknown: Error { let type: any Any.Type }

    private(set) var bytes: [UInt8] = []
    private var texts = TextTable()

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    static func bytes(of value: some Encodable) throws -> [UInt8] {
        let encoder = PackedEncoder()
        try value.encode(to: encoder)
        return encoder.bytes
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> { KeyedEncodingContainer(Fields<Key>(encoder: self)) }
    func unkeyedContainer() -> any UnkeyedEncodingContainer { List(encoder: self) }
    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    // MARK: Values

    fileprivate func write(flag: Bool) { bytes.append(flag ? 1 : 0) }

    fileprivate func write(number: some FixedWidthInteger) {
        let wide = Int64(truncatingIfNeeded: number)
        var rest = UInt64(bitPattern: (wide << 1) ^ (wide >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    fileprivate func write(real number: Double) { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 } }

    fileprivate func write(text: String) {
        switch texts.place(of: text) {
        case .known(let place): write(number: place + 1)
        case .new:
            write(number: 0)
            write(number: text.utf8.count)
            bytes += text.utf8
        }
    }

    fileprivate func write(value: some Encodable) throws {
        if let text = value as? String { write(text: text) } else { try value.encode(to: self) }
    }

    /// Makes room for a count that is not known yet.
    fileprivate func openCount() -> Int {
        bytes += [0, 0, 0, 0]
        return bytes.count - 4
    }

    fileprivate func setCount(_ count: Int, at place: Int) { for byte in 0 ..< 4 { bytes[place + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) } }
}

/// The fields of a value, in order.
private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: PackedEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) { encoder.write(flag: false) }
    mutating func encode(_ value: Bool, forKey key: Key) { encoder.write(flag: value) }
    mutating func encode(_ value: String, forKey key: Key) { encoder.write(text: value) }
    mutating func encode(_ value: Double, forKey key: Key) { encoder.write(real: value) }
    mutating func encode(_ value: Int, forKey key: Key) { encoder.write(number: value) }
    mutating func encode(_ value: UInt32, forKey key: Key) { encoder.write(number: value) }
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try encoder.write(value: value) }

    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) { encoder.write(flag: value != nil); if let value { encoder.write(flag: value) } }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) { encoder.write(flag: value != nil); if let value { encoder.write(text: value) } }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) { encoder.write(flag: value != nil); if let value { encoder.write(real: value) } }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) { encoder.write(flag: value != nil); if let value { encoder.write(number: value) } }
    mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        encoder.write(flag: value != nil)
        if let value { try encoder.write(value: value) }
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        encoder.container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { encoder }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder }
}

/// The items of a list, counted as they come.
private struct List: UnkeyedEncodingContainer {
    let encoder: PackedEncoder
    private let place: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(encoder: PackedEncoder) {
        self.encoder = encoder
        place = encoder.openCount()
    }

    mutating func encodeNil() { item { $0.write(flag: false) } }
    mutating func encode(_ value: Bool) { item { $0.write(flag: value) } }
    mutating func encode(_ value: String) { item { $0.write(text: value) } }
    mutating func encode(_ value: Double) { item { $0.write(real: value) } }
    mutating func encode(_ value: Int) { item { $0.write(number: value) } }
    mutating func encode<T: Encodable>(_ value: T) throws { try item { try $0.write(value: value) } }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        item { _ in }
        return encoder.container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        item { _ in }
        return encoder.unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { encoder }

    private mutating func item(_ write: (PackedEncoder) throws -> Void) rethrows {
        count += 1
        encoder.setCount(count, at: place)
        try write(encoder)
    }
}

/// One value by itself, like the raw value of an enumeration.
private struct Single: SingleValueEncodingContainer {
    let encoder: PackedEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { encoder.write(flag: false) }
    mutating func encode(_ value: Bool) { encoder.write(flag: value) }
    mutating func encode(_ value: String) { encoder.write(text: value) }
    mutating func encode(_ value: Double) { encoder.write(real: value) }
    mutating func encode(_ value: Int) { encoder.write(number: value) }
    mutating func encode(_ value: UInt32) { encoder.write(number: value) }
    mutating func encode<T: Encodable>(_ value: T) throws { throw PackedEncoder.Unknown(type: T.self) }
}

/// The texts written so far, told apart by their bytes: to Swift's own `==` "é" composed and decomposed are one.
private struct TextTable {
    enum Place { case known(Int), new }

    private var texts: [String] = []
    /// Open addressing: the number of a text plus one, or 0.
    private var slots = [Int32](repeating: 0, count: 256)

    mutating func place(of text: String) -> Place {
        if texts.count * 2 >= slots.count { grow() }
        var slot = Self.hash(text) & (slots.count - 1)
        while slots[slot] > 0 {
            let number = Int(slots[slot]) - 1
            if texts[number].utf8.elementsEqual(text.utf8) { return .known(number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        texts.append(text)
        slots[slot] = Int32(texts.count)
        return .new
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for (number, text) in texts.enumerated() {
            var slot = Self.hash(text) & (slots.count - 1)
            while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number + 1)
        }
    }

    private static func hash(_ text: String) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
    }
}
