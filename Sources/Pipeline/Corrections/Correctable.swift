import Model

/// A record of which people may correct values: what was read out of the print, never the print itself (`text`, `quote`, cells).
protocol Correctable: Record {
    /// How to set a column; false where the value is not of the column's kind.
    static var setters: [String: @Sendable (inout Self, String) -> Bool] { get }
    var printedAt: SourceSpan? { get }
    /// What messages call it: its id.
    var name: String { get }
}

extension Correctable {
    fileprivate typealias Setter = @Sendable (inout Self, String) -> Bool

    fileprivate static func text(_ set: @escaping @Sendable (inout Self, String?) -> Void) -> Setter {
        { set(&$0, $1.isEmpty ? nil : $1); return true }
    }
    fileprivate static func integer(_ set: @escaping @Sendable (inout Self, Int?) -> Void) -> Setter {
        { record, value in
            guard value.isEmpty || Int(value) != nil else { return false }
            set(&record, Int(value))
            return true
        }
    }
    fileprivate static func real(_ set: @escaping @Sendable (inout Self, Double?) -> Void) -> Setter {
        { record, value in
            guard value.isEmpty || value.utf8.allSatisfy({ (0x30 ... 0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }) else { return false }
            guard value.isEmpty || Double(value)?.isFinite == true else { return false }
            set(&record, Double(value))
            return true
        }
    }
    fileprivate static func choice<T: RawRepresentable<String> & SendableMetatype>(_ set: @escaping @Sendable (inout Self, T?) -> Void) -> Setter {
        { record, value in
            guard value.isEmpty || T(rawValue: value) != nil else { return false }
            set(&record, T(rawValue: value))
            return true
        }
    }
    /// Never empty.
    fileprivate static func required<T: RawRepresentable<String> & SendableMetatype>(_ set: @escaping @Sendable (inout Self, T) -> Void) -> Setter {
        { record, value in
            guard let value = T(rawValue: value) else { return false }
            set(&record, value)
            return true
        }
    }
    /// `Family, Given; Family, Given`.
    fileprivate static func names(_ set: @escaping @Sendable (inout Self, [Name]) -> Void) -> Setter {
        { record, value in
            set(&record, value.split(separator: ";").map { Name(published: $0.drop { $0 == " " }) })
            return true
        }
    }
}

extension Reference: Correctable {
    var printedAt: SourceSpan? { span }
    var name: String { id }
    static let setters: [String: @Sendable (inout Reference, String) -> Bool] = [
        "type": text { $0.bibliography.type = $1 }, "title": text { $0.bibliography.title = $1 }, "authors": names { $0.bibliography.authors = $1 },
        "year": integer { $0.bibliography.year = $1 }, "issued": text { $0.bibliography.issued = $1 },
        "container_title": text { $0.bibliography.containerTitle = $1 }, "volume": text { $0.bibliography.volume = $1 },
        "issue": text { $0.bibliography.issue = $1 }, "page": text { $0.bibliography.page = $1 }, "publisher": text { $0.bibliography.publisher = $1 },
        "doi": text { $0.bibliography.doi = $1 }, "pmid": text { $0.bibliography.pmid = $1 }, "pmcid": text { $0.bibliography.pmcid = $1 },
        "url": text { $0.bibliography.url = $1 },
    ]
}

extension Finding: Correctable {
    var printedAt: SourceSpan? { span }
    var name: String { id }
    static let setters: [String: @Sendable (inout Finding, String) -> Bool] = [
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
    static let setters: [String: @Sendable (inout Quantity, String) -> Bool] = [
        "kind": required { $0.kind = $1 }, "value": real { $0.value = $1 }, "value_high": real { $0.valueHigh = $1 },
        "dispersion": real { $0.dispersion = $1 }, "dispersion_high": real { $0.dispersionHigh = $1 },
        "dispersion_type": choice { $0.dispersionType = $1 }, "unit": text { $0.unit = $1 }, "comparator": text { $0.comparator = $1 },
    ]
}

extension Study: Correctable {
    var printedAt: SourceSpan? { nil }
    var name: String { id }
    static let setters: [String: @Sendable (inout Study, String) -> Bool] = [
        "design": text { $0.design = $1 }, "year": integer { $0.year = $1 }, "place": text { $0.place = $1 }, "n": integer { $0.n = $1 },
        "population": text { $0.population = $1 },
    ]
}

extension Effect: Correctable {
    var printedAt: SourceSpan? { nil }
    var name: String { id }
    static let setters: [String: @Sendable (inout Effect, String) -> Bool] = [
        "outcome": text { $0.outcome = $1 }, "timepoint": text { $0.timepoint = $1 }, "m1i": real { $0.m1i = $1 }, "sd1i": real { $0.sd1i = $1 },
        "n1i": integer { $0.n1i = $1 }, "m2i": real { $0.m2i = $1 }, "sd2i": real { $0.sd2i = $1 }, "n2i": integer { $0.n2i = $1 },
        "ai": integer { $0.ai = $1 }, "bi": integer { $0.bi = $1 }, "ci": integer { $0.ci = $1 }, "di": integer { $0.di = $1 },
        "yi": real { $0.yi = $1 }, "vi": real { $0.vi = $1 },
    ]
}

extension DocumentRow: Correctable {
    var printedAt: SourceSpan? { nil }
    var name: String { id }
    static let setters: [String: @Sendable (inout DocumentRow, String) -> Bool] = [
        "title": text { $0.metadata.title = $1 }, "authors": names { $0.metadata.authors = $1 }, "published": text { $0.metadata.published = $1 },
        "publisher": text { $0.metadata.publisher = $1 }, "language": text { $0.metadata.language = $1 }, "url": text { $0.metadata.url = $1 },
    ]
}

extension Name {
    /// `Family, Given` as it is published; a name without comma is a body's.
    init(published text: Substring) {
        guard let comma = text.firstIndex(of: ",") else { self.init(literal: String(text)); return }
        self.init(family: String(text[..<comma]), given: String(text[text.index(after: comma)...].drop { $0 == " " }))
    }
}
