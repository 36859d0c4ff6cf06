import Model

extension ConflictFinder {
    /// What a statement says of a compound's make-up or standing.
    struct Topic: Hashable, Sendable {
        var compound: Int
        var name: [UInt8]
    }

    typealias Fragment = (parent: [UInt8], range: String)

    /// A compound that is called a fragment of one parent with other residue numbers: `an analogue of HGH(177-191)`, `of the HGH 176–191 region`.
    ///
    /// A text that names several compounds counts for those that another such text names alone.
    func conflicts(of found: [(statement: Statement, fragments: [Fragment])]) -> [Conflict] {
        let sole = Set(found.compactMap { $0.statement.compounds.count == 1 ? $0.statement.compounds[0] : nil })
        var groups = Groups<String>()
        for (statement, fragments) in found {
            for (parent, range) in fragments {
                let name = compounds.preferredName(of: parent)
                for compound in statement.compounds where sole.contains(compound) { groups.add(statement, Topic(compound: compound, name: name), value: range) }
            }
        }
        return groups.conflicts(of: .identity) { topic, a, b in
            let parent = String(decoding: topic.name, as: UTF8.self)
            return ("fragment of \(parent) in \(compounds.names[topic.compound])", "residues \(a) against \(b)")
        }
    }

    /// `ACTH(4-10)`, `ACTH4–10`, `ACTH 4-10 region`, `adrenocorticotropin (4-10)`, where the text speaks of a peptide at all: an acronym or the name
    /// of a protein, and behind it two ascending numbers joined by a dash.
    ///
    /// `NIHSS (5-10)`, `hippocampus [5][10]` and `days 3–14` are none.
    static func fragments(in text: [UInt8], words: [UInt64]) -> [Fragment] {
        guard words.contains(where: peptideWords.contains) else { return [] }
        var fragments: [Fragment] = []
        for dash in text.indices where text[dash] == UInt8(ascii: "-") || text[dash] == 0xE2 && text[dash...].starts(with: [0xE2, 0x80, 0x93]) {
            let next = text[dash] == 0xE2 ? dash + 3 : dash + 1
            let high = text[min(next, text.count)...].prefix(while: isDigit)
            var start = dash
            while start > 0, dash - start < 4, isDigit(text[start - 1]) { start -= 1 }
            guard let first = number(text[start ..< dash]), let last = number(high), first < last, let parent = parent(in: text, before: start) else { continue }
            fragments.append((parent, "\(first)-\(last)"))
        }
        return fragments
    }

    private static let peptideWords = Set(["analog", "analogs", "analogue", "analogues", "fragment", "fragments", "derivative", "sequence", "region",
        "peptide", "heptapeptide", "residues"].map { Fingerprint($0.utf8).value })

    /// The name before the numbers, folded: an acronym, or in front of a bracket a word such as *-tropin*, *-tensin*.
    private static func parent(in text: [UInt8], before start: Int) -> [UInt8]? {
        var end = start
        var isBracketed = false
        while end > 0, start - end < 3, text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: "(") || text[end - 1] == UInt8(ascii: "\\") {
            end -= 1
            isBracketed = isBracketed || text[end] == UInt8(ascii: "(")
        }
        var first = end
        while first > 0, isLetter(text[first - 1]), end - first < 40 { first -= 1 }
        let word = text[first ..< end]
        guard word.count >= 3 else { return nil }
        let isAcronym = word.allSatisfy { $0 < UInt8(ascii: "a") }
        let isProtein = isBracketed && word.count >= 7 && word.suffix(2).elementsEqual("in".utf8)
        return isAcronym || isProtein ? word.map { $0 | 0x20 } : nil
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Labelled facts that name one thing of a compound, each with one value: registry numbers, formula, sequence, mass; and of one
    /// vendor its catalogue number.
    func addKeyedFact(of statement: Statement, to groups: inout Groups<[UInt8]>) {
        guard let key = statement.key, !statement.text.isEmpty, let name = Self.factName(key, publisher: statement.publisher) else { return }
        for compound in statement.compounds { groups.add(statement, Topic(compound: compound, name: name), value: statement.text.key) }
    }

    func conflicts(ofKeyedFacts groups: Groups<[UInt8]>) -> [Conflict] {
        groups.conflicts(of: .identity) { topic, a, b in
            let key = String(decoding: topic.name, as: UTF8.self)
            return ("\(key) of \(compounds.names[topic.compound])", "\(String(decoding: a, as: UTF8.self)) against \(String(decoding: b, as: UTF8.self))")
        }
    }

