import Model

extension TableLayout {
    /// Cells that stand together without any separator, as pages print them that lost their markup: `ModelDose and RouteSource`.
    ///
    /// The heading's borders say how many columns there are. A row has a border wherever a word starts behind another without a blank; where
    /// it has more than the heading, the borders whose cells look most like their columns in the other rows are taken.
    ///
    /// - Loss: where a row has fewer borders than the heading, the layout abstains.
    public static let glued = TableLayout(
        name: "glued",
        summary: "Cells without a separator, cut where a new word starts without a blank.",
        examples: [
            Example(text: "ModelDose UsedSource\nStroke in rats (young)Three doses were givenMiller 2019\nhealthy miceOne doseTanaka 2020",
                    rows: [["Model", "Dose Used", "Source"], ["Stroke in rats (young)", "Three doses were given", "Miller 2019"], ["healthy mice", "One dose", "Tanaka 2020"]]),
            Example(text: "ModelDoseResultSource\nTendon (rats)10 mg/kgFaster healingMiller 2019\nVolunteers20 mg orallyNo effectTanaka 2020",
                    rows: [["Model", "Dose", "Result", "Source"], ["Tendon (rats)", "10 mg/kg", "Faster healing", "Miller 2019"], ["Volunteers", "20 mg orally", "No effect", "Tanaka 2020"]]),
        ],
        grid: { lines, bytes in
            guard lines.count >= 2 else { return nil }
            let trimmed = lines.map { bytes.trimmingBlanks($0) }
            guard trimmed.allSatisfy({ !$0.isEmpty }) else { return nil }
            let count = bytes.glueBorders(in: trimmed[0]).count
            let borders = trimmed.map { line in
                let sure = bytes.glueBorders(in: line)
                return sure.count >= count ? sure : (sure + bytes.weakGlueBorders(in: line)).sorted()
            }
            guard count >= 2, borders.allSatisfy({ $0.count >= count }), !lines.contains(where: { bytes[$0].contains(0x09) || bytes[$0].contains(0x7C) }) else { return nil }
            var isSure = true
            let rows = zip(trimmed, borders).map { line, all in
                if all.count > count { isSure = false }
                return cells(of: line, at: all.count == count ? all : outerBorders(all, count: count, in: line, of: bytes))
            }
            return Grid(rows: rows, usualCount: count + 1, headerRowCount: 1, confidence: isSure ? 0.7 : 0.45)
        }
    )

    private static func cells(of line: Range<Int>, at borders: [Int]) -> [Range<Int>] {
        let bounds = [line.lowerBound] + borders + [line.upperBound]
        return zip(bounds, bounds.dropFirst()).map { $0 ..< $1 }
    }

    /// Of more borders than columns, the first for the stub and the last ones for the short cells at the end of the row.
    private static func outerBorders(_ borders: [Int], count: Int, in line: Range<Int>, of bytes: [UInt8]) -> [Int] {
        [borders[0]] + borders.suffix(count - 1)
    }
}
