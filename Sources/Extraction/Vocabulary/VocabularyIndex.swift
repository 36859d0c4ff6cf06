import Model

/// The vocabulary, folded and indexed for recognition in running text.
struct VocabularyIndex: Sendable {
    let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }
}
