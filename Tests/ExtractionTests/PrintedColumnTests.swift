@testable import Extraction
import Model
import Segmentation
import Testing

/// Columns of print that stand close together, and text in columns that is no table.
struct PrintedColumnTests {
    private func tables(_ text: String) -> [[[String]]] {
        let records = TableLayoutTests.records("# T\n\n" + text)
        return records.tables.indices.map { TableLayoutTests.rows(of: records, table: $0) }
    }

    @Test func headingsOneBlankApartArePartedByTheEdgesOfTheirColumns() {
        #expect(tables("""
                   Estimate Std. Error z value
        Intercept    1.0289     0.0238  43.258
        Weight       0.1648     0.0060  27.478
        Length      -0.3620     0.0303 -11.945
        """) == [[["", "Estimate", "Std. Error", "z value"], ["Intercept", "1.0289", "0.0238", "43.258"], ["Weight", "0.1648", "0.0060", "27.478"],
                  ["Length", "-0.3620", "0.0303", "-11.945"]]])
    }

    @Test func numbersOneBlankApartAreCells() {
        #expect(tables("""
            weight length   time
        1   0.2229 0.7486 0.2978
        2  -0.2828 0.6573 -0.4303
        3  -0.3826 0.7501 -0.5100
        12  1.1864 0.8084 1.4677
        """)[0].dropFirst().map { $0.count { !$0.isEmpty } } == [4, 4, 4, 4])
    }

    /// `10` and `11` stand left of the other days.
    @Test func figuresOfOneColumnMayDifferInWidth() {
        #expect(tables("""
        Vole   Burrow   Days         Nest
        1      alder             4   a
        1      birch             9   b
        2      alder         10      a
        3      birch             5   b
        4      cherry        11      c
        """) == [[["Vole", "Burrow", "Days", "Nest"], ["1", "alder", "4", "a"], ["1", "birch", "9", "b"], ["2", "alder", "10", "a"],
                  ["3", "birch", "5", "b"], ["4", "cherry", "11", "c"]]])
    }

    @Test func listsSideBySideKeepARowForEachLine() {
        #expect(tables("""
        Seen            Heard           Caught
        vole            owl             mouse
        shrew           toad            shrew
                        cricket         vole
                        mole            hare
                        nightjar        hedgehog
                        finch           weasel
        """)[0].count == 7)
    }

    @Test func formulasAreNoTables() {
        #expect(tables("""
                           1 − q            12
              p(q) =             + exp            ,            (3)
                             q              n q

                           a − q            10
              s(q) =             + exp            ,            (4)
                             q              n q
        """).isEmpty)
    }

    @Test func countedLinesAndNumberedHeadingsAreNoTables() {
        #expect(tables("""
        121    The voles were brought to the field in spring, when the grass
        122    had grown, and were left there until the first frost came.
        123    Two of them were lost to an owl that nested in the alder by
        124    the brook, and one was never seen again.
        """).isEmpty)
        #expect(tables("""
        4.1      Voles of the field
        4.2      Voles of the wood
        4.3      Owls
        5        What was seen
        """).isEmpty)
    }

    @Test func scalesOfAFigureAreNoTables() {
        #expect(tables("""
        30                                   60           400
        20
                        5                    20
        10
        0                       0            100
        """).isEmpty)
    }

    @Test func headingsAndInputAboveATableAreNotItsRows() {
        #expect(tables("""
        2.4    Voles

        fit <- model(days ~ nest, data = voles)
        table(fit)
                       Days       Error      Share
        alder           3.5        0.25       0.12
        birch           4.0        0.50       0.31
        cherry          2.5        0.75       0.08
        """) == [[["", "Days", "Error", "Share"], ["alder", "3.5", "0.25", "0.12"], ["birch", "4.0", "0.50", "0.31"], ["cherry", "2.5", "0.75", "0.08"]]])
    }

    @Test func contentsAndAuthorsSideBySideAreNoTables() {
        #expect(tables("""
        2     Voles of the field                                    3
        2.1   Nests                                                 4
        2.2   Burrows                                               4
        2.3   Ways                                                  7
        3     Owls                                                  9
        """).isEmpty)
        #expect(tables("""
        Ada Adler                 Bo Birch                  Cy Cedar
        Universität Nordfeld      University of Holm        College of the Brook

        Owls and voles share the field.
        """).isEmpty)
        #expect(tables("""
        Dose    Nests
        0.5        12
        1.0        15
        1.5        18
        2.0        30
        """).count == 1)
    }
}
