import Model

/// What one style makes of a reference, and how well that fits.
struct ReferenceReading: Sendable {
    var bibliography = Bibliography()
    var host: String?
    var repository: String?
    /// What the style itself knows for or against its reading; `score` adds what any reading shows.
    var bonus = 0.0

    /// How well the reading fits: fields that were found and look like what they are, less what a wrong cut leaves behind.
    var score: Double {
        var score = bonus
        let names = bibliography.authors
        if let first = names.first { score += first.isLiteral ? 0.6 : 2 }
        if bibliography.year != nil { score += 1 }
        score += titleScore
        if let container = bibliography.containerTitle { score += containerScore(container) }
        if bibliography.volume != nil { score += bibliography.containerTitle == nil ? -0.5 : 0.7 }
        if bibliography.page != nil { score += 0.6 }
        if bibliography.publisher != nil { score += 0.4 }
        return score
    }

    private var titleScore: Double {
        guard let title = bibliography.title else { return 0 }
        let words = title.utf8.reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
        var score = words >= 3 ? 1.5 : 0.8
        if words > 60 { score -= 1.5 }
        if title.utf8.first.map({ $0 &- 0x61 < 26 }) == true { score -= 0.4 }
        if EntryText(plain: Array(title.utf8)).holds("et al", in: 0 ..< title.utf8.count) { score -= 2 }
        if title.utf8.first.map({
            !($0 >= 0x80 || $0 &- 0x41 < 26 || $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5B || $0 == 0x22 || $0 == 0x27 || $0 == 0x28)
        }) == true {
            score -= 1
        }
        return score
    }

    private func containerScore(_ container: String) -> Double {
        let words = container.utf8.reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
        var score = words <= 12 ? 1.0 : 0.2
        if container.utf8.first.map({ $0 &- 0x61 < 26 }) == true { score -= 0.5 }
        return score
    }
}
