import Model

/// Collects the records of a reference file, and what is wrong with them.
///
/// - Shape: values lose blanks at their ends, and every run of blanks and line breaks in them is one space.
/// - Loss: of one kind of diagnostic the first hundred are told one by one, the rest as a number.
struct RecordBuilder {
    private var marked = MarkedReferences()
    private var notes: [Note] = []
    private var counts: [String: Int] = [:]
    private var linesOfLabels: [[UInt8]: Int] = [:]

    private var start: Int?
    private var label: [UInt8] = []
    private var text: [UInt8] = []
    private var buffer: [UInt8] = []
    private var fields: [(variable: MarkedReferences.Variable, value: Range<Int>)] = []

    private struct Note { var severity: Diagnostic.Severity, code: String, byte: Int, message: String, hint: String? }
    private static let mostNotes = 100

    var isOpen: Bool { start != nil }
    var isEmpty: Bool { marked.entries.isEmpty }
    /// Whether the open record says anything yet.
    var hasFields: Bool { !fields.isEmpty }

    mutating func begin(at byte: Int) {
        start = byte
        label.removeAll(keepingCapacity: true); text.removeAll(keepingCapacity: true)
        buffer.removeAll(keepingCapacity: true); fields.removeAll(keepingCapacity: true)
    }

    /// The record's own key; the first one counts.
    mutating func setLabel(_ bytes: some Collection<UInt8>) {
        guard label.isEmpty else { return }
        Self.append(bytes, to: &label)
    }

    /// The key of the record that is open.
    var openLabel: [UInt8]? { start == nil || label.isEmpty ? nil : label }

    /// Takes a value that is printed as it is meant.
    mutating func add(_ variable: MarkedReferences.Variable, _ value: some Collection<UInt8>) { add(variable, value, printed: value) }

    /// Takes a value, and the characters of the source that show it.
    mutating func add(_ variable: MarkedReferences.Variable, _ value: some Collection<UInt8>, printed: some Collection<UInt8>) {
        guard keep(variable, value) else { return }
        show(printed)
    }

    /// Takes a value whose characters are shown already, or are no characters of the source.
    @discardableResult
    mutating func keep(_ variable: MarkedReferences.Variable, _ value: some Collection<UInt8>) -> Bool {
        let from = buffer.count
        Self.append(value, to: &buffer)
        guard buffer.count > from else { return false }
        fields.append((variable, from ..< buffer.count))
        return true
    }

    /// Adds characters of the source to the readable text.
    mutating func show(_ printed: some Collection<UInt8>) {
        let end = text.count
        if end > 0 { text.append(0x20) }
        let from = text.count
        Self.append(printed, to: &text)
        if text.count == from { text.removeLast(text.count - end) }
    }

    /// Closes the record. One that says nothing but a kind is left out, with `empty-record`; with a key it is kept.
    mutating func end(at byte: Int, in bytes: [UInt8]) {
        guard let from = start else { return }
        start = nil
        let range = bytes.trimmingBlanks(from ..< max(from, byte))
        guard !range.isEmpty else { return }
        if !fields.contains(where: { $0.variable != .type }) {
            note(.warning, "empty-record", at: range.lowerBound, "the record has no bibliographic field" + (label.isEmpty ? "; left out" : ""))
            if label.isEmpty { return }
        }
        if text.isEmpty { text = label }
        if !label.isEmpty, let first = linesOfLabels.updateValue(range.lowerBound, forKey: label) {
            linesOfLabels[label] = first
            note(.warning, "duplicate-label", at: range.lowerBound, "the key \(String(decoding: label.prefix(80), as: UTF8.self)) was used before; both records are kept")
        }
        marked.append(bytes: range, label: label, text: text, fields: fields, in: buffer)
    }

    mutating func note(_ severity: Diagnostic.Severity, _ code: String, at byte: Int, _ message: String, hint: String? = nil) {
        counts[code, default: 0] += 1
        guard counts[code, default: 0] <= Self.mostNotes else { return }
        notes.append(Note(severity: severity, code: code, byte: byte, message: message, hint: hint))
    }

    /// The document's text with its records.
    func text(of bytes: [UInt8], document: String, format: String, diagnostics: inout [Diagnostic]) -> SourceText {
        var text = checked(SourceText(validUTF8: bytes), document: document, diagnostics: &diagnostics)
        text.references = marked
        for note in notes {
            let byte = min(note.byte, max(0, bytes.count - 1))
            diagnostics.append(Diagnostic(note.severity, note.code, document: document, span: text.span(byte ..< byte), note.message, hint: note.hint))
        }
        for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.mostNotes {
            diagnostics.append(Diagnostic(.note, code, document: document, "\(count - Self.mostNotes) more of this kind are not told one by one"))
        }
        if isEmpty, counts["no-bibliographic-headers"] == nil, !bytes.trimmingBlanks(0 ..< bytes.count).isEmpty {
            diagnostics.append(Diagnostic(.warning, "no-references", document: document, "no record of \(format) was found; nothing was read from this file"))
        }
        return text
    }

    /// Appends without blanks at the ends; runs of blanks become one space.
    static func append(_ bytes: some Collection<UInt8>, to out: inout [UInt8]) {
        let from = out.count
        var isBlank = false
        for byte in bytes {
            if byte == 0x20 || byte &- 0x09 < 5 { isBlank = true; continue }
            if isBlank, out.count > from { out.append(0x20) }
            isBlank = false
            out.append(byte)
        }
        // blanks of other scripts at the ends, as spans are trimmed
        let kept = out.trimmingBlanks(from ..< out.count)
        out.removeSubrange(kept.upperBound...)
        out.removeSubrange(from ..< kept.lowerBound)
    }
}
