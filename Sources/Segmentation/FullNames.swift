import Model

/// Authors whose names are printed in full, as proceedings have them: `Carla Diaz and Emil Epps. 2021.`, `Nina Fox, Paul Grant, and`.
enum FullNames {
    /// Whether a text opens with such names: one or more of two to four words with capitals and a year behind a full stop, or two and more
    /// joined by commas up to the end of the text; a dash for those above opens it as well.
    static func open(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        if repeatAuthor(text, of: bytes) { return true }
        var at = text.lowerBound, names = 0
        while at < text.upperBound, names < 60, let end = nameEnd(at, before: text.upperBound, of: bytes) {
            names += 1
            at = end
            if isYear(behind: at, before: text.upperBound, of: bytes) { return true }
            guard let next = jointEnd(at, before: text.upperBound, of: bytes) else { return at == text.upperBound && names > 1 }
            at = next
        }
        return names > 1 && at == text.upperBound
    }

    /// `———. 2001.`, `——, Karl Abel, and`, `---. Mazes`, `___, and Lena Bode`: dashes for the author of the entry above, and a mark behind them.
    private static func repeatAuthor(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        var at = text.lowerBound, width = 0
        while at + 2 < text.upperBound {
            if bytes[at] == 0x2D || bytes[at] == 0x5F {
                at += 1; width += 2
            } else if bytes[at] == 0xE2, bytes[at + 1] == 0x80, (0x93 ... 0x95).contains(bytes[at + 2]) {
                at += 3; width += 3
            } else {
                break
            }
        }
        return width > 5 && at + 1 < text.upperBound && (bytes[at] == 0x2E || bytes[at] == 0x2C) && bytes[at + 1] == 0x20
    }

    /// Whether a text opens with a family name, a comma and given names in full: `Abel, Karl. Mazes`, `Bode, Lena M., and Ida Cole.`
    static func openInverted(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        var at = particlesEnd(text.lowerBound, before: text.upperBound, of: bytes), words = 0
        func readWord() -> Int? {
            guard at < text.upperBound, (0x41 ... 0x5A).contains(bytes[at]) || bytes[at] >= 0xC3 && bytes[at] != 0xE2 else { return nil }
            let start = at
            while at < text.upperBound, isNameByte(bytes[at]) { at += 1 }
            return at - start
        }
        while words < 3, let length = readWord() {
            words += 1
            if at < text.upperBound, bytes[at] == 0x2C { break }
            guard length > 1, at < text.upperBound, bytes[at] == 0x20 else { return false }
            at += 1
        }
        guard words > 0, at + 1 < text.upperBound, bytes[at] == 0x2C, bytes[at + 1] == 0x20 else { return false }
        at += 2
        var hasFullName = false
        for _ in 0 ..< 3 {
            // `Abel, Karl Hans de. Mazes`, `Abel, Karl – Mazes`
            if hasFullName {
                let particle = particlesEnd(at, before: text.upperBound, of: bytes, endsName: true)
                if particle > at || bytes[at] == 0x2D || bytes[at] == 0xE2 && at + 1 < text.upperBound && bytes[at + 1] == 0x80 { return true }
            }
            guard let length = readWord() else { return false }
            hasFullName = hasFullName || length > 1
            let isInitial = length == 1 && at < text.upperBound && bytes[at] == 0x2E
            if isInitial { at += 1 }
            guard at < text.upperBound else { return hasFullName }
            if [0x2C, 0x3A, 0x3B, 0x2F].contains(bytes[at]) || bytes[at] == 0x2E && !isInitial { return hasFullName }
            guard bytes[at] == 0x20 else { return false }
            let isClosed = isInitial && hasFullName
            at += 1
            if isClosed { return true }
        }
        return false
    }

    /// Whether a text opens with a family name in capitals, given names and a mark: `ABEL-BODE Karl - Mazes`, `CASTELLI Ida, Mazes`.
    static func openCapitals(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        var at = text.lowerBound, capitals = 0
        while at < text.upperBound, (0x41 ... 0x5A).contains(bytes[at]) || bytes[at] >= 0xC3 && bytes[at] != 0xE2 || bytes[at] & 0xC0 == 0x80 || bytes[at] == 0x2D || bytes[at] == 0x27 {
            capitals += (0x41 ... 0x5A).contains(bytes[at]) ? 1 : 0
            at += 1
        }
        guard capitals > 2, at + 2 < text.upperBound, bytes[at] == 0x20, (0x41 ... 0x5A).contains(bytes[at + 1]) || bytes[at + 1] == 0xC3 else { return false }
        at += 1
        let given = at
        while at < text.upperBound, isNameByte(bytes[at]), bytes[at] != 0xE2 { at += 1 }
        guard at - given > 2, at + 1 < text.upperBound, (0x61 ... 0x7A).contains(bytes[given + 1]) || bytes[given + 1] >= 0x80 else { return false }
        if [0x2C, 0x3A].contains(bytes[at]) { return bytes[at + 1] == 0x20 }
        return bytes[at] == 0x20 && (bytes[at + 1] == 0x2D || bytes[at + 1] == 0x28 || bytes[at + 1] == 0xE2)
    }

