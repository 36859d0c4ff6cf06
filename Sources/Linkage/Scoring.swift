/// The match weight of a pair: the prior odds and what each field adds, in bits.
enum Scoring {
    static func bits(of vector: ComparisonVector, weights: Weights, reliability: Reliability) -> Double {
        var bits = 0.0
        Weights.forEachFeature(of: vector, reliability) { place, value, _ in bits += weights[place] * value }
        return bits
    }

    /// What a pair could score at most if every field that speaks against it, and may be unreliable, were ignored.
    static func highestBits(of vector: ComparisonVector, weights: Weights) -> Double {
        var bits = 0.0
        Weights.forEachFeature(of: vector, Reliability.whole) { place, value, field in
            // an issue that is not trusted may bring out the range in full
            let weight = weights[place] * (place == Weights.Feature.range.rawValue ? 1 : value)
            if weight > 0 || !(field.map(isChecked) ?? (place == Weights.Feature.place.rawValue)) { bits += weight }
        }
        return bits
    }

    /// How far a pair names another place in print, from 0 to 1.
    ///
    /// Journal, volume, pages and date are not independent: a slip spoils one of them, another publication changes several.
    static func otherPlaces(in vector: ComparisonVector, _ reliability: Reliability) -> Double {
        let isPage = vector[.pages] == .same || vector[.pages] == .close
        if isPage, vector[.volume] != .differs || vector[.year] == .same { return 0 }
        if vector[.doi] == .same || vector[.pmid] == .same { return 0 }
        var against = 0.0
        for field in [Field.container, .volume, .pages] where vector[field] == .differs { against += reliability[field] }
        if vector[.volume] == .same, vector[.issue] == .differs { against += 2 * reliability[.issue] }
        if vector[.venue] == .differs, vector[.container] == .differs || vector[.container] == .near { against += 1.5 }
        if vector[.venue] == .near { against += 1 }
        switch vector[.year] {
        case .close: against += 0.5
        case .near, .differs: against += 1
        default: break
        }
        return against >= 2 ? 1 : against >= 1.5 ? 0.5 : 0
    }

    static func isChecked(_ field: Field) -> Bool {
        switch field {
        case .year, .container, .volume, .issue, .pages: true
        default: false
        }
    }
}
