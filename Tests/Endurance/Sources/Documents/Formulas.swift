/// Texts that a spreadsheet would take for a formula, or for something to run, wherever a document can say them.
enum Formulas {
    /// Sixty: what starts a formula in some program, and what programs skip before they look.
    static let payloads: [String] = {
        let bodies = ["1+1", "SUM(1;2)", "cmd|' /C calc'!A0", "HYPERLINK(\"http://example.org\";\"x\")", "WEBSERVICE(\"http://example.org\")", "IMPORTXML(\"http://example.org\";\"//a\")"]
        let starts = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", " =", "\""]
        return starts.flatMap { start in bodies.map { start + $0 } }
    }()

    /// Documents by name that hold every payload: in tables, labelled facts, headings, references and reference files.
    static var documents: [(name: String, text: String)] {
        let table = "# Payloads\n\n| Name | Value |\n|---|---|\n" + payloads.map { "| x | \($0.replacingPipes) |\n" }.joined()
        let tabs = "Payloads\n\nTable 1: Values\n\nName\tValue\tNote\n" + payloads.map { "x\t\($0)\ty\n" }.joined()
        let facts = payloads.map { "**Key:** \($0)\n\n" }.joined() + payloads.map { "## \($0)\n\nText.\n\n" }.joined()
        let sheet = "Title,Authors,Year,Journal,DOI\n" + payloads.map { "\"\($0.doublingQuotes)\",\"\($0.doublingQuotes)\",2001,\"\($0.doublingQuotes)\",\n" }.joined()
        let ris = payloads.map { "TY  - JOUR\nTI  - \($0)\nAU  - \($0)\nJO  - \($0)\nPY  - 2001\nVL  - \($0)\nER  - \n" }.joined()
        let page = "<html><body><h1>Payloads</h1><table><tr><th>Name</th><th>Value</th></tr>"
            + payloads.map { "<tr><td>\($0.escaped)</td><td>\($0.escaped)</td></tr>" }.joined() + "</table></body></html>\n"
        return [("payloads.md", table), ("tabs.txt", tabs), ("facts.md", facts), ("sheet.csv", sheet), ("list.ris", ris), ("page.html", page)]
    }
}

extension String {
    fileprivate var replacingPipes: String { split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
    fileprivate var doublingQuotes: String { split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") }
    fileprivate var escaped: String { split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;") }
}
