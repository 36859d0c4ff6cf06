/// What a stretch of a reference is.
///
/// The labels are one scheme for all the sets of labelled references, which disagree: see `Tests/Training`.
package enum ReferenceField: UInt8, CaseIterable, Sendable {
    case author, editor, translator, date, title, container, series, volume, issue, pages, publisher, institution, location, edition, genre, note
    /// The number or key of the entry in its list.
    case label
    /// What `Identifiers` and `LinkTail` found: a DOI, an address, a link's label.
    case identifier

    // computed, so that the compiler knows them in the inner loops
    package static var count: Int { 18 }
    /// A field has two states: its first token and the tokens that go on with it.
    package static var stateCount: Int { 36 }
    package var first: Int { Int(rawValue) }
    package var inner: Int { Int(rawValue) + Self.count }

    // MARK: Memory

    /// The fields that the labeller remembers to have seen, a bit each: a chain of the first order cannot know that there was a title before.
    package static var memoryCount: Int { 64 }

    /// What is remembered when a field begins.
    @inline(__always)
    package static func memory(_ memory: Int, after field: Int) -> Int {
        memory | Int(truncatingIfNeeded: field < 9 ? low >> UInt64(field * 6) & 63 : high >> UInt64((field - 9) * 6) & 63)
    }

    // six bits a field, by raw value: author 1, title 2, container 4, date 8, publisher and institution 16, volume 32
    @inline(__always)
    private static var low: UInt64 { 1 | 8 << 18 | 2 << 24 | 4 << 30 | 32 << 42 }
    @inline(__always)
    private static var high: UInt64 { 16 << 6 | 16 << 12 }
}
