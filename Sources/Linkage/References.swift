import Model

/// The references that are linked, by their places: an array, or what is kept elsewhere.
protocol References: RandomAccessCollection, Sendable where Element == Reference, Index == Int {
    /// The members in an array, and where they stand there: an array itself, since a reference has thirty strings to copy.
    func gathered(_ members: [Merging.Member]) -> (references: [Reference], members: [Merging.Member])
}

extension Array: References where Element == Reference {
    func gathered(_ members: [Merging.Member]) -> (references: [Reference], members: [Merging.Member]) { (self, members) }
}

/// Where references are that memory should not hold all at once.
///
/// Linkage makes profiles of them once, and then asks for those that it tells of, one here and one there.
public protocol KeptReferences: AnyObject, Sendable {
    var count: Int { get }
    /// The reference at a place, as it was put away.
    func reference(at index: Int) -> Reference
}

/// References that are kept elsewhere, as a list.
struct KeptList: References {
    let kept: any KeptReferences

    var startIndex: Int { 0 }
    var endIndex: Int { kept.count }
    subscript(index: Int) -> Reference { kept.reference(at: index) }

    func gathered(_ members: [Merging.Member]) -> (references: [Reference], members: [Merging.Member]) {
        (members.map { self[$0.index] }, members.enumerated().map { Merging.Member(index: $0.offset, count: $0.element.count) })
    }
}
