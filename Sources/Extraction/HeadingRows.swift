import Model

/// How many rows at the top of a table are headings, where layout or markup counts too few.
///
/// Converters take the first row of every table for its only heading row. Rows below it go on heading if they name units (`(mg)`, `%`),
/// statistics (`n (%)`, `Mean`, `95% CI`) or groups' sizes (`(n = 98)`), or if their stub is empty, none of their cells is a number, and
/// numbers follow below.
///
/// - Loss: a first row of words below an empty stub counts as data if no numbers follow in its columns.
struct HeadingRows {
    struct Entry {
        var row: Int
        var column: Int
        var text: String
    }

    /// At most so many rows are added.
    private static let most = 3
    /// So many cells are looked at.
    static let mostEntries = 2_000

    /// - Parameters:
    ///   - entries: the filled cells in reading order, notes left out.
    ///   - count: the number that layout or markup gives.
    static func count(in entries: [Entry], atLeast count: Int, of rowCount: Int) -> Int {
        guard count > 0, count < rowCount else { return count }
        var rows: [Int: [Entry]] = [:]
        for entry in entries.prefix(mostEntries) where entry.row >= count && entry.row < count + most + 12 { rows[entry.row, default: []].append(entry) }
        var next = count
        if count == 1, let row = rows[1], rowCount > 2, goesOnBelow(entries.filter { $0.row == 0 }, row, numbersBelow: numericColumns(in: rows, below: 1)) { next = 2 }
        while next < min(count + most, rowCount - 1), let row = rows[next], isHeading(row, numbersBelow: numericColumns(in: rows, below: next)) {
            next += 1
        }
        return next
    }

    /// Whether the first row of a table is one of its rows and no heading: `Northmoor 12 3.5` above `Holm 9 14.0`, or labels that end in a colon.
    ///
    /// Years, and numbers that rise from column to column, head them: `Site 2019 2020`, `Dose 0.1 1 10`.
    static func isRow(_ entries: [Entry]) -> Bool {
        let first = entries.filter { $0.row == 0 && $0.column > 0 }, second = entries.filter { $0.row == 1 && $0.column > 0 }
        guard let stub = entries.first, stub.row == 0, stub.column == 0, !hasDigit(stub.text) || first.count > 1, !first.isEmpty else { return false }
        let stubs = entries.filter { $0.column == 0 }
        if stubs.count > 1, stubs.allSatisfy({ $0.text.hasSuffix(":") }) { return true }
        let figures = first.filter { cell in isFigure(cell.text) || second.contains { $0.column == cell.column && haveSameWords(cell.text, $0.text) } }
        guard figures.contains(where: { cell in second.contains { $0.column == cell.column && (isFigure($0.text) || haveSameWords(cell.text, $0.text)) } }) else { return false }
        guard figures.count == first.count || figures.contains(where: { $0.text.utf8.contains { $0 == 0x2E || $0 == 0x2C } }) else { return false }
        let numbers = figures.map { Double($0.text.replacing(",", with: "")) }
        if numbers.allSatisfy({ $0.map { (1_500 ... 2_100).contains($0) } ?? false }) { return false }
        let rises = zip(numbers, numbers.dropFirst()).allSatisfy { low, high in low.flatMap { low in high.map { $0 > low && (numbers.count > 2 || $0 - low == 1) } } ?? false }
        return numbers.count < 2 || !rises
    }

