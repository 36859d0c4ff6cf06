import Model

extension Draft {
    /// Whether lines with tabs are a list and no table: a tab parts nothing but bullets or running numbers (`1.`, `[1]`) from the items, as word
    /// processors write lists. Bare numbers are marks where most of what they number are evidently references.
    func isTabbedList(_ lines: Range<Int>) -> Bool {
        var marked = 0, bullets = 0, running = 0, evident = 0, last = 0
        for line in lines.lazy.map({ self.lines[$0] }) where !line.isBlank && bytes[line.content].contains(0x09) {
            let item = EntryLine(line.bytes, of: bytes)
            guard item.mark != .none, !bytes[item.text].contains(0x09) else { return false }
            marked += 1
            bullets += item.mark == .bullet ? 1 : 0
            if let number = item.number, item.form != 0x20, number == last + 1 {
                running += 1
                last = number
            }
            evident += ReferenceListFinder.isEvident(item.text, of: bytes) ? 1 : 0
        }
        return marked >= 2 && (bullets == marked || running == marked || evident * 2 > marked)
    }
}
