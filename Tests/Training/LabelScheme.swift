import Extraction

/// One scheme of labels for sets that disagree.
///
/// - Marks between two fields belong to the field before them, opening brackets and quotation marks to the field behind; so do `In`, `pp.`, `Vol.`.
///   Sets that leave them without a label and sets that put them into fields come to the same.
/// - Names of one list are one field, with the words that join them.
/// - A label for volume and issue together (`12(3)`) is cut in two.
/// - What a set leaves without a label may be any field that the set does not label: a place in a set without places is no "other".
///   Training sums over all the labellings that are allowed.
struct LabelScheme {
    /// The states that each token may be in, a bit each.
    private(set) var allowed: [UInt64] = []

    private let set: String
    private let bytes: [UInt8]
    private let tokens: [ReferenceTokens.Token]
    /// For each token the fields that it may be, a bit each; 0 where the set says nothing.
    private var fields: [UInt32] = []

    init(_ reference: LabelledReference, tokens: [ReferenceTokens.Token]) {
        set = reference.set
        bytes = Array(reference.text.utf8)
        self.tokens = tokens
        let fieldAt = Self.fieldsOfBytes(reference, bytes)
        fields = tokens.map { $0.kind == .identifier ? Self.bit(.identifier) : fieldAt[$0.range.lowerBound] }
        labelGaps()
        setStates()
    }

    private static func bit(_ field: ReferenceField) -> UInt32 { 1 << UInt32(field.rawValue) }
    private static func bits(_ fields: [ReferenceField]) -> UInt32 { fields.reduce(0) { $0 | bit($1) } }

    // MARK: What the sets say

    private static func fieldsOfBytes(_ reference: LabelledReference, _ bytes: [UInt8]) -> [UInt32] {
        var fieldAt = [UInt32](repeating: 0, count: bytes.count + 1)
        var at = 0
        for stretch in reference.stretches {
            let end = min(at + stretch.text.utf8.count, bytes.count)
            let fields = fields(stretch.label, of: reference.set)
            for offset in at ..< max(at, end) { fieldAt[offset] = fields }
            if at < end, stretch.label == "volume", let issue = issue(in: bytes, at ..< end) {
                for offset in issue { fieldAt[offset] = bit(.issue) }
            }
            at = end
        }
        return fieldAt
    }

    /// The fields that a label of a set stands for; 0 for a stretch without a label.
    private static func fields(_ label: String?, of set: String) -> UInt32 {
        switch label {
        case nil: 0
        case "author": bit(.author)
        case "editor": bit(.editor)
        case "translator": bit(.translator)
        case "date": bit(.date)
        case "title": bit(.title)
        case "container": bit(.container)
        case "series": bit(.series)
        case "volume": bit(.volume)
        case "issue": bit(.issue)
        case "pages": bit(.pages)
        case "publisher": bit(.publisher)
        case "institution": bit(.institution)
        case "location": bit(.location)
        case "edition": bit(.edition)
        case "genre": bits([.genre, .note])
        case "note": bits([.note, .genre, .edition])
        case "label": bit(.label)
        case "doi", "url", "isbn", "issn", "pmid", "pmcid", "arxiv": bits([.identifier, .note])
        default: bit(.note)
        }
    }

    /// What a word without a label may be in a set.
    private static func unlabelled(in set: String) -> UInt32 {
        switch set {
        case StyleVariation.set: bits([.note])
        case "excite-en", "giant-10k": bits([.location, .note, .genre, .series, .edition, .translator, .institution, .label, .identifier])
        default: bits([.note, .label, .genre, .edition, .identifier])
        }
    }

    /// `12(3)`, `12, no. 4`, `16, 1`, `124.3`: the issue within a stretch for the volume.
    private static func issue(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        var at = range.lowerBound
        while at < range.upperBound, !(bytes[at] &- 0x30 < 10) { at += 1 }
        while at < range.upperBound, bytes[at] &- 0x30 < 10 || (bytes[at] | 0x20) &- 0x61 < 26 { at += 1 }
        let border = at
        while at < range.upperBound, [0x20, 0x28, 0x2C, 0x2E, 0x3A, 0x3B, 0x2F].contains(bytes[at]) { at += 1 }
        guard at > border, at < range.upperBound, border > range.lowerBound else { return nil }
        let rest = bytes[at ..< range.upperBound]
        guard rest.contains(where: { $0 &- 0x30 < 10 }) || bytes[border ..< at].contains(0x28) else { return nil }
        let words = String(decoding: rest, as: UTF8.self).lowercased()
        let isIssue =
            bytes[border ..< at].contains(0x28) || rest.first.map { $0 &- 0x30 < 10 } == true
            || ["no", "nr", "n°", "iss", "heft", "h.", "num", "#", "nº", "n.", "n "].contains { words.hasPrefix($0) }
        return isIssue ? border ..< range.upperBound : nil
    }

    // MARK: What the sets leave out

    /// Gives the marks and words between two fields to one of them, or leaves them open.
    private mutating func labelGaps() {
        var at = 0
        while at < tokens.count {
            guard fields[at] == 0 else { at += 1; continue }
            var end = at
            while end < tokens.count, fields[end] == 0 { end += 1 }
            labelGap(at ..< end)
            at = end
        }
    }

