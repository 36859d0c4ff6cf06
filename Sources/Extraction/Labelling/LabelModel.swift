/// The weights of the labeller: for each feature a row of one small number a state, and for each separator the transitions between states.
///
/// The bytes are read where they lie; all that is built at the start are the filter and the bounds. A model lives as long as the program.
///
/// - Shape: `GRNLBL01`; as 32-bit numbers: states, separators, rows, bits of the directory, and two floats, the scales of rows and transitions;
///   transitions, beginnings and ends as 16-bit numbers; the directory, 2^bits + 1 numbers of 32 bits; the low bits of the keys, 16 bits each,
///   ascending within a directory entry; the rows, 8 bits a state. Little-endian.
package struct LabelModel: @unchecked Sendable {
    package static let magic: [UInt8] = Array("GRNLBL01".utf8)
    static var directoryBits: Int { 16 }

    let transitions: UnsafePointer<Int16>
    /// For each memory of fields seen and each field: what it is worth to begin it.
    let starts: UnsafePointer<Int16>
    /// For each memory: what it is worth to end with it.
    let ends: UnsafePointer<Int16>
    let directory: UnsafePointer<UInt32>
    let keys: UnsafePointer<UInt16>
    let rows: UnsafePointer<Int8>
    package let rowCount: Int
    /// A bit for each of the first 22 bits that a key of a row has: most features have no row, and are turned away here.
    private let filter: UnsafePointer<UInt64>
    /// For each separator and state before: what the best transition to a first state is worth; and for each memory the best beginning.
    let bestTransitions: [Int32]
    let bestStarts: [Int32]

    /// - Returns: nil where the bytes are no model of this version.
    package init?(bytes: UnsafeRawPointer, count: Int) {
        let states = ReferenceField.stateCount, separators = ReferenceTokens.separatorCount
        guard count >= 32, (0 ..< 8).allSatisfy({ bytes.load(fromByteOffset: $0, as: UInt8.self) == Self.magic[$0] }) else { return nil }
        func number(_ at: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)) }
        rowCount = number(16)
        guard number(8) == states, number(12) == separators, number(20) == Self.directoryBits else { return nil }
        var at = 32
        transitions = (bytes + at).assumingMemoryBound(to: Int16.self)
        at += separators * states * states * 2
        starts = (bytes + at).assumingMemoryBound(to: Int16.self)
        at += ReferenceField.memoryCount * ReferenceField.count * 2
        ends = (bytes + at).assumingMemoryBound(to: Int16.self)
        at += ReferenceField.memoryCount * 2
        directory = (bytes + at).assumingMemoryBound(to: UInt32.self)
        at += ((1 << Self.directoryBits) + 1) * 4
        keys = (bytes + at).assumingMemoryBound(to: UInt16.self)
        at += rowCount * 2
        rows = (bytes + at).assumingMemoryBound(to: Int8.self)
        at += rowCount * states
        guard at == count else { return nil }
        filter = Self.filter(directory, keys)
        let transitions = transitions, starts = starts
        bestTransitions = (0 ..< separators * states).map { line in
            (0 ..< ReferenceField.count).reduce(Int32.min) { max($0, Int32(transitions[line * states + $1])) }
        }
        bestStarts = (0 ..< ReferenceField.memoryCount).map { memory in
            (0 ..< ReferenceField.count).reduce(Int32.min) { max($0, Int32(starts[memory * ReferenceField.count + $1])) }
        }
    }

    private static var filterBits: Int { 22 }

    private static func filter(_ directory: UnsafePointer<UInt32>, _ keys: UnsafePointer<UInt16>) -> UnsafePointer<UInt64> {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << (filterBits - 6))
        words.initialize(repeating: 0, count: 1 << (filterBits - 6))
        for entry in 0 ..< 1 << directoryBits {
            for at in directory[entry] ..< directory[entry + 1] {
                let bit = entry << (filterBits - directoryBits) | Int(keys[Int(at)]) >> (32 - filterBits)
                words[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
        return UnsafePointer(words)
    }

    /// The bytes of a model.
    ///
    /// - Parameters:
    ///   - rows: features and their weights, as `scale` makes them small numbers; any order.
    ///   - transitions: for each separator, state before and state.
    package static func bytes(rows: [(key: UInt32, weights: [Int8])], transitions: [Int16], starts: [Int16], ends: [Int16], scale: Float) -> [UInt8] {
        let sorted = rows.sorted { $0.key < $1.key }
        var out = magic
        func append<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) } }
        append(UInt32(ReferenceField.stateCount)); append(UInt32(ReferenceTokens.separatorCount)); append(UInt32(sorted.count));
        append(UInt32(directoryBits))
        append(scale.bitPattern); append(scale.bitPattern)
        for value in transitions + starts + ends { append(value) }
        var next = 0
        for entry in 0 ... (1 << directoryBits) {
            while next < sorted.count, Int(sorted[next].key >> (32 - UInt32(directoryBits))) < entry { next += 1 }
            append(UInt32(next))
        }
        for row in sorted { append(UInt16(truncatingIfNeeded: row.key)) }
        for row in sorted { for weight in row.weights { out.append(UInt8(bitPattern: weight)) } }
        return out
    }

    /// The row of a feature, if it has one.
    @inline(__always)
    func row(_ key: UInt32) -> UnsafePointer<Int8>? {
        let bit = Int(key >> (32 - UInt32(Self.filterBits)))
        guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
        let entry = Int(key >> (32 - UInt32(Self.directoryBits)))
        let low = UInt16(truncatingIfNeeded: key)
        var at = Int(directory[entry])
        let end = Int(directory[entry + 1])
        while at < end {
            let here = keys[at]
            if here >= low { return here == low ? rows + at * ReferenceField.stateCount : nil }
            at += 1
        }
        return nil
    }

    /// The sums of the rows of features, for each state.
    func sum(_ features: UnsafePointer<UInt32>, _ count: Int, into sums: UnsafeMutablePointer<Int32>) {
        let states = ReferenceField.stateCount
        withUnsafeTemporaryAllocation(of: Int16.self, capacity: states) { narrow in
            let narrow = narrow.baseAddress!
            for state in 0 ..< states { narrow[state] = 0 }
            for at in 0 ..< count {
                guard let row = row(features[at]) else { continue }
                for state in 0 ..< states { narrow[state] &+= Int16(truncatingIfNeeded: row[state]) }
            }
            for state in 0 ..< states { sums[state] = Int32(narrow[state]) }
        }
    }
}
