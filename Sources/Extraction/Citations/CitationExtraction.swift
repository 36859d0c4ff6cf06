import Model

extension Extractor {
    /// One `Citation` for each marker and label, in reading order, each with the entry it means.
    ///
    /// Numbers lead to the list that covers them, authors and year to the entry with that first author and year, labels of links to the entry
    /// that the sentence speaks of. A tie is `ambiguous` and what no list has is `dangling`; neither is guessed.
    func extractCitations(from segmented: SegmentedDocument, _ byline: Byline?, passages: Passages, in store: (any RecordStore)?,
                          into records: inout DocumentRecords) {
        var resolution = CitationResolution(segmented, byline, passages: passages, records: records, store)
        resolution.run()
        records.citations = resolution.citations
        records.diagnostics += resolution.diagnostics
    }
}

/// Finds and resolves the citations of one document.
private struct CitationResolution {
    private let segmented: SegmentedDocument
    private let passages: Passages
    private let records: DocumentRecords
    private let text: EntryText
    private var lists: CitedLists
    /// Only labels of links ask for it.
    private lazy var titleWords = TitleWords(records.references)
    private let entryLinks: EntryLinkMarkers?
    /// The lines in which a page names its authors.
    private var bylines: [Range<Int>]
    private(set) var citations: RecordList<Citation>
    private(set) var diagnostics: RecordList<Diagnostic>
    /// The last stretch that was made readable: a sentence with many markers is read once.
    private var lastContext: (bytes: Range<Int>, text: String) = (0 ..< 0, "")

    private struct Found { var marker: CitationMarker; var place: CitationPlace; var isFirst: Bool }

    init(_ segmented: SegmentedDocument, _ byline: Byline?, passages: Passages, records: DocumentRecords, _ store: (any RecordStore)?) {
        citations = RecordList(in: store); diagnostics = RecordList(in: store)
        self.segmented = segmented; self.passages = passages; self.records = records
        text = EntryText(plain: segmented.document.text.bytes)
        lists = CitedLists(records, of: segmented)
        bylines = segmented.document.text.structure?.metadata.filter { $0.key == .authors && $0.rank == 1 }.map(\.bytes) ?? []
        if let byline { bylines.append(byline.bytes) }
        entryLinks = EntryLinkMarkers(of: segmented, references: records.references)
    }

    mutating func run() {
        let found = markers()
        if let count = lists.countEntries(by: found.map(\.marker)) {
            diagnostics.append(Diagnostic(.note, "counted-list", document: records.source.id, span: segmented.document.span(lists.lists[0].bytes),
                "the list prints no numbers and the text cites 1 to \(count); its \(records.references.count) entries are counted in their order"))
        }
        lists.settle(found.map(\.marker))
        for item in accepted(found).sorted(by: { $0.marker.bytes.lowerBound < $1.marker.bytes.lowerBound }) { resolve(item) }
    }

    // MARK: Where

    /// Running text by blocks, tables by cells; a table without cells by its lines.
    private func places() -> [CitationPlace] {
        var places: [CitationPlace] = []
        var cells: [(bytes: Range<Int>, start: Int, index: Int)] = []
        for (index, cell) in records.cells.enumerated() where !cell.span.bytes.isEmpty { cells.append((cell.span.bytes, cell.span.start, index)) }
        cells.sort { $0.start < $1.start }
        var next = 0
        for (index, block) in segmented.blocks.enumerated() {
            switch block.kind {
            case .paragraph, .item, .caption, .heading:
                if !isSelfCitation(block.content), !isByline(block.bytes) { places.append(CitationPlace(bytes: block.content, block: index)) }
            case .table:
                let first = places.count
                while next < cells.count, cells[next].bytes.lowerBound < block.bytes.upperBound {
                    if cells[next].bytes.lowerBound >= block.bytes.lowerBound {
                        places.append(CitationPlace(bytes: cells[next].bytes, block: index, cell: cells[next].index))
                    }
                    next += 1
                }
                if places.count == first { places.append(CitationPlace(bytes: block.content, block: index)) }
            case .blank, .reference, .boilerplate, .code: break
            }
        }
        return places
    }

