extension Comparer {
    /// The texts of two entries, where their fields leave it open whether they are one work.
    ///
    /// | level of `text` | share of the shorter text's letters that the other has |
    /// |---|---|
    /// | same | nine in ten |
    /// | close | three in four |
    /// | part | six in ten |
    /// | near | four in ten |
    /// | differs | fewer |
    ///
    /// `numbers` are *same* when the text with fewer of them has none of its own, *close* when it has one, *near* when half are shared. Without titles
    /// volume and page are all that tells two articles of a journal apart: then a year that agrees is left out, so that it makes up for no other page,
    /// one number of its own of two is half, and one alone must be the other's too.
    ///
    /// A field that does not agree is *inside* when what one reference states stands in the other's text: the parser took it for something else.
    mutating func compareTexts(_ a: Profile, _ b: Profile, into vector: inout ComparisonVector) {
        guard mayHelp(vector) else { return }
        let (share, bits) = a.text.share(of: b.text, weights)
        guard bits >= 60 else { return }
        vector.textShare = Float(share)
        vector[.text] = share >= 0.9 ? .same : share >= 0.75 ? .close : share >= 0.6 ? .part : share >= 0.4 ? .near : .differs
        guard share >= 0.4 else { return }
        compareNumbers(a, b, into: &vector)
        findTitles(a, b, into: &vector)
        findOthers(a, b, into: &vector)
    }

    private func compareNumbers(_ a: Profile, _ b: Profile, into vector: inout ComparisonVector) {
        guard vector[.title] == .missing, vector[.year] == .same else {
            let (shared, all) = a.text.sharedNumbers(with: b.text)
            if all >= 2 { vector[.numbers] = shared == all ? .same : shared == all - 1 ? .close : 2 * shared >= all ? .near : .differs }
            if all == 1, shared == 0, vector[.title] == .missing { vector[.numbers] = .differs }
            return
        }
        vector.isYearLeftOut = true
        let (shared, all) = a.text.sharedNumbers(with: b.text, besides: a.year)
        if all == 1 { vector[.numbers] = shared == 1 ? .missing : .differs }
        if all > 1 { vector[.numbers] = shared == all ? .same : all > 2 && shared == all - 1 ? .close : 2 * shared >= all ? .near : .differs }
    }

    /// Texts are looked at where titles do not settle the matter and something else than the journal agrees.
    private func mayHelp(_ vector: ComparisonVector) -> Bool {
        switch vector[.title] {
        case .same, .close, .cut:
            return vector[.authors] == .differs || vector[.authors] == .near 
        default: break
        }
        // Two titles and two pages: two works.
        if vector[.title] == .differs, vector[.pages] == .differs { return false }
        return vector[.doi] != .differs && (vector[.authors] != .differs || vector.agrees(.pages) || vector.agrees(.volume))
    }

    /// A title that the parser cut elsewhere or put into another field; or one that is the other's journal: then only the other has a title. Two records
    /// say what their titles are.
    private mutating func findTitles(_ a: Profile, _ b: Profile, into vector: inout ComparisonVector) {
        guard vector[.title] == .missing || vector[.title] == .differs && vector.textShare >= 0.6 && !(a.isStated && b.isStated) else { return }
        let first = a.title.isEmpty ? 0 : b.text.share(ofLetters: a.title.folded, weights)
        let second = b.title.isEmpty ? 0 : a.text.share(ofLetters: b.title.folded, weights)
        if a.title.isEmpty || b.title.isEmpty {
            guard max(first, second) >= 0.75 else { return }
            vector[.title] = .inside
            vector.titleInformation = Float(a.title.isEmpty ? b.title.information : a.title.information)
            vector.titleSimilarity = Float(max(first, second))
        } else if a.title.words.count != b.title.words.count, min(first, second) >= 0.75, max(first, second) >= 0.9 {
            // As many words each would be two titles that differ in one.
            vector[.title] = .inside
            vector.titleInformation = Float(min(a.title.information, b.title.information))
            vector.titleSimilarity = Float(min(first, second))
        } else if isJournal(a.title, of: b) || isJournal(b.title, of: a) {
            vector[.title] = .missing
            vector[.container] = .inside
        }
    }

    /// Whether what was taken for a title is the name of the other's journal or book.
    private mutating func isJournal(_ title: TitleProfile, of other: Profile) -> Bool {
        guard title.keyLength >= 6, !other.container.isEmpty else { return false }
        let letters = other.container.folded
        let container = levenshtein.similarity(title.folded.buffer, letters.buffer)
        return container >= 0.7 || title.folded.count > letters.count && title.folded.holds(letters)
    }

    private func findOthers(_ a: Profile, _ b: Profile, into vector: inout ComparisonVector) {
        if !vector.agrees(.authors), isInside(a.authors, b.text) || isInside(b.authors, a.text) { vector[.authors] = .inside }
        if !vector.agrees(.container), isInside(a.container, b.text) || isInside(b.container, a.text) { vector[.container] = .inside }
        if vector[.year] == .missing || vector[.year] == .differs, isInside(a.year, b.text) || isInside(b.year, a.text) { vector[.year] = .inside }
        if vector[.pages] == .missing || vector[.pages] == .differs && !(a.isStated && b.isStated), isInside(a.firstPage, b.text) || isInside(b.firstPage, a.text) {
            vector[.pages] = .inside
        }
        if vector[.volume] == .missing, isInside(a.firstVolume, b.text) || isInside(b.firstVolume, a.text) { vector[.volume] = .inside }
    }

    private func isInside(_ authors: AuthorProfile, _ text: TextProfile) -> Bool {
        authors.first.count >= 7 && text.share(ofLetters: authors.first, weights) >= 0.8
    }

    private func isInside(_ container: ContainerProfile, _ text: TextProfile) -> Bool {
        container.folded.count >= 8 && text.share(ofLetters: container.folded, weights) >= 0.7
    }

    /// A figure alone stands in every text.
    private func isInside(_ number: Int?, _ text: TextProfile) -> Bool { number.map { $0 >= 10 && text.holds($0) } ?? false }
}
