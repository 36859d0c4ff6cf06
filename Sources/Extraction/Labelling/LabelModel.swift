import LabellerWeights

/// The weights of the labeller: for each feature a row of four bits a state, and for each separator the transitions between states.
///
/// The bytes are read where they lie; all that is built at the start are the common rows, the filter and what beginnings are worth. A model lives
/// as long as the program.
///
/// - Shape: `GRNLBL03`; as 32-bit numbers: states, separators, rows, bits of the directory, the scale of all weights (a float), common rows, wide
///   rows; transitions, beginnings and ends as 16-bit numbers; the directory, 2^bits + 1 numbers of 32 bits; the low bits of the keys, 16 bits
///   each, ascending within a directory entry; the rows, 4 bits a state (`RowSum`); the places of the common rows among them, 32 bits each, the
///   wide ones first, then the most frequent, at any byte; what the wide rows have beyond four bits, 8 bits a state. Little-endian.
package struct LabelModel: @unchecked Sendable {
    package static let magic: [UInt8] = Array("GRNLBL03".utf8)
    static var directoryBits: Int { 16 }

    let transitions: UnsafePointer<Int16>
    /// For each memory of fields seen and each field: what it is worth to begin it.
    let starts: [FieldScores]
    /// For each memory: what it is worth to end with it.
    let ends: UnsafePointer<Int16>
    let directory: UnsafePointer<UInt32>
    let keys: UnsafePointer<UInt16>
    let rows: UnsafePointer<UInt8>
    static var rowBytes: Int { ReferenceField.stateCount / 2 }
    package let rowCount: Int
    private let common: CommonRows
    /// A bit for each of the first 20 bits that a key of a row has: most features that are not common have no row, and are turned away here.
    private let filter: UnsafePointer<UInt64>
    /// - Returns: nil where the bytes are no model of this version.
    package init?(bytes: UnsafeRawPointer, count: Int) {
        let states = ReferenceField.stateCount, separators = ReferenceTokens.separatorCount
        guard count >= 36, (0 ..< 8).allSatisfy({ bytes.load(fromByteOffset: $0, as: UInt8.self) == Self.magic[$0] }) else { return nil }
        func number(_ at: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)) }
        rowCount = number(16)
        guard number(8) == states, number(12) == separators, number(20) == Self.directoryBits else { return nil }
        var at = 36
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
        rows = (bytes + at).assumingMemoryBound(to: UInt8.self)
        at += rowCount * Self.rowBytes
        let commonCount = number(28), wideCount = number(32)
        guard wideCount <= commonCount, commonCount <= CommonRows.most, at + commonCount * 4 + wideCount * states == count,
            directory[1 << Self.directoryBits] == rowCount,
            (0 ..< 1 << Self.directoryBits).allSatisfy({ [directory] in directory[$0] <= directory[$0 + 1] })
        else { return nil }
        let numbers = (0 ..< commonCount).map { number(at + $0 * 4) }
        guard numbers.allSatisfy({ [rowCount] in $0 < rowCount }) else { return nil }
        let wide = (bytes + at + commonCount * 4).assumingMemoryBound(to: Int8.self)
        common = CommonRows(numbers, wide: wide, wideCount, rows, rowCount, directory, keys)
        filter = Self.filter(directory, keys)
        self.starts = (0 ..< ReferenceField.memoryCount).map { FieldScores(at: starts + $0 * ReferenceField.count) }
        let chain = separators * states * states + ReferenceField.memoryCount * (ReferenceField.count + 1)
        guard (0 ..< chain).allSatisfy({ [transitions] in transitions[$0].magnitude <= Self.largest }) else { return nil }
    }

    /// What a transition may be worth at most, so that 16 bits hold its sum with weights, and the difference of two such sums.
    package static var largest: Int16 { 1_000 }
    /// What is worth less than anything that is possible.
    static var never: Int16 { -10_000 }

    private static var filterBits: Int { 20 }

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
        let rests = rows.map { row in row.weights.map { $0 - max(-8, min(7, $0)) } }
        let isWide = rests.map { $0.contains { $0 != 0 } }
        let frequent = order.indices.sorted { (isWide[order[$0]] ? 0 : 1, order[$0]) < (isWide[order[$1]] ? 0 : 1, order[$1]) }
        let common = frequent.prefix(CommonRows.most), wide = common.prefix { isWide[order[$0]] }
        var out = magic
        func append<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) } }
        append(UInt32(ReferenceField.stateCount)); append(UInt32(ReferenceTokens.separatorCount)); append(UInt32(order.count));
        append(UInt32(directoryBits)); append(scale.bitPattern); append(UInt32(common.count))
        append(UInt32(wide.count))
        for value in transitions + starts + ends { append(value) }
        var next = 0
        for entry in 0 ... (1 << directoryBits) {
            while next < order.count, Int(rows[order[next]].key >> (32 - UInt32(directoryBits))) < entry { next += 1 }
            append(UInt32(next))
        }
        for row in order { append(UInt16(truncatingIfNeeded: rows[row].key)) }
        for row in order { out += RowSum.bytes(of: rows[row].weights) }
        for place in common { append(UInt32(place)) }
        for place in wide { for rest in rests[order[place]] { out.append(UInt8(bitPattern: rest)) } }
        return out
    }

    /// The number of the row of a feature; −1 where it has none. Four keys of the directory's entry are compared at once.
    @inline(__always)
    func number(of key: UInt32) -> Int {
        let entry = Int(key >> (32 - UInt32(Self.directoryBits))), end = Int(directory[entry + 1])
        var at = Int(directory[entry])
        let wanted = UInt64(key & 0xFFFF) &* 0x0001_0001_0001_0001
        while at < end {
            // behind the keys stand the rows: there is always something to load
            let others = UnsafeRawPointer(keys + at).loadUnaligned(as: UInt64.self) ^ wanted
            // the lowest of these bits stands in the first of the four that is nothing but zeros
            let equals = (others &- 0x0001_0001_0001_0001) & ~others & 0x8000_8000_8000_8000
            if equals != 0 {
                at += equals.trailingZeroBitCount >> 4
                return at < end ? at : -1
            }
            at += 4
        }
        return -1
    }

    /// How many tokens are looked up at once: what is found of them stays in the processor's first cache.
    private static var chunk: Int { 32 }

    /// The sums of the rows of features, for each token and each state.
    ///
    /// The model lies far from the processor, and whether a feature has a row cannot be guessed. So many tokens are looked up together, step by
    /// step, and what a step will read is sent for in the step before.
    ///
    /// - Parameters:
    ///   - features: `ReferenceFeatures.width` places a token, of which the first `counts` are filled.
    ///   - sums: room for a number a state and token.
    func sum(_ features: UnsafePointer<UInt32>, _ counts: UnsafePointer<UInt8>, tokens: Int, into sums: UnsafeMutablePointer<Int16>) {
        let room = Self.chunk * ReferenceFeatures.width
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * room + 2 * Self.chunk) { all in
            guard let places = all.baseAddress else { return }
            var token = 0
            while token < tokens {
                let found = Found(places: places, others: places + room, ends: places + 2 * room, tokens: min(Self.chunk, tokens - token))
                find(features + token * ReferenceFeatures.width, counts + token, found)
                add(found, into: sums + token * ReferenceField.stateCount)
                token += found.tokens
            }
        }
    }

    /// The rows of some tokens: their places among the common ones, the numbers of others, and where those of each token end.
    private struct Found {
        let places: UnsafeMutablePointer<UInt32>
        let others: UnsafeMutablePointer<UInt32>
        /// Of the places and of the others, by turns.
        let ends: UnsafeMutablePointer<UInt32>
        let tokens: Int
    }

    private func find(_ features: UnsafePointer<UInt32>, _ counts: UnsafePointer<UInt8>, _ found: Found) {
        let places = found.places, others = found.others
        var placeCount = 0, otherCount = 0
        for token in 0 ..< found.tokens {
            let keys = features + token * ReferenceFeatures.width
            var next = otherCount
            for at in 0 ..< Int(counts[token]) {
                let key = keys[at], place = common.place(of: key)
                places[placeCount] = place
                others[next] = key
                let isCommon = common.holds(place)
                placeCount &+= isCommon
                next &+= 1 &- isCommon
            }
            for at in otherCount ..< next {
                let key = others[at]
                let bit = key >> (32 - UInt32(Self.filterBits))
                others[otherCount] = key
                labeller_prefetch(directory + Int(key >> (32 - UInt32(Self.directoryBits))))
                otherCount &+= Int(filter[Int(bit >> 6)] &>> UInt64(bit & 63) & 1)
            }
            found.ends[2 * token] = UInt32(truncatingIfNeeded: placeCount)
            found.ends[2 * token + 1] = UInt32(truncatingIfNeeded: otherCount)
        }
        for at in 0 ..< otherCount { labeller_prefetch(keys + Int(directory[Int(others[at] >> (32 - UInt32(Self.directoryBits)))])) }
        number(found)
    }

    /// Puts the numbers of rows in the place of the keys that have one.
    private func number(_ found: Found) {
        var at = 0, kept = 0
        for token in 0 ..< found.tokens {
            let end = Int(found.ends[2 * token + 1])
            while at < end {
                let number = number(of: found.others[at])
                at += 1
                guard number >= 0 else { continue }
                labeller_prefetch(rows + number &* Self.rowBytes)
                found.others[kept] = UInt32(truncatingIfNeeded: number)
                kept += 1
            }
            found.ends[2 * token + 1] = UInt32(truncatingIfNeeded: kept)
        }
    }

    private func add(_ found: Found, into sums: UnsafeMutablePointer<Int16>) {
        var place = 0, other = 0
        for token in 0 ..< found.tokens {
            let lastPlace = Int(found.ends[2 * token]), lastOther = Int(found.ends[2 * token + 1]), first = place
            let count = lastPlace - place + lastOther - other
            var sum = RowSum()
            while place < lastPlace {
                let end = min(place + RowSum.most, lastPlace)
                while place < end { sum.add(common.row(at: found.places[place])); place += 1 }
                sum.settle()
            }
            while other < lastOther {
                let end = min(other + RowSum.most, lastOther)
                while other < end { sum.add(rows + Int(found.others[other]) &* Self.rowBytes); other += 1 }
                sum.settle()
            }
            let own = sums + token * ReferenceField.stateCount
            sum.write(to: own, rows: count)
            for at in first ..< lastPlace {
                guard let rest = common.rest(at: found.places[at]) else { continue }
                for state in 0 ..< ReferenceField.stateCount { own[state] &+= Int16(rest[state]) }
            }
        }
    }
}
