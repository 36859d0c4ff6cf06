import Model

/// Labels that do not open the line of their entry: alone on a line above it, or amid a line behind the entry before.
extension EntryLine {
    /// The lines, each with a lone label and what stands below it as one: `3.` over `Abel K. Mazes.`, `[3]`, `## [3]`, `[I-D.abel-mazes]` over a line
    /// further in.
    ///
    /// A lone `131.` may as well be the end of a page range: a label stands beside the number before it or the one behind, or in square brackets.
    static func joiningLabels(_ lines: [EntryLine], of bytes: [UInt8]) -> [EntryLine] {
        var alone: [Int: Int] = [:], known: Set<Int> = []
        for (index, line) in lines.enumerated() {
            if let number = line.number { known.insert(number); continue }
            guard line.mark == .none, !line.text.isEmpty, let number = bytes.loneListNumber(in: line.text) else { continue }
            alone[index] = number
            known.insert(number)
        }
        let keys = lines.indices.filter { lines[$0].mark == .none && lines[$0].text.count > 3 && bytes[lines[$0].text.lowerBound] == 0x5B }
        let aloneKeys = Set(keys.filter { index in
            index + 1 < lines.count && lines[index + 1].indent > lines[index].indent && lines[index + 1].mark == .none && !lines[index + 1].isFurniture
                && key(in: lines[index].text, of: bytes)?.upperBound == lines[index].text.upperBound - 1
        })
        guard !alone.isEmpty || !aloneKeys.isEmpty else { return lines }
        var joined: [EntryLine] = []
        joined.reserveCapacity(lines.count)
        var at = 0
        while at < lines.count {
            if let number = alone[at], known.contains(number - 1) || known.contains(number + 1) || bytes[lines[at].text.lowerBound] == 0x5B,
                let below = lines.indices[(at + 1)...].prefix(2).first(where: { !lines[$0].isBlank }),
                lines[below].mark == .none, alone[below] == nil, lines[below].leadEnd == nil, !lines[at + 1].isFurniture
            {
                joined.append(EntryLine(lines[at].bytes.lowerBound ..< lines[below].bytes.upperBound, from: lines[at].leadEnd, of: bytes))
                at = below + 1
            } else if aloneKeys.contains(at) {
                joined.append(EntryLine(lines[at].bytes.lowerBound ..< lines[at + 1].bytes.upperBound, from: lines[at].leadEnd, of: bytes))
                at += 2
            } else {
                joined.append(lines[at])
                at += 1
            }
        }
        return joined
    }

    /// The lines, those that hold several entries one behind the other (`7. Abel K. Mazes. 2001. 8. Bode L. Mice. 2002.`) in as many parts.
    static func parting(_ lines: [EntryLine], of bytes: [UInt8]) -> [EntryLine] {
        guard lines.contains(where: { $0.number != nil && $0.content.count >= 100 }) else { return lines }
        var parted: [EntryLine] = []
        parted.reserveCapacity(lines.count)
        var next: Int?
        for line in lines.reversed() {
            parted += line.parts(before: next, of: bytes).reversed()
            next = line.number ?? next
        }
        return parted.reversed()
    }

    /// The entries of a line, cut before each number that goes on behind the end of one; each looks like a reference.
    ///
    /// - Parameter next: the number with which the entry below starts, which the line does not hold.
    private func parts(before next: Int?, of bytes: [UInt8]) -> [EntryLine] {
        guard var number = number, content.count >= 100, form == 0x2E || form == 0x5B, !hasBullet else { return [self] }
        var parts: [EntryLine] = [], start = self.bytes.lowerBound, at = text.lowerBound + 1
        while at < text.upperBound {
            defer { at += 1 }
            guard bytes[at - 1] == 0x20, next != number + 1, opensEntry(number + 1, at: at, of: bytes),
                Evidence.points(of: bytes, in: bytes.trimmingBlanks(max(start, text.lowerBound) ..< at)) >= 2,
                Evidence.points(of: bytes, in: at ..< text.upperBound) >= 2
            else { continue }
            parts.append(EntryLine(start ..< at, from: parts.isEmpty ? leadEnd : nil, of: bytes))
            start = at
            number += 1
        }
        return parts.isEmpty ? [self] : parts + [EntryLine(start ..< self.bytes.upperBound, of: bytes)]
    }

    /// Whether `8. Bode`, `[8] Bode` stands at an offset, behind the end of a sentence.
    private func opensEntry(_ number: Int, at start: Int, of bytes: [UInt8]) -> Bool {
        let ends: [UInt8] = [0x2E, 0x29, 0x5D]
        guard let last = bytes[text.lowerBound ..< start].last(where: { $0 != 0x20 }), ends.contains(last) || bytes[start] == 0x5B else { return false }
        var at = start + (form == 0x5B ? 1 : 0)
        guard form != 0x5B || bytes[start] == 0x5B else { return false }
        let digits = at
        var value = 0
        while at < text.upperBound, at - digits < 4, (0x30 ... 0x39).contains(bytes[at]) { value = value * 10 + Int(bytes[at] & 0x0F); at += 1 }
        guard at > digits, value == number, at + 2 < text.upperBound, bytes[at] == (form == 0x5B ? 0x5D : 0x2E), bytes[at + 1] == 0x20 else { return false }
        return (0x41 ... 0x5A).contains(bytes[at + 2]) || bytes[at + 2] >= 0xC3
    }
}

extension [UInt8] {
    /// The number of a text that is nothing else: `12.`, `[12]`, `12)`.
    func loneListNumber(in content: Range<Int>) -> Int? {
        guard 2 ... 6 ~= content.count, [0x2E, 0x29, 0x5D].contains(self[content.upperBound - 1]) else { return nil }
        let isBracketed = self[content.lowerBound] == 0x5B || self[content.lowerBound] == 0x28
        guard isBracketed || self[content.upperBound - 1] != 0x5D else { return nil }
        return wholeNumber(content.lowerBound + (isBracketed ? 1 : 0) ..< content.upperBound - 1)
    }

    /// The value of a range of one to five digits.
    func wholeNumber(_ range: Range<Int>) -> Int? {
        guard (1 ... 5).contains(range.count), self[range].allSatisfy({ (0x30 ... 0x39).contains($0) }) else { return nil }
        return self[range].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }
}
