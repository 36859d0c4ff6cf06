/// People's corrections in a CSV file: which record by its key, which column, what it should say, and who, when and why.
///
/// ```
/// key,column,value,reviewer,date,note
/// 1f0c9a77e2b4d6f8,year,2018,Ada,2026-01-02,"misprint in the source"
/// ```
///
/// `garner explain FILE --record ID` prints the key of a record. The value is of the column's kind; an empty value says that the source does not say.
enum CorrectionFile {
    static func read(_ path: String, shownAs file: String) -> (corrections: [Correction], mistakes: [Mistake]) {
        let (table, mistakes) = TableFile.read(path, shownAs: file, required: ["key", "column", "value"], optional: ["reviewer", "date", "note"],
                                               allowsOthers: true)
        guard let table else { return ([], mistakes) }
        var corrections: [Correction] = [], found = mistakes
        var values: [String: Correction] = [:]
        for row in table.rows {
            func stated(_ column: String) -> String? { TableFile.stated(row.values, column) }
            func report(_ message: String, hint: String? = nil) {
                found.append(Mistake("bad-correction", file: file, line: row.line, column: 1, message, hint: hint, status: .badData))
            }
            let correction = Correction(key: ReviewSheet.key(in: row.values["key"] ?? ""), column: (row.values["column"] ?? "").lowercased(), value: row.values["value"] ?? "",
                                        reviewer: stated("reviewer"), date: stated("date"), note: stated("note"), place: "\(file):\(row.line)")
            guard correction.parts != nil else {
                report("key is \(quoted(correction.key)) where sixteen hexadecimal digits are expected")
                continue
            }
            let known = Set(CorrectionList.columns.flatMap(\.columns)).sorted()
            guard known.contains(correction.column) else {
                report("column is \(quoted(correction.column)) where one that can be corrected is expected: \(known.joined(separator: ", "))",
                       hint: nearest(to: correction.column, among: known).map { "did you mean \"\($0)\"?" })
                continue
            }
            let kinds = CorrectionList.kinds(of: correction.column)
            guard kinds.contains(where: { $0.takes(correction.value) }) else {
                let expected = Array(Set(kinds.map(\.expected))).sorted().joined(separator: " or ")
                report("\(correction.column) is \(quoted(correction.value)) where \(expected) is expected")
                continue
            }
            let name = correction.key + " " + correction.column
            if let other = values[name] {
                if other.value != correction.value {
                    report("\(correction.column) of \(correction.key) is \(quoted(correction.value)) here and \(quoted(other.value)) in \(other.place)",
                           hint: "strike one of the two")
                }
                continue
            }
            values[name] = correction
            corrections.append(correction)
        }
        return (corrections, found)
    }
}
