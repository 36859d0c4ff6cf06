import Model

/// Columns that share the figure of one arm: `n`, `Mean` and `SD` below *Drug*, or `n` and `%`.
///
/// The mean (or the count) stands for the arm, and has spread and size from the columns beside it. Its heading is what is left when the words for
/// statistics are taken away: `Drug` of `Drug / Mean` and of `Drug mean`; nothing of `Mean` alone.
///
/// A size may also stand beside a column that says all else: `Drug n | Drug mean (SD)`.
///
/// - Shape: the parts of an arm are the columns whose headings agree but for the statistic, each statistic once.
/// - Loss: medians with their bounds in columns of their own; a standard error beside a standard deviation.
struct StatisticColumns {
    struct Parts {
        /// The column of the mean or of the count.
        var main: Int
        var spread: (column: Int, type: DispersionType)?
        var size: Int?
        var percent: Int?
    }

    private(set) var parts: [Parts] = []
    /// What the headings of each main column say beside the statistic.
    private(set) var headings: [Int: [String]] = [:]
    /// The columns that only complete others.
    private(set) var completing: Set<Int> = []

    /// - Parameter headings: the stacked headings of every column.
    init(_ headings: [Int: [String]]) {
        var groups: [(rest: [String], columns: [Statistic: [Int]])] = [], places: [[String]: Int] = [:]
        for column in headings.keys.sorted() where column > 0 {
            guard let stack = headings[column], let (rest, statistic) = Self.split(stack) else { continue }
            let place = places[rest] ?? groups.count
            if place == groups.count { places[rest] = place; groups.append((rest, [:])) }
            groups[place].columns[statistic, default: []].append(column)
        }
        for group in groups where group.columns.values.allSatisfy({ $0.count == 1 }) {
            func column(_ statistic: Statistic) -> Int? { group.columns[statistic]?.first }
            let spread = column(.deviation).map { ($0, DispersionType.SD) } ?? column(.error).map { ($0, DispersionType.SE) }
            if let mean = column(.mean), let spread {
                add(Parts(main: mean, spread: spread, size: column(.size)), group.rest)
                if let error = column(.error) { completing.insert(error) }
            } else if let size = column(.size), let percent = column(.percent), group.columns.count == 2, abs(size - percent) == 1 {
                add(Parts(main: size, percent: percent), group.rest)
            }
        }
        let sizes = groups.filter { !$0.rest.isEmpty && $0.columns[.size]?.count == 1 }.compactMap { group in group.columns[.size].map { (column: $0[0], rest: group.rest) } }
        guard sizes.count > 1 else { return }
        for (size, rest) in sizes where !completing.contains(size) && !parts.contains(where: { $0.main == size }) {
            if let main = [size + 1, size - 1].first(where: { Self.isOfArm(headings[$0] ?? [], rest) && !completing.contains($0) }) { add(Parts(main: main, size: size), rest) }
        }
    }

    /// Whether the headings of a column are those of an arm with statistics behind: `Drug mean (SD)`.
    private static func isOfArm(_ stack: [String], _ rest: [String]) -> Bool {
        guard let own = stack.last, let arm = rest.last else { return false }
        if stack.dropLast().elementsEqual(rest) { return own.lowercased().contains("mean") || own.contains("%") || HeadingRows.names(own) }
        return stack.count == rest.count && stack.dropLast().elementsEqual(rest.dropLast()) && own.count > arm.count && own.hasPrefix(arm)
    }

    /// Whether a heading ends in a spread or size: a column of none but that.
    static func isPart(_ heading: String) -> Bool { split([heading]).map { $0.statistic == .deviation || $0.statistic == .error || $0.statistic == .size } ?? false }

    private mutating func add(_ part: Parts, _ rest: [String]) {
        parts.append(part)
        headings[part.main] = rest
        completing.formUnion([part.spread?.column, part.size, part.percent].compactMap { $0 })
    }

    private enum Statistic: Hashable { case mean, deviation, error, size, percent }

    /// The statistic that the lowest heading names before or behind all else, and the headings without it.
    private static func split(_ stack: [String]) -> (rest: [String], statistic: Statistic)? {
        guard let last = stack.last else { return nil }
        let words = last.split { " ,()[]:".contains($0) }
        guard words.count <= 8 else { return nil }
        // `Np`, `Nᵃ`: a size with what points to its note
        if let end = words.last, end.count == 2, end.first == "N", end.last?.isLowercase == true {
            let arm = last.prefix { _ in true }.dropLast(end.count)
            let rest = String(arm).trimmingEnds
            return (stack.dropLast() + (rest.map { [$0] } ?? []), .size)
        }
        for length in stride(from: min(3, words.count), to: 0, by: -1) {
            for (name, rest) in [(words.suffix(length), words.dropLast(length)), (words.prefix(length), words.dropFirst(length))] {
                guard let statistic = names[name.joined(separator: " ").lowercased()], name.joined() != "m" else { continue }
                return (stack.dropLast() + (rest.isEmpty ? [] : [rest.joined(separator: " ")]), statistic)
            }
        }
        return nil
    }

    private static let names: [String: Statistic] = [
        "mean": .mean, "means": .mean, "m": .mean, "average": .mean, "sd": .deviation, "s.d.": .deviation, "std dev": .deviation, "std. dev.": .deviation,
        "std. deviation": .deviation, "std deviation": .deviation, "standard deviation": .deviation, "stdev": .deviation, "se": .error, "s.e.": .error,
        "sem": .error, "s.e.m.": .error, "std. error": .error, "std error": .error, "std. error mean": .error, "std error mean": .error, "standard error": .error,
        "n": .size, "%": .percent, "percent": .percent,
    ]
}
