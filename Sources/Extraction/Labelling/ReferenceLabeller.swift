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

    /// The fields in reading order; together they hold every token.
    ///
    /// - Parameter style: the order of fields of the list in which the reference stands.
    package func stretches(of tokens: [ReferenceTokens.Token], style: ListStyle? = nil) -> [Stretch] {
        var stretches: [Stretch] = []
        for (index, state) in states(of: tokens, style).enumerated() {
            let isFirst = state < ReferenceField.count
            guard let field = ReferenceField(rawValue: UInt8(isFirst ? state : state - ReferenceField.count)) else { continue }
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
    private func states(of tokens: [ReferenceTokens.Token], _ style: ListStyle?) -> [Int] {
        let n = tokens.count, S = ReferenceField.stateCount
        guard n > 0 else { return [] }
        let features = ReferenceFeatures(of: tokens)
        var search = Search(tokenCount: n, style: style)
        let width = ReferenceFeatures.width
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: S) { emission in
            let emission = emission.baseAddress!
            for token in 0 ..< n {
                features.keys.withUnsafeBufferPointer { model.sum($0.baseAddress! + token * width, width, into: emission) }
                if tokens[token].kind == .identifier {
                    for s in 0 ..< S where s != ReferenceField.identifier.first && s != ReferenceField.identifier.inner { emission[s] = -30_000 }
                }
                search.advance(token, isLast: token == n - 1, separator: Int(tokens[token].separator), emission, model)
            }
        }
        return search.bestStates()
    }
}

/// The nodes that a search has reached, token by token.
private struct Search {
    /// How far behind the best node of its token a node may lie: a log-odds of 4.6, in the weights' scale.
    private static let beam: Int32 = 110

    private var nodes: [UInt16] = []
    /// For each node the place of the node before it, counted from the first of its token.
    private var back: [UInt16] = []
    private var scores: [Int32] = []
    /// Where the nodes of each token start.
    private var bounds = [0]
    private var best: [Int32]
    private var from: [UInt16]
    private var touched: [UInt16]
    private let style: ListStyle?
    private let beam: Int32

    init(tokenCount: Int, style: ListStyle?) {
        self.style = style
        beam = style == nil ? Self.beam : 3 * Self.beam
        let count = ReferenceField.memoryCount * ReferenceField.stateCount
        best = [Int32](repeating: .min, count: count)
        from = [UInt16](repeating: 0, count: count)
        touched = [UInt16](repeating: 0, count: count)
        nodes.reserveCapacity(tokenCount * 12); back.reserveCapacity(tokenCount * 12); scores.reserveCapacity(tokenCount * 12)
        bounds.reserveCapacity(tokenCount + 1)
    }

    mutating func advance(_ token: Int, isLast: Bool, separator: Int, _ emission: UnsafeMutablePointer<Int32>, _ model: LabelModel) {
        let lower = token == 0 ? 0 : bounds[token - 1], upper = bounds[token]
        let count = reach(token == 0 ? nil : lower ..< upper, separator, emission, model)
        let S = ReferenceField.stateCount
        var top = Int32.min
        for at in 0 ..< count {
            let node = Int(touched[at])
            if isLast { best[node] &+= Int32(model.ends[node / S]) }
            top = max(top, best[node])
        }
        for at in 0 ..< count {
            let node = Int(touched[at])
            if best[node] >= top &- beam { nodes.append(touched[at]); back.append(from[node]); scores.append(best[node]) }
            best[node] = .min
        }
        bounds.append(nodes.count)
    }

    /// Fills `best` and `from` for what can follow the nodes of a place range (nil: for the first token).
    ///
    /// - Returns: how many nodes were touched.
    private mutating func reach(_ places: Range<Int>?, _ separator: Int, _ emission: UnsafeMutablePointer<Int32>, _ model: LabelModel) -> Int {
        let S = ReferenceField.stateCount, F = ReferenceField.count
        return best.withUnsafeMutableBufferPointer { best in
            from.withUnsafeMutableBufferPointer { from in
                touched.withUnsafeMutableBufferPointer { touched in
                    let best = best.baseAddress!, from = from.baseAddress!, touched = touched.baseAddress!
                    var count = 0
                    guard let places else {
                        for t in 0 ..< F {
                            let node = ReferenceField.memory(0, after: t) * S + t
                            best[node] = emission[t] &+ Int32(model.starts[t]) &+ (style?.starts[t] ?? 0)
                            touched[count] = UInt16(node)
                            count += 1
                        }
                        return count
                    }
                    // fields that go on: of these the best says how good a new field must be to count
                    var top = Int32.min
                    for place in places {
                        let memory = Int(nodes[place]) / S, s = Int(nodes[place]) % S
                        let t = s < F ? s + F : s
                        let node = memory * S + t
                        let sum = scores[place] &+ Int32(model.transitions[(separator * S + s) * S + t]) &+ emission[t]
                        if sum > best[node] {
                            if best[node] == .min { touched[count] = UInt16(node); count += 1 }
                            best[node] = sum; from[node] = UInt16(place - places.lowerBound)
                            top = max(top, sum)
                        }
                    }
                    var bestEmission = Int32.min
                    for t in 0 ..< F { bestEmission = max(bestEmission, emission[t]) }
                    if style != nil { bestEmission &+= ListStyle.most }
                    for place in places {
                        let memory = Int(nodes[place]) / S, s = Int(nodes[place]) % S
                        let score = scores[place]
                        let bound = score &+ model.bestTransitions[separator * S + s] &+ model.bestStarts[memory] &+ bestEmission
                        if top != .min, bound < top &- beam { continue }
                        let line = model.transitions + (separator * S + s) * S, starts = model.starts + memory * F
                        let origin = UInt16(place - places.lowerBound)
                        let field = s < F ? s : s - F
                        for t in 0 ..< F {
                            let node = ReferenceField.memory(memory, after: t) * S + t
                            var sum = score &+ Int32(line[t]) &+ Int32(starts[t]) &+ emission[t]
                            if let style { sum &+= style.changes[field * F + t] }
                            if sum > best[node] {
                                if best[node] == .min { touched[count] = UInt16(node); count += 1 }
                                best[node] = sum; from[node] = origin
                            }
                        }
                    }
                    return count
                }
            }
        }
    }

    func bestStates() -> [Int] {
        let n = bounds.count - 1
        var place = bounds[n - 1]
        for other in bounds[n - 1] ..< bounds[n] where scores[other] > scores[place] { place = other }
        var result = [Int](repeating: 0, count: n)
        for token in stride(from: n - 1, through: 0, by: -1) {
            result[token] = Int(nodes[place]) % ReferenceField.stateCount
            if token > 0 { place = bounds[token - 1] + Int(back[place]) }
        }
        return result
    }
}
