/// Exponentials and logarithms to the base e that come out the same on every machine, to one part in ten thousand.
enum GlueMath {
    static func logarithm(_ value: Double) -> Double {
        guard value > 1e-300, value.isFinite else { return value > 1 ? 700 : -700 }
        // over 0.7 … 1.4 the series in (x − 1) / (x + 1) is short
        var exponent = Double(value.exponent), fraction = value.significand
        if fraction > 1.414_213_562 { fraction *= 0.5; exponent += 1 }
        let ratio = (fraction - 1) / (fraction + 1), square = ratio * ratio
        return exponent * 0.693_147_180_559_945 + 2 * ratio * (1 + square * (1.0 / 3 + square * (0.2 + square / 7)))
    }

    static func exponential(_ value: Double) -> Double {
        let scaled = min(690, max(-690, value)) * 1.442_695_040_888_963
        let whole = Int(scaled + (scaled < 0 ? -0.5 : 0.5))
        let rest = (scaled - Double(whole)) * 0.693_147_180_559_945
        let fraction = 1 + rest * (1 + rest * (0.5 + rest * (1.0 / 6 + rest * (1.0 / 24 + rest / 120))))
        return fraction * Double(bitPattern: UInt64(whole + 1023) << 52)
    }

    static func sigmoid(_ value: Double) -> Double { 1 / (1 + exponential(-value)) }

    /// The shares of values given as logarithms.
    static func shares(_ values: [Double]) -> [Double] {
        let most = values.max() ?? 0
        let parts = values.map { exponential($0 - most) }
        let sum = parts.reduce(0, +)
        return parts.map { $0 / sum }
    }
}
