/// Counts in the cache's file: eight bytes, the least first.
enum EightBytes {
    static func bytes(of number: Int) -> [UInt8] { (0 ..< 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

    static func number(in bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
