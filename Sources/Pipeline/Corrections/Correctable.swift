import Model

/// A record of which people may correct values: what was read out of the print, never the print itself (`text`, `quote`, cells).
protocol Correctable: Record {
    /// How to set a column.
    static var setters: [String: Setter<Self>] { get }
    var printedAt: SourceSpan? { get }
    /// What messages call it: its id.
    var name: String { get }
}

/// How to set a column, and what it takes.
struct Setter<R: Sendable>: Sendable {
    let kind: CorrectedValue
    /// Set to a value that the kind takes.
    let set: @Sendable (inout R, String) -> Void
}

extension Correctable {
    fileprivate static func text(_ kind: CorrectedValue = .text, _ set: @escaping @Sendable (inout Self, String?) -> Void) -> Setter<Self> {
        Setter(kind: kind) { set(&$0, $1.isEmpty ? nil : $1) }
    }
    fileprivate static func integer(_ kind: CorrectedValue = .count, _ set: @escaping @Sendable (inout Self, Int?) -> Void) -> Setter<Self> {
        Setter(kind: kind) { set(&$0, Int($1)) }
    }
    fileprivate static func real(_ set: @escaping @Sendable (inout Self, Double?) -> Void) -> Setter<Self> { Setter(kind: .number) { set(&$0, Double($1)) } }
    fileprivate static func choice<T: RawRepresentable<String> & CaseIterable & SendableMetatype>(_ set: @escaping @Sendable (inout Self, T?) -> Void) -> Setter<Self> {
        Setter(kind: .words(T.allCases.map(\.rawValue), isRequired: false)) { set(&$0, T(rawValue: $1)) }
    }
    /// Never empty.
    fileprivate static func required<T: RawRepresentable<String> & CaseIterable & SendableMetatype>(_ set: @escaping @Sendable (inout Self, T) -> Void) -> Setter<Self> {
        Setter(kind: .words(T.allCases.map(\.rawValue), isRequired: true)) { record, value in if let value = T(rawValue: value) { set(&record, value) } }
    }
    fileprivate static func names(_ set: @escaping @Sendable (inout Self, [Name]) -> Void) -> Setter<Self> {
        Setter(kind: .names) { record, value in set(&record, value.split(separator: ";").map { Name(published: $0.drop { $0 == " " }) }) }
    }
}

extension Reference: Correctable {
    var printedAt: SourceSpan? { span }
    var name: String { id }
    static let setters: [String: Setter<Reference>] = [
        "type": text { $0.bibliography.type = $1 }, "title": text { $0.bibliography.title = $1 }, "authors": names { $0.bibliography.authors = $1 },
        "year": integer(.year) { $0.bibliography.year = $1 }, "issued": text(.date) { $0.bibliography.issued = $1 },
        "container_title": text { $0.bibliography.containerTitle = $1 }, "volume": text { $0.bibliography.volume = $1 },
        "issue": text { $0.bibliography.issue = $1 }, "page": text { $0.bibliography.page = $1 }, "publisher": text { $0.bibliography.publisher = $1 },
        "doi": text(.doi) { $0.bibliography.doi = $1 }, "pmid": text(.pmid) { $0.bibliography.pmid = $1 }, "pmcid": text(.pmcid) { $0.bibliography.pmcid = $1 },
        "url": text(.address) { $0.bibliography.url = $1 },
    ]
}

extension Finding: Correctable {
    var printedAt: SourceSpan? { span }
    var name: String { id }
    static let setters: [String: Setter<Finding>] = [
        "subject": text { $0.subject = $1 }, "comparator": text { $0.comparator = $1 }, "outcome": text { $0.outcome = $1 },
        "direction": required { $0.direction = $1 }, "statistic": text { $0.statistic = $1 }, "estimate": real { $0.estimate = $1 },
        "estimate_high": real { $0.estimateHigh = $1 }, "unit": text { $0.unit = $1 }, "dispersion": real { $0.dispersion = $1 },
        "dispersion_high": real { $0.dispersionHigh = $1 }, "dispersion_type": choice { $0.dispersionType = $1 }, "n": integer { $0.n = $1 },
        "timepoint": text { $0.timepoint = $1 }, "population": text { $0.population = $1 }, "model": text { $0.model = $1 },
        "region": text { $0.region = $1 }, "dose": text { $0.dose = $1 }, "route": text { $0.route = $1 }, "p_value": text { $0.pValue = $1 },
    ]
}

extension Quantity: Correctable {
    var printedAt: SourceSpan? { span }
    var name: String { id }
    static let setters: [String: Setter<Quantity>] = [
        "kind": required { $0.kind = $1 }, "value": real { $0.value = $1 }, "value_high": real { $0.valueHigh = $1 },
        "dispersion": real { $0.dispersion = $1 }, "dispersion_high": real { $0.dispersionHigh = $1 },
        "dispersion_type": choice { $0.dispersionType = $1 }, "unit": text { $0.unit = $1 }, "comparator": text { $0.comparator = $1 },
    ]
}

extension Study: Correctable {
    var printedAt: SourceSpan? { nil }
    var name: String { id }
    static let setters: [String: Setter<Study>] = [
        "design": text { $0.design = $1 }, "year": integer(.year) { $0.year = $1 }, "place": text { $0.place = $1 }, "n": integer { $0.n = $1 },
        "population": text { $0.population = $1 },
    ]
}

extension Effect: Correctable {
    var printedAt: SourceSpan? { nil }
    var name: String { id }
    static let setters: [String: Setter<Effect>] = [
        "outcome": text { $0.outcome = $1 }, "timepoint": text { $0.timepoint = $1 }, "m1i": real { $0.m1i = $1 }, "sd1i": real { $0.sd1i = $1 },
        "n1i": integer { $0.n1i = $1 }, "m2i": real { $0.m2i = $1 }, "sd2i": real { $0.sd2i = $1 }, "n2i": integer { $0.n2i = $1 },
        "ai": integer { $0.ai = $1 }, "bi": integer { $0.bi = $1 }, "ci": integer { $0.ci = $1 }, "di": integer { $0.di = $1 },
        "yi": real { $0.yi = $1 }, "vi": real { $0.vi = $1 },
    ]
}

extension DocumentRow: Correctable {
    var printedAt: SourceSpan? { nil }
    var name: String { id }
    static let setters: [String: Setter<DocumentRow>] = [
        "title": text { $0.metadata.title = $1 }, "authors": names { $0.metadata.authors = $1 }, "published": text(.date) { $0.metadata.published = $1 },
        "publisher": text { $0.metadata.publisher = $1 }, "language": text { $0.metadata.language = $1 }, "url": text(.address) { $0.metadata.url = $1 },
    ]
}

extension Name {
    /// `Family, Given` as it is published; a name without comma is a body's.
    init(published text: Substring) {
        guard let comma = text.firstIndex(of: ",") else { self.init(literal: String(text)); return }
        self.init(family: String(text[..<comma]), given: String(text[text.index(after: comma)...].drop { $0 == " " }))
    }
}
