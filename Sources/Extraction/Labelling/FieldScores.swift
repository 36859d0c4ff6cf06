/// One small number for each field, all weighed at once.
///
/// - Units: within ±16,000, so that differences fit in 16 bits too.
struct FieldScores: Sendable {
    // 18 fields: sixteen lanes and two, since for wider vectors the compiler goes lane by lane
    private var most: SIMD16<Int16>
    private var last: SIMD2<Int16>

    init(repeating score: Int16) {
        most = SIMD16(repeating: score)
        last = SIMD2(repeating: score)
    }

    /// The scores that stand one after the other from a place on, for the fields in their order.
    @inline(__always)
    init(at scores: UnsafePointer<Int16>) {
        let bytes = UnsafeRawPointer(scores)
        most = bytes.loadUnaligned(as: SIMD16<Int16>.self)
        last = bytes.loadUnaligned(fromByteOffset: 32, as: SIMD2<Int16>.self)
    }

    @inline(__always)
    static func &+= (scores: inout Self, others: Self) {
        scores.most &+= others.most
        scores.last &+= others.last
    }

    /// Takes over what is better, with where it comes from; what is equal stays.
    @inline(__always)
    mutating func take(_ others: Self, _ origins: inout Self, _ origin: Int16) {
        // the sign of the difference fills the lanes where the other is better
        let isBetter = (most &- others.most) &>> 15, isLastBetter = (last &- others.last) &>> 15
        most ^= (most ^ others.most) & isBetter
        last ^= (last ^ others.last) & isLastBetter
        origins.most ^= (origins.most ^ SIMD16(repeating: origin)) & isBetter
        origins.last ^= (origins.last ^ SIMD2(repeating: origin)) & isLastBetter
    }

    subscript(field: Int) -> Int16 {
        get { field < 16 ? most[field] : last[field - 16] }
        set { if field < 16 { most[field] = newValue } else { last[field - 16] = newValue } }
    }

    /// Calls a function with the scores one after the other, where fields are asked for one by one.
    @inline(__always)
    func withEach(_ body: (UnsafePointer<Int16>) -> Void) {
        withUnsafeTemporaryAllocation(of: Int16.self, capacity: ReferenceField.count) { scores in
            guard let start = scores.baseAddress else { return }
            let bytes = UnsafeMutableRawPointer(start)
            bytes.storeBytes(of: most, as: SIMD16<Int16>.self)
            bytes.storeBytes(of: last, toByteOffset: 32, as: SIMD2<Int16>.self)
            body(start)
        }
    }
}
