import Model

/// One outcome that a sentence or cell says something of, before numbers, places and times are read.
struct Statement: Sendable {
    enum Kind: Sendable {
        /// A word of change says so.
        case change
        /// A share of people who had the outcome.
        case share
        /// `No seizures were observed`.
        case absence
    }

    var kind: Kind = .change
    var outcome: OutcomeName?
    var direction: Finding.Direction
    var subject: Subject
    /// The token of the word of change.
    var trigger: Int
    /// The tokens that the statement reads its figures, places and times from.
    var window: Range<Int>
    /// The number that stands behind the outcome as its own: `BDNF protein 1.4-fold and TrkB 1.6-fold`.
    var amount: Int?
    /// How far the outcome's phrase goes.
    var end: Int
    /// A change without a direction: `modulates`, `interacts with`.
    var isNeutral = false
    /// The word of change is an adjective before its noun.
    var isAdjective = false
    /// The word of change is the sentence's predicate: `was higher`, `remained unchanged`.
    var isPredicate = false
    /// The verb has no object and names no agent: `BDNF levels rose`.
    var isIntransitive = false
    /// Which of how many numbers before the word *respectively* is its own: `X and Y by 3% and 4 kg, respectively`.
    var place: (index: Int, count: Int, end: Int)?
    /// The bracket behind the outcome that holds its own figures: `CRP (-0.6 mg/L, p = 0.01) and IL-6 (-0.5 ng/L)`.
    var bracket: Range<Int>?
    /// Whether brackets behind the outcomes of its list hold their figures, so that those of another are not its own.
    var isPaired = false
    /// Words between verb and outcome show that it was asked, not answered.
    var isPurpose = false
}
