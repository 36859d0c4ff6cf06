/// What headings and stubs say, by their words: tables of one document often have the same.
final class HeadingMemory {
    private var meanings: [String: HeadingMeaning] = [:]

    /// With so many it starts anew, so that a large document keeps few.
    private static let most = 4_096

    func meaning(of heading: String) -> HeadingMeaning {
        if let known = meanings[heading] { return known }
        let meaning = HeadingMeaning(heading)
        if meanings.count >= Self.most { meanings.removeAll(keepingCapacity: true) }
        meanings[heading] = meaning
        return meaning
    }
}
