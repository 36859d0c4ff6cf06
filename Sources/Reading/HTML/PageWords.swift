/// The words by which pages call their parts, in classes, identifiers and roles.
enum PageWords {
    /// Roles of what a page carries beside its text.
    static let boilerplateRoles: Set<String> = [
        "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar", "toolbar",
    ]
    /// Classes and identifiers of what a page carries beside its text.
    static let boilerplateWords: Set<String> = [
        "nav", "navbar", "navigation", "navbox", "menu", "breadcrumb", "breadcrumbs", "sidebar", "cookie", "cookies", "cookie-banner",
        "cookie-notice", "cookie-consent", "cookiebar", "gdpr", "newsletter", "social", "social-share", "share", "share-buttons", "sharing",
        "site-header", "site-footer", "page-footer", "page-header", "skip-link", "skiplink", "advert", "advertisement", "ads", "pagination",
        "related-posts", "related-articles", "comments", "toc", "usa-banner", "popup", "modal", "mw-jump-link", "mw-editsection", "printfooter",
        "catlinks", "ambox", "eu-cookie-law", "cookie-law-info-bar", "sharedaddy", "jp-relatedposts", "mw-navigation",
    ]
    /// Classes and identifiers of lists of references.
    static let referenceWords: Set<String> = [
        "references", "reference-list", "ref-list", "reflist", "bibliography", "citation-list", "literature-cited", "footnotes", "endnotes",
        "works-cited", "csl-bib-body",
    ]
    /// Headings under which references stand, as a region is judged by them.
    static let listNames = [
        "references", "bibliography", "literature", "works cited", "citations", "sources", "notes and references", "further reading",
    ]

    /// Whether a heading is that of a list of references: `References`, `7. Literature cited`.
    static func namesList(_ heading: [UInt8]) -> Bool {
        let words = String(decoding: heading.drop { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x20 }.prefix(60), as: UTF8.self).lowercased()
        return words.utf8.count < 40 && (listNames + ["literatur", "einzelnachweise", "références", "bibliograf", "referencias", "bibliographie"]).contains { words.hasPrefix($0) }
    }
    /// Classes of captions.
    static let captionWords: Set<String> = [
        "caption", "captions", "table-caption", "figure-caption", "fig-caption", "tbl-caption", "tablecaption", "table-wrap-caption",
    ]
    /// Classes of the number of an entry, which style alone sets apart from its words.
    static let labelWords: Set<String> = [
        "label", "bullet", "order", "ref-label", "ref-number", "refnum", "reference-number", "citation-number", "number", "mixed-citation-label",
    ]
    /// Classes of links that lead back to the text, or to themselves, and of words for screen readers alone.
    static let backLinks: Set<String> = [
        "mw-cite-backlink", "sortkey", "footnote-backref", "backlink", "citation-backlink", "headerlink", "anchorjs-link", "mw-editsection", "sr-only",
        "visually-hidden", "screen-reader-text", "screen-reader-only", "backrefs",
    ]
    /// Classes of words for screen readers alone.
    static let spokenWords: Set<String> = ["sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only"]
    /// Classes of what holds the notes of a table.
    static let tableFoots: Set<String> = [
        "tw-foot", "tblwrap-foot", "table-wrap-foot", "table-foot", "tablefoot", "tablefooter", "table-footer", "table-footnotes", "tablefootnotes", "article-section__table-footnotes",
        "html-table_foot", "tblfn", "table-notes", "tablenotes", "table-note", "tablenote", "table-fn", "c-article-table-footer", "ltx_table_notes",
    ]
    /// Classes of what a notebook prints beside its cells: `In [3]:`.
    static let prompts: Set<String> = ["jp-inputprompt", "jp-outputprompt", "input_prompt", "output_prompt", "jp-inputarea-prompt", "jp-outputarea-prompt"]

    /// Whether an address is that of the mark in the text to which a note belongs: `#_ftnref1`, `#fnref3`, `#footnote-anchor-2`.
    static func leadsBack(_ address: ArraySlice<UInt8>) -> Bool {
        guard address.first == 0x23, address.count < 80 else { return false }
        let name = String(decoding: address.dropFirst().map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        return ["_ftnref", "_ednref", "ftnt_ref", "fnref", "footnote-anchor", "footnote-ref", "endnote-ref", "cite_ref"].contains { name.hasPrefix($0) }
    }

    /// Whether a date behind the words is that of a change: `Last updated on`.
    static func saysChanged(_ words: [UInt8]) -> Bool {
        let text = String(decoding: words.suffix(30), as: UTF8.self).lowercased()
        return ["updated", "modified", "reviewed", "edited"].contains { text.contains($0) }
    }

    /// Whether words are a sign that leads back to the text (`↩`, `↵`), or in a heading to the heading itself (`¶`, `§`, `#`), which elsewhere are marks
    /// of notes.
    static func isSign(_ words: ArraySlice<UInt8>, inHeading: Bool) -> Bool {
        guard words.count <= 8 else { return false }
        let text = String(decoding: words, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FE0E}" && $0 != "\u{FE0F}" && $0 != " " }
        return text.count == 1 && text.allSatisfy { ["↩", "↵", "⏎"].contains($0) || inHeading && ["¶", "§", "#"].contains($0) }
    }
}
