import Linkage
import Model

/// People's decisions about duplicates in a CSV file: `key_a,key_b,verdict`, and who, when and why.
///
/// ```
/// key_a,key_b,verdict,reviewer,date,note
/// 1f0c9a77e2b4d6f8,00ab34cd56ef7890,distinct,Ada,2026-01-02,"Part I and Part II"
/// ```
///
/// The keys are what a reference says, hashed. `matches.csv` gives them as the last reason of a pair, `garner explain --pair` prints them, and
/// `--review` writes them with both references beside them; such a sheet is a decision file once
/// its verdicts are filled in: rows without one, and columns of other names, say nothing.
enum DecisionFile {
    static func read(_ path: String, shownAs file: String) -> (decisions: [Decision], mistakes: [Mistake]) {
        let (table, mistakes) = TableFile.read(path, shownAs: file, required: ["key_a", "key_b", "verdict"], optional: ["reviewer", "date", "note"],
                                               allowsOthers: true)
        guard let table else { return ([], mistakes) }
        var decisions: [Decision] = [], found = mistakes
        for row in table.rows where row.values["verdict"] != "" {
            switch decision(row.values) {
            case .success(var decision):
                decision.place = "\(file):\(row.line)"
                decisions.append(decision)
            case .failure(let wrong):
                found.append(Mistake("bad-decision", file: file, line: row.line, column: 1, wrong.message, hint: wrong.hint, status: .badData))
            }
        }
        return (decisions, found)
    }

    private struct Wrong: Error { let message: String, hint: String? }

    private static func decision(_ values: [String: String]) -> Result<Decision, Wrong> {
        let verdicts = Decision.Verdict.allCases.map(\.rawValue)
        func key(_ column: String) -> String { ReviewSheet.key(in: values[column] ?? "") }
        for column in ["key_a", "key_b"] where !isKey(key(column)) {
            return .failure(Wrong(message: "\(column) is \(quoted(values[column] ?? "")) where sixteen hexadecimal digits are expected", hint: nil))
        }
        guard let verdict = Decision.Verdict(rawValue: (values["verdict"] ?? "").lowercased()) else {
            return .failure(Wrong(message: "verdict is \(quoted(values["verdict"] ?? "")) where one of \(verdicts.joined(separator: ", ")) is expected",
                                  hint: nearest(to: values["verdict"] ?? "", among: verdicts).map { "did you mean \"\($0)\"?" }))
        }
        func stated(_ column: String) -> String? { TableFile.stated(values, column) }
        return .success(Decision(keyA: key("key_a"), keyB: key("key_b"), verdict: verdict, reviewer: stated("reviewer"),
                                 date: stated("date"), note: stated("note")))
    }

    static func isKey(_ text: String) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy { (0x30 ... 0x39).contains($0) || (0x61 ... 0x66).contains($0) }
    }
}
