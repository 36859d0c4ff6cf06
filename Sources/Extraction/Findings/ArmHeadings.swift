/// What the headings of arms say: how the arms are called, and with which of them each is compared.
///
/// `Placebo`, `Routine care`, `Not cooled` name a control. Of the stacked headings `Drug / After` and `Sham / After` those are compared that
/// agree in all but the arm. Two columns without a control are compared, the first with the second, unless they are two times, or hold two
/// things that are measured in units of their own.
struct ArmHeadings {
    private let names: [Int: [String]]
    private let controls: [Int: Int]
    private let baselines: Set<Int>
    private let sizes: [Int: Int]
    /// Whether no heading names a control, so that the first of two is compared with the second.
    private(set) var isAssumed = false
    private var arms: [Int: String] = [:]
    private var times: [Int: String] = [:]

    /// No study has more arms.
    static let most = 100

    /// - Parameters:
    ///   - columns: the columns of the arms, ascending.
    ///   - headings: the stacked headings of all columns.
    ///   - areFull: whether each of the columns has means with dispersions, or events.
    init?(of columns: [Int], in headings: [Int: [String]], areFull: Bool) {
        guard columns.count <= Self.most else { return nil }
        let common = columns.dropFirst().reduce(Set(headings[columns.first ?? 0] ?? [])) { $0.intersection(headings[$1] ?? []) }
        var names: [Int: [String]] = [:], sizes: [Int: Int] = [:]
        for column in columns {
            let own = (headings[column] ?? []).filter { !common.contains($0) }
            sizes[column] = own.lazy.compactMap { HeadingMeaning($0).size }.first.flatMap { Int(exactly: $0) }
            let telling = own.filter { !HeadingRows.names($0) }
            names[column] = (telling.isEmpty ? own : telling).map(Self.withoutSize)
        }
        self.names = names
        self.sizes = sizes
        let compared = columns.filter { !Self.isDifference(names[$0] ?? []) && !Self.isTotal(names[$0] ?? []) }
        var controls: [Int: Int] = [:], baselines: Set<Int> = []
        for control in compared {
            guard let parts = names[control], let place = parts.firstIndex(where: Self.isControl) else { continue }
            if Self.isBaseline(parts[place]) { baselines.insert(control) }
            for column in compared where column != control && names[column].map({ Self.agree($0, names[control] ?? [], besides: place) }) == true {
                controls[column] = control
            }
        }
        if controls.isEmpty, compared.count == 2, areFull, compared.allSatisfy({ Self.mayBeArm(names[$0] ?? []) }) {
            controls[compared[0]] = compared[1]
            isAssumed = true
        }
        guard !controls.isEmpty else { return nil }
        self.controls = controls
        self.baselines = baselines
        for (column, parts) in names {
            let times = parts.filter { TimeWords.areAll(of: $0) }, others = parts.filter { !TimeWords.areAll(of: $0) }
            if !times.isEmpty { self.times[column] = times.joined(separator: " ") }
            if !others.isEmpty { arms[column] = others.joined(separator: " ") }
        }
    }

    /// The column with which an arm is compared; nil for the control itself.
    func control(of column: Int) -> Int? { controls[column] }

    /// What tells the arm from the others: its heading without what all have, statistics, sizes and units.
    func name(of column: Int) -> String { (names[column] ?? []).joined(separator: " ") }

    /// The name without what says when; nil where it says nothing else.
    func arm(of column: Int) -> String? { arms[column] }

    /// What the name says of when: `12 weeks` of `Drug / 12 weeks`.
    func time(of column: Int) -> String? { times[column] }

    /// The arm's size, as its own heading states it.
    func size(of column: Int) -> Int? { sizes[column] }

    /// Whether the column holds the same group at an earlier time.
    func isBaseline(_ column: Int) -> Bool { baselines.contains(column) }

    /// `Baseline`, `Before`; not `Placebo, baseline`.
    private static func isBaseline(_ heading: String) -> Bool {
        let words = FoldedWord.first(of: heading)
        return words.contains { TimeWords.words.contains($0) } && !words.contains { $0 != "baseline" && ColumnRole.isControl($0) }
    }

    /// Whether the headings tell nothing but times of one group each.
    var areTimes: Bool { controls.values.allSatisfy { baselines.contains($0) } }

    /// `CON`, `Ctrl`, `PLA`: a control by its usual abbreviation, and nothing else.
    static func isShortControl(_ heading: String) -> Bool {
        let words = FoldedWord.first(of: withoutSize(heading))
        return words.count == 1 && heading.utf8.first.map { $0 &- 0x41 < 26 } == true && words.allSatisfy { shortControls.contains($0) }
    }

