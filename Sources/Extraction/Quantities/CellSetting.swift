import Model

/// What stands around a cell: the headings above it and beside it, the group of rows it belongs to, caption and notes.
struct CellPlace {
    var column: HeadingMeaning?
    var row: HeadingMeaning?
    var group: HeadingMeaning?
    /// The caption and the notes without a mark.
    var table: HeadingMeaning?
    /// What `±` means in this table.
    var statement: DispersionType?
    /// What a comma between digits is in this table.
    var commas = TextWindow.Commas.either
    /// Whether letters mark the table's notes.
    var hasLetteredNotes = false
}

extension QuantityScanner.Setting {
    /// The setting of a cell: what its row says, else its column, else the group of rows, else caption and notes.
    ///
    /// The row comes first for brackets, because it says what is not as in the rest: `Age, mean (SD)` under `n (%)`. A heading counts only
    /// if the cell's bracket can hold what it says: one number or two.
    init(cell: NumericCell, in place: borrowing CellPlace) {
        self.init()
        let (column, row) = (place.column, place.row)
        let group = row?.isTelling == true ? nil : place.group
        plusMinus = row?.spread ?? column?.spread ?? group?.spread ?? place.table?.spread ?? place.statement
        let stated = column?.kind ?? row?.kind
        guard column?.isNoQuantity != true, cell.isNumeric else {
            // what a heading says of amounts holds in a sentence too: `12 mg for severe cases` under `Daily dose`
            if let stated, [.dose, .duration, .timepoint].contains(stated) { kind = stated }
            return
        }
        isNumericCell = true
        commas = place.commas
        notes = place.hasLetteredNotes ? .behindAll : .behindDecimals
        isPair = row?.isPair == true || column?.isPair == true || place.group?.isPair == true
        let count = cell.bracketedCount
        bracket = row?.bracket(holding: count) ?? column?.bracket(holding: count) ?? group?.bracket(holding: count) ?? .unsaid
        if bracket == .unsaid, count == 1, cell.opensWithDecimals {
            // a count has no decimals
            let both = [row, column, group, place.table].lazy.compactMap { $0 }.first { $0.share != nil && $0.isSpreadBracketed }
            if let spread = both?.spread { bracket = .spread(spread) }
        }
        if bracket == .unsaid, let size = column?.size, cell.holdsShare(of: size) { bracket = .share }
        // `Values are means ± SD` says nothing of brackets
        if bracket == .unsaid, let table = place.table, table.spread == nil || table.isSpreadBracketed || count == 2 {
            bracket = table.bracket(holding: count) ?? .unsaid
        }
        kind = stated
        if kind == .dispersion { dispersionColumn = column?.kind == .dispersion ? column?.dispersion : row?.dispersion }
        guard column?.isUnitless != true, kind != .p_value, kind != .sample_size else { return }
        unit = column?.share == nil ? column?.unit ?? row?.unit : row?.unit ?? column?.unit
        if unit == nil, let group, group.spread != nil || group.interval != nil || cell.mayHavePlusMinus { unit = group.unit }
    }
}

extension HeadingMeaning {
    /// What it says of a bracket that holds one number or two.
    fileprivate func bracket(holding count: Int) -> BracketMeaning? {
        if count == 2 { return interval.map(BracketMeaning.interval) }
        // `n (%) or mean (SD)` leaves open which of the two a single number is
        if let share { return isSpreadBracketed ? .unsaid : share == .inFront ? .count : .share }
        return spread.map(BracketMeaning.spread)
    }
}
