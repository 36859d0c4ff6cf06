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
            "The study of memory is old.", "All procedures were approved by the Institutional Review Board at Lake University.",
            "The points referred to in the present study are taken from Long Lake.", "Further analysis in Oslo showed nothing new.",
        ])
    func none(text: String) { #expect(findingRecords(text).studies.isEmpty) }

    @Test("rows of a table of studies, with what its columns say")
    func rowsOfATable() {
        let records = findingRecords(
            """
            # Mazes

            | Study | Design | N | Country | Result |
            |---|---|---|---|---|
            | Okun (2009, Maze Lett) | RCT, two weeks | 1,204 | Norway | shorter paths |
            | Dorn et al. | cohort | ~20 | | longer paths |
            | Elm & Oak 2011 | 88 | n = 88 | Chile | none |
            | Total | | 1,292 | | |
            """)
        #expect(records.studies.map(\.label) == ["Okun (2009, Maze Lett)", "Dorn et al.", "Elm & Oak 2011"])
        #expect(records.studies.map(\.year) == [2009, nil, 2011])
        #expect(records.studies.map(\.design) == ["RCT, two weeks", "cohort", nil])
        #expect(records.studies.map(\.n) == [1204, nil, 88])
        #expect(records.studies.map(\.place) == ["Norway", nil, "Chile"])
        #expect(records.studies.first?.quote == "Okun (2009, Maze Lett) | RCT, two weeks | 1,204 | Norway | shorter paths")
    }

    @Test("sizes with their arms, kinds that are no designs, rows that are numbered")
    func detailsOfRows() {
        let records = findingRecords(
            """
            # Mazes

            | # | Trial | Year | n (T/C) | Type of maze | Age of participants | Population |
            |---|---|---|---|---|---|---|
            | 1 | Okun | 1999 | 34 (17/17) | hedge | 61 | adults |
            | 2 | Dorn | 2004a | n=44 (I=23, C=21) | stone | 58 | 44 lost adults |
            | 3 | Elm | 2011 | 33 (72) | hedge | 44 | 72 healthy children |
            """)
        #expect(records.studies.map(\.label) == ["Okun", "Dorn", "Elm"] && records.studies.map(\.year) == [1999, 2004, 2011])
        #expect(records.studies.map(\.n) == [34, 44, 72] && records.studies.allSatisfy { $0.design == nil })
    }

    @Test("rows of a study's arms give no size of the study")
    func armsOfAStudy() {
        let records = findingRecords(
            """
            # Mazes

            <table><tr><th>Study</th><th>Country</th><th>Sample</th><th>Group</th></tr>
            <tr><td rowspan="2">Okun (2009)</td><td rowspan="2">Norway</td><td>11</td><td>map</td></tr><tr><td>12</td><td>none</td></tr>
            <tr><td>Dorn (2010)</td><td>Chile</td><td>40</td><td>map</td></tr></table>
            """)
        #expect(records.studies.map(\.n) == [nil, 40] && records.studies.map(\.place) == ["Norway", "Chile"])
    }

    @Test("a size that is the sum of its groups, people that are no place")
    func sums() {
        let records = findingRecords("# Mazes\n\n| Author | Participants (age) | Study setting/population | Type of study |\n|---|---|---|---|\n| Okun 2009 | n = 45 healthy (26 years); n = 15 none; n = 15 map; n = 15 rope | lost adults | RCT |\n| Dorn 2010 | n = 15 map; n = 16 rope | lost boys | cohort |\n")
        #expect(records.studies.map(\.n) == [45, nil] && records.studies.allSatisfy { $0.place == nil } && records.studies.map(\.design) == ["RCT", "cohort"])
    }

    @Test("studies that are called by their reference")
    func numberedReferences() {
        #expect(findingRecords("# Mazes\n\n| Study reference | Study design | N |\n|---|---|---|\n| [56] | RCT | 72 |\n| [57] | cohort | 12 (36) |\n").studies.map(\.n) == [72, nil])
    }

    @Test("a month is no place")
    func months() {
        #expect(findingRecords("This was a trial conducted from February 2013 to October 2013 in Dunedin.").studies.map(\.place) == ["Dunedin"])
    }

    @Test("a row that cites a reference is of the cited work")
    func citedRows() {
        let records = findingRecords(
            """
            # Mazes

            | Study | Design | N |
            |---|---|---|
            | Okun 2009 [1] | RCT | 40 |

            ## References

            1. Okun A. Mazes in winter. J Maze. 2009;4(2):11-19.
            """)
        #expect(records.studies.isEmpty)
        #expect(records.citedStudies.map(\.referenceID) == ["example.txt#r1"])
        #expect(records.citedStudies.first?.study.n == 40)
    }

    @Test("tables of other things", arguments: ["Study objective", "Group", "Parameter"])
    func otherTables(heading: String) {
        #expect(findingRecords("# Mazes\n\n| \(heading) | Design | N |\n|---|---|---|\n| First 2009 | RCT | 40 |\n| Second 2010 | RCT | 41 |\n").studies.isEmpty)
    }
}