    /// The line of the authors, whose raised numbers are those of their institutes.
    private func isByline(_ range: Range<Int>) -> Bool { bylines.contains { range.overlaps($0) } }

    /// `To cite this document: …`, `Suggested citation: …`: how the document wants to be cited; its `[2025]` is a year.
    private func isSelfCitation(_ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound, [0x2A, 0x5F, 0x20].contains(text.bytes[at]) { at += 1 }
        for phrase: StaticString in [
            "to cite this", "how to cite", "cite this", "cite as", "suggested citation", "please cite", "recommended citation",
        ] where text.has(phrase, at: at) {
            return true
        }
        return false
    }

    private func markers() -> [Found] {
        var found: [Found] = []
        for place in places() {
            let first = found.count
            for marker in CiteKeyMarkers.markers(in: place.bytes, of: text) { found.append(Found(marker: marker, place: place, isFirst: false)) }
            if entryLinks == nil, let linkFree = LinkFreeText(of: text, in: place.bytes) {
                for marker in printedMarkers(in: linkFree.range, of: linkFree.text) {
                    found.append(Found(marker: linkFree.inSource(marker), place: place, isFirst: false))
                }
                continue
            }
            let links = entryLinks?.markers(in: place.bytes, of: text) ?? []
            defer { leaveOut(those: links, from: first, of: &found) }
            for marker in links { found.append(Found(marker: marker, place: place, isFirst: false)) }
            for marker in NumericMarkers.markers(in: place.bytes, of: text) where entryLinks?.leadsElsewhere(marker.bytes, of: text) != true {
                found.append(Found(marker: marker, place: place, isFirst: false))
            }
            for marker in AuthorYearMarkers.markers(in: place.bytes, of: text, bodies: lists.bodies) {
                found.append(Found(marker: marker, place: place, isFirst: false))
            }
            if lists.hasNumbers {
                for marker in WordedNumberMarkers.markers(in: place.bytes, of: text) { found.append(Found(marker: marker, place: place, isFirst: false)) }
            }
            if lists.hasNumbers, segmented.document.text.structure == nil, place.cell == nil {
                for marker in GluedNumberMarkers.markers(in: place.bytes, of: text) { found.append(Found(marker: marker, place: place, isFirst: false)) }
            }
            if !records.references.isEmpty {
                for marker in LinkLabelMarkers.markers(in: place.bytes, of: text, readsNumbers: !lists.hasNumbers) {
                    found.append(Found(marker: marker, place: place, isFirst: found.count == first))
                }
            }
        }
        return found
    }

    /// The markers that a stretch of text prints, whatever its links say.
    private func printedMarkers(in range: Range<Int>, of text: EntryText) -> [CitationMarker] {
        NumericMarkers.markers(in: range, of: text) + AuthorYearMarkers.markers(in: range, of: text, bodies: lists.bodies)
    }

    /// Drops what other forms saw in the places of links to entries, which are surer.
    private func leaveOut(those links: [CitationMarker], from first: Int, of found: inout [Found]) {
        guard !links.isEmpty else { return }
        var next = 0
        let others = found[first...].filter { $0.marker.form != .entryLink }.sorted { $0.marker.bytes.lowerBound < $1.marker.bytes.lowerBound }
        let kept = others.filter { item in
            while next < links.count, links[next].bytes.upperBound <= item.marker.bytes.lowerBound { next += 1 }
            return next == links.count || !links[next].bytes.overlaps(item.marker.bytes)
        }
        let own = found[first...].filter { $0.marker.form == .entryLink }
        found.removeSubrange(first...)
        found += own + kept
    }

    // MARK: Which forms this document uses