    /// Whether the year stands behind such names: `Abel, Karl. 2021.`, `Bode, Lena, and Ida Cole (2021)`.
    static func openInvertedBeforeYear(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        openInverted(text, of: bytes) && text.prefix(200).contains { isYear(behind: $0, before: text.upperBound, of: bytes) }
    }

    /// `. 2021.`, `. 2021a.`, ` (2021)`.
    private static func isYear(behind at: Int, before end: Int, of bytes: [UInt8]) -> Bool {
        guard at + 6 < end, bytes[at + 1] == 0x20 && bytes[at] == 0x2E || bytes[at] == 0x20 && bytes[at + 1] == 0x28 else { return false }
        guard bytes[at + 2 ..< at + 6].allSatisfy({ (0x30 ... 0x39).contains($0) }), bytes[at + 2] == 0x31 || bytes[at + 2] == 0x32 else { return false }
        let next = at + 6 < end && (0x61 ... 0x7A).contains(bytes[at + 6]) ? at + 7 : at + 6
        return next >= end || bytes[next] == 0x2E || bytes[next] == 0x29
    }

    /// Behind `, `, `, and `, ` and `, ` & `; the end of the text where the joint ends it.
    private static func jointEnd(_ start: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        var at = start
        if at < end, bytes[at] == 0x2C { at += 1 }
        if at == end { return end }
        guard bytes[at] == 0x20 || bytes[at] == 0x0A else { return nil }
        at += 1
        for word: StaticString in ["and", "&"] where at + word.utf8CodeUnitCount <= end {
            let next = at + word.utf8CodeUnitCount
            guard (0 ..< word.utf8CodeUnitCount).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }), next == end || bytes[next] == 0x20 else { continue }
            return min(next + 1, end)
        }
        return at > start + 1 ? at : nil
    }

    /// The end of two to four words that each start with a capital; an initial may be among them, not the last.
    static func nameEnd(_ start: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        var at = start, words = 0, last = 0
        while words < 5, at < end, (0x41 ... 0x5A).contains(bytes[at]) || bytes[at] >= 0xC3 && bytes[at] != 0xE2 {
            let word = at
            while at < end, isNameByte(bytes[at]) { at += 1 }
            last = at - word
            words += 1
            if last == 1, at < end, bytes[at] == 0x2E { at += 1 }
            let next = at < end && bytes[at] == 0x20 ? particlesEnd(at + 1, before: end, of: bytes) : at
            guard next > at, next < end, (0x41 ... 0x5A).contains(bytes[next]) || bytes[next] >= 0xC3 && bytes[next] != 0xE2 else { break }
            at = next
        }
        return words >= 2 && last >= 2 ? at : nil
    }

    /// Behind `van `, `de la `, or the offset itself.
    ///
    /// - Parameter endsName: whether the mark behind a name ends the particle: `de.`, `von:`
    private static func particlesEnd(_ start: Int, before end: Int, of bytes: [UInt8], endsName: Bool = false) -> Int {
        for word in particles where start + word.utf8CodeUnitCount < end {
            let last = word.utf8CodeUnitCount - 1, mark = bytes[start + last]
            let isEnd = endsName ? [0x2E, 0x2C, 0x3A].contains(mark) : mark == 0x20
            if isEnd, (0 ..< last).allSatisfy({ bytes[start + $0] == word.utf8Start[$0] }) {
                return endsName ? start + last : particlesEnd(start + last + 1, before: end, of: bytes)
            }
        }
        return start
    }

    private static let particles: [StaticString] = ["van ", "von ", "der ", "den ", "de ", "del ", "della ", "di ", "da ", "dos ", "du ", "la ", "le ", "el ", "ter "]

    private static func isNameByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == 0x2D || byte == 0x27 }
}
