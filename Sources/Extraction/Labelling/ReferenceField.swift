/// What a stretch of a reference is.
///
/// The labels are one scheme for all the sets of labelled references, which disagree: see `Tests/Training`.
package enum ReferenceField: UInt8, CaseIterable, Sendable {
    case author, editor, translator, date, title, container, series, volume, issue, pages, publisher, institution, location, edition, genre, note
    /// The number or key of the entry in its list.
    case label
    /// What `Identifiers` and `LinkTail` found: a DOI, an address, a link's label.
    case identifier

    package static let count = allCases.count
    /// A field has two states: its first token and the tokens that go on with it.
    package static let stateCount = 2 * count
    package var first: Int { Int(rawValue) }
    package var inner: Int { Int(rawValue) + Self.count }

    // MARK: Memory

    /// The fields that the labeller remembers to have seen, a bit each: a chain of the first order cannot know that there was a title before.
    package static let memoryCount = 64

    /// What is remembered when a field begins.
    @inline(__always)
    package static func memory(_ memory: Int, after field: Int) -> Int { memory | Int(truncatingIfNeeded: memoryBits[field % 32]) }

    /// By raw value: author 1, title 2, container 4, date 8, publisher and institution 16, volume 32.
    private static let memoryBits = SIMD32<UInt8>(1, 0, 0, 8, 2, 4, 0, 32, 0, 0, 16, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
}
