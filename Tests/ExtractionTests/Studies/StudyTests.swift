import Model
import Testing
@testable import Extraction

@Suite("Studies that a text describes without citing")
struct StudyTests {
    @Test("design, year, place, size")
    func described() throws {
        let records = findingRecords("A 2021 trial from Seoul involving 120 stroke patients found that citicoline improved gait speed.")
        let study = try #require(records.studies.first)
        #expect(study.label == "A 2021 trial" && study.year == 2021 && study.design == "trial" && study.place == "Seoul" && study.n == 120)
        #expect(study.id.hasSuffix("#y1"))
        #expect(records.findings.first?.studyID == study.id)
    }

    @Test("a study carries over sentences that a full stop cut off")
    func carried() {
        let records = findingRecords(
            "The largest trial so far. A 2022 study from Oslo involving 174 patients. The citicoline group showed a 20% reduction in mortality.")
        #expect(records.studies.count == 1)
        #expect(records.findings.map(\.studyID) == ["example.txt#y1"])
        #expect(records.findings.first?.n == 174)
        #expect(records.findings.first?.inherited.contains("n: preceding sentence") ?? false)
    }

    @Test(
        "no study: plans, generalities",
        arguments: [
            "A trial launched in 2025 in Berlin aims to enroll 400 patients.", "Published trials show benefit.", "Studies in rats are limited.",
            "The study of memory is old.",
        ])
    func none(text: String) { #expect(findingRecords(text).studies.isEmpty) }
}
