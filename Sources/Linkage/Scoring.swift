/// The match weight of a pair: the prior odds and what each field adds, in bits.
enum Scoring {
    static func bits(of vector: ComparisonVector, weights: Weights, reliability: Reliability) -> Double {
        var bits = weights.prior + weights.bits(ofTitleIn: vector)
        for field in Field.allCases where field != .title && vector[field] != .missing {
            let weight = weights.bits(of: field, vector[field])
            bits += isChecked(field) ? weight * reliability[field] : weight
        }
        return bits
    }

    private static func isChecked(_ field: Field) -> Bool {
        switch field {
        case .year, .container, .volume, .issue, .pages: true
        default: false
        }
    }
}

extension Scoring {
    /// What a pair could score at most if every field that speaks against it, and may be unreliable, were ignored.
    static func highestBits(of vector: ComparisonVector, weights: Weights) -> Double {
        var bits = weights.prior + weights.bits(ofTitleIn: vector)
        for field in Field.allCases where field != .title && vector[field] != .missing {
            let weight = weights.bits(of: field, vector[field])
            bits += isChecked(field) ? max(0, weight) : weight
        }
        return bits
    }
}
