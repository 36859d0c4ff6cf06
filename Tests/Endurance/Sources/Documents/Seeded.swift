/// A generator of numbers that gives the same ones for the same seed, on every machine.
///
/// - Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    /// - Parameter stream: the number of the document, so that each can be made without those before it.
    init(_ seed: UInt64, stream: Int) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: stream) &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func one<T>(of choices: [T]) -> T { choices[number(0 ... choices.count - 1)] }
    mutating func happens(oneIn n: Int) -> Bool { number(1 ... n) == 1 }
}
