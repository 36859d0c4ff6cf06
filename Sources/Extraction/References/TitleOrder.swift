/// What stands behind a title within its stretch and is none of it.
extension FieldOrder {
    mutating func partTitle() {
        partThesis()
        partSeries()
        giveCountry()
    }

    /// `Lakes of the north: U.S. | Geological Survey Report`: the country is the first word of what published the work.
    private mutating func giveCountry() {
        guard let title = first(.title), [.container, .publisher, .series].contains(field(title + 1)) else { return }
        let own = stretches[title].tokens
        var token = own.upperBound, letters = 0
        while token > own.lowerBound + 2, isMark(token - 1, 0x2E) || isWord(token - 1) && tokens[token - 1].range.count == 1 && isCapital(token - 1) {
            token -= 1
            letters += isWord(token) ? 1 : 0
        }
        guard letters > 1, isMark(token - 1, 0x3A) else { return }
        setBorder(behind: title, to: token)
    }

    /// `Lakes, Diplomarbeit, | Northern University`: the word for a thesis, and where it was written.
    private mutating func partThesis() {
        guard let title = first(.title) else { return }
        let own = stretches[title].tokens
        let kind = own.dropFirst(2).first {
            isWord($0) && isMark($0 - 1, in: ",.(") && Self.theses.contains(word($0)) && ($0 + 1 == own.upperBound || isMark($0 + 1, in: ",.)"))
        }
        guard let kind else { return }
        let start = isMark(kind - 1, 0x28) ? kind - 1 : kind
        let end = (kind + 1 ..< own.upperBound).first { isWord($0) } ?? own.upperBound
        if end < own.upperBound, first(.publisher) == nil { part(title, at: end, .publisher) }
        part(title, at: start, .genre)
    }

    private static let theses: WordSet = [
        "diplomarbeit", "dissertation", "diss", "magisterarbeit", "masterarbeit", "bachelorarbeit", "habilitationsschrift", "staatsexamensarbeit", "thèse", "tesi",
    ]

    /// `Lakes. 2000. 156 f. Tese (Doutorado em Lagos) – Northern University`, `Lakes, | Yüksek Lisans Tezi, | …`: for which degree a work was written, wherever
    /// the labeller saw it, with the year and the leaves before it; behind it stands the school.
    mutating func partDegree() {
        for index in stretches.indices where [.title, .publisher, .container].contains(field(index)) {
            let own = stretches[index].tokens
            let start = own.first { isWord($0) && ($0 == own.lowerBound || isMark($0 - 1, in: ".,»”\"")) && opensDegree(tokens[$0].range.lowerBound) }
            guard let start, stretches[index].field != .title || start > own.lowerBound + 1 else { continue }
            let end = degreeEnd(from: start, before: own.upperBound)
            let isTitle = stretches[index].field == .title
            if end < own.upperBound { part(index, at: end, isTitle ? .publisher : stretches[index].field) }
            if isTitle {
                part(index, at: countStart(before: start, from: own.lowerBound), .genre)
            } else {
                if start > own.lowerBound { part(index, at: start, .genre) } else { stretches[index].field = .genre }
            }
            return
        }
    }

    private func opensDegree(_ at: Int) -> Bool { Self.degrees.contains { text.has($0, at: at) } }

    /// Behind the words for the degree: the bracket that closes, or the dash, comma or stop.
    private func degreeEnd(from start: Int, before end: Int) -> Int {
        var token = start, depth = 0
        while token < end {
            if isMark(token, 0x28) { depth += 1 }
            if isMark(token, 0x29) { depth -= 1 }
            let isEnd = depth == 0 && token > start && (isMark(token, in: ".,") || text.dashLength(tokens[token].range.lowerBound) > 0)
            token += 1
            if isEnd { break }
        }
        return token
    }

    /// Where the year and the number of leaves start before the words for a degree: `2000. 156 f.`
    private func countStart(before start: Int, from first: Int) -> Int {
        var token = start
        while token - 1 > first + 1, tokens[token - 1].kind == .mark && !isMark(token - 1, in: "»”\"") || tokens[token - 1].kind == .number || word(token - 1) == "f" || word(token - 1) == "p" {
            token -= 1
        }
        // the stop behind the title is the title's
        while token < start, tokens[token].kind == .mark { token += 1 }
        return token
    }

    private static let degrees: [StaticString] = [
        "tese (", "tese de ", "dissertação (", "dissertação de ", "trabalho de conclusão", "monografia (", "tesis doctoral", "tesis de ", "thèse de ", "mémoire de ",
        "yüksek lisans tezi", "doktora tezi", "yayınlanmamış ", "tesi di ", "phil. diss", "inaugural-diss", "inauguraldiss", "rozprawa doktorska", "praca magisterska",
    ]

    /// `Lakes (= Northern Studies 12)`: brackets that open so hold the series.
    private mutating func partSeries() {
        guard let title = first(.title), let open = stretches[title].tokens.dropFirst().first(where: { isMark($0, in: "([") && $0 + 1 < tokens.count && isMark($0 + 1, 0x3D) })
        else { return }
        part(title, at: open, .series)
    }
}
