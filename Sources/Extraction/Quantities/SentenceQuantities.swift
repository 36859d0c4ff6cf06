import Model

/// The quantities of every sentence, scanned once for all kinds of records that look at them.
///
/// Those of a large document would take more memory than its text: they are scanned anew whenever they are asked for.
struct SentenceQuantities {
    private let passages: Passages
    private let scanner: QuantityScanner
    /// One list a sentence, in the order of `Passages.sentences`; nil for a large document.
    private let lists: [[ScannedQuantity]]?

    init(of passages: Passages, in bytes: [UInt8], isLarge: Bool = false) {
        let scanner = QuantityScanner(bytes)
        self.passages = passages; self.scanner = scanner
        lists = isLarge ? nil : passages.sentences.map { scanner.quantities(in: $0.bytes) }
    }

    /// The quantities of the sentence with this index.
    subscript(sentence: Int) -> [ScannedQuantity] { lists?[sentence] ?? scanner.quantities(in: passages.sentences[sentence].bytes) }
}
