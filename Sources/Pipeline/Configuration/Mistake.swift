import Model

/// Something wrong in a file that a person wrote: `pipeline.yml`, a vocabulary, a decision file.
///
/// It reads `pipeline.yml:3:1: error: unknown key "sorces" [unknown-key]`, and below it `expected: …` and `hint: did you mean "sources"?`.
public struct Mistake: Error, Sendable, Hashable {
    public var file: String
    /// From 1; 0 where the mistake is the whole file.
    public var line: Int
    public var column: Int
    /// Stable, kebab-case: `unknown-key`.
    public var code: String
    /// What was found, and what was expected.
    public var message: String
    public var hint: String?
    /// 78 for the configuration, 65 for data beside it.
    public var status: EndStatus

    public init(_ code: String, file: String, line: Int = 0, column: Int = 0, _ message: String, hint: String? = nil,
                status: EndStatus = .badConfiguration) {
        self.code = code; self.file = file; self.line = line; self.column = column; self.message = message; self.hint = hint
        self.status = status
    }

    public var text: String {
        let place = line > 0 ? "\(file):\(line):\(column)" : file
        return "\(place): error: \(message) [\(code)]" + (hint.map { "\n  hint: \($0)" } ?? "")
    }
}

/// All mistakes of a configuration and of the files it names, in the order of their places.
public struct Mistakes: Error, Sendable {
    public let list: [Mistake]

    public init(_ list: [Mistake]) { self.list = list }

    /// The configuration's own mistakes outweigh those of data files.
    public var status: EndStatus { list.contains { $0.status == .badConfiguration } ? .badConfiguration : .badData }
}

/// The candidate that a person most likely meant.
///
/// `sorces` → `sources`, `compounds` → `compound`, `Output` → `outputs`; nothing is near `xyz`.
func nearest(to text: String, among candidates: [String]) -> String? {
    let folded = Array(text.lowercased().replacing("_", with: "-").utf8.prefix(64))
    let ranked = candidates.map { ($0, editDistance(folded, Array($0.utf8))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, min(folded.count, best.0.utf8.count) / 3) else { return nil }
    return best.1 < max(folded.count, best.0.utf8.count) ? best.0 : nil
}

/// Levenshtein's distance with neighbours swapped counting once (optimal string alignment); for words of a few letters.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var older = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0 ... b.count)
    for i in a.indices {
        var current = [i + 1]
        for j in b.indices {
            var best = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
            current.append(best)
        }
        (older, previous) = (previous, current)
    }
    return previous[b.count]
}
