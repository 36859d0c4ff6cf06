import Model

extension Extractor {
    /// One `Reference` for each record of a reference file, in the order of the file.
    ///
    /// - Loss: none; what no field takes stays in the record's quote.
    func extractRecords(_ marked: MarkedReferences, from segmented: SegmentedDocument, into records: inout DocumentRecords) {
        let document = segmented.document, parser = ReferenceParser()
        let list = segmented.referenceLists.first?.heading ?? "References"
        records.references.reserveCapacity(marked.entries.count)
        for entry in marked.entries {
            let reading = RecordReading(entry, of: marked, parser: parser)
            records.references.append(
                Reference(
                    id: "\(document.id)#r\(records.references.count + 1)", documentID: document.id, list: list, label: marked.label(of: entry),
                    text: reading.text ?? EntryText.withoutTags(marked.text(of: entry)), quote: document.string(entry.bytes), bibliography: reading.bibliography,
                    host: reading.host, repository: reading.repository, isStated: reading.text == nil, span: document.span(entry.bytes)))
        }
    }
}
