import Model

extension Draft {
    /// Whether lines with tabs are a list of references and no table: a tab parts nothing but numbers or bullets from the entries, as word
    /// processors write lists, and most entries are evidently references.
    func isTabbedReferenceList(_ lines: Range<Int>) -> Bool {
        var marked = 0, evident = 0
        for line in lines.lazy.map({ self.lines[$0] }) where !line.isBlank && bytes[line.content].contains(0x09) {
            let entry = EntryLine(line.bytes, of: bytes)
            guard entry.mark != .none, !bytes[entry.text].contains(0x09) else { return false }
            marked += 1
            evident += ReferenceListFinder.isEvident(entry.text, of: bytes) ? 1 : 0
        }
        return marked >= 2 && evident * 2 > marked
    }
}
