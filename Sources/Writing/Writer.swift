import Model

/// A format that a dataset is published in.
///
/// Writers know nothing of one another and share nothing, so that several may run at once. Each takes the dataset as it is and
/// writes its own files; what its format cannot hold is replaced as its `limits` say, and `Dataset.losses(for:)` names the places.
///
/// Example: `csv` writes `csv/documents.csv`, `csv/sections.csv` and so on.
///
/// - Shape: rows in the order of the dataset; the same dataset and options give the same bytes.
/// - Throws: from `write`, what the folder throws when a file cannot be written.
public struct Writer: Sendable {
    /// What people type in `pipeline.yml`: `wide-tables`.
    public let name: String
    /// One sentence.
    public let summary: String
    /// The files that it writes, with `<table>` and the like for what varies.
    public let files: [String]
    /// What its format cannot hold.
    public let limits: Set<Limit>
    /// Whether it takes longer than any other, so that it is to start first where several run at once.
    public let takesLongest: Bool
    public let write: @Sendable (Dataset, any OutputFolder, WritingOptions) throws -> Void

    public init(name: String, summary: String, files: [String], limits: Set<Limit> = [], takesLongest: Bool = false,
                write: @escaping @Sendable (Dataset, any OutputFolder, WritingOptions) throws -> Void) {
        self.name = name; self.summary = summary; self.files = files; self.limits = limits; self.takesLongest = takesLongest; self.write = write
    }

    /// The writers with these names, in the order of `all`; all of them when no names are given.
    ///
    /// - Throws: `WritingError.unknownWriter` for a name that no writer has.
    public static func selected(_ names: [String]?) throws -> [Writer] {
        guard let names else { return all }
        for name in names where !all.contains(where: { $0.name == name }) { throw WritingError.unknownWriter(name, known: all.map(\.name)) }
        return all.filter { names.contains($0.name) }
    }
}

/// How a dataset is written.
public struct WritingOptions: Sendable, Hashable {
    public enum Separator: String, Sendable, CaseIterable {
        case comma, semicolon, tab

        var byte: UInt8 { switch self { case .comma: UInt8(ascii: ","); case .semicolon: UInt8(ascii: ";"); case .tab: UInt8(ascii: "\t") } }
    }
    public enum DecimalMark: String, Sendable, CaseIterable {
        case point, comma

        var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
    }

    /// Between the cells of `spreadsheet/`.
    public var spreadsheetSeparator = Separator.comma
    /// In the numbers of `spreadsheet/`.
    public var spreadsheetDecimalMark = DecimalMark.point
    /// Whether a cell over several rows or columns stands in all of them in `tables/`, or in the first only.
    public var repeatsSpans = false
    /// The name of the data package: lower case, digits, `-`, `_` and `.`.
    public var name = "dataset"
    /// The title of the report, the data package and `README.md`.
    public var title = "Dataset"
    /// The names of the writers that run, so that the descriptor and `README.md` speak of no file that is not there; all when nil.
    public var writers: [String]?

    public init() {}

    func writes(_ name: String) -> Bool { writers?.contains(name) ?? true }
}

/// Why a dataset cannot be written.
public enum WritingError: Error, CustomStringConvertible {
    case unknownWriter(String, known: [String])

    public var description: String {
        switch self {
        case .unknownWriter(let name, let known): "no writer is called '\(name)'; there are \(known.joined(separator: ", "))"
        }
    }
}
