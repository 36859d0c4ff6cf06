import Model

/// The quantities of every sentence, scanned once for all kinds of records that look at them.
struct SentenceQuantities {
    /// One list a sentence, in the order of `Passages.sentences`.
    private let lists: [[ScannedQuantity]]

    init(of passages: Passages, in bytes: [UInt8]) {
        let scanner = QuantityScanner(bytes)
        lists = passages.sentences.map { scanner.quantities(in: $0.bytes) }
    }

    /// The quantities of the sentence with this index.
    subscript(sentence: Int) -> [ScannedQuantity] { lists[sentence] }
}
