import Model

/// Writes values one after the other, without names: what the cache holds.
///
/// Fields stand in the order in which their type declares them, so bytes are read back by the same build of the program only; the cache sees
/// to that. A short text that came before is its number, a long one that came just before a mark: ids of documents and tables stand in every
/// record, and a quote is often the text once more.
///
/// - Shape: flags, texts, `Int`, `UInt32`, `Double`, optionals, lists and what is made of them; numbers are LEB128 with zigzag, reals eight bytes, an
///   optional starts with 0 or 1, a list with its count in four bytes.
/// - Throws: `Unknown` for a value of another type.
final class PackedEncoder: Encoder {
    struct Unknown: Error { let type: any Any.Type }

    // used by one thread, and never while it is being changed: the checks for that took a fifth of the time
    @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
    @exclusivity(unchecked) private var texts = TextTable()

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any]

    private init(_ moved: MovedRecords?) { userInfo = moved.map { [.movedRecords: $0] } ?? [:] }

    /// - Parameter moved: takes the pieces of large lists, which the bytes then do without.
    static func bytes(of value: some Encodable, moving moved: MovedRecords? = nil) throws -> [UInt8] {
        let encoder = PackedEncoder(moved)
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
        var text = text
        text.withUTF8 { utf8 in
            switch texts.place(of: utf8, in: bytes) {
            case .known(let number): write(number: TextMark.known + number)
            case .last: write(number: TextMark.last)
            case .new(let isShort):
                write(number: isShort ? TextMark.short : TextMark.long)
                write(number: utf8.count)
                texts.note(bytes.count ..< bytes.count + utf8.count, isShort: isShort)
                bytes.append(contentsOf: utf8)
            }
        }
    }

    /// As a long text, however short it is.
    fileprivate func write(unique text: String) {
        var text = text
        text.withUTF8 { utf8 in
            write(number: TextMark.long)
            write(number: utf8.count)
            texts.note(bytes.count ..< bytes.count + utf8.count, isShort: false)
            bytes.append(contentsOf: utf8)
        }
    }

    fileprivate func write<T: Encodable>(value: T) throws {
        if let record = value as? any PackedFields { return record.put(into: self) }
        if let text = value as? String { write(text: text) } else { try value.encode(to: self) }
    }

    /// Makes room for a count that is not known yet.
    fileprivate func openCount() -> Int {
        bytes += [0, 0, 0, 0]
        return bytes.count - 4
    }

    fileprivate func setCount(_ count: Int, at place: Int) { for byte in 0 ..< 4 { bytes[place + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) } }
}

extension PackedEncoder: FieldSink {
    func put(_ text: String) { write(text: text) }
    func put(unique text: String) { write(unique: text) }
    func put(_ number: Int) { write(number: number) }
    func put(_ real: Double) { write(real: real) }
    func put(_ flag: Bool) { write(flag: flag) }
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

/// What stands before a text.
enum TextMark {
    /// A short text, which gets the next number.
    static let short = 0
    /// A long one, which gets none.
    static let long = 1
    /// The last long one again.
    static let last = 2
    /// The short text 0 again; 1 and so on behind it.
    static let known = 3
}

/// Where the texts written so far stand in the bytes, so that they are told apart by their bytes: to Swift's own `==` "é" composed and decomposed
/// are one.
private struct TextTable {
    enum Place { case known(Int), last, new(isShort: Bool) }

    /// Longer texts hardly ever come twice, but for the one just written.
    private static let longest = 48

    private var places: [Range<Int>] = []
    private var last = 0 ..< 0
    /// Open addressing: the number of a text plus one, or 0.
    private var slots = [Int32](repeating: 0, count: 32)
    private var hashes: [UInt64] = []
    /// The hash and the slot of the text that was not found last.
    private var pending: (hash: UInt64, slot: Int) = (0, 0)

    mutating func place(of text: UnsafeBufferPointer<UInt8>, in bytes: [UInt8]) -> Place {
        if text.count > Self.longest { return equals(text, last, bytes) ? .last : .new(isShort: false) }
        let hash = Self.hash(text)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] > 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, equals(text, places[number], bytes) { return .known(number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        pending = (hash, slot)
        return .new(isShort: true)
    }

    /// Takes the text that `place` has just called new.
    mutating func note(_ place: Range<Int>, isShort: Bool) {
        guard isShort else { last = place; return }
        places.append(place)
        hashes.append(pending.hash)
        slots[pending.slot] = Int32(places.count)
        if places.count * 2 >= slots.count { grow() }
    }

    /// Eight bytes at a time too.
    private func equals(_ text: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, _ bytes: [UInt8]) -> Bool {
        guard text.count == place.count else { return false }
        let text = UnsafeRawBufferPointer(text)
        return bytes.withUnsafeBytes { bytes in
            var at = 0
            while at + 8 <= text.count {
                if text.loadUnaligned(fromByteOffset: at, as: UInt64.self) != bytes.loadUnaligned(fromByteOffset: place.lowerBound + at, as: UInt64.self) { return false }
                at += 8
            }
            while at < text.count {
                if text[at] != bytes[place.lowerBound + at] { return false }
                at += 1
            }
            return true
        }
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number + 1)
        }
    }

    /// Eight bytes at a time.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(text)
        var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
        var at = 0
        while at + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            at += 8
        }
        while at < raw.count {
            hash = (hash ^ UInt64(raw[at])) &* 0x100_0000_01B3
            at += 1
        }
        return (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 7
    }
}
