/// The numbers of formulas as text browsers print them: `O[2]`, `NO[3] ^−`, `PaO[2]/FiO[2]`, `CaCl[2]`, `FEV[1]`.
///
/// A citation may be glued to its word as well (`insulin[2]`, even `DNA[2]`). A formula ends in symbols of elements, or it comes back with the same
/// number again and again; and a document that parts its citations from the words before them does not glue just those.
enum FormulaSubscripts {
    /// The items without those whose marker is a formula's number.
    static func removed<Item>(from items: [Item], at marker: KeyPath<Item, CitationMarker>, of text: EntryText) -> [Item] {
        var parted = 0
        var formulas: Set<Int> = []
        var words: [String: [Int]] = [:]
        for item in items where item[keyPath: marker].form == .bracket {
            let bytes = item[keyPath: marker].bytes
            guard bytes.lowerBound > 0, text.isLetter(bytes.lowerBound - 1) else { parted += 1; continue }
            if item[keyPath: marker].pointers.count == 1, isFormula(before: bytes.lowerBound, in: text) {
                formulas.insert(bytes.lowerBound)
            } else {
                words[text.string(start(ofWordBefore: bytes.lowerBound, in: text) ..< bytes.upperBound), default: []].append(bytes.lowerBound)
            }
        }
        for places in words.values where places.count >= 3 { formulas.formUnion(places) }
        guard !formulas.isEmpty else { return items }
        // where there are any, those behind a capital are too: `F[1,14]`, `vitamin D[3]`
        formulas.formUnion(words.values.joined().filter { text.isUpper($0 - 1) })
        let glued = words.values.reduce(0) { $0 + $1.count { !formulas.contains($0) } }
        guard glued * 4 <= parted else { return items }
        return items.filter { $0[keyPath: marker].form != .bracket || !formulas.contains($0[keyPath: marker].bytes.lowerBound) }
    }

    private static func start(ofWordBefore at: Int, in text: EntryText) -> Int {
        var start = at
        while start > 0, at - start <= 8, text.bytes[start - 1] < 0x80, text.isLetter(start - 1) { start -= 1 }
        return start
    }

    /// Whether the letters before a marker are symbols of elements, behind the letters of gas physiology if there are any.
    static func isFormula(before at: Int, in text: EntryText) -> Bool {
        var word = Array(text.bytes[start(ofWordBefore: at, in: text) ..< at])
        for prefix in ["Pa", "PA", "PET", "Pet", "PE", "Pt", "Fi", "FI", "FE", "Fe", "Sa", "Sp", "St", "Sv", "Et", "ET", "V", "P"] where word.count > prefix.utf8.count && word.starts(with: prefix.utf8) {
            if ["O", "CO", "N", "H"].contains(String(decoding: word[prefix.utf8.count...], as: UTF8.self)) { word.removeFirst(prefix.utf8.count); break }
        }
        guard word.count <= 6 else { return false }
        var index = 0
        while index < word.count {
            if index + 1 < word.count, symbols.contains(word[index ... index + 1]) { index += 2 } else if symbols.contains(word[index ... index]) { index += 1 } else { return false }
        }
        return true
    }

    /// Symbols of the elements that stand in the formulas of articles on chemistry and medicine.
    private static let symbols: Set<ArraySlice<UInt8>> = Set([
        "H", "B", "C", "N", "O", "F", "P", "S", "K", "I", "Li", "Be", "Na", "Mg", "Al", "Si", "Cl", "Ca", "Ti", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn",
        "Ga", "As", "Se", "Br", "Sr", "Ag", "Cd", "Sn", "Ba", "Pt", "Au", "Hg", "Pb", "Gd",
    ].map { ArraySlice($0.utf8) })
}
