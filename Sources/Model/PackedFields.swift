/// A record that writes its fields one by one, and reads them back, without the containers of `Codable`.
///
/// These cost more than all the rest of packing. A document of tables has cells and quantities by the hundred thousand, a file of references has
/// these, so that they do without; all other records come through `Codable`.
///
/// - Shape: the fields in the order in which the type declares them.
public protocol PackedFields: Codable {
    func put(into sink: some FieldSink)
    /// - Throws: what the source throws.
    init(fields source: some FieldSource) throws
}

/// What takes the fields of a record.
public protocol FieldSink: AnyObject {
    func put(_ text: String)
    /// A text that comes once only, like an id: nobody need remember it.
    func put(unique text: String)
    func put(_ number: Int)
    func put(_ real: Double)
    func put(_ flag: Bool)
}

/// What gives the fields of a record back, in the order in which they were put.
///
/// - Throws: where the next field is no such.
public protocol FieldSource: AnyObject {
    func text() throws -> String
    func number() throws -> Int
    func real() throws -> Double
    func flag() throws -> Bool
}

extension FieldSink {
    func put(_ records: [some PackedFields]) {
        put(records.count)
        for record in records { record.put(into: self) }
    }

    func put(_ text: String?) { put(text != nil); if let text { put(text) } }
    func put(_ number: Int?) { put(number != nil); if let number { put(number) } }
    func put(_ real: Double?) { put(real != nil); if let real { put(real) } }

    func put(_ span: SourceSpan) {
        put(span.line); put(span.start); put(span.end - span.start)
        put(span.bytes.lowerBound); put(span.bytes.count)
    }
}

extension FieldSource {
    func records<R: PackedFields>(_ type: R.Type) throws -> [R] {
        let count = try number()
        guard count >= 0 else { throw UnknownField() }
        var records: [R] = []
        // what is damaged may say any number
        records.reserveCapacity(min(count, 64))
        while records.count < count { records.append(try R(fields: self)) }
        return records
    }

    func textIfAny() throws -> String? { try flag() ? text() : nil }
    func numberIfAny() throws -> Int? { try flag() ? number() : nil }
    func realIfAny() throws -> Double? { try flag() ? real() : nil }

    /// - Throws: `UnknownField` too, where the numbers are no place.
    func span() throws -> SourceSpan {
        let line = try number(), start = try number(), count = try number(), first = try number(), byteCount = try number()
        let most = Int(UInt32.max)
        guard 0 ... most ~= line, 0 ... most ~= start, 0 ... most - start ~= count, 0 ... most ~= first, 0 ... most - first ~= byteCount else { throw UnknownField() }
        return SourceSpan(line: line, start: start, end: start + count, bytes: first ..< first + byteCount)
    }

    /// - Throws: `UnknownField` too, where the text is no case.
    func choice<C: RawRepresentable<String>>(_ type: C.Type) throws -> C {
        guard let choice = C(rawValue: try text()) else { throw UnknownField() }
        return choice
    }
}

/// A field that is not what its record says.
public struct UnknownField: Error {}

extension Cell: PackedFields {
    public func put(into sink: some FieldSink) {
        sink.put(tableID); sink.put(row); sink.put(column); sink.put(rowSpan); sink.put(columnSpan)
        sink.put(role.rawValue); sink.put(header); sink.put(text); sink.put(span)
    }

    public init(fields source: some FieldSource) throws {
        self.init(tableID: try source.text(), row: try source.number(), column: try source.number(), rowSpan: try source.number(),
                  columnSpan: try source.number(), role: try source.choice(Role.self), header: try source.textIfAny(), text: try source.text(),
                  span: try source.span())
    }
}

extension Quantity: PackedFields {
    public func put(into sink: some FieldSink) {
        sink.put(unique: id); sink.put(documentID); sink.put(tableID); sink.put(row); sink.put(column); sink.put(kind.rawValue)
        sink.put(value); sink.put(valueHigh); sink.put(dispersion); sink.put(dispersionHigh); sink.put(dispersionType?.rawValue)
        sink.put(unit); sink.put(comparator); sink.put(quote); sink.put(span)
    }

    public init(fields source: some FieldSource) throws {
        self.init(id: try source.text(), documentID: try source.text(), tableID: try source.textIfAny(), row: try source.numberIfAny(),
                  column: try source.numberIfAny(), kind: try source.choice(Kind.self), value: try source.realIfAny(),
                  valueHigh: try source.realIfAny(), dispersion: try source.realIfAny(), dispersionHigh: try source.realIfAny(),
                  dispersionType: try source.flag() ? source.choice(DispersionType.self) : nil, unit: try source.textIfAny(),
                  comparator: try source.textIfAny(), quote: try source.text(), span: try source.span())
    }
}

