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
        "catlinks",
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
    /// Classes of captions.
    static let captionWords: Set<String> = [
        "caption", "table-caption", "figure-caption", "fig-caption", "tbl-caption", "tablecaption", "table-wrap-caption",
    ]
    /// Classes of the number of an entry, which style alone sets apart from its words.
    static let labelWords: Set<String> = [
        "label", "bullet", "order", "ref-label", "ref-number", "refnum", "reference-number", "citation-number", "number", "mixed-citation-label",
    ]
    /// Classes of links that lead back to the text, or to themselves, and of words for screen readers alone.
    static let backLinks: Set<String> = [
        "mw-cite-backlink", "sortkey", "footnote-backref", "backlink", "citation-backlink", "headerlink", "anchorjs-link", "mw-editsection", "sr-only",
        "visually-hidden", "screen-reader-text",
    ]
}
