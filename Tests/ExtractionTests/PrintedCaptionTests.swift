@testable import Extraction
import Model
import Segmentation
import Testing

/// Captions of tables in print: broken over lines, above or below, said again on the next page.
struct PrintedCaptionTests {
    private func captions(_ text: String) -> [String?] { TableLayoutTests.records(text).tables.map(\.caption) }

    @Test func captionsGoOnWherePrintBreaksThem() {
        #expect(captions("""
        # T

        Table 1: Ways through the burrow that the voles took on the first day, for each of
        the two litters. The lamp over the door was lit all night.
        Litter     Left    Right
        Grey          4       12
        Brown         9        3

        Table 2: Times on the wheel
        Litter     Hours   Rounds
        Grey         3.5       88
        Brown        2.0       41
        """) == ["Table 1: Ways through the burrow that the voles took on the first day, for each of the two litters. The lamp over the door was lit all night.",
                 "Table 2: Times on the wheel"])
    }

    /// The first caption stands right below its table and above the next one.
    @Test func captionsBelowTablesStayWithThem() {
        #expect(captions("""
        # T

        Litter     Left    Right
        Grey          4       12
        Brown         9        3

        Table 1: Ways through the burrow.

        Litter     Hours   Rounds
        Grey         3.5       88
        Brown        2.0       41

        Table 2: Times on the wheel.

        The wheel stood by the door, and the lamp over it was lit all night.

        Litter     Seeds   Nuts
        Grey         3.5     88
        Brown        2.0     41

        Table 3: What was eaten.
        """) == ["Table 1: Ways through the burrow.", "Table 2: Times on the wheel.", "Table 3: What was eaten."])
    }

    @Test func sentencesThatGoOnWithATableAreNoCaptions() {
        let records = TableLayoutTests.records("""
        # T

        The voles of both litters went to the left on most days, as may be seen in
        Table 3. The lamp over the door made no difference to them at all, and when
        the wheel was brought in they ran on it until it was taken away again, as
        table 4. For the brown ones the first two days were left out, since nobody
        had been there to count how often they went in, came out or stayed where
        they were, and the same holds for the last day, on which the door was shut
        by mistake and the lamp was taken to the other room, where it was needed for
        the mice that had been brought there on the day before, and for their young.
        """)
        #expect(!records.diagnostics.contains { $0.code == "caption-without-table" })
    }

    @Test func sentencesThatEndInATableAndInputAreNoCaptions() {
        #expect(captions("""
        # T

        For the voles of the two litters that were born in spring we have

        Litter     Left    Right
        Grey          4       12
        Brown         9        3

        The wheel was not used.

        counts <- read(voles, first = 2, last = 9)
        print(counts, digits = 2)

        Litter     Hours   Rounds
        Grey         3.5       88
        Brown        2.0       41
        """) == [nil, nil])
    }

    @Test func tablesGoOnBelowTheirCaptionSaidAgain() {
        let records = TableLayoutTests.records("""
        # T

        Table 5. Nests of the voles

        Nest       Eggs    Young   Days
        Alder         4       3    12
        Birch         9       8    14
        Cherry        2       1    11
                                    continued ...
        \u{0C}Table 5. Nests of the voles that were found in the
        second year (continued)

        Nest       Eggs    Young   Days
        Dogwood       5       3    13
        Elder         7       6    12
        """)
        #expect(records.tables.count == 1)
        #expect(TableLayoutTests.rows(of: records, table: 0).map(\.first) == ["Nest", "Alder", "Birch", "Cherry", "Dogwood", "Elder"])
    }

    /// What stands in columns above a caption does not take it from the table below.
    @Test func captionsAboveTablesStayWithThem() {
        #expect(captions("""
        # T

        vole       /voul/      three
        owl        /aul/       four
        mouse      /maus/      five

        Table 1: Ways through the burrow.

        Litter     Left    Right
        Grey          4       12
        Brown         9        3

        The wheel stood by the door, and the lamp over it was lit all night.

        Table 2: Times on the wheel.

        Litter     Hours   Rounds
        Grey         3.5       88
        Brown        2.0       41
        """) == [nil, "Table 1: Ways through the burrow.", "Table 2: Times on the wheel."])
    }
}
