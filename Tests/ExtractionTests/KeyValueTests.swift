@testable import Extraction
import Model
import Testing

struct KeyValueTests {
    static let cases: [(String, [String])] = [
        ("Author: Example Support Team. **Date:** May 2026", ["Author=Example Support Team", "Date=May 2026"]),
        ("- **Housing:** Groups of four.", ["Housing=Groups of four."]),
        ("Vitexin: The compound lowers anxiety in mice.", ["Vitexin=The compound lowers anxiety in mice."]),
        ("Here is the thing: nobody asked.", []),
        ("Note: not a fact.", []),
        ("ClassGABA analog\nAlso Known AsVitexin derivative, acetyl vitexin", ["Class=GABA analog", "Also Known As=Vitexin derivative, acetyl vitexin"]),
        ("Address: 1 Long Road\n\nSpringfield, CA 90000, USA\n\nPhone: (555) 010-0100", ["Address=1 Long Road Springfield, CA 90000, USA", "Phone=(555) 010-0100"]),
        ("- **Dosage:**\n - **Rats:** 3 mg", ["Rats=3 mg"]),
        ("- **half-life:** 4 h\n- **dose_range:** 3 mg\n- half-life: 5 h\n- brand names: Lakin\n- then: they left", ["half-life=4 h", "dose_range=3 mg", "half-life=5 h", "brand names=Lakin"]),
        ("Dose: 100 mg; Route: oral; Class: sedative", ["Dose=100 mg", "Route=oral", "Class=sedative"]),
        ("Half-life: 12-15 h | Onset: 30 min", ["Half-life=12-15 h", "Onset=30 min"]),
        ("Abbreviations: AB: Alpha beta; CD: Gamma delta", ["Abbreviations=AB: Alpha beta; CD: Gamma delta"]),
        ("Storage: at 4 °C; away from light", ["Storage=at 4 °C; away from light"]),
        ("Route: oral\nForm: tablet\nPrimary endpoint: pain\nResult: less pain", ["Route=oral", "Form=tablet", "Primary endpoint=pain", "Result=less pain"]),
    ]

    @Test(arguments: cases)
    func facts(text: String, expected: [String]) {
        let records = TableLayoutTests.records("# Title\n\n## Part\n\n" + text + "\n")
        #expect(records.keyValues.map { "\($0.key)=\($0.value)" } == expected)
    }