    /// The markers whose form the document uses: brackets before superscripts before round brackets; authors and years where numbers do not rule.
    private func accepted(_ found: [Found]) -> [Found] {
        let found = FormulaSubscripts.removed(from: withoutLinkNumbers(found), at: \.marker, of: text)
        let brackets = found.filter { $0.marker.form == .bracket && isListed($0.marker) }
        let raised = self.raised(among: found)
        let raisedAt = Set(raised.map(\.marker.bytes.lowerBound))
        let round = found.filter { $0.marker.form == .parenthesis && isListed($0.marker) }
        let usesBrackets = brackets.count >= 3 || (!brackets.isEmpty && brackets.count >= raised.count)
        let usesRaised = !usesBrackets && !raised.isEmpty
        let usesRound = brackets.isEmpty && raised.isEmpty && isCiting(round, of: found)
        let glued = found.filter { $0.marker.form == .gluedNumber }
        let usesGlued = brackets.isEmpty && raised.isEmpty && !usesRound
            && GluedNumberMarkers.areCitations(glued.map(\.marker), listed: lists.lists.map(\.numbers.count).max() ?? 0, holds: lists.holds)
        let usesKeys = found.contains { $0.marker.form == .citeKey && !$0.marker.isLone }
        let usesLabels = found.contains { $0.marker.form == .linkLabel && !$0.marker.isLone }
        let countsUp = Self.countsUp(found.lazy.map(\.marker).filter { $0.form == .bracket })
        let named = found.filter { $0.marker.form == .authorYear }
        let numbered = Set((usesBrackets ? brackets : usesRaised ? raised : usesGlued ? glued : []).map(\.marker.bytes.lowerBound))
        let marked = named.filter { isMixedCitation($0.marker, beside: numbered) }
        // a text that cites by names may number its notes
        let mixesNames = marked.contains { isListedName($0.marker) } || marked.count >= max(5, numbered.count * 2)
        return found.filter { item in
            switch item.marker.form {
            case .bracket: isBracketCitation(item, usesBrackets: !brackets.isEmpty, countsUp: countsUp)
            case .superscript: (usesRaised || leadsToEntry(item.marker)) && raisedAt.contains(item.marker.bytes.lowerBound)
            case .parenthesis: usesRound && isListed(item.marker)
            case .gluedNumber: usesGlued && isListed(item.marker)
            case .wordedNumber: isListed(item.marker)
            case .authorYear where usesBrackets || usesRaised || usesGlued:
                isMixedCitation(item.marker, beside: numbered) && (isListedName(item.marker) || mixesNames && isAuthorYearCitation(item.marker))
            case .authorYear: isAuthorYearCitation(item.marker)
            case .linkLabel: !item.marker.isLone || usesLabels
            case .entryLink: true
            case .citeKey: !item.marker.isLone || isListed(item.marker) || (usesKeys && endsInDigit(item.marker))
            }
        }
    }

    /// The raised numbers that a list answers: where as many citations are links to its entries, one that is no link is a power (`m<sup>2</sup>`) or the
    /// mark of a note.
    private func raised(among found: [Found]) -> [Found] {
        let raised = found.filter { $0.marker.form == .superscript && isListed($0.marker) }
        let linked = found.count { $0.marker.form == .entryLink }
        let (bare, others) = (raised.filter { text.anchor(in: $0.marker.bytes) == nil }, raised.filter { text.anchor(in: $0.marker.bytes) != nil })
        return bare.count <= linked ? others : raised
    }

    /// Whether a raised number leads by its name to an entry of a list: `<sup><a href="#ref2">2</a></sup>`, but not `href="#fn2"`.
    private func leadsToEntry(_ marker: CitationMarker) -> Bool {
        text.anchor(in: marker.bytes).map { EntryLinkMarkers.namesEntry($0, in: text) } ?? false
    }

    /// Drops the numbers that a text browser gives to links, where a mark of a note is a link's words: `P value [12]*`.
    private func withoutLinkNumbers(_ found: [Found]) -> [Found] {
        func opensMark(_ end: Int) -> Bool { end < text.end && (text.bytes[end] >= 0x80 || [0x2A, 0x5E, 0x24].contains(text.bytes[end])) }
        guard found.contains(where: { $0.marker.form == .bracket && opensMark($0.marker.bytes.upperBound) }) else { return found }
        let links = LinkNumbers(of: text.bytes)
        return found.filter { $0.marker.form != .bracket || !links.contains($0.marker.bytes.lowerBound) }
    }

