/// The names of bodies that a document's lists have as authors, to be found before a year in the text.
///
/// A person's name is one word with a capital; `Northern Lakes Study Group` or `Depth after Thaw Investigators` cannot be told from the words
/// around it unless the list has it.
struct BodyNames: Sendable {
    /// Folded names of two words and more by their last word, longest first.
    private var names: [String: [String]] = [:]

    /// A body with and without its article: `The Lakes Group` is also cited as `Lakes Group`.
    static func forms(of name: String) -> [String] {
        name.utf8.count > 4 && name.utf8.prefix(4).elementsEqual("The ".utf8) ? [name, String(name.dropFirst(4))] : [name]
    }

    mutating func insert(_ name: String) {
        let folded = TitleWords.folded(Array(name.utf8)[...])
        let words = folded.split(separator: " ")
        guard words.count > 1, let last = words.last.map(String.init), names[last]?.contains(folded) != true else { return }
        names[last, default: []].append(folded)
        names[last]?.sort { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
    }

    /// The longest name that ends at an offset, and where it starts.
    func name(before end: Int, from start: Int, in text: EntryText) -> (name: String, start: Int)? {
        guard !names.isEmpty, end > start else { return nil }
        var word = end
        while word > start, !isBlank(text.bytes[word - 1]), end - word < 60 { word -= 1 }
        for name in names[TitleWords.folded(text.bytes[word ..< end])] ?? [] {
            // the article of `as the Lakes Group (2020) says` is the sentence's
            guard let begin = match(name, before: end, from: start, in: text) else { continue }
            if !text.has("the ", at: begin) || text.isUpper(begin) { return (name, begin) }
        }
        return nil
    }

    /// Word by word back from the end, whatever blanks and line breaks stand between.
    private func match(_ name: String, before end: Int, from start: Int, in text: EntryText) -> Int? {
        var at = end
        var isFirst = true
        for wanted in name.split(separator: " ").reversed() {
            let border = at
            while !isFirst, at > start, isBlank(text.bytes[at - 1]) { at -= 1 }
            guard isFirst || at < border else { return nil }
            isFirst = false
            let wordEnd = at
            while at > start, !isBlank(text.bytes[at - 1]), text.bytes[at - 1] != 0x28, text.bytes[at - 1] != 0x5B, wordEnd - at < 60 { at -= 1 }
            guard TitleWords.folded(text.bytes[at ..< wordEnd]) == wanted else { return nil }
        }
        return at
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