    /// `12`, `-3.5***`, `1,234`, `12 (3.4)`, `0.5-0.7`: digits, and no letters.
    private static func isFigure(_ text: String) -> Bool {
        hasDigit(text) && text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 >= 26 } && !text.hasPrefix("(") && !text.hasPrefix("[")
    }

    /// `4,521 words` and `2,108 words`: figures before the same words.
    private static func haveSameWords(_ text: String, _ other: String) -> Bool {
        let words = { (text: String) in text.utf8.filter { !($0 &- 0x30 < 10 || $0 == 0x2C || $0 == 0x2E) } }
        return [text, other].allSatisfy { $0.utf8.first.map { $0 &- 0x30 < 10 } ?? false } && words(text) == words(other)
    }

    /// Whether a first row without a stub stands over some columns only (`| | | Before | After |`), and words over most numbers go on below it.
    private static func goesOnBelow(_ first: [Entry], _ row: [Entry], numbersBelow below: Set<Int>) -> Bool {
        let cells = row.filter { $0.column > 0 }
        guard first.first.map({ $0.column > 0 }) ?? false, cells.count > first.count, row.count > cells.count, row.allSatisfy({ !hasDigit($0.text) }) else { return false }
        return cells.count { below.contains($0.column) } * 2 > cells.count
    }

    private static func isHeading(_ row: [Entry], numbersBelow below: @autoclosure () -> Set<Int>) -> Bool {
        let cells = row.filter { $0.column > 0 }
        guard !cells.isEmpty, cells.allSatisfy({ $0.text.utf8.count < 60 }) else { return false }
        let stub = row.first { $0.column == 0 }
        if cells.allSatisfy({ names($0.text) }) {
            return stub.map { cells.count > 1 && (names($0.text) || !hasDigit($0.text)) } ?? true && !below().isEmpty
        }
        guard stub == nil, cells.count > 1 else { return false }
        let columns = below()
        return cells.allSatisfy { !isNumber($0.text) } && cells.filter { columns.contains($0.column) }.count * 2 > cells.count
    }

    /// The columns in which most of the next rows hold numbers.
    private static func numericColumns(in rows: [Int: [Entry]], below row: Int) -> Set<Int> {
        var numbers: [Int: Int] = [:], filled: [Int: Int] = [:]
        for next in row + 1 ..< row + 9 {
            for cell in rows[next] ?? [] where cell.column > 0 {
                filled[cell.column, default: 0] += 1
                if isNumber(cell.text) { numbers[cell.column, default: 0] += 1 }
            }
        }
        return Set(filled.filter { numbers[$0.key, default: 0] * 2 >= $0.value }.keys)
    }

    private static func hasDigit(_ text: String) -> Bool { text.utf8.contains { $0 &- 0x30 < 10 } }

    /// `12.3 ± 4`, `34 (5%)`; not `(n = 98)`, `95% CI`, `Day 7`.
    private static func isNumber(_ text: String) -> Bool { NumericCell.holds(text) && !names(text) }

    /// Whether a cell names a unit, a statistic or a group's size and nothing else.
    static func names(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let window = TextWindow(bytes, 0 ..< bytes.count)
        var at = 0
        var isNamed = false
        while at < bytes.count {
            if window.matches("95%", at: at) || window.matches("99%", at: at) { at += 3; continue }
            if let end = size(at: at, in: window) ?? label(at: at, in: window) ?? unit(at: at, in: window) {
                (at, isNamed) = (end, true)
                continue
            }
            guard !window.isAlphanumeric(at: at) else { return false }
            at += 1
        }
        return isNamed
    }

    /// `n = 98`, `N=1,773`.
    private static func size(at offset: Int, in text: TextWindow) -> Int? {
        guard text[offset] | 0x20 == 0x6E, !text.isAlphanumeric(at: offset - 1) else { return nil }
        let equals = text.afterBlanks(offset + 1)
        guard text[equals] == 0x3D, let size = Numeral(at: text.afterBlanks(equals + 1), in: text) else { return nil }
        return size.bytes.upperBound
    }

    private static func label(at offset: Int, in text: TextWindow) -> Int? {
        guard !text.isAlphanumeric(at: offset - 1) else { return nil }
        if let (_, end) = DispersionLabel.name(at: offset, in: text), !text.isLetter(at: end) { return end }
        guard let word = text.word(at: offset), statistics.contains(word.folded) else { return nil }
        return word.bytes.upperBound
    }

    private static func unit(at offset: Int, in text: TextWindow) -> Int? {
        guard let unit = Unit(scaledAt: offset, in: text) ?? Unit(after: offset, in: text), unit.end > offset else { return nil }
        return unit.end
    }

    private static let statistics: WordSet = [
        "n", "no", "mean", "means", "median", "medians", "average", "p", "p-value", "value", "values", "number", "percent", "percentage", "m", "or", "hr",
        "rr", "aor", "ahr", "md", "smd", "min", "max", "minimum", "maximum", "total", "count", "frequency", "and", "estimate", "beta", "t",
        "f", "df"
    ]
}
