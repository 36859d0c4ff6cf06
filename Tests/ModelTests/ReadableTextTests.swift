import Foundation
import Model
import Testing

struct ReadableTextTests {
    static let cases: [(String, String)] = [
        ("**Animal Model:** adult mice", "Animal Model: adult mice"),
        ("*Vitexin acetate*", "Vitexin acetate"),
        ("see [\\[15\\]](#)", "see [15]"),
        ("[Ask our team](mailto:x@example.org) now", "Ask our team now"),
        ("![a plot](plot.png) of dose", "a plot of dose"),
        ("a_b and p_value stay", "a_b and p_value stay"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("0.05* and 0.01**", "0.05* and 0.01**"),
        ("_whole words_ here", "whole words here"),
        ("x<sup>2</sup> at p < 0.05", "x² at p < 0.05"),
        ("3 × 10<sup>−6</sup> to 10<sup>12 </sup>m", "3 × 10⁻⁶ to 10¹²m"),
        ("12<sup>1, 2</sup> and 12<sup>a</sup>, 12<sup>1a</sup>, 4<sup>th</sup>", "12¹,² and 12a, 12¹a, 4th"),
        ("<sup>14</sup>C", "14C"),
        ("one <sup>2", "one 2"),
        ("one  \r\n  two\nthree", "one two three"),
        ("How does it act?▼", "How does it act?"),
        ("▲", "▲"),
        ("▲ 2-fold rise", "▲ 2-fold rise"),
        ("\\*not bold\\*", "*not bold*"),
        ("C:\\path", "C:\\path"),
        ("`code` and ** alone", "code and ** alone"),
        ("[1](see note) and [2][3]", "[1](see note) and [2][3]"),
        ("***both*** marks", "both marks"),
        ("12<br>14, 3 <br /> 4<br/>", "12 14, 3 4"),
        ("\u{A0} blank \u{2003}", "blank"),
    ]

    @Test func casesArePresent() { #expect(Self.cases.count > 15) }

    @Test(arguments: cases)
    func readsWithoutMarkup(source: String, words: String) {
        let text = SourceText(source)
        #expect(text.readable(0 ..< text.bytes.count) == words)
    }

    /// The words are characters of the span in their order, blanks and the height of digits aside.
    @Test(arguments: cases)
    func inventsNothing(source: String, words: String) {
        let text = SourceText(source)
        var rest = Array(source.precomposedStringWithCompatibilityMapping.unicodeScalars)[...]
        for scalar in text.readable(0 ..< text.bytes.count).precomposedStringWithCompatibilityMapping.unicodeScalars where scalar != " " {
            guard let found = rest.firstIndex(of: scalar) else { Issue.record("\(scalar) is not in the source"); return }
            rest = rest[(found + 1)...]
        }
    }
}
