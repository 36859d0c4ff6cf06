@testable import Extraction
import Testing

struct IssuedTests {
    static let cases: [(String, String)] = [
        ("2010", "2010"), ("2010a", "2010"), ("2010)", "2010"), ("1887.", "1887"), ("2024-03-23", "2024-03-23"), ("2024-03", "2024-03"), ("2024/03/23", "2024-03-23"),
        ("2010, March 3", "2010-03-03"), ("2010, March", "2010-03"), ("2010 Jan 5;12", "2010-01-05"), ("2010 Jan;12", "2010-01"), ("2010 Jan-Feb;12", "2010-01"),
        ("March 3, 2010", "2010-03-03"), ("March 2010", "2010-03"), ("Mar. 2010", "2010-03"), ("Sept. 9, 1999", "1999-09-09"), ("3 March 2010", "2010-03-03"), ("3rd March 2010", "2010-03-03"),
        ("21st June 2004", "2004-06-21"), ("24.03.2010", "2010-03-24"), ("24. 3. 2010", "2010-03-24"), ("12/2013", "2013-12"), ("25/03/2010", "2010-03-25"), ("03/25/2010", "2010-03-25"),
        ("03/04/2010", "2010"), ("Spring 2010", "2010"), ("2010–2011", "2010"), ("2010-11", "2010-11"), ("2010/11", "2010"), ("May 26, 2013", "2013-05-26"), ("Dec 2025", "2025-12"),
        ("1999, 55, 123", "1999"), ("2007. Title", "2007"), ("April 2008, 36-40", "2008-04"),
    ]

    @Test(arguments: cases) func readsDates(text: String, iso: String) {
        let text = EntryText(plain: Array(text.utf8))
        #expect(Issued(startingAt: 0, in: text)?.text == iso)
    }

    @Test(arguments: ["12(3)", "45–67", "e2010", "20101", "1234", "March", "3100", "x", "", "31", "2010th", "May flowers", "Marching 2010"])
    func otherThingsAreNoDates(text: String) {
        let text = EntryText(plain: Array(text.utf8))
        #expect(Issued(startingAt: 0, in: text) == nil)
    }

    @Test func theLetterOfAYearIsKept() {
        let issued = Issued(startingAt: 0, in: EntryText(plain: Array("2010b)".utf8)))
        #expect(issued?.letter == 0x62)
        #expect(issued?.end == 5)
    }
}