    private func isListed(_ marker: CitationMarker) -> Bool {
        marker.pointers.contains { pointer in
            switch pointer {
            case .number(let number): lists.holds(number: number)
            case .key(let key), .citeKey(let key): lists.reference(key: key) != .none
            default: false
            }
        }
    }

    private func endsInDigit(_ marker: CitationMarker) -> Bool { text.isDigit(marker.bytes.upperBound - 1) || text.isDigit(marker.bytes.upperBound - 2) }

    /// A bracket that no list answers counts where the document does cite by brackets, and unless its numbers are years.
    ///
    /// - Parameter countsUp: whether the numbers come as citations do, with or without a list.
    private func isBracketCitation(_ item: Found, usesBrackets: Bool, countsUp: Bool) -> Bool {
        let pointers = item.marker.pointers
        if isListed(item.marker) { return true }
        guard pointers.allSatisfy({ if case .number(let number) = $0 { number < 1_000 } else { false } }) else { return false }
        var at = item.marker.bytes.lowerBound
        if at > item.place.bytes.lowerBound, text.bytes[at - 1] == 0x5C { at -= 1 }
        let opensPlace = at == item.place.bytes.lowerBound
        return usesBrackets || countsUp && (opensPlace || isBehindWord(at))
            || records.references.isEmpty && pointers.count <= 6 && !opensPlace && isBehindWord(at)
    }

    private func isBehindWord(_ at: Int) -> Bool {
        text.isBlank(at - 1) || text.isLetter(at - 1) || [0x0A, 0x0D, 0x2E, 0x2C, 0x29, 0x5D, 0x22, 0x2A, 0x5F, 0x3A, 0x3B].contains(text.bytes[at - 1])
    }

