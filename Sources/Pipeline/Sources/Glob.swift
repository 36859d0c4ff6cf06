/// A pattern for paths: `raw/**/*.md`.
///
/// `*` and `?` stay within one folder, `**` stands for any number of folders, `{txt,md}` for either. Names that start with a dot
/// are matched only by a pattern that names the dot, as in a shell, so `.DS_Store` and `.git` are no documents.
///
/// - Source: POSIX.1-2017, XCU 2.13 (without bracket expressions); `**` as in Git's pathspecs.
public struct Glob: Sendable, Hashable {
    public let text: String
    /// Each alternative as components.
    private let alternatives: [[[UInt8]]]

    public init(_ text: String) {
        self.text = text
        alternatives = Self.expanded(Array(text.utf8)).map { pattern in
            pattern.split(separator: UInt8(ascii: "/")).map(Array.init)
        }
    }

    public static func == (a: Glob, b: Glob) -> Bool { Array(a.text.utf8) == Array(b.text.utf8) }
    public func hash(into hasher: inout Hasher) { hasher.combine(Array(text.utf8)) }

    public func matches(_ path: String) -> Bool { matches(Array(path.utf8)) }

    func matches(_ path: [UInt8]) -> Bool {
        let components = path.split(separator: UInt8(ascii: "/")).map(Array.init)
        return alternatives.contains { Self.matches(components, $0) }
    }

    /// Whether the pattern may match something in a folder.
    func mayMatch(below folder: [UInt8]) -> Bool {
        let components = folder.split(separator: UInt8(ascii: "/")).map(Array.init)
        // a pattern goes into a folder that its first parts match, one with `**` behind them into all below
        return alternatives.contains { pattern in
            pattern.indices.contains { index in
                let isDeep = pattern[index] == Array("**".utf8)
                return Self.matches(components, Array(isDeep ? pattern[...index] : pattern[..<index]))
            }
        }
    }

    /// The folders before the first wildcard: `raw/papers` of `raw/papers/**/*.md`.
    var fixedFolder: String {
        let components = text.split(separator: "/", omittingEmptySubsequences: true)
        let fixed = components.dropLast().prefix { !$0.utf8.contains { Self.wildcards.contains($0) } }
        return fixed.joined(separator: "/")
    }

    /// Whether the pattern is a plain path.
    var isLiteral: Bool { !text.utf8.contains { Self.wildcards.contains($0) } }

    private static let wildcards = Array("*?{".utf8)
    /// More alternatives than this are a mistake of the writer; the rest is dropped.
    private static let maximumAlternatives = 256

    /// Position by position over components, so that many `**` cost no more than pattern × path.
    private static func matches(_ path: [[UInt8]], _ pattern: [[UInt8]]) -> Bool {
        var reached = [Bool](repeating: false, count: path.count + 1)
        reached[0] = true
        for part in pattern {
            var next = [Bool](repeating: false, count: path.count + 1)
            if part == Array("**".utf8) {
                var isOpen = false
                for at in 0 ... path.count {
                    isOpen = reached[at] || (isOpen && at > 0 && path[at - 1].first != UInt8(ascii: "."))
                    next[at] = isOpen
                }
            } else {
                for at in path.indices where reached[at] { next[at + 1] = nameMatches(path[at], part) }
            }
            reached = next
        }
        return reached[path.count]
    }

    /// One component: `*.md` matches `review.md`, not `.md`.
    private static func nameMatches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        if name.first == UInt8(ascii: "."), pattern.first != UInt8(ascii: ".") { return false }
        var at = 0, on = 0, star = -1, mark = 0
        while at < name.count {
            if on < pattern.count, pattern[on] == UInt8(ascii: "*") {
                star = on; mark = at; on += 1
            } else if on < pattern.count, pattern[on] == UInt8(ascii: "?") {
                at += 1; on += 1
                while at < name.count, name[at] & 0xC0 == 0x80 { at += 1 }
            } else if on < pattern.count, pattern[on] == name[at] {
                at += 1; on += 1
            } else if star >= 0 {
                mark += 1; at = mark; on = star + 1
            } else {
                return false
            }
        }
        return pattern[on...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// `a.{txt,md}` → `a.txt`, `a.md`; braces without a comma or an end stand for themselves.
    private static func expanded(_ pattern: [UInt8]) -> [[UInt8]] {
        var done: [[UInt8]] = []
        var open = [pattern]
        while let next = open.popLast() {
            guard let start = next.firstIndex(of: UInt8(ascii: "{")), let end = next[start...].firstIndex(of: UInt8(ascii: "}")),
                  next[start ..< end].contains(UInt8(ascii: ",")), open.count + done.count < maximumAlternatives
            else { done.append(next); continue }
            for choice in next[(start + 1) ..< end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                open.append(Array(next[..<start]) + Array(choice) + Array(next[(end + 1)...]))
            }
        }
        return done
    }
}
