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
        let states = ReferenceField.stateCount, width = ReferenceFeatures.width
        let values = [Int16](unsafeUninitializedCapacity: tokens.count * states) { values, count in
            features.keys.withUnsafeBufferPointer { keys in
                guard let keys = keys.baseAddress, let values = values.baseAddress else { return }
                for index in tokens.indices {
                    model.sum(keys + index * width, width, into: values + index * states)
                    if tokens[index].kind == .identifier { Self.allowIdentifier(values + index * states) }
                }
            }
            count = tokens.count * states
        }
        return Emissions(values: values)
    }

    /// What was found and checked is nothing else.
    private static func allowIdentifier(_ emission: UnsafeMutablePointer<Int16>) {
        let identifier = ReferenceField.identifier
        for state in 0 ..< ReferenceField.stateCount where state != identifier.first && state != identifier.inner { emission[state] = LabelModel.never }
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
        var search = Search(tokenCount: tokens.count, model, style)
        emissions.values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            for index in tokens.indices { search.advance(separator: Int(tokens[index].separator), values + index * ReferenceField.stateCount) }
        }
        return search.bestStates()
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
        var memory: UInt8
        var state: UInt8
        /// The node before it, counted from the first of its token.
        var back: UInt16
        var score: Int16

        init(_ state: Int, memory: Int, back: Int, score: Int16) {
            self.memory = UInt8(truncatingIfNeeded: memory)
            self.state = UInt8(truncatingIfNeeded: state)
            self.back = UInt16(truncatingIfNeeded: back)
            self.score = score
        }

        var place: Int { Int(memory) * ReferenceField.stateCount + Int(state) }
    }

    /// The nodes of a token that have one memory, as fields that begin behind them see them: the best way to each field.
    private struct Group {
        var memory: Int
        var scores: FieldScores
        /// The node that each score comes from, counted from the first of its token.
        var back: FieldScores
        var best = Int16.min

        @inline(__always)
        mutating func take(_ others: FieldScores, from origin: Int16) { scores.take(others, &back, origin) }
    }

    private var nodes: [Node] = []
    private var groups: [Group] = []
    /// For each memory its group, counted from 1; 0 where there is none.
    private var groupNumbers: [UInt8]
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
        groupNumbers = [UInt8](repeating: 0, count: ReferenceField.memoryCount)
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
            numbers[node.place] = 0
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
            nodes.append(Node(field, memory: ReferenceField.memory(0, after: field), back: 0, score: score))
            top = max(top, score)
        }
        return top
    }

    /// The nodes that can follow those of a range; gives their best score.
    private mutating func follow(_ before: Range<Int>, _ separator: Int, _ emission: UnsafePointer<Int16>) -> Int16 {
        let states = ReferenceField.stateCount, fields = ReferenceField.count
        let lines = model.transitions + separator * states * states
        func goingOn(_ node: Node) -> (state: Int, score: Int16) {
            let state = Int(node.state), next = state < fields ? state + fields : state
            return (next, node.score &+ lines[state * states + next] &+ emission[next])
        }
        let first = before.upperBound
        let top = max(begin(after: before, lines, emission), before.reduce(Int16.min) { max($0, goingOn(nodes[$1]).score) })
        let least = top &- beam
        for at in before {
            let (state, score) = goingOn(nodes[at])
            if score >= least { offer(Node(state, memory: Int(nodes[at].memory), back: at - before.lowerBound, score: score), first) }
        }
        for group in groups where group.best >= least {
            group.scores.withEach { scores in
                group.back.withEach { back in
                    for field in 0 ..< fields where scores[field] >= least {
                        let memory = ReferenceField.memory(group.memory, after: field)
                        offer(Node(field, memory: memory, back: Int(back[field]), score: scores[field]), first)
                    }
                }
            }
        }
        return top
    }

    /// Fills `groups` with what fields score that begin after nodes of a range; gives the best score.
    private mutating func begin(after before: Range<Int>, _ lines: UnsafePointer<Int16>, _ emission: UnsafePointer<Int16>) -> Int16 {
        let states = ReferenceField.stateCount, fields = ReferenceField.count
        groups.removeAll(keepingCapacity: true)
        for at in before {
            let node = nodes[at], state = Int(node.state)
            let origin = Int16(truncatingIfNeeded: at - before.lowerBound)
            var scores = FieldScores(at: lines + state * states)
            scores &+= FieldScores(repeating: node.score)
            if let style { scores &+= style.changes[state < fields ? state : state - fields] }
            let number = Int(groupNumbers[Int(node.memory)])
            if number == 0 {
                groups.append(Group(memory: Int(node.memory), scores: scores, back: FieldScores(repeating: origin)))
                groupNumbers[Int(node.memory)] = UInt8(truncatingIfNeeded: groups.count)
            } else {
                groups[number - 1].take(scores, from: origin)
            }
        }
        let emissions = FieldScores(at: emission)
        var top = Int16.min
        for number in groups.indices {
            groupNumbers[groups[number].memory] = 0
            groups[number].scores &+= model.starts[groups[number].memory]
            groups[number].scores &+= emissions
            var best = Int16.min
            groups[number].scores.withEach { scores in
                for field in 0 ..< fields { best = max(best, scores[field]) }
            }
            groups[number].best = best
            top = max(top, best)
        }
        return top
    }

    /// Keeps a node of the token that is read, whose nodes start at `first`, unless its place is reached by a better way.
    private mutating func offer(_ node: Node, _ first: Int) {
        let number = Int(numbers[node.place])
        if number == 0 {
            nodes.append(node)
            numbers[node.place] = UInt16(truncatingIfNeeded: nodes.count - first)
        } else if (node.score, nodes[first + number - 1].back) > (nodes[first + number - 1].score, node.back) {
            nodes[first + number - 1] = node // of equal ways the one from the earlier node
        }
    }

    func bestStates() -> [UInt8] {
        let last = bounds.count - 2
        func end(_ at: Int) -> Int { Int(nodes[at].score) + Int(model.ends[Int(nodes[at].memory)]) }
        var at = bounds[last]
        for other in bounds[last] ..< bounds[last + 1] where end(other) > end(at) { at = other }
        var result = [UInt8](repeating: 0, count: last + 1)
        for token in stride(from: last, through: 0, by: -1) {
            result[token] = nodes[at].state
            if token > 0 { at = bounds[token - 1] + Int(nodes[at].back) }
        }
        return result
    }
}
