import Model

/// What earlier text lends a sentence that does not name its subject, study or people.
struct FindingContext: Sendable {
    struct Carried: Sendable {
        var text: String
        /// `heading`, `label`, `preceding sentence`, `column header`, `row stub`, `caption`, `title`.
        var origin: String
        /// The want of what is named, which no bare *supplementation* goes back to.
        var isWant = false
    }

    var subject: Carried?
    /// What a new paragraph falls back to.
    var sectionSubject: Carried?
    var study: Study?
    /// The sentence before spoke of studies, and this one may be a fragment of it.
    var wasAttributed = false
    var population: Carried?
    var region: Carried?
    var model: Carried?
    /// Which way the row's stub says that its figures go: `HbA1c reduction`.
    var change: Finding.Direction?
    var outcome: Carried?
    /// The rows of a results table need no word that says who found them.
    var isResultTable = false
}
