/// The weights of the labeller: for each feature a row of one small number a state, and for each separator the transitions between states.
///
/// The bytes are read where they lie; all that is built at the start are the common rows, the filter and what beginnings are worth. A model lives
/// as long as the program.
///
/// - Shape: `GRNLBL02`; as 32-bit numbers: states, separators, rows, bits of the directory, the scale of all weights (a float), common rows;
///   transitions, beginnings and ends as 16-bit numbers; the directory, 2^bits + 1 numbers of 32 bits; the low bits of the keys, 16 bits each,
///   ascending within a directory entry; the rows, 8 bits a state; the places of the common rows among them, 32 bits each, the most frequent
///   first, at any byte. Little-endian.
package struct LabelModel: @unchecked Sendable {
    package static let magic: [UInt8] = Array("GRNLBL02".utf8)
    static var directoryBits: Int { 16 }

    let transitions: UnsafePointer<Int16>
    /// For each memory of fields seen and each field: what it is worth to begin it.
    let starts: [FieldScores]
    /// For each memory: what it is worth to end with it.
    let ends: UnsafePointer<Int16>
    let directory: UnsafePointer<UInt32>
    let keys: UnsafePointer<UInt16>
    let rows: UnsafePointer<Int8>
    package let rowCount: Int
    private let common: CommonRows
    /// A bit for each of the first 22 bits that a key of a row has: most features that are not common have no row, and are turned away here.
    private let filter: UnsafePointer<UInt64>
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
        let starts = (bytes + at).assumingMemoryBound(to: Int16.self)
        at += ReferenceField.memoryCount * ReferenceField.count * 2
        ends = (bytes + at).assumingMemoryBound(to: Int16.self)
        at += ReferenceField.memoryCount * 2
        directory = (bytes + at).assumingMemoryBound(to: UInt32.self)
        at += ((1 << Self.directoryBits) + 1) * 4
        keys = (bytes + at).assumingMemoryBound(to: UInt16.self)
        at += rowCount * 2
        rows = (bytes + at).assumingMemoryBound(to: Int8.self)
        at += rowCount * states
        guard at + number(28) * 4 == count, directory[1 << Self.directoryBits] == rowCount,
            (0 ..< 1 << Self.directoryBits).allSatisfy({ [directory] in directory[$0] <= directory[$0 + 1] }),
            let common = CommonRows(bytes + at, number(28), rows, rowCount, directory, keys)
        else { return nil }
        self.common = common
        filter = Self.filter(directory, keys)
        self.starts = (0 ..< ReferenceField.memoryCount).map { FieldScores(at: starts + $0 * ReferenceField.count) }
        let chain = separators * states * states + ReferenceField.memoryCount * (ReferenceField.count + 1)
        guard (0 ..< chain).allSatisfy({ [transitions] in transitions[$0].magnitude <= Self.largest }) else { return nil }
    }

    /// What a transition may be worth at most, so that 16 bits hold its sum with weights, and the difference of two such sums.
    package static var largest: Int16 { 1_000 }
    /// What is worth less than anything that is possible.
    static var never: Int16 { -10_000 }

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
    ///   - rows: features and their weights, as `scale` makes them small numbers; those that occur most often first.
    ///   - transitions: for each separator, state before and state.
    package static func bytes(rows: [(key: UInt32, weights: [Int8])], transitions: [Int16], starts: [Int16], ends: [Int16], scale: Float) -> [UInt8] {
        let order = rows.indices.sorted { rows[$0].key < rows[$1].key }
        let common = order.indices.filter { order[$0] < CommonRows.most }.sorted { order[$0] < order[$1] }
        var out = magic
        func append<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) } }
        append(UInt32(ReferenceField.stateCount)); append(UInt32(ReferenceTokens.separatorCount)); append(UInt32(order.count));
        append(UInt32(directoryBits)); append(scale.bitPattern); append(UInt32(common.count))
        for value in transitions + starts + ends { append(value) }
        var next = 0
        for entry in 0 ... (1 << directoryBits) {
            while next < order.count, Int(rows[order[next]].key >> (32 - UInt32(directoryBits))) < entry { next += 1 }
            append(UInt32(next))
        }
        for row in order { append(UInt16(truncatingIfNeeded: rows[row].key)) }
        for row in order { for weight in rows[row].weights { out.append(UInt8(bitPattern: weight)) } }
        for place in common { append(UInt32(place)) }
        return out
    }

    /// The row of a feature, if it has one.
    func row(_ key: UInt32) -> UnsafePointer<Int8>? {
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
    ///
    /// Whether a feature is common, and whether another has a row at all, no processor can guess: so both are asked without a branch, and what is
    /// loaded for one feature does not wait for another.
    func sum(_ features: UnsafePointer<UInt32>, _ count: Int, into sums: UnsafeMutablePointer<Int16>) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * count + 1) { room in
            let places = room.baseAddress!, others = places + count
            var placeCount = 0, otherCount = 0, rareCount = 0
            for at in 0 ..< count {
                let key = features[at]
                let place = common.place(of: key)
                places[placeCount] = place
                others[otherCount] = key
                let isCommon = common.holds(place)
                placeCount &+= isCommon
                otherCount &+= 1 &- isCommon
            }
            for at in 0 ..< otherCount {
                let key = others[at]
                let bit = key >> (32 - UInt32(Self.filterBits))
                others[rareCount] = key
                rareCount &+= Int(filter[Int(bit >> 6)] &>> UInt64(bit & 63) & 1)
            }
            var sum = RowSum()
            for at in 0 ..< placeCount { sum.add(common.row(at: places[at])) }
            for at in 0 ..< rareCount { if let row = row(others[at]) { sum.add(row) } }
            sum.write(to: sums)
        }
    }
}
