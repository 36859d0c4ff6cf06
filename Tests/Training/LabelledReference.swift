import Extraction
import Foundation

/// A reference of a training set, with the fields that its tokens may be.
struct LabelledReference {
    var set: String
    var text: String
    /// Stretches of the text in order, with the set's label or none; joined they are the text.
    var stretches: [(label: String?, text: String)]
    /// The stretches in italics.
    var emphasized: Set<Int> = []

    /// The bytes in italics.
    var emphasis: [Range<Int>] {
        guard !emphasized.isEmpty else { return [] }
        var ranges: [Range<Int>] = [], at = 0
        for (index, stretch) in stretches.enumerated() {
            let end = at + stretch.text.utf8.count
            if emphasized.contains(index) { ranges.append(at ..< end) }
            at = end
        }
        return ranges
    }
}

extension LabelledReference {
    /// The references of a file with one JSON object a line: `{"set": …, "text": …, "segs": [[label or null, text], …]}`.
    static func read(_ path: String) throws -> [LabelledReference] {
        var references: [LabelledReference] = []
        for (index, line) in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).enumerated() {
            guard let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any], let text = object["text"] as? String,
                let stretches = object["segs"] as? [[Any]]
            else { throw TrainingError("\(path):\(index + 1): an object with text and segs was expected") }
            references.append(
                LabelledReference(
                    set: object["set"] as? String ?? "", text: text, stretches: stretches.map { ($0.first as? String, $0.last as? String ?? "") }))
        }
        return references
    }
}

struct TrainingError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
