/// Labels the tokens of a reference: the most likely sequence of fields under a linear-chain conditional random field.
///
/// - Source: Lafferty, McCallum and Pereira, Conditional random fields (2001); Viterbi (1967). Trained by `Tests/train`.
package struct ReferenceLabeller: Sendable {
    let model: LabelModel

    package init(_ model: LabelModel) { self.model = model }

    /// A field of a reference and the tokens it takes.
    package struct Stretch: Sendable {
        package var field: ReferenceField
        package var tokens: Range<Int>
    }

    /// How well each state suits each token by itself, in the weights' scale: what a list is labelled by twice is worked out once.
    package struct Emissions: Sendable {
        /// One number a state, token by token.
        fileprivate var values: [Int16]
    }

    package func emissions(of tokens: [ReferenceTokens.Token]) -> Emissions {
        let features = ReferenceFeatures(of: tokens)
        let states = ReferenceField.stateCount
        let values = [Int16](unsafeUninitializedCapacity: tokens.count * states) { values, count in
            features.keys.withUnsafeBufferPointer { keys in
                features.counts.withUnsafeBufferPointer { counts in
                    guard let keys = keys.baseAddress, let counts = counts.baseAddress, let values = values.baseAddress else { return }
                    model.sum(keys, counts, tokens: tokens.count, into: values)
                    for index in tokens.indices where tokens[index].kind == .identifier { Self.allowIdentifier(values + index * states) }
                }
            }
            count = tokens.count * states
        }
        return Emissions(values: values)
    }

    /// What was found and checked is nothing else.
    private static func allowIdentifier(_ emission: UnsafeMutablePointer<Int16>) {
        let identifier = ReferenceField.identifier
        for state in 0 ..< ReferenceField.stateCount where state != identifier.first && state != identifier.inner {
            emission[state] = LabelModel.never
        }
    }

    /// The fields in reading order; together they hold every token.
    package func stretches(of tokens: [ReferenceTokens.Token]) -> [Stretch] { stretches(of: tokens, emissions(of: tokens)) }

    /// - Parameter style: the order of fields of the list in which the reference stands.
    package func stretches(of tokens: [ReferenceTokens.Token], _ emissions: Emissions, style: ListStyle? = nil) -> [Stretch] {
        var stretches: [Stretch] = []
        for (index, state) in states(of: tokens, emissions, style).enumerated() {
            let isFirst = state < ReferenceField.count
            guard let field = ReferenceField(rawValue: isFirst ? state : state - UInt8(ReferenceField.count)) else { continue }
            if isFirst || stretches.isEmpty {
                stretches.append(Stretch(field: field, tokens: index ..< index + 1))
            } else {
                stretches[stretches.count - 1].tokens = stretches[stretches.count - 1].tokens.lowerBound ..< index + 1
            }
        }
        return stretches
    }

    /// The states of the best labelling: Viterbi over nodes, which are states with a memory of the fields seen; nodes far behind the best of their
    /// token are dropped.
    private func states(of tokens: [ReferenceTokens.Token], _ emissions: Emissions, _ style: ListStyle?) -> [UInt8] {
        guard !tokens.isEmpty, emissions.values.count == tokens.count * ReferenceField.stateCount else { return [] }
        var search = LabelSearch(model, style, tokenCount: tokens.count)
        defer { search.free() }
        emissions.values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            for index in tokens.indices { search.advance(separator: Int(tokens[index].separator), values + index * ReferenceField.stateCount) }
        }
        return search.bestStates()
    }
}
