import Model

/// A number of the text with its unit and meaning, before it has an id.
///
/// - Shape: `bytes` is the quote: comparator, number or range, dispersion and unit, as one stretch of the text.
struct ScannedQuantity: Sendable, Hashable {
    /// The quote: `within 48 hours`, `-4.7 ± 3.4`, `n=1,773`, `day 30`.
    var bytes: Range<Int>
    /// The numbers alone, without comparator and unit: `48`, `-4.7 ± 3.4`, `1,773`, `30`.
    var number: Range<Int>
    var kind: Quantity.Kind
    /// The number, or the lower end of a range. A percentage is as printed: `34%` is 34.
    var value: Double
    /// The upper end of a range.
    var valueHigh: Double?
    /// What follows `±`, or the lower bound of an interval.
    var dispersion: Double?
    var dispersionHigh: Double?
    /// `unknown` where there is a dispersion and the text does not say which.
    var dispersionType: DispersionType?
    /// A UCUM code; nil for a bare number.
    var unit: String?
    /// `≥`, `≤`, `<`, `>`, `~`, `within` or `up to`: words for the same thing are one.
    var comparator: String?
}