    @Test(arguments: [
        ("December 2025", "2025-12"), ("3 May 2024", "2024-05-03"), ("May 3, 2024", "2024-05-03"), ("2024-05-03", "2024-05-03"), ("2024", "2024"),
        ("03/04/2024", "2024"), ("Spring", nil), ("Sept. 2019", "2019-09"),
    ])
    func dates(text: String, date: String?) { #expect(StatedDate.iso8601(in: text) == date) }

    @Test(arguments: [
        ("Jane Roe, John Q. Public", ["Roe, Jane", "Public, John Q."]), ("Example Support Team", ["Example Support Team"]),
        ("Jane Roe and Ludwig van der Berg, PhD", ["Roe, Jane", "van der Berg, Ludwig"]), ("Admin", ["Admin"]),
        ("Jane Roe, PhD | Updated March 3, 2022 | Medically reviewed by Ann Poe, MD", ["Roe, Jane"]), ("Published in May · John Poe", ["Poe, John"]),
    ])
    func names(text: String, names: [String]) { #expect(DocumentNames.names(in: text).map(\.text) == names) }

    /// A page that starts with its menu and its headings at the second level.
    @Test(arguments: [("## Mazes of the North\n\n### One", "Mazes of the North"), ("## One\n\n### Two\n\nWords.\n\n## Three", nil)] as [(String, String?)])
    func theHeadingAboveAllOthersIsTheTitle(headings: String, title: String?) {
        #expect(findingRecords("* Home\n* About\n\n\(headings)\n\nWords stand here.\n").metadata.title == title)
    }

    @Test func readsFrontMatter() {
        let records = findingRecords("---\ntitle: \"On Mazes\"\nauthors:\n  - Jane Roe\n  - John Q. Poe\ndate: '2026-06-23'\n---\n\n## One\n\nWords.\n")
        #expect(records.metadata.title == "On Mazes")
        #expect(records.metadata.authors.map(\.text) == ["Roe, Jane", "Poe, John Q."])
        #expect(records.metadata.published == "2026-06-23")
        let facts = findingRecords("---\naliases:\n  - Zn\n  - \"zinc gluconate\"\nsources:\n  - author: Roe\n    year: 2011\n---\n# Mazes\n\nWords.\n").keyValues
        #expect(facts.map { "\($0.key)=\($0.value)" } == ["aliases=Zn", "aliases=zinc gluconate", "sources=- author: Roe year: 2011"])
        #expect(findingRecords("---\nauthor: [Jane Roe, John Poe]\n---\n# Mazes\n\nWords.\n").metadata.authors.map(\.text) == ["Roe, Jane", "Poe, John"])
    }

    @Test func readsMetadata() {
        let records = TableLayoutTests.records("# On Mazes\n\n**Author:** Jane Roe. **Date:** May 2026\n\n## One\n\nWords.\n\n## References\n\n- To cite this document: MazePress. [On Mazes]. MazePress, [2026]. Available at: [https://example.org/mazes]\n")
        #expect(records.metadata.title == "On Mazes")
        #expect(records.metadata.authors.map(\.text) == ["Roe, Jane"])
        #expect(records.metadata.published == "2026-05")
        #expect(records.metadata.publisher == "MazePress")
        #expect(records.metadata.url == "https://example.org/mazes")
        #expect(records.metadata.language == nil)
    }

    @Test(arguments: [
        ("# Mazes\n\nAnn Roe<sup>1,2</sup>, Tomás de Poe<sup>2∗</sup>, and Li-Wei Coe<sup>3</sup>\n\nWords.\n", ["Roe, Ann", "de Poe, Tomás", "Coe, Li-Wei"]),
        ("# Mazes\n\nAnn Roe ${ }^{1,2 *}$, Bo Poe ${ }^{1}$<br>1 Institute of Mazes, Lund\n\nWords.\n", ["Roe, Ann", "Poe, Bo"]),
        ("Mazes of the North\n\nAnn Roe, Bo Poe and\nCy Coe\n\nAbstract\n\nWords and more words.\n", ["Roe, Ann", "Poe, Bo", "Coe, Cy"]),
        ("# Mazes\n\nAnn Roe, Member, IEEE, Bo Poe, and Cy Coe, Senior Member, IEEE\n\nAbstract—Words and more words.\n", ["Roe, Ann", "Poe, Bo", "Coe, Cy"]),
        ("Mazes of the North\n\nA. Roe, B.C. Poe∗, C. Coe\nInstitute of Mazes and Mice in the Northern Part of the City of Lund\nReceived 3 May 2017; accepted 26 July 2017 after it had been revised\nAbstract\nWords of the mazes that are broken at the width of a page of print\nand more.\n", ["Roe, A.", "Poe, B.C.", "Coe, C."]),
        ("# Mazes\n\nMaze Unit, Lund University\n\n## Abstract\n\nWords.\n", []),
        ("# Mazes\n\nNew Walls, Old Mice\n\n## Overview\n\nWords.\n", []),
        ("---\ntitle: \"On Mazes\"\nauthor:\n  - name: Ann Roe\n    affiliation: 1\n  - name: Bo de Poe\ndate: 2023-04-18\n---\n\n# Introduction\n\nWords.\n", ["Roe, Ann", "de Poe, Bo"]),
    ]) func authors(text: String, expected: [String]) { #expect(findingRecords(text).metadata.authors.map(\.text) == expected) }

    @Test func frontMatterNamesTheDocument() {
        #expect(findingRecords("---\ntitle: \"On Mazes\"\n---\n\n# Introduction\n\nWords.\n").metadata.title == "On Mazes")
    }

    @Test("items among labelled ones are facts, however long their labels") func longLabels() {
        let records = findingRecords("# Zinc\n\n- Class: mineral\n- Commonly cited dose (on the label): 2 mg once daily\n- Form: tablet\n")
        #expect(records.keyValues.map(\.key) == ["Class", "Commonly cited dose (on the label)", "Form"])
    }
}