    private mutating func labelGap(_ gap: Range<Int>) {
        let left = gap.lowerBound > 0 ? fields[gap.lowerBound - 1] : 0
        let right = gap.upperBound < tokens.count ? fields[gap.upperBound] : 0
        let isJoint = gap.allSatisfy { tokens[$0].kind == .mark || Self.joints.contains(word($0)) }
        if isJoint, left == right || right == 0, left != 0 || right == 0 { return set(gap, left == 0 ? Self.bit(.note) : left) }
        let behind = leads(in: gap, to: right)
        let before = tails(in: gap.lowerBound ..< behind, of: left)
        set(gap.lowerBound ..< before, left)
        set(behind ..< gap.upperBound, right)
        let middle = before ..< behind
        guard !middle.isEmpty else { return }
        let hasWords = middle.contains { tokens[$0].kind != .mark }
        if hasWords { return set(middle, Self.unlabelled(in: set)) }
        set(middle, left != 0 ? left : right)
    }

    private mutating func set(_ range: Range<Int>, _ value: UInt32) { for at in range { fields[at] = value } }

    private func word(_ at: Int) -> String { String(decoding: bytes[tokens[at].range], as: UTF8.self).lowercased() }

    /// Where the marks and words that lead to the field behind a gap start: `(`, `“`, `pp.`, `In:`.
    private func leads(in gap: Range<Int>, to right: UInt32) -> Int {
        var start = gap.upperBound
        guard right != 0 else { return start }
        var at = gap.upperBound - 1
        while at >= gap.lowerBound {
            let token = tokens[at]
            if token.kind == .mark {
                let isOpening =
                    token.shape == 0x28 || token.shape == 0x5B || token.shape == 0x3C
                    || (token.shape == 0x22 || token.shape == 0x27) && at + 1 < tokens.count && !tokens[at + 1].isBehindBlank
                if isOpening { start = at } else if ![0x2E, 0x3A, 0x2D].contains(token.shape) { break }
            } else if let targets = Self.leads[word(at)], Self.bits(targets) & right != 0 {
                start = at
            } else {
                break
            }
            at -= 1
        }
        return start
    }

    /// Where the marks and words that close the field before a gap end: `.`, `)`, `, eds.`, `et al.`.
    private func tails(in gap: Range<Int>, of left: UInt32) -> Int {
        var end = gap.lowerBound
        guard left != 0 else { return end }
        var at = gap.lowerBound
        while at < gap.upperBound {
            if tokens[at].kind == .mark {
                let isOpening = tokens[at].shape == 0x28 || tokens[at].shape == 0x5B
                if !isOpening { end = at + 1 }
            } else if let targets = Self.tails[word(at)], Self.bits(targets) & left != 0 {
                end = at + 1
            } else {
                break
            }
            at += 1
        }
        return end
    }

    private static let leads: [String: [ReferenceField]] = [
        "in": [.editor, .container, .title, .series], "im": [.container, .editor], "pp": [.pages], "p": [.pages], "pages": [.pages], "page": [.pages],
        "pg": [.pages], "pgs": [.pages], "s": [.pages], "seiten": [.pages], "art": [.pages], "article": [.pages], "id": [.pages],
        "vol": [.volume], "volume": [.volume], "v": [.volume], "band": [.volume], "bd": [.volume], "jg": [.volume], "t": [.volume], "tome": [.volume],
        "no": [.issue, .volume], "nr": [.issue, .volume], "issue": [.issue], "n": [.issue], "iss": [.issue], "number": [.issue], "num": [.issue],
        "heft": [.issue], "h": [.issue], "fasc": [.issue],
        "ed": [.editor], "eds": [.editor], "edited": [.editor], "by": [.editor, .translator, .author], "hrsg": [.editor], "hg": [.editor],
    ]
    private static let tails: [String: [ReferenceField]] = [
        "ed": [.editor], "eds": [.editor], "editor": [.editor], "editors": [.editor], "hrsg": [.editor], "hg": [.editor], "éds": [.editor],
        "dir": [.editor], "pp": [.pages], "p": [.pages], "s": [.pages], "pages": [.pages], "seiten": [.pages],
        "al": [.author, .editor], "et": [.author, .editor], "others": [.author, .editor],
    ]
    private static let joints: Set<String> = ["and", "und", "et", "al", "y", "e", "with", "others", "og", "en"]

    // MARK: States

    /// A field's first token is in its first state, the others in its inner one; where the field is open, so is that.
    private mutating func setStates() {
        allowed = [UInt64](repeating: 0, count: tokens.count)
        for at in tokens.indices {
            let mask = UInt64(fields[at])
            let isOpen = mask & (mask - 1) != 0
            let isStart = at == 0 || fields[at] != fields[at - 1]
            allowed[at] = isStart ? mask : isOpen ? mask | mask << UInt64(ReferenceField.count) : mask << UInt64(ReferenceField.count)
        }
    }
}
