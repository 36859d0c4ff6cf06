/// The rows of the features that occur most often, close together and quickly found.
///
/// A tenth of the rows answers four of five questions; by themselves they stay in the processor's second cache, which the model as a whole leaves
/// ten times over.
struct CommonRows: @unchecked Sendable {
    /// How many there may be: what 14 bits can number, and one number that stands for none.
    static var most: Int { (1 << 14) - 1 }
    private static var entryBits: UInt32 { 13 }

    /// By the high bits of their keys, up to four features: the low bits of the key (the last is always 1 and left out), and the place of the row.
    private let entries: UnsafePointer<SIMD4<UInt32>>
    private let rows: UnsafePointer<UInt8>
    private let count: UInt64
    /// What the wide rows, which stand first, have beyond four bits.
    private let rests: UnsafePointer<Int8>
    private let wideCount: UInt32

    /// - Parameters:
    ///   - numbers: which of the model's rows are common, the wide ones first, then the most frequent. One that finds its entry full is left to
    ///     the model, a wide one without its rest.
    ///   - wide: the rests of the wide rows, a byte a state.
    ///   - all: the rows of the model, with the model's `directory` and `keys`.
    init(
        _ numbers: [Int], wide: UnsafePointer<Int8>, _ wideCount: Int, _ all: UnsafePointer<UInt8>, _ total: Int,
        _ directory: UnsafePointer<UInt32>, _ keys: UnsafePointer<UInt16>
    ) {
        let entries = UnsafeMutablePointer<SIMD4<UInt32>>.allocate(capacity: 1 << Int(Self.entryBits))
        entries.initialize(repeating: SIMD4(repeating: .max), count: 1 << Int(Self.entryBits))
        let rows = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, numbers.count * LabelModel.rowBytes))
        let rests = UnsafeMutablePointer<Int8>.allocate(capacity: max(1, wideCount * ReferenceField.stateCount))
        let highs = Self.highs(directory, total)
        var next = 0, nextWide = 0
        for (at, number) in numbers.enumerated() {
            let key = UInt32(highs[number]) << 16 | UInt32(keys[number])
            let entry = Int(key >> (32 - Self.entryBits))
            guard let lane = (0 ..< 4).first(where: { entries[entry][$0] == .max }) else { continue }
            entries[entry][lane] = Self.tag(key) | UInt32(next)
            (rows + next * LabelModel.rowBytes).update(from: all + number * LabelModel.rowBytes, count: LabelModel.rowBytes)
            if at < wideCount {
                (rests + next * ReferenceField.stateCount).update(from: wide + at * ReferenceField.stateCount, count: ReferenceField.stateCount)
                nextWide += 1
            }
            next += 1
        }
        self.entries = UnsafePointer(entries)
        self.rows = UnsafePointer(rows)
        self.rests = UnsafePointer(rests)
        self.count = UInt64(next)
        self.wideCount = UInt32(nextWide)
    }

    /// The high bits of the key of each row.
    private static func highs(_ directory: UnsafePointer<UInt32>, _ total: Int) -> [UInt16] {
        var highs = [UInt16](repeating: 0, count: total)
        for entry in 0 ..< 1 << LabelModel.directoryBits {
            for at in directory[entry] ..< directory[entry + 1] { highs[Int(at)] = UInt16(entry) }
        }
        return highs
    }

    private static func tag(_ key: UInt32) -> UInt32 { (key >> 1) << 14 }

    /// The place of a feature's row; a place that does not hold where the feature is not common.
    @inline(__always)
    func place(of key: UInt32) -> UInt32 {
        // where the tag is the key's nothing is left but the place, which is less than anything else
        let left = entries[Int(key >> (32 - Self.entryBits))] ^ SIMD4(repeating: Self.tag(key))
        return min(min(left[0], left[1]), min(left[2], left[3]))
    }

    /// 1 where a row stands at a place, else 0: a number that is added, where a condition would be guessed.
    @inline(__always)
    func holds(_ place: UInt32) -> Int { Int(truncatingIfNeeded: (UInt64(place) &- count) >> 63) }

    @inline(__always)
    func row(at place: UInt32) -> UnsafePointer<UInt8> { rows + Int(place) * LabelModel.rowBytes }

    /// What a row has beyond four bits; hardly any has.
    @inline(__always)
    func rest(at place: UInt32) -> UnsafePointer<Int8>? { place < wideCount ? rests + Int(place) * ReferenceField.stateCount : nil }
}
