import Foundation
import Linkage
import Model

/// The references of a dataset with a large document, each by itself on disk: linkage asks for one here and one there.
///
/// - Shape: in the order of the documents, without their quotes, which nobody asks for who wants all.
final class SpooledReferences: KeptReferences, @unchecked Sendable {
    private let spool: RecordSpool
    private let places: [RecordPiece]
    private let lock = NSLock()
    /// The references asked for last, each at the end of its index: what tells of two asks for their fields one by one.
    private var recent = [(index: Int, reference: Reference)?](repeating: nil, count: 1 << 11)

    init(of documents: [DocumentRecords], in spool: RecordSpool) {
        self.spool = spool
        var places: [RecordPiece] = []
        places.reserveCapacity(documents.reduce(0) { $0 + $1.references.count })
        for document in documents {
            for var reference in document.references {
                reference.quote = ""
                places.append(spool.keep(alone: reference))
            }
        }
        self.places = places
    }

    var count: Int { places.count }

    func reference(at index: Int) -> Reference {
        lock.withLock {
            let slot = index & (recent.count - 1)
            if let known = recent[slot], known.index == index { return known.reference }
            let reference = spool.record(Reference.self, in: places[index])
            recent[slot] = (index, reference)
            return reference
        }
    }
}
