import Model

extension Extractor {
    func extractFindings(from segmented: SegmentedDocument, passages: Passages, into records: inout DocumentRecords) {
        let names = DocumentNames(of: records)
        let bytes = segmented.document.text.bytes
        for sentence in passages.sentences {
            let tokens = Tokens(in: sentence.bytes, of: bytes, vocabulary: vocabulary, names: names)
            let phrases = PhraseReader(tokens: tokens.all, bytes: bytes)
            let found = StatementReader.statements(SubjectReader(phrases, matches: tokens.matches))
            for s in found {
                print(segmented.document.text.line(ofByte: sentence.bytes.lowerBound), s.kind, "|", s.subject.kind, s.subject.text ?? "-", "|", s.outcome?.text ?? "-", "|", s.direction, "|", phrases.text(s.window))
            }
        }
    }
}
