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
        guard !tokens.isEmpty else { return [] }
        let features = ReferenceFeatures(of: tokens)
        var search = Search(tokenCount: tokens.count, model, style)
        let width = ReferenceFeatures.width
        features.keys.withUnsafeBufferPointer { keys in
            withUnsafeTemporaryAllocation(of: Int16.self, capacity: ReferenceField.stateCount) { emission in
                guard let keys = keys.baseAddress, let emission = emission.baseAddress else { return }
                for index in tokens.indices {
                    model.sum(keys + index * width, width, into: emission)
                    if tokens[index].kind == .identifier { Self.allowIdentifier(emission) }
                    search.advance(separator: Int(tokens[index].separator), emission)
                }
            }
        }
        return search.bestStates()
    }

    /// What was found and checked is nothing else.
    private static func allowIdentifier(_ emission: UnsafeMutablePointer<Int16>) {
        let identifier = ReferenceField.identifier
        for state in 0 ..< ReferenceField.stateCount where state != identifier.first && state != identifier.inner { emission[state] = -30_000 }
    }
}

/// The nodes that a search has reached, token by token.
///
/// - Units: scores are in the weights' scale, below the best of their token: so 16 bits hold them, and the 18 fields that may begin at a token are
///   weighed at once.
private struct Search {
    /// How far behind the best node of its token a node may lie: a log-odds of 4.6.
    private static let beam: Int16 = 110

    private struct Node {
        /// The state, and the memory times the number of states.
        var place: UInt16
        /// The node before it, counted from the first of its token.
        var back: UInt16
        var score: Int16
    }

    private var nodes: [Node] = []
    /// Where the nodes of each token start.
    private var bounds = [0]
    /// For each place its node among those of the token that is read, counted from 1; 0 where there is none.
    private var numbers: [UInt16]
    private let model: LabelModel
    private let style: ListStyle?
    private let beam: Int16

    init(tokenCount: Int, _ model: LabelModel, _ style: ListStyle?) {
        self.model = model
        self.style = style
        beam = style == nil ? Self.beam : 3 * Self.beam
        numbers = [UInt16](repeating: 0, count: ReferenceField.memoryCount * ReferenceField.stateCount)
        nodes.reserveCapacity(tokenCount * 8 + 64)
        bounds.reserveCapacity(tokenCount + 1)
    }

    /// Reads one token more.
    mutating func advance(separator: Int, _ emission: UnsafePointer<Int16>) {
        let start = nodes.count
        let top = start == 0 ? begin(emission) : follow(bounds[bounds.count - 2] ..< start, separator, emission)
        var kept = start
        for at in start ..< nodes.count {
            var node = nodes[at]
            numbers[Int(node.place)] = 0
            guard node.score >= top &- beam else { continue }
            node.score &-= top
            nodes[kept] = node
            kept += 1
        }
        nodes.removeLast(nodes.count - kept)
        bounds.append(kept)
    }

    /// The nodes of the first token; gives their best score.
    private mutating func begin(_ emission: UnsafePointer<Int16>) -> Int16 {
        var top = Int16.min
        for field in 0 ..< ReferenceField.count {
            let score = emission[field] &+ model.starts[0][field] &+ (style?.starts[field] ?? 0)
            nodes.append(Node(place: Self.place(of: field, after: 0), back: 0, score: score))
            top = max(top, score)
        }
        return top
    }

    /// The nodes that can follow those of a range; gives their best score.
    private mutating func follow(_ before: Range<Int>, _ separator: Int, _ emission: UnsafePointer<Int16>) -> Int16 {
        let states = ReferenceField.stateCount, fields = ReferenceField.count
        let lines = model.transitions + separator * states * states
        let first = before.upperBound
        var top = Int16.min
        // fields that go on
        for at in before {
            let node = nodes[at], state = Int(node.place) % states
            let next = state < fields ? state + fields : state
            let score = node.score &+ lines[state * states + next] &+ emission[next]
            offer(Node(place: node.place + UInt16(next - state), back: UInt16(truncatingIfNeeded: at - before.lowerBound), score: score), first)
            top = max(top, score)
        }
        // fields that begin: of those of a node, only what comes near the best so far can stay
        let emissions = UnsafeRawPointer(emission).loadUnaligned(as: LabelModel.Fields.self)
        for at in before {
            let node = nodes[at], memory = Int(node.place) / states, state = Int(node.place) % states
            var scores = UnsafeRawPointer(lines + state * states).loadUnaligned(as: LabelModel.Fields.self) &+ model.starts[memory] &+ emissions
            if let style { scores &+= style.changes[state < fields ? state : state - fields] }
            let least = top &- beam &- node.score
            guard any(scores .>= LabelModel.Fields(repeating: least)) else { continue }
            for field in 0 ..< fields where scores[field] >= least {
                let score = scores[field] &+ node.score
                offer(Node(place: Self.place(of: field, after: memory), back: UInt16(truncatingIfNeeded: at - before.lowerBound), score: score), first)
                top = max(top, score)
            }
        }
        return top
    }

    private static func place(of field: Int, after memory: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: ReferenceField.memory(memory, after: field) * ReferenceField.stateCount + field)
    }

    /// Keeps a node of the token that is read, whose nodes start at `first`, unless its place is reached by a better way.
    private mutating func offer(_ node: Node, _ first: Int) {
        let number = Int(numbers[Int(node.place)])
        if number == 0 {
            nodes.append(node)
            numbers[Int(node.place)] = UInt16(truncatingIfNeeded: nodes.count - first)
        } else if node.score > nodes[first + number - 1].score {
            nodes[first + number - 1] = node
        }
    }

    func bestStates() -> [Int] {
        let states = ReferenceField.stateCount, last = bounds.count - 2
        func end(_ at: Int) -> Int { Int(nodes[at].score) + Int(model.ends[Int(nodes[at].place) / states]) }
        var at = bounds[last]
        for other in bounds[last] ..< bounds[last + 1] where end(other) > end(at) { at = other }
        var result = [Int](repeating: 0, count: last + 1)
        for token in stride(from: last, through: 0, by: -1) {
            result[token] = Int(nodes[at].place) % states
            if token > 0 { at = bounds[token - 1] + Int(nodes[at].back) }
        }
        return result
    }
}
