/// Logarithms to base 2 by plain arithmetic, so that every machine gives the same figures.
enum Bits {
    /// The probability of odds 2^bits, rounded to four decimals: 0 is 0.5, 10 is 0.999.
    static func probability(ofBits bits: Double) -> Double {
        let clamped = max(-40, min(40, bits))
        let odds = power(clamped)
        return (odds / (1 + odds) * 10_000).rounded() / 10_000
    }

    /// The inverse of `probability(ofBits:)`, unrounded.
    static func bits(ofProbability probability: Double) -> Double {
        let p = max(1e-9, min(1 - 1e-9, probability))
        return logarithm(p / (1 - p))
    }

    /// 2 to the power of `exponent`.
    private static func power(_ exponent: Double) -> Double {
        let whole = exponent.rounded(.down)
        let x = (exponent - whole) * 0.693_147_180_559_945_3
        var term = 1.0, sum = 1.0
        for n in 1 ... 16 {
            term *= x / Double(n)
            sum += term
        }
        return Double(sign: .plus, exponent: Int(whole), significand: 1) * sum
    }

    /// The logarithm to base 2 of a positive number.
    static func logarithm(_ number: Double) -> Double {
        guard number > 0, number.isFinite else { return -1000 }
        let y = (number.significand - 1) / (number.significand + 1)
        var term = y, sum = 0.0
        for n in stride(from: 1, through: 41, by: 2) {
            sum += term / Double(n)
            term *= y * y
        }
        return Double(number.exponent) + 2 * sum / 0.693_147_180_559_945_3
    }
}
