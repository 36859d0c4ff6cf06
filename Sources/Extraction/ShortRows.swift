import Model

extension Grid {
    /// A grid of rows of which some lack cells, as a page prints them whose cells over several rows or columns were written once.
    ///
    /// In a heading, `Dose | Rats | P` over `old | new` with four columns of data is one cell over both rows, one over two columns, one over
    /// both rows. In the body a row without its first cell has its figures one column too far left; where the others' figures stand tells.
    ///
    /// - Shape: cells keep their order; a row of as many cells as most rows stays as it is, and a single cell stays first.
    /// - Loss: where the cells do not divide evenly over the columns the row stays to the left; `ragged-row` names it in any case.
    init(shortRows rows: [[Range<Int>]], headerRowCount: Int, confidence: Double, bytes: [UInt8]) {
        let usual = Self.usualCount(of: rows)
        self.init(rows: rows, usualCount: usual, headerRowCount: headerRowCount, confidence: confidence)
        guard rows.contains(where: { $0.count < usual && $0.count > 1 }), usual > 2 else { return }
        let headings = rows.prefix(4).prefix { row in
            row.count < usual || row.dropFirst().filter { bytes.opensFigure($0) }.count * 2 < max(1, row.count - 1)
        }.count
        let figures = Self.figureShares(of: rows[min(headings, rows.count - 1)...], usual: usual, bytes: bytes)
        var places: [[Range<Int>]] = Self.headingPlaces(of: Array(rows.prefix(headings)), usual: usual)
        let isHeadingOverWhole = places.count == 1 && rows.count > 1 && rows[1].count == usual
            && Self.isHeading(Array(rows[1].dropFirst()), above: figures, bytes: bytes)
        self.headerRowCount = min(max(headerRowCount, places.count, isHeadingOverWhole ? 2 : 0), rows.count)
        for index in places.count ..< rows.count {
            let row = rows[index]
            let isBelowHeading = index == 1 && rows[0].count == usual && Self.isHeading(row, above: figures, bytes: bytes)
            if isBelowHeading, row.count > 1, row.count < usual { self.headerRowCount = max(self.headerRowCount, 2) }
            let shift = row.count > 1 && row.count < usual ? isBelowHeading ? 1 : Self.shift(of: row, figures: figures, bytes: bytes) : 0
            places.append(row.indices.map { $0 + shift ..< $0 + shift + 1 })
        }
        cells = []
        for (row, ranges) in rows.enumerated() {
            for (index, range) in ranges.enumerated() where !range.isEmpty {
                cells.append(GridCell(row: row, column: places[row][index].lowerBound, columnSpan: places[row][index].count, parts: [range]))
            }
        }
    }

    /// The number of cells that most rows have, the larger of two equally common ones.
    static func usualCount(of rows: [[Range<Int>]]) -> Int {
        var counts: [Int: Int] = [:]
        for row in rows where !row.isEmpty { counts[row.count, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    }

    /// For each column the share of its cells in whole rows of the body that start as a figure does; a half where there are none.
    private static func figureShares(of rows: ArraySlice<[Range<Int>]>, usual: Int, bytes: [UInt8]) -> [Double] {
        var figures = Array(repeating: 0.0, count: usual), filled = figures
        for row in rows where row.count == usual {
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                filled[column] += 1
                if bytes.opensFigure(cell) { figures[column] += 1 }
            }
        }
        return zip(figures, filled).map { $1 == 0 ? 0.5 : $0 / $1 }
    }

    /// `n (%) | n (%)` below `Trait | Old | Young | P`: words alone over columns of figures, so that the first cell above is over both rows.
    private static func isHeading(_ row: [Range<Int>], above figures: [Double], bytes: [UInt8]) -> Bool {
        guard let first = row.first, !first.isEmpty, figures.dropFirst().reduce(0, +) >= 0.6 * Double(figures.count - 1) else { return false }
        return !row.contains { cell in cell.first.map { (0x30 ... 0x39).contains(bytes[$0]) } ?? false }
    }

    /// By how many columns a short row stands too far left: the shift at which its figures and words fit the columns best.
    private static func shift(of row: [Range<Int>], figures: [Double], bytes: [UInt8]) -> Int {
        var best = 0, bestFit = -1.0
        for shift in 0 ... min(3, figures.count - row.count) {
            var fit = 0.0
            for (index, cell) in row.enumerated() where !cell.isEmpty {
                fit += bytes.opensFigure(cell) ? figures[index + shift] : 1 - figures[index + shift]
            }
            if fit > bestFit + 0.75 { best = shift; bestFit = fit }
        }
        return best
    }

    /// The columns of the cells of the first rows. None where the first is whole.
    private static func headingPlaces(of rows: [[Range<Int>]], usual: Int) -> [[Range<Int>]] {
        guard let first = rows.first, first.count > 1, first.count < usual else { return [] }
        let below = rows.count > 1 && rows[1].count > 1 ? rows[1].count : usual
        guard below <= usual else { return [] }
        // cells over both rows: the first, then the last ones
        let tall = usual - below
        if tall > 0 {
            let spanning = first.count - tall
            guard spanning > 0, below % spanning == 0 else { return [] }
            let top = places(leading: 1, spanning: spanning, span: below / spanning, trailing: tall - 1)
            return [top, rows[1].indices.map { $0 + 1 ..< $0 + 2 }]
        }
        // the first alone over one column, then perhaps the last
        for trailing in 0 ... 1 where first.count > 1 + trailing {
            let spanning = first.count - 1 - trailing, covered = usual - 1 - trailing
            if covered % spanning == 0 { return [places(leading: 1, spanning: spanning, span: covered / spanning, trailing: trailing)] }
        }
        return []
    }

    private static func places(leading: Int, spanning: Int, span: Int, trailing: Int) -> [Range<Int>] {
        var places = (0 ..< leading).map { $0 ..< $0 + 1 }
        for index in 0 ..< spanning { places.append(leading + index * span ..< leading + (index + 1) * span) }
        for index in 0 ..< trailing { places.append(leading + spanning * span + index ..< leading + spanning * span + index + 1) }
        return places
    }
}

extension [UInt8] {
    /// `12`, `−1.4`, `<0.05`, `(3)`: whether a cell starts as a figure does.
    func opensFigure(_ cell: Range<Int>) -> Bool {
        var at = cell.lowerBound
        while at < cell.upperBound {
            switch self[at] {
            case 0x30 ... 0x39: return true
            case 0x2D, 0x2B, 0x3C, 0x3E, 0x28, 0x7E, 0x2E, 0x20, 0x5B: at += 1
            case 0xE2 where at + 2 < cell.upperBound && (self[at + 1] == 0x88 || self[at + 1] == 0x89 || self[at + 1] == 0x80): at += 3   // − ≤ ≥ –
            default: return false
            }
        }
        return false
    }
}
