/// The search for the best labelling, token by token: which nodes it has reached, and from where.
///
/// A list's order of fields is worth so much that hundreds of nodes a token may still win. So all that a token needs lies in memory of its own,
/// which no array counts or checks, and a node costs some twenty nanoseconds. To be freed when the search is done.
///
/// - Units: scores are in the weights' scale, below the best of their token: so 16 bits hold them, and the 18 fields that may begin at a token are
///   weighed at once.
struct LabelSearch {
    /// How far behind the best node of its token a node may lie: a log-odds of 4.6.
    private static let beam: Int16 = 110

    private struct Node {
        var memory: UInt8
        var state: UInt8
        /// The node before it, counted from the first of its token.
        var back: UInt16
        var score: Int16

        @inline(__always)
        init(_ state: Int, memory: Int, back: Int, score: Int16) {
            self.memory = UInt8(truncatingIfNeeded: memory)
            self.state = UInt8(truncatingIfNeeded: state)
            self.back = UInt16(truncatingIfNeeded: back)
            self.score = score
        }

        var place: Int { Int(memory) &* ReferenceField.stateCount &+ Int(state) }
    }

    /// The nodes of a token that have one memory, as fields that begin behind them see them: the best way to each field.
    private struct Group {
        var memory: Int
        var scores: FieldScores
        /// The node that each score comes from, counted from the first of its token.
        var back: FieldScores
        var best = Int16.min
    }

    /// The nodes kept so far, and where those of each token start.
    private var nodes: [Node] = []
    private var bounds = [0]
    private let model: LabelModel
    private let style: ListStyle?
    private let beam: Int16

    // places for every memory and state: no token has more nodes
    private static var most: Int { ReferenceField.memoryCount * ReferenceField.stateCount }
    /// The nodes of the last token.
    private let last = UnsafeMutablePointer<Node>.allocate(capacity: most)
    private var lastCount = 0
    /// The nodes of the token that is read.
    private let reached = UnsafeMutablePointer<Node>.allocate(capacity: most)
    private var count = 0
    /// For each place its node among those, counted from 1; 0 where there is none.
    private let numbers = UnsafeMutablePointer<UInt16>.allocate(capacity: most)
    private let groups = UnsafeMutablePointer<Group>.allocate(capacity: ReferenceField.memoryCount)
    private var groupCount = 0
    /// For each memory its group, counted from 1; 0 where there is none.
    private let groupNumbers = UnsafeMutablePointer<UInt8>.allocate(capacity: ReferenceField.memoryCount)

    init(_ model: LabelModel, _ style: ListStyle?, tokenCount: Int) {
        self.model = model
        self.style = style
        beam = style == nil ? Self.beam : 3 * Self.beam
        numbers.initialize(repeating: 0, count: Self.most)
        groupNumbers.initialize(repeating: 0, count: ReferenceField.memoryCount)
        nodes.reserveCapacity(tokenCount * 8 + 64)
        bounds.reserveCapacity(tokenCount + 1)
    }

    func free() {
        last.deallocate()
        reached.deallocate()
        numbers.deallocate()
        groups.deallocate()
        groupNumbers.deallocate()
    }

    /// Reads one token more.
    mutating func advance(separator: Int, _ emission: UnsafePointer<Int16>) {
        count = 0
        let top = lastCount == 0 ? begin(emission) : follow(separator, emission)
        lastCount = 0
        for at in 0 ..< count {
            var node = reached[at]
            numbers[node.place] = 0
            guard node.score >= top &- beam else { continue }
            node.score &-= top
            last[lastCount] = node
            lastCount &+= 1
        }
        nodes.append(contentsOf: UnsafeBufferPointer(start: last, count: lastCount))
        bounds.append(nodes.count)
    }

    /// The nodes of the first token; gives their best score.
    private mutating func begin(_ emission: UnsafePointer<Int16>) -> Int16 {
        var top = Int16.min
        for field in 0 ..< ReferenceField.count {
            let score = emission[field] &+ model.starts[0][field] &+ (style?.starts[field] ?? 0)
            offer(Node(field, memory: ReferenceField.memory(0, after: field), back: 0, score: score))
            top = max(top, score)
        }
        return top
    }

    /// The nodes that can follow those of the last token; gives their best score.
    private mutating func follow(_ separator: Int, _ emission: UnsafePointer<Int16>) -> Int16 {
        let states = ReferenceField.stateCount, fields = ReferenceField.count
        let lines = model.transitions + separator * states * states
        // a field that goes on
        @inline(__always) func goingOn(_ node: Node) -> (state: Int, score: Int16) {
            let state = Int(node.state), next = state < fields ? state &+ fields : state
            return (next, node.score &+ lines[state &* states &+ next] &+ emission[next])
        }
        var top = setGroups(lines, emission)
        for at in 0 ..< lastCount { top = max(top, goingOn(last[at]).score) }
        let least = top &- beam
        for at in 0 ..< lastCount {
            let (state, score) = goingOn(last[at])
            if score >= least { offer(Node(state, memory: Int(last[at].memory), back: at, score: score)) }
        }
        for at in 0 ..< groupCount where groups[at].best >= least { offerFields(of: groups[at], least) }
        return top
    }

    /// Fields that begin behind the nodes of a group and score enough.
    private mutating func offerFields(of group: Group, _ least: Int16) {
        group.scores.withEach { scores in
            group.back.withEach { back in
                for field in 0 ..< ReferenceField.count where scores[field] >= least {
                    let memory = ReferenceField.memory(group.memory, after: field)
                    offer(Node(field, memory: memory, back: Int(back[field]), score: scores[field]))
                }
            }
        }
    }

    /// What fields score that begin behind the last token's nodes; gives the best score.
    private mutating func setGroups(_ lines: UnsafePointer<Int16>, _ emission: UnsafePointer<Int16>) -> Int16 {
        let states = ReferenceField.stateCount, fields = ReferenceField.count
        groupCount = 0
        for at in 0 ..< lastCount {
            let node = last[at], state = Int(node.state)
            let origin = Int16(truncatingIfNeeded: at)
            var scores = FieldScores(at: lines + state &* states)
            scores &+= FieldScores(repeating: node.score)
            if let style { scores &+= style.changes[state < fields ? state : state - fields] }
            let number = Int(groupNumbers[Int(node.memory)])
            if number == 0 {
                (groups + groupCount).initialize(to: Group(memory: Int(node.memory), scores: scores, back: FieldScores(repeating: origin)))
                groupCount &+= 1
                groupNumbers[Int(node.memory)] = UInt8(truncatingIfNeeded: groupCount)
            } else {
                groups[number - 1].scores.take(scores, &groups[number - 1].back, origin)
            }
        }
        let emissions = FieldScores(at: emission)
        var top = Int16.min
        for at in 0 ..< groupCount {
            groupNumbers[groups[at].memory] = 0
            groups[at].scores &+= model.starts[groups[at].memory]
            groups[at].scores &+= emissions
            var best = Int16.min
            groups[at].scores.withEach { scores in
                for field in 0 ..< fields { best = max(best, scores[field]) }
            }
            groups[at].best = best
            top = max(top, best)
        }
        return top
    }

    /// Keeps a node, unless its place is reached by a better way; of equal ways the one from the earlier node.
    @inline(__always)
    private mutating func offer(_ node: Node) {
        let number = Int(numbers[node.place])
        if number == 0 {
            reached[count] = node
            count &+= 1
            numbers[node.place] = UInt16(truncatingIfNeeded: count)
        } else if (node.score, reached[number - 1].back) > (reached[number - 1].score, node.back) {
            reached[number - 1] = node
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