    /// Whether numbers come as citations do: five or more, of which each new one mostly follows closely upon those before.
    private static func countsUp(_ brackets: some Sequence<CitationMarker>) -> Bool {
        var seen: Set<Int> = [], highest = 0, near = 0
        for marker in brackets.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) {
            for case .number(let number) in marker.pointers where seen.insert(number).inserted {
                if number > highest, number <= highest + 3 { near += 1 }
                highest = max(highest, number)
            }
        }
        return near >= 5 && near * 5 >= seen.count * 4
    }

    /// Round brackets cite when most are followed by a mark, most are of the list, and they name a fair part of it.
    private func isCiting(_ round: [Found], of found: [Found]) -> Bool {
        let all = found.filter { $0.marker.form == .parenthesis }
        guard round.count >= 2, round.count * 5 >= all.count * 4 else { return false }
        let marked = round.count { item in
            let end = item.marker.bytes.upperBound
            return end < text.end && [0x2E, 0x2C, 0x3B, 0x29, 0x3A].contains(text.bytes[end])
        }
        let cited = Set(round.flatMap { $0.marker.pointers.compactMap { if case .number(let number) = $0 { number } else { nil } } })
        let listed = lists.lists.map(\.numbers.count).max() ?? 0
        return marked * 2 >= round.count && cited.count >= max(2, listed / 4)
    }

    private func isAuthorYearCitation(_ marker: CitationMarker) -> Bool {
        guard case .authorYear(let pointer)? = marker.pointers.first else { return false }
        if lists.reference(pointer) != .none { return true }
        return pointer.isSure && !((records.references.isEmpty || lists.hasNumbers) && isAcronym(marker, pointer))
    }

    /// Whether a name with a year cites beside numbers: marked as a citation, and no number follows that says the same (`Smith et al. (2010) [4]`).
    private func isMixedCitation(_ marker: CitationMarker, beside numbered: Set<Int>) -> Bool {
        guard case .authorYear(let pointer)? = marker.pointers.first, pointer.isMarked else { return false }
        var next = marker.bytes.upperBound
        while next < text.end, [0x20, 0x2A, 0x5F, 0x29, 0x2C].contains(text.bytes[next]) { next += 1 }
        return !numbered.contains(next)
    }

    /// `FLEET-2, 2015`, `DAWNs, 2022`: the name of a trial with its year, which points at nothing in a document without a list
    /// or with a numbered one.
    private func isAcronym(_ marker: CitationMarker, _ pointer: CitationMarker.AuthorYear) -> Bool {
        guard pointer.families.count == 1, !pointer.isEtAl else { return false }
        var at = marker.bytes.lowerBound
        var capitals = 0
        while at < marker.bytes.upperBound, text.bytes[at] &- 0x41 < 26 { capitals += 1; at += 1 }
        return capitals >= 2
    }

    private func isListedName(_ marker: CitationMarker) -> Bool {
        if case .authorYear(let pointer)? = marker.pointers.first { lists.reference(pointer) != .none } else { false }
    }

    // MARK: Resolving

    private mutating func resolve(_ item: Found) {
        for pointer in item.marker.pointers {
            switch pointer {
            case .number(let number): keep(item, label: String(number), lists.reference(number: number, at: item.marker.bytes.lowerBound))
            case .key(let key):
                let answer = lists.reference(key: key)
                if answer != .none { keep(item, label: key, answer) }
            case .citeKey(let key): keep(item, label: key, lists.reference(key: key))
            case .authorYear(let pointer): keep(item, label: pointer.label, lists.reference(pointer))
            case .linkLabel(let target): resolveLinkLabel(item, target: target)
            case .entry(let index, let label): keep(item, label: label, .reference(index))
            }
        }
    }

    /// Resolves by the address where there is one, else by the years and words of what stands before the marker and of the heading above.
    private mutating func resolveLinkLabel(_ item: Found, target: String?) {
        let label = segmented.document.text.readable(item.marker.bytes)
        if let target {
            let answer = lists.reference(address: target)
            if answer != .none || label.utf8.allSatisfy({ $0 &- 0x30 < 10 }) { return keep(item, label: label, answer) }
        }
        let before = evidence(before: item)
        guard !before.isEmpty else { return }
        let candidates = lists.candidates(years: Self.years(in: text.bytes[before]))
        let count = candidates?.count ?? records.references.count
        var heading: [UInt8] = []
        if let section = segmented.blocks[item.place.block].section, segmented.sections.indices.contains(section), item.isFirst {
            heading = Array(segmented.sections[section].heading.utf8)
        }
        keep(item, label: label, answer(for: text.bytes[before], under: heading[...], among: candidates, count))
    }

    /// The one candidate whose title shares clearly more with the sentence than any other; the heading above only adds to what the sentence says.
    ///
    /// - Parameter candidates: nil for all references.
    private mutating func answer(
        for context: ArraySlice<UInt8>, under heading: ArraySlice<UInt8>, among candidates: [Int]?, _ count: Int
    ) -> CitedLists.Answer {
        guard count > 0 else { return .none }
        let allowed = candidates.map { Set($0) }
        var scores = titleWords.scores(of: context, among: allowed)
        for (reference, extra) in titleWords.scores(of: heading, among: allowed) where scores[reference] != nil {
            scores[reference]?.weight += extra.weight / 2
            scores[reference]?.words += extra.words
        }
        let ranked = scores.sorted { ($0.value.weight, -$0.key) > ($1.value.weight, -$1.key) }
        guard let best = ranked.first else { return .ambiguous }
        if count == 1 { return .reference(best.key) }
        let second = ranked.count > 1 ? ranked[1].value.weight : 0
        let isClear = best.value.weight >= second * 1.25 + 0.5 && (best.value.words >= 2 || second == 0)
        return isClear ? .reference(best.key) : .ambiguous
    }

    /// What stands between the marker and the one before it in the same block; for a marker alone in its block, the block above.
    private func evidence(before item: Found) -> Range<Int> {
        let start = item.place.bytes.lowerBound
        let from = citations.last.map { max(start, min($0.span.bytes.upperBound, item.marker.bytes.lowerBound)) } ?? start
        let own = segmented.document.text.trimmed(from ..< item.marker.bytes.lowerBound)
        if !own.isEmpty { return own }
        var block = item.place.block - 1
        while block >= 0, segmented.blocks[block].kind == .blank { block -= 1 }
        return block >= 0 && (segmented.blocks[block].kind == .paragraph || segmented.blocks[block].kind == .item)
            ? segmented.blocks[block].content : 0 ..< 0
    }

    static func years(in bytes: ArraySlice<UInt8>) -> Set<Int> {
        var years: Set<Int> = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            var value = 0
            let start = at
            while at < bytes.endIndex, bytes[at] &- 0x30 < 10 { value = value &* 10 &+ Int(bytes[at] & 0x0F); at += 1 }
            if at - start == 4, (1_900 ... 2_099).contains(value) { years.insert(value) }
            if at == start { at += 1 }
        }
        return years
    }

    // MARK: Records

    private mutating func keep(_ item: Found, label: String, _ answer: CitedLists.Answer) {
        let document = segmented.document
        let block = segmented.blocks[item.place.block]
        let section = block.section.flatMap { segmented.sections.indices.contains($0) ? segmented.sections[$0].id : nil }
        let cell = item.place.cell.map { records.cells[$0] }
        var reference: String?
        if case .reference(let index) = answer { reference = records.references[index].id }
        let status: Citation.Status = reference != nil ? .resolved : answer == .ambiguous ? .ambiguous : .dangling
        let span = document.span(item.marker.bytes)
        let citation = Citation(
            id: "\(document.id)#c\(citations.count + 1)", documentID: document.id, sectionID: section, tableID: cell?.tableID, row: cell?.row,
            column: cell?.column,
            marker: document.string(item.marker.bytes), label: label, referenceID: reference, status: status,
            context: cell.flatMap { $0.span.bytes.count <= Self.longestContext ? $0.text : nil } ?? context(of: item), span: span)
        citations.append(citation)
        if status != .resolved { diagnostics.append(.unresolved(citation)) }
    }

    /// The sentence that holds the marker; for labels of links that stand alone, the sentence before them too.
    private mutating func context(of item: Found) -> String {
        let range = passages.sentences(ofBlock: item.place.block)
        guard let index = sentence(holding: item.marker.bytes.lowerBound, among: range) else {
            return readable(item.place.bytes, around: item.marker.bytes)
        }
        var bytes = passages.sentences[index].bytes
        if item.marker.form == .linkLabel, bytes.lowerBound >= item.marker.bytes.lowerBound, index > range.lowerBound {
            bytes = passages.sentences[index - 1].bytes.lowerBound ..< bytes.upperBound
        }
        return readable(bytes, around: item.marker.bytes)
    }

    /// Beyond this a "sentence" is a page without full stops, and what stands around the marker is enough.
    private static let longestContext = 2_000
    /// Beyond this it is no text at all, and what stands around each marker would be hundreds of times the document.
    private static let longestSentence = 100_000

    private mutating func readable(_ bytes: Range<Int>, around marker: Range<Int>) -> String {
        guard bytes.count > Self.longestContext else {
            if lastContext.bytes != bytes { lastContext = (bytes, segmented.document.text.readable(bytes)) }
            return lastContext.text
        }
        let reach = bytes.count > Self.longestSentence ? Self.longestContext / 20 : Self.longestContext / 2
        var start = max(bytes.lowerBound, marker.lowerBound - reach), end = min(bytes.upperBound, marker.upperBound + reach)
        while start > bytes.lowerBound, start < marker.lowerBound, !text.isBlank(start - 1) { start += 1 }
        while end < bytes.upperBound, end > marker.upperBound, !text.isBlank(end) { end -= 1 }
        return segmented.document.text.readable(start ..< end)
    }

    private func sentence(holding offset: Int, among range: Range<Int>) -> Int? {
        var low = range.lowerBound, high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if passages.sentences[middle].bytes.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && passages.sentences[low].bytes.contains(offset) ? low : nil
    }
}

extension Diagnostic {
    fileprivate static func unresolved(_ citation: Citation) -> Diagnostic {
        citation.status == .ambiguous
            ? Diagnostic(
                .warning, "ambiguous-citation", document: citation.documentID, span: citation.span,
                "several references fit “\(citation.label)” as well; none was chosen")
            : Diagnostic(
                .warning, "dangling-citation", document: citation.documentID, span: citation.span,
                "no reference of the document's lists fits “\(citation.label)”")
    }
}
