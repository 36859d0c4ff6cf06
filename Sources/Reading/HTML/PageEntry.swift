/// What a page says by classes, roles and links of an entry: one work of a list of references, or a note of the text.
///
/// An entry is put into one line, whatever elements part its fields, and its label is kept apart: `<div class="csl-left-margin">[1]</div>
/// <div class="csl-right-inline">Roe J. Lakes.</div>` is `[1] Roe J. Lakes.` with the label `[1]`.
enum PageEntry {
    /// Whether an element is an entry by itself, wherever it stands.
    static func isEntry(_ element: HTMLElement, _ attributes: HTMLAttributes) -> Bool {
        guard attributes.list != nil else { return false }
        switch element {
        case .p: return attributes.words(of: "class", contain: paragraphClasses) || attributes.words(of: "class", contain: classes)
        case .block, .section, .li: return attributes.words(of: "class", contain: classes) || attributes.words(of: "role", contain: ["doc-biblioentry"])
        default: return false
        }
    }

    /// Whether the words of a paragraph that only its class `reference` makes an entry bear it out: some length, and a year.
    static func isBorneOut(_ words: [UInt8]) -> Bool {
        guard words.count >= 40 else { return false }
        return words.split(whereSeparator: { $0 &- 0x30 >= 10 }).contains { $0.count == 4 && ($0.first == 0x31 || $0.first == 0x32) }
    }

    /// Whether an element is an entry by the class `reference` alone, which pages give to other things, too.
    static func isDoubtful(_ element: HTMLElement, _ attributes: HTMLAttributes) -> Bool { element == .p && attributes.words(of: "class", contain: ["reference"]) }

    /// Whether an element is a note of the text.
    static func isNote(_ element: HTMLElement, _ attributes: HTMLAttributes) -> Bool {
        guard attributes.list != nil else { return false }
        switch element {
        case .p, .block, .section: return attributes.words(of: "class", contain: noteClasses) || attributes.words(of: "role", contain: ["doc-footnote", "doc-endnote"])
        default: return false
        }
    }

    /// Whether an element holds the notes of the text.
    static func holdsNotes(_ attributes: HTMLAttributes) -> Bool {
        attributes.words(of: "role", contain: ["doc-endnotes", "doc-footnotes"]) || attributes.words(of: "class", contain: ["footnotes", "endnotes"])
            || attributes.words(of: "id", contain: ["footnotes", "endnotes"])
    }

    /// Whether a list within an entry names its authors: `class="cit-auth-list"`, `class="reference__authors_list"`.
    static func namesAuthors(_ attributes: HTMLAttributes) -> Bool {
        guard let name = attributes.string("class", limit: 200)?.lowercased() else { return false }
        let bytes = Array(name.utf8)
        return ["auth", "contrib"].contains { word in
            let wanted = Array(word.utf8)
            return bytes.indices.dropLast(wanted.count - 1).contains { bytes[$0 ..< $0 + wanted.count].elementsEqual(wanted) }
        }
    }

    /// Whether an element within an entry is its label.
    static func isLabel(_ attributes: HTMLAttributes) -> Bool { attributes.list != nil && attributes.words(of: "class", contain: labelClasses) }

    /// Whether a part of an entry stands in a line of its own by style alone.
    static func isPart(_ attributes: HTMLAttributes) -> Bool { attributes.list != nil && attributes.words(of: "class", contain: ["ltx_bibblock"]) }

    private static let classes: Set<String> = ["csl-entry", "ltx_bibitem", "bib-entry", "bibliography-entry", "biblioentry"]
    private static let paragraphClasses: Set<String> = ["reference", "msobibliography"]
    private static let noteClasses: Set<String> = ["footnote", "endnote", "msofootnotetext", "msoendnotetext"]
    private static let labelClasses: Set<String> = PageWords.labelWords.union([
        "csl-left-margin", "ltx_tag_bibitem", "footnote-number", "msofootnotereference", "msoendnotereference",
    ])
}
