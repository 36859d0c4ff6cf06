/// The sum of rows of weights, one byte a state.
///
/// Two states share a lane while rows are added, the even ones its low byte, the odd ones its high byte: every processor can widen those at once.
///
/// - Units: sums are right up to 32,767.
struct RowSum {
    private var even = SIMD16<Int16>.zero
    private var odd = SIMD16<Int16>.zero
    // a row has 36 states: two lanes more
    private var lastEven = SIMD2<Int16>.zero
    private var lastOdd = SIMD2<Int16>.zero

    @inline(__always)
    mutating func add(_ row: UnsafePointer<Int8>) {
        let pairs = UnsafeRawPointer(row).loadUnaligned(as: SIMD16<Int16>.self)
        even &+= (pairs &<< 8) &>> 8
        odd &+= pairs &>> 8
        let last = UnsafeRawPointer(row).loadUnaligned(fromByteOffset: 32, as: SIMD2<Int16>.self)
        lastEven &+= (last &<< 8) &>> 8
        lastOdd &+= last &>> 8
    }

    @inline(__always)
    func write(to sums: UnsafeMutablePointer<Int16>) {
        for pair in 0 ..< 16 {
            sums[2 * pair] = even[pair]
            sums[2 * pair + 1] = odd[pair]
        }
        for pair in 0 ..< 2 {
            sums[32 + 2 * pair] = lastEven[pair]
            sums[33 + 2 * pair] = lastOdd[pair]
        }
    }
}
