@testable import Extraction
import Foundation
import Model
import Reading
import Segmentation
import Testing

/// The contract's invariants on the sample documents and on seeded damage to them.
struct InvariantTests {
    static let samples: [(name: String, bytes: [UInt8])] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../raw").standardized
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        return names.compactMap { name in (try? Data(contentsOf: folder.appendingPathComponent(name))).map { (name, [UInt8]($0)) } }
    }()

    @Test func thereAreSamples() { #expect(Self.samples.count >= 6) }

    @Test(arguments: samples.map(\.name))
    func holdOnSamples(name: String) throws {
        let sample = try #require(Self.samples.first { $0.name == name })
        try Self.check(sample.bytes, name: name)
    }

    /// Bytes struck out, doubled, replaced and cut: nothing traps, and what comes out still keeps the contract.
    @Test(arguments: samples.map(\.name))
    func holdOnDamagedSamples(name: String) throws {
        let sample = try #require(Self.samples.first { $0.name == name })
        var random = SplitMix(state: 0xC0FFEE)
        for _ in 0 ..< 25 {
            var bytes = sample.bytes
            for _ in 0 ..< 1 + random.next(below: 12) {
                guard !bytes.isEmpty else { break }
                let at = random.next(below: bytes.count)
                let end = min(bytes.count, at + 1 + random.next(below: 60))
                switch random.next(below: 5) {
                case 0: bytes.removeSubrange(at ..< end)
                case 1: bytes.insert(contentsOf: bytes[at ..< end], at: at)
                case 2: bytes[at] = UInt8(truncatingIfNeeded: random.next(below: 256))
                case 3: bytes.removeSubrange(end...)
                default: bytes.replaceSubrange(at ..< end, with: Array("\t|*_[](#)\n- 1. ±–".utf8))
                }
            }
            try Self.check(bytes, name: name)
        }
    }

    static func check(_ bytes: [UInt8], name: String) throws {
        var diagnostics: [Diagnostic] = []
        let reader = Reader.all.first { reader in reader.extensions.contains { name.hasSuffix("." + $0) } } ?? .plainText
        guard let text = try? reader.read(bytes, name, &diagnostics) else { return }
        let document = Document(source: Source(id: name, path: name, sha256: "", format: reader.name), text: text)
        let segmented = Segmenter().segment(document, diagnostics: &diagnostics)
        var next = 0
        for block in segmented.blocks { #expect(block.bytes.lowerBound == next); next = block.bytes.upperBound }
        #expect(next == text.bytes.count)

        let records = Extractor(vocabulary: .builtIn).records(of: segmented)
        let place = Places(text: text, name: name)
        records.sections.forEach { place.expect($0.heading, within: $0.span) }
        records.keyValues.forEach { place.expect($0.key, within: $0.span); place.expect($0.value, within: $0.span) }
        records.cells.forEach { place.expect($0.text, within: $0.span) }
        records.references.forEach { place.expect(quote: $0.quote, at: $0.span); place.expect($0.text, within: $0.span) }
        records.citations.forEach { place.expect(quote: $0.marker, at: $0.span) }
        records.quantities.forEach { place.expect(quote: $0.quote, at: $0.span) }
        records.findings.forEach { place.expect(quote: $0.quote, at: $0.span) }
        checkReferences(of: records)
    }

    /// Every id that is named exists, and none is given twice.
    static func checkReferences(of records: DocumentRecords) {
        func unique(_ ids: [String]) -> Set<String> { let set = Set(ids); #expect(set.count == ids.count); return set }
        let sections = unique(records.sections.map(\.id)), tables = unique(records.tables.map(\.id)), references = unique(records.references.map(\.id))
        let findings = unique(records.findings.map(\.id)), studies = unique(records.studies.map(\.id))
        _ = unique(records.keyValues.map(\.id) + records.citations.map(\.id) + records.quantities.map(\.id) + records.effects.map(\.id))
        _ = unique(records.cells.map { "\($0.tableID) \($0.row) \($0.column)" })
        _ = unique(records.arms.map { "\($0.findingID) \($0.arm) \($0.role)" })
        #expect((records.sections.compactMap(\.parentID) + records.keyValues.compactMap(\.sectionID) + records.tables.compactMap(\.sectionID)
                + records.citations.compactMap(\.sectionID) + records.findings.compactMap(\.sectionID)).allSatisfy(sections.contains))
        #expect((records.cells.map(\.tableID) + records.citations.compactMap(\.tableID) + records.quantities.compactMap(\.tableID)
                + records.findings.compactMap(\.tableID)).allSatisfy(tables.contains))
        #expect((records.citations.compactMap(\.referenceID) + records.findings.flatMap(\.referenceIDs)).allSatisfy(references.contains))
        #expect((records.arms.map(\.findingID) + records.effects.map(\.findingID)).allSatisfy(findings.contains))
        #expect(records.findings.compactMap(\.studyID).allSatisfy(studies.contains))
        for citation in records.citations { #expect((citation.status == .resolved) == (citation.referenceID != nil), "\(citation.marker)") }
    }
}

/// What a span must hold.
struct Places {
    let text: SourceText
    let name: String

    /// `quote` is the text of the span to the letter, and the span's numbers agree with one another.
    func expect(quote: String, at span: SourceSpan) {
        #expect(Array(text.string(span.bytes).utf8) == Array(quote.utf8), "\(name):\(span.line)")
        #expect(span == text.span(span.bytes), "\(name):\(span.line)")
    }

    /// The characters of a readable text occur in the span in their order, blanks and the height of digits aside, character references read as
    /// characters.
    func expect(_ words: String, within span: SourceSpan) {
        var rest = Array(text.decodingReferences(in: span.bytes).unicodeScalars.map(Self.lowered))[...]
        for scalar in words.unicodeScalars.map(Self.lowered) where scalar != " " {
            guard let found = rest.firstIndex(of: scalar) else { Issue.record("\(name):\(span.line): \(words.debugDescription) is not in the span"); return }
            rest = rest[(found + 1)...]
        }
        #expect(span == text.span(span.bytes), "\(name):\(span.line)")
    }

    /// `⁶` as `6`; every sign of minus as one.
    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar { ["−", "–"].contains(scalar) ? "-" : scalar.lowered }
}

/// A small seeded generator: the same numbers on every machine.
///
/// - Source: G. Steele, D. Lea and C. Flood, Fast splittable pseudorandom number generators, 2014.
struct SplitMix {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}