extension Name: PackedFields {
    public func put(into sink: some FieldSink) { sink.put(family); sink.put(given); sink.put(suffix); sink.put(isLiteral) }

    public init(fields source: some FieldSource) throws {
        self.init(family: try source.text(), given: try source.textIfAny(), suffix: try source.textIfAny())
        isLiteral = try source.flag()
    }
}

extension Bibliography: PackedFields {
    public func put(into sink: some FieldSink) {
        sink.put(type); sink.put(title); sink.put(authors); sink.put(isEtAl); sink.put(editors); sink.put(isLedByEditors)
        sink.put(year); sink.put(issued); sink.put(containerTitle); sink.put(volume); sink.put(issue); sink.put(page)
        sink.put(publisher); sink.put(publisherPlace); sink.put(edition)
        sink.put(doi); sink.put(pmid); sink.put(pmcid); sink.put(isbn); sink.put(arxiv); sink.put(url); sink.put(accessed)
    }

    public init(fields source: some FieldSource) throws {
        self.init()
        type = try source.textIfAny(); title = try source.textIfAny(); authors = try source.records(Name.self); isEtAl = try source.flag()
        editors = try source.records(Name.self); isLedByEditors = try source.flag()
        year = try source.numberIfAny(); issued = try source.textIfAny(); containerTitle = try source.textIfAny()
        volume = try source.textIfAny(); issue = try source.textIfAny(); page = try source.textIfAny()
        publisher = try source.textIfAny(); publisherPlace = try source.textIfAny(); edition = try source.textIfAny()
        doi = try source.textIfAny(); pmid = try source.textIfAny(); pmcid = try source.textIfAny(); isbn = try source.textIfAny()
        arxiv = try source.textIfAny(); url = try source.textIfAny(); accessed = try source.textIfAny()
    }
}

extension Reference: PackedFields {
    public func put(into sink: some FieldSink) {
        sink.put(unique: id); sink.put(documentID); sink.put(list); sink.put(label); sink.put(text); sink.put(quote)
        bibliography.put(into: sink)
        sink.put(host); sink.put(repository); sink.put(isStated); sink.put(workID); sink.put(span)
    }

    public init(fields source: some FieldSource) throws {
        let id = try source.text(), document = try source.text(), list = try source.text(), label = try source.textIfAny()
        let text = try source.text(), quote = try source.text(), bibliography = try Bibliography(fields: source)
        let host = try source.textIfAny(), repository = try source.textIfAny(), isStated = try source.flag(), work = try source.textIfAny()
        self.init(id: id, documentID: document, list: list, label: label, text: text, quote: quote, bibliography: bibliography, host: host,
                  repository: repository, isStated: isStated, span: try source.span())
        workID = work
    }
}

extension Match: PackedFields {
    public func put(into sink: some FieldSink) {
        sink.put(unique: referenceIDA); sink.put(unique: referenceIDB); sink.put(probability); sink.put(decision.rawValue); sink.put(decidedBy.rawValue)
        sink.put(reasons.count)
        for reason in reasons { sink.put(reason) }
    }

    public init(fields source: some FieldSource) throws {
        self.init(referenceIDA: try source.text(), referenceIDB: try source.text(), probability: try source.real(), decision: try source.choice(Decision.self),
                  decidedBy: try source.choice(Decider.self), reasons: [])
        let count = try source.number()
        while reasons.count < count { reasons.append(try source.text()) }
    }
}

extension Citation: PackedFields {
    public func put(into sink: some FieldSink) {
        sink.put(unique: id); sink.put(documentID); sink.put(sectionID); sink.put(tableID); sink.put(row); sink.put(column); sink.put(marker)
        sink.put(label); sink.put(referenceID); sink.put(workID); sink.put(status.rawValue); sink.put(context); sink.put(span)
    }

    public init(fields source: some FieldSource) throws {
        let id = try source.text(), document = try source.text(), section = try source.textIfAny(), table = try source.textIfAny()
        let row = try source.numberIfAny(), column = try source.numberIfAny(), marker = try source.text(), label = try source.text()
        let reference = try source.textIfAny(), work = try source.textIfAny(), status = try source.choice(Status.self)
        self.init(id: id, documentID: document, sectionID: section, tableID: table, row: row, column: column, marker: marker, label: label,
                  referenceID: reference, status: status, context: try source.text(), span: try source.span())
        workID = work
    }
}
