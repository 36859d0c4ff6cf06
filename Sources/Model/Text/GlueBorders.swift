extension [UInt8] {
    /// Where two words stand together that were two cells: offsets of the second word's first byte.
    ///
    /// Pages that lose their markup print `Research ModelDose and RouteSource`. A border is a capital or digit-free capital run behind a
    /// lower-case letter, a digit, a closing bracket or a full stop, with no blank between, and a word of some length on either side:
    /// `ModelDose`, `(rats)Semax`, `acidsThree`. Names with inner capitals are none: `mRNA`, `TrkB`, `pH`, `NaCl`, `McLean`.
    ///
    /// - Loss: a cell that starts with a lower-case letter or a digit gives no border here.
    public func glueBorders(in range: Range<Int>) -> [Int] {
        var borders: [Int] = []
        var at = range.lowerBound + 1
        while at < range.upperBound {
            if isGlueBorder(at, in: range) { borders.append(at) }
            at += 1
        }
        return borders
    }

    /// Borders that alone prove little: a number behind a word or bracket (`(rats)10 mg`, `volunteers20 mg`), a word behind a unit (`µg/kgReduced`).
    ///
    /// `caspase3` and `beta2` have one too, so these count only where the other lines of a table ask for them.
    public func weakGlueBorders(in range: Range<Int>) -> [Int] {
        var borders: [Int] = []
        var at = range.lowerBound + 3
        while at < range.upperBound {
            if isWeakGlueBorder(at, in: range) { borders.append(at) }
            at += 1
        }
        return borders
    }

    private func isWeakGlueBorder(_ at: Int, in range: Range<Int>) -> Bool {
        let before = self[at - 1]
        if (0x30 ... 0x39).contains(self[at]) {
            return before == 0x29 || before == 0x5D || (isLower(before) && isLower(self[at - 2]) && isLower(self[at - 3]))
        }
        guard isUpper(self[at]), at + 2 < range.upperBound, isLower(self[at + 1]), isLower(self[at + 2]), isLower(before) else { return false }
        return self[at - 2] == 0x2F || self[at - 3] == 0x2F                    // mg/mlReduced, mg/kgReduced
    }

    private func isGlueBorder(_ at: Int, in range: Range<Int>) -> Bool {
        guard isUpper(self[at]) else { return false }
        let before = self[at - 1]
        // the word that starts here: a capital and two lower-case letters, or an acronym of two capitals and more
        guard at + 1 < range.upperBound else { return false }
        let isWord = isLower(self[at + 1]) && at + 2 < range.upperBound && (isLower(self[at + 2]) || self[at + 2] == 0x20 || self[at + 2] == 0x2D)
        let isAcronym = isUpper(self[at + 1]) && (before == 0x29 || isLower(before))
        guard isWord || isAcronym else { return false }
        switch before {
        case 0x29, 0x5D, 0x25: return true                                   // ) ] %
        case 0x2E: return at - 2 >= range.lowerBound && isLower(self[at - 2]) && at - 3 >= range.lowerBound && isLower(self[at - 3])
        case 0x30 ... 0x39: return isWord && at - 2 >= range.lowerBound && !isUpper(self[at - 2])
        default:
            // three lower-case letters before it, so that `mRNA`, `TrkB`, `PubMed` and `McLean` are one word; or a short word of its own
            guard at - 3 >= range.lowerBound, isLower(before) else { return false }
            if isLower(self[at - 2]), isLower(self[at - 3]) { return true }
            if self[at - 3] == 0x20, isUpper(self[at - 2]) { return !isNamePrefix(at - 2) }
            return isWord && isUnitBehindNumber(endingAt: at, from: range.lowerBound)
        }
    }

    /// `Mc`, `De`, `Le`, `La`, `Di`, `Du`, `Ph`: what names start with. Of `Known AsSemax` the `As` is a word.
    private func isNamePrefix(_ at: Int) -> Bool {
        switch (self[at], self[at + 1]) {
        case (0x4D, 0x63), (0x44, 0x65), (0x4C, 0x65), (0x4C, 0x61), (0x44, 0x69), (0x44, 0x75), (0x50, 0x68): true
        default: false
        }
    }

    /// `at 3 hMiller`, `300 mgTanaka`: one or two letters behind a number and a blank.
    private func isUnitBehindNumber(endingAt end: Int, from start: Int) -> Bool {
        var at = end
        while at > start, end - at < 3, isLower(self[at - 1]) { at -= 1 }
        return at - 2 >= start && self[at - 1] == 0x20 && (0x30 ... 0x39).contains(self[at - 2])
    }

    private func isUpper(_ byte: UInt8) -> Bool { (0x41 ... 0x5A).contains(byte) }
    private func isLower(_ byte: UInt8) -> Bool { (0x61 ... 0x7A).contains(byte) }
}
