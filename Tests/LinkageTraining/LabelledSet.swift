import Extraction
import Foundation
import Linkage
import Model
import Reading
import Segmentation

/// References of which it is known which are one work: a folder with `records.csv` (or another reference file of that name) and `truth.csv`.
struct LabelledSet {
    var name: String
    var references: [Reference]
    /// The name of each truth file and the cluster of each record in it, by the record's key. The first is the one that is learned from.
    var truths: [(name: String, clusters: [String: String])]
    /// The titles in lower case, by which sets that share references are known.
    var titles: Set<String>

    init(folder: URL) throws {
        name = folder.lastPathComponent
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        guard let records = files.first(where: { $0.hasPrefix("records.") }) else { throw TrainingError("\(folder.path) holds no records file") }
        references = try Self.references(of: folder.appendingPathComponent(records))
        truths = try files.filter { $0.hasPrefix("truth") && $0.hasSuffix(".csv") }.sorted { $0.count < $1.count }.map {
            (String($0.dropLast(4)), try Self.clusters(in: folder.appendingPathComponent($0)))
        }
        guard !truths.isEmpty else { throw TrainingError("\(folder.path) holds no truth.csv") }
        titles = Set(references.compactMap { $0.bibliography.title?.lowercased() })
    }

    private static func references(of file: URL) throws -> [Reference] {
        let name = file.lastPathComponent
        guard let reader = Reader.all.first(where: { $0.extensions.contains(file.pathExtension) }) else { throw TrainingError("\(name): no reader") }
        var diagnostics: [Diagnostic] = []
        let text = try reader.read([UInt8](Data(contentsOf: file)), name, &diagnostics)
        let document = Document(source: Source(id: name, path: name, sha256: "", format: reader.name), text: text)
        return Array(Extractor(vocabulary: .builtIn).records(of: Segmenter().segment(document, diagnostics: &diagnostics)).references)
    }

    /// Two columns, the record's key and its cluster, without quotes.
    private static func clusters(in file: URL) throws -> [String: String] {
        var clusters: [String: String] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            if cells.count == 2 { clusters[String(cells[0])] = String(cells[1]) }
        }
        return clusters
    }

    /// The candidate pairs with what they are; those of a title alone that fits several works are for clustering to decide.
    func sample() -> WeightTrainer.Sample {
        let clusters = truths[0].clusters
        var sizes: [String: Double] = [:]
        for cluster in clusters.values { sizes[cluster, default: 0] += 1 }
        let pairs = Linker().comparedPairs(of: references)
        var fits: [Int: Int] = [:]
        for pair in pairs where pair.isBareTitle { for index in [pair.a, pair.b] { fits[index, default: 0] += 1 } }
        let labels = pairs.map { pair -> (isMatch: Bool, weight: Double) in
            guard let a = clusters[references[pair.a].label ?? ""], let b = clusters[references[pair.b].label ?? ""] else { return (false, 0) }
            if a != b, pair.isBareTitle, fits[pair.a] ?? 0 > 1 || fits[pair.b] ?? 0 > 1 { return (false, 0) }
            return (a == b, 2 / ((sizes[a] ?? 1) + (sizes[b] ?? 1)))
        }
        return WeightTrainer.Sample(name: name, pairs: pairs, labels: labels)
    }

    /// Whether a fifth of the titles stand in another set too: then that set has seen this one.
    func isSeen(by other: LabelledSet) -> Bool { 5 * titles.intersection(other.titles).count >= titles.count }
}

struct TrainingError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
