import Model
import Segmentation
import Testing
@testable import Extraction

/// The records of a text, cut and read as a run does it.
func findingRecords(_ text: String) -> DocumentRecords {
    var diagnostics: [Diagnostic] = []
    let segmented = Segmenter().segment(Document(text), diagnostics: &diagnostics)
    return Extractor(vocabulary: .builtIn).records(of: segmented)
}

/// Findings as `subject | outcome | direction | estimate`.
func findingRows(_ text: String) -> [String] {
    findingRecords(text).findings.map { finding in
        [finding.subject ?? "", finding.outcome ?? "", finding.direction.rawValue, finding.estimate.map { Value.real($0).plainText ?? "" } ?? ""]
            .joined(separator: " | ")
    }
}

/// Whether a row says what is expected: each part of the one in the other, blank parts not compared.
func agrees(_ row: String, _ expected: String) -> Bool {
    func parts(_ text: String) -> [String] {
        text.split(separator: "|", omittingEmptySubsequences: false).map { $0.lowercased().filter { $0 != " " } }
    }
    let found = parts(row), wanted = parts(expected)
    return zip(wanted, found).enumerated().allSatisfy { index, pair in
        let (want, have) = pair
        if want.isEmpty { return true }
        if index >= 2 { return want == have }
        return !have.isEmpty && (have.contains(want) || want.contains(have))
    }
}
