/// The sum of rows of weights, four bits a state.
///
/// Rows are added as they lie, four states a lane of 16 bits: first those of the low halves of bytes, then those of the high halves. Sixteen rows
/// fit into a byte; then they are settled, a lane a state.
///
/// - Units: weights are from −8 to 7, stored as 0 to 15; sums are right up to 32,767.
struct RowSum {
    /// How many rows may be added before they are settled.
    static var most: Int { 16 }
    /// What a stored weight is more than the weight.
    static var bias: Int16 { 8 }

    // of the rows that are not settled, two states a lane
    private var lows = SIMD8<UInt16>.zero
    private var highs = SIMD8<UInt16>.zero
    private var lastLows: UInt16 = 0
    private var lastHighs: UInt16 = 0
    // of all others, in the order of states
    private var first = SIMD8<UInt16>.zero
    private var second = SIMD8<UInt16>.zero
    private var third = SIMD8<UInt16>.zero
    private var fourth = SIMD8<UInt16>.zero
    private var last = SIMD4<UInt16>.zero

    /// The bytes of a row: the 16 states in the low halves of the first 16 bytes, even bytes first; 16 more in the high halves; the last four.
    static func bytes(of weights: [Int8]) -> [UInt8] {
        let halves = weights.map { UInt8(max(0, min(15, Int16($0) + bias))) }
        let main = (0 ..< 16).map { byte in
            let state = byte / 2 + (byte % 2) * 8
            return halves[state] | halves[state + 16] << 4
        }
        return main + [halves[32] | halves[33] << 4, halves[34] | halves[35] << 4]
    }

    @inline(__always)
    mutating func add(_ row: UnsafePointer<UInt8>) {
        let bytes = UnsafeRawPointer(row)
        let pairs = bytes.loadUnaligned(as: SIMD8<UInt16>.self)
        let half = SIMD8<UInt16>(repeating: 0x0F0F)
        lows &+= pairs & half
        highs &+= (pairs &>> 4) & half
        let pair = bytes.loadUnaligned(fromByteOffset: 16, as: UInt16.self)
        lastLows &+= pair & 0x0F0F
        lastHighs &+= (pair &>> 4) & 0x0F0F
    }

    @inline(__always)
    mutating func settle() {
        let byte = SIMD8<UInt16>(repeating: 0x00FF)
        first &+= lows & byte
        second &+= lows &>> 8
        third &+= highs & byte
        fourth &+= highs &>> 8
        last &+= SIMD4(lastLows & 0xFF, lastHighs & 0xFF, lastLows &>> 8, lastHighs &>> 8)
        lows = .zero; highs = .zero; lastLows = 0; lastHighs = 0
    }

    /// Writes what was settled of so many rows.
    @inline(__always)
    func write(to sums: UnsafeMutablePointer<Int16>, rows: Int) {
        let bias = UInt16(truncatingIfNeeded: rows &* Int(Self.bias)), all = SIMD8<UInt16>(repeating: bias)
        let bytes = UnsafeMutableRawPointer(sums)
        bytes.storeBytes(of: first &- all, as: SIMD8<UInt16>.self)
        bytes.storeBytes(of: second &- all, toByteOffset: 16, as: SIMD8<UInt16>.self)
        bytes.storeBytes(of: third &- all, toByteOffset: 32, as: SIMD8<UInt16>.self)
        bytes.storeBytes(of: fourth &- all, toByteOffset: 48, as: SIMD8<UInt16>.self)
        bytes.storeBytes(of: last &- SIMD4(repeating: bias), toByteOffset: 64, as: SIMD4<UInt16>.self)
    }
}
