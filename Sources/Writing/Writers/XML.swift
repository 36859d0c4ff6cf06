import Model

extension Writer {
    /// The same records for exchange, one element a value, with the schema beside them.
    ///
    /// Example: `<finding><finding_id>trial.txt#f1</finding_id>…<estimate>-4.7</estimate>…</finding>`; a value that the source does
    /// not state has no element. The schema is derived from the same columns as the rows.
    ///
    /// Written as a stream: XMLCoder, which encodes some 9,500 records a second, judges it in the tests as a decoder.
    ///
    /// - Shape: a `dataset` element that holds one element a table in the contract's order, which holds one element a row.
    /// - Loss: characters that XML has no place for become U+FFFD (`unwritable-character`).
    /// - Source: XML 1.0; XML Schema 1.0.
    public static let xml = Writer(
        name: "xml",
        summary: "One XML file of all records, valid against the schema beside it.",
        files: ["dataset.xml", "dataset.xsd"],
        limits: [.controlCharacter]
    ) { dataset, folder, _ in
        var schema = try BufferedFile("dataset.xsd", in: folder)
        appendSchema(to: &schema.bytes)
        try schema.close()

        var file = try BufferedFile("dataset.xml", in: folder)
        file.bytes.append("""
            <?xml version="1.0" encoding="UTF-8"?>
            <dataset xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="dataset.xsd" \
            schema_version="\(Dataset.schemaVersion)">

            """)
        for table in PublishedTable.all { try append(table, of: dataset, to: &file) }
        file.bytes.append("</dataset>\n")
        try file.close()
    }

    /// - Throws: when the file cannot be written.
    private static func append(_ table: PublishedTable, of dataset: Dataset, to file: inout BufferedFile) throws {
        let row = "<\(table.definition.rowName)>", rowEnd = "</\(table.definition.rowName)>\n"
        let tags = Tags(table.columns.map(\.name))
        file.bytes.append("<\(table.name)>\n")
        try table.forEachRow(of: dataset) { values in
            file.bytes.append(row)
            tags.withPieces { pieces in
                for index in values.indices { append(values[index], pieces, index, to: &file.bytes) }
            }
            file.bytes.append(rowEnd)
            try file.drain()
        }
        file.bytes.append("</\(table.name)>\n")
    }

    /// The tags of a table's columns side by side: `<row></row><column></column>`.
    private struct Tags {
        private var bytes: [UInt8] = []
        /// Where each start tag begins, and its end tag; at last where all end.
        private var places = [0]

        init(_ names: [String]) {
            for tag in names.flatMap({ ["<\($0)>", "</\($0)>"] }) {
                bytes.append(tag)
                places.append(bytes.count)
            }
        }

        struct Pieces {
            fileprivate let bytes: UnsafeBufferPointer<UInt8>, places: UnsafeBufferPointer<Int>

            func start(_ index: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[places[2 * index] ..< places[2 * index + 1]]) }
            func end(_ index: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[places[2 * index + 1] ..< places[2 * index + 2]]) }
        }

        func withPieces(_ body: (Pieces) -> Void) {
            bytes.withUnsafeBufferPointer { bytes in places.withUnsafeBufferPointer { body(Pieces(bytes: bytes, places: $0)) } }
        }
    }

    private static func append(_ value: Value, _ tags: Tags.Pieces, _ index: Int, to bytes: inout [UInt8]) {
        switch value {
        case .null: return
        case .real(let number) where !number.isFinite: return
        case .text(var text):
            bytes.append(contentsOf: tags.start(index))
            text.withUTF8 { XMLText.append($0, to: &bytes) }
        case .integer(let number):
            bytes.append(contentsOf: tags.start(index))
            bytes.append(decimal: number)
        case .real(let number):
            bytes.append(contentsOf: tags.start(index))
            bytes.append(real: number)
        case .boolean:
            bytes.append(contentsOf: tags.start(index))
            bytes.append(value.plainText ?? "")
        }
        bytes.append(contentsOf: tags.end(index))
    }
}

// MARK: Schema

extension Writer {
    private static func appendSchema(to bytes: inout [UInt8]) {
        bytes.append("""
            <?xml version="1.0" encoding="UTF-8"?>
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="unqualified" version="\(Dataset.schemaVersion)">
            <xs:element name="dataset">
              <xs:complexType>
                <xs:sequence>

            """)
        for table in PublishedTable.all { bytes.append("      <xs:element name=\"\(table.name)\" type=\"\(table.name)\"/>\n") }
        bytes.append("""
                </xs:sequence>
                <xs:attribute name="schema_version" type="xs:integer" use="required" fixed="\(Dataset.schemaVersion)"/>
              </xs:complexType>
            </xs:element>

            """)
        for table in PublishedTable.all { appendType(of: table.definition, to: &bytes) }
        bytes.append("</xs:schema>\n")
    }

    private static func appendType(of table: TableDefinition, to bytes: inout [UInt8]) {
        bytes.append("<xs:complexType name=\"\(table.name)\">\n  ")
        appendDocumentation(table.meaning, to: &bytes)
        bytes.append("""
              <xs:sequence>
                <xs:element name="\(table.rowName)" minOccurs="0" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:sequence>

            """)
        for column in table.columns { appendElement(of: column, to: &bytes) }
        bytes.append("""
                    </xs:sequence>
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
            </xs:complexType>

            """)
    }

    private static func appendElement(of column: ColumnDefinition, to bytes: inout [UInt8]) {
        bytes.append("          <xs:element name=\"\(column.name)\"")
        if column.allowed.isEmpty { bytes.append(" type=\"\(schemaType(of: column))\"") }
        if !column.isRequired { bytes.append(" minOccurs=\"0\"") }
        bytes.append(">\n            ")
        appendDocumentation(column.meaning + (column.unit.map { " (\($0))" } ?? ""), to: &bytes)
        if !column.allowed.isEmpty {
            bytes.append("            <xs:simpleType><xs:restriction base=\"\(schemaType(of: column))\">\n")
            for value in column.allowed { bytes.append("              <xs:enumeration value=\"\(value)\"/>\n") }
            bytes.append("            </xs:restriction></xs:simpleType>\n")
        }
        bytes.append("          </xs:element>\n")
    }

    private static func appendDocumentation(_ text: String, to bytes: inout [UInt8]) {
        bytes.append("<xs:annotation><xs:documentation>")
        XMLText.append(text, to: &bytes)
        bytes.append("</xs:documentation></xs:annotation>\n")
    }

    private static func schemaType(of column: ColumnDefinition) -> String {
        switch column.type {
        case .text: "xs:string"
        case .integer: "xs:long"
        case .real: "xs:double"
        case .boolean: "xs:boolean"
        }
    }
}