    private static let shortControls: WordSet = ["con", "ctrl", "ctl", "pla", "ctr"]

    /// `Placebo` for `Placebo n = 130`, `Placebo (n=130)`.
    static func withoutSize(_ heading: String) -> String {
        let bytes = Array(heading.utf8)
        let text = TextWindow(bytes, 0 ..< bytes.count)
        for at in bytes.indices where bytes[at] | 0x20 == 0x6E && !text.isAlphanumeric(at: at - 1) && text[text.afterBlanks(at + 1)] == 0x3D {
            var end = text.beforeBlanks(at)
            while [0x28, 0x5B, 0x2C, 0x3B].contains(text[end - 1]) { end = text.beforeBlanks(end - 1) }
            return end > 0 ? String(decoding: bytes[..<end], as: UTF8.self) : heading
        }
        return heading
    }

    /// Whether two stacked headings differ in the arm alone, which is not a control in both.
    private static func agree(_ arm: [String], _ control: [String], besides place: Int) -> Bool {
        guard arm.count == control.count else { return false }
        return arm.indices.allSatisfy {
            $0 == place ? !isControl(arm[$0]) && !FoldedWord.first(of: arm[$0]).contains { changes.contains($0) } : arm[$0] == control[$0]
        }
    }

    /// `0 mg/kg`, `0.0 µg (vehicle)`: no dose.
    private static func isNone(_ heading: String) -> Bool {
        let bytes = Array(heading.utf8), text = TextWindow(bytes, bytes.indices)
        guard bytes.first == 0x30, let zero = Numeral(at: 0, in: text), zero.value == 0, let unit = Unit(after: zero.bytes.upperBound, in: text) else { return false }
        return unit.dimension == .mass || unit.dimension == .amount || unit.dimension == .concentration || unit.dimension == .volume
    }

    private static func isControl(_ heading: String) -> Bool {
        isNone(heading) || isShortControl(heading) || (ColumnRole.isControl(heading) || isReference(heading)) && !FoldedWord.first(of: heading).contains { changes.contains($0) }
    }

    /// `Reference group`, not `Reference`, which cites.
    private static func isReference(_ heading: String) -> Bool { heading.lowercased().hasPrefix("reference ") && heading.lowercased().contains("group") }

    private static func isDifference(_ names: [String]) -> Bool { names.contains { FoldedWord.first(of: $0).contains { differences.contains($0) } } }

    /// `All`, `Total`, `Whole sample`: the arms together.
    private static func isTotal(_ names: [String]) -> Bool {
        let words = FoldedWord.first(of: names.joined(separator: " "))
        return words.contains { totals.contains($0) } && words.allSatisfy { totals.contains($0) || members.contains($0) }
    }

    /// Whether a heading beside that of a control may be another arm's: `MOS`, `5 mg (n = 10)`; not `SEM`, `P`, `LSD (5%)`, `Linear`, `HR (95% CI)`.
    static func mayNameArm(_ stack: [String]) -> Bool {
        stack.contains(where: mayNameArm) && !stack.contains { FoldedWord.first(of: $0).contains { differences.contains($0) } || EffectColumns.statistic($0) != nil }
    }

    private static func mayNameArm(_ heading: String) -> Bool {
        let name = withoutSize(heading), words = FoldedWord.first(of: name)
        return !words.isEmpty && !HeadingRows.names(name) && !StatisticColumns.isPart(name) && EffectColumns.statistic(name) == nil && HeadingMeaning(name).kind.map { $0 == .estimate || $0 == .dose } ?? true
            && !words.contains { tests.contains($0) || differences.contains($0) || changes.contains($0) || ["p", "n"].contains($0) }
    }

    /// What stands behind the arms: how they were tested.
    private static let tests: WordSet = [
        "lsd", "cv", "sed", "sem", "se", "sd", "linear", "quadratic", "cubic", "l", "q", "c", "trend", "interaction", "anova", "effect", "significance", "sig",
        "contrast", "ratio", "fold", "t", "f", "z", "df", "statistic", "test", "range", "reference", "unit", "units", "ci", "correlation", "r", "smd", "d",
    ]

    private static func mayBeArm(_ names: [String]) -> Bool {
        names.allSatisfy { HeadingMeaning($0).unit == nil && !FoldedWord.first(of: $0).contains { TimeWords.words.contains($0) } }
    }

    private static let changes: WordSet = ["change", "changes", "difference", "differences"]
    private static let differences: WordSet = ["difference", "differences", "delta"]
    private static let totals: WordSet = ["all", "total", "overall", "combined", "pooled", "entire", "whole", "both"]
    private static let members: WordSet = ["patients", "participants", "subjects", "cohort", "sample", "population", "groups", "cases", "study", "the", "of"]
}
