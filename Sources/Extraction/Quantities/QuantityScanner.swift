import Model

/// Finds the quantities of any stretch of a text.
struct QuantityScanner: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The quantities of a sentence, heading or text cell.
    ///
    /// - Shape: in reading order, without overlap.
    func quantities(in range: Range<Int>) -> [ScannedQuantity] { [] }
}
