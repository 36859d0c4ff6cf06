/// What journals print above a title to say what kind of article follows.
enum DocumentKinds {
    static let names: Set<String> = [
        "open access", "original research", "original article", "original paper", "research article", "research paper", "review", "review article",
        "article", "accepted manuscript", "systematic review", "case report", "brief report", "short communication", "letter", "editorial", "preprint",
        "journal pre-proof", "author manuscript", "research", "full paper", "mini review", "perspective",
    ]
}
