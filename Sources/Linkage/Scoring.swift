/// The match weight of a pair: the prior odds and what each field adds, in bits.
enum Scoring {
    static func bits(of vector: ComparisonVector, weights: Weights, reliability: Reliability) -> Double {
        var bits = weights.prior + weights.bits(ofTitleIn: vector)
        for field in Field.allCases where field != .title && vector[field] != .missing {
            let weight = weights.bits(of: field, vector[field])
            bits += isChecked(field) ? weight * reliability[field] : weight
        }
        return bits + placeBits(of: vector, weights: weights, reliability: reliability)
    }

    /// Journal, volume, pages and date are not independent: a slip spoils one of them, another publication changes several.
    private static func placeBits(of vector: ComparisonVector, weights: Weights, reliability: Reliability) -> Double {
        let isPage = vector[.pages] == .same || vector[.pages] == .close
        if isPage, vector[.volume] != .differs || vector[.year] == .same { return 0 }
        if vector[.doi] == .same || vector[.pmid] == .same { return 0 }
        var against = 0.0
        for field in [Field.container, .volume, .pages] where vector[field] == .differs { against += reliability[field] }
        if vector[.volume] == .same, vector[.issue] == .differs { against += 2 * reliability[.issue] }
        if vector[.venue] == .differs, vector[.container] == .differs || vector[.container] == .near { against += 1 }
        switch vector[.year] {
        case .close: against += 0.5
        case .near, .differs: against += 1
        default: break
        }
        return against >= 2 ? weights.otherPlace : against >= 1.5 ? weights.otherPlace / 2 : 0
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