    /// What a labelled fact is called in a conflict, or nil where two values of it may both be right: catalogue numbers are a vendor's own.
    private static func factName(_ key: FoldedText, publisher: String?) -> [UInt8]? {
        if identifyingKeys.contains(key.key) { return key.bytes }
        guard let publisher, catalogueKeys.contains(key.key) else { return nil }
        return Array("catalogue number at \(publisher)".utf8)
    }

    private static let catalogueKeys: Set<[UInt8]> = Set([
        "cat no", "cat", "catalog no", "catalog number", "catalogue number", "catalogue no", "product number", "product no", "sku", "item no",
    ].map { FoldedText($0).key })

    private static let identifyingKeys: Set<[UInt8]> = Set([
        "cas", "cas no", "cas number",
        "molecular formula", "formula", "molecular weight", "molar mass", "sequence", "amino acid sequence", "inchi", "inchikey", "smiles", "class",
    ].map { FoldedText($0).key })

    /// Statements that a compound is approved, and statements that it is not.
    func addStatus(of statement: Statement, to groups: inout Groups<Bool>) {
        guard let isApproved = ApprovalWords.isApproved(statement.text) else { return }
        for compound in statement.compounds { groups.add(statement, Topic(compound: compound, name: []), value: isApproved) }
    }

    func conflicts(ofStatuses groups: Groups<Bool>) -> [Conflict] {
        groups.conflicts(of: .status) { topic, a, _ in
            ("approval of \(compounds.names[topic.compound])", a ? "called approved, and not approved" : "called not approved, and approved")
        }
    }

    /// Statements by topic and value; wordings that are equal count once.
    struct Groups<Value: Hashable & Sendable>: Sendable {
        private var byTopic: [Topic: [StatementGroup<Value>]] = [:]
        private var order: [Topic] = []
        private var seen: Set<[UInt64]> = []

        mutating func add(_ statement: Statement, _ topic: Topic, value: Value) {
            // The wording within a document, and any wording that other documents copy.
            let wording = Fingerprint(statement.text.bytes).value
            guard seen.insert([UInt64(topic.compound), Fingerprint(topic.name).value, wording]).inserted else { return }
            if byTopic[topic] == nil { order.append(topic) }
            let groups = byTopic[topic] ?? []
            if let index = groups.firstIndex(where: { $0.value == value }) {
                byTopic[topic]?[index].ids.append(statement.id)
                byTopic[topic]?[index].documents.append(statement.document)
            } else if groups.count < 16 {
                byTopic[topic, default: []].append(StatementGroup(value: value, ids: [statement.id], documents: [statement.document]))
            }
        }

        func conflicts(of kind: Conflict.Kind, _ words: (Topic, Value, Value) -> (about: String, explanation: String)) -> [Conflict] {
            order.flatMap { topic -> [Conflict] in
                let groups = byTopic[topic] ?? []
                return groups.indices.flatMap { first in
                    groups[(first + 1)...].flatMap { other -> [Conflict] in
                        let text = words(topic, groups[first].value, other.value)
                        return groups[first].pairs(with: other).map {
                            Conflict(kind: kind, about: text.about, idA: $0.0, idB: $0.1, explanation: text.explanation)
                        }
                    }
                }
            }
        }
    }
}

/// The words by which texts say whether something may be sold as a medicine.
enum ApprovalWords {
    private static let against = ["not approved", "unapproved", "not registered", "lack of regulatory approval", "no regulatory approval", "not fda approved",
        "without regulatory approval", "not been approved", "not licensed", "not authorised", "not authorized", "not intended for human"].map { Array($0.utf8) }
    private static let favour = ["approved in", "approved for", "is approved", "registered as", "is registered", "regulatory approval", "licensed for",
        "authorised for", "authorized for"].map { Array($0.utf8) }

    /// - Shape: nil when the text says neither or both: `approved in one country, not approved in another` contradicts neither.
    static func isApproved(_ text: FoldedText) -> Bool? {
        let padded = [UInt8(ascii: " ")] + text.bytes + [UInt8(ascii: " ")]
        var rest = padded
        var denies = false
        for words in against {
            while let place = Self.place(of: words, in: rest) {
                denies = true
                rest.replaceSubrange(place ..< place + words.count, with: [UInt8(ascii: "-")])
            }
        }
        let favours = favour.contains { Self.place(of: $0, in: rest) != nil }
        return denies == favours ? nil : favours
    }

    /// Where the words stand, at the start of a word.
    private static func place(of words: [UInt8], in text: [UInt8]) -> Int? {
        guard text.count > words.count else { return nil }
        return (1 ... text.count - words.count).first { text[$0] == words[0] && text[$0 - 1] == UInt8(ascii: " ") && text[$0...].starts(with: words) }
    }
}
