import Linkage
import Model

/// What `pipeline.yml` says, checked and with its vocabulary files read.
///
/// ```yaml
/// sources: [raw/**/*.txt, {files: "raw/**/*.md", format: markdown, exclude: [raw/drafts/**]}]
/// vocabulary: {built-in: true, compound: {Semax: [MEHFPGP]}, files: [curation/vocabulary/*.csv]}
/// thresholds: {match: 0.9, possible: 0.5, table-confidence: 0.5}
/// linkage: {merge-preprints: false}
/// outputs: {folder: output, writers: [csv, sqlite], spreadsheet: {separator: ";", decimal-mark: ","}, spans: repeat}
/// curation: {decisions: curation/decisions.csv, corrections: curation/corrections.csv}
/// limits: {document-size: 64 MB, document-time: 60 s, cells: 1000000, markup-depth: 200}
/// ```
public struct Configuration: Sendable {
    /// The folder that all paths are relative to: where `pipeline.yml` lies. Absolute, links resolved.
    public var root: String
    /// The configuration file as it was named; nil without one.
    public var file: String?
    public var sources: [SourcePattern]
    /// Documents that were named one by one, beside those of `sources`.
    public var files: [SourceFile] = []
    /// The built-in terms unless they were switched off, then those of `pipeline.yml`, then those of its CSV files.
    public var vocabulary: Vocabulary
    public var thresholds = Thresholds()
    public var linkage = Linkage()
    public var outputs: Outputs
    public var curation = Curation()
    /// What people decided of duplicates.
    public var decisions: [Decision] = []
    /// Values that people have put right.
    public var corrections = CorrectionList()
    public var limits = Limits()

    /// Documents to read: a glob, what to leave out, and which reader takes them.
    public struct SourcePattern: Sendable, Hashable {
        /// The folder that document ids are relative to: the part of the glob before the first wildcard. Absolute.
        public var root: String
        /// The same folder as the configuration names it, relative to its own; matched against `exclude`, and used in messages.
        public var rootName: String
        /// The glob relative to `root`: `**/*.md`.
        public var include: Glob
        /// Relative to the configuration's folder; a pattern that matches a folder leaves out all in it.
        public var exclude: [Glob]
        /// The name of a reader; nil lets the file name's extension choose.
        public var format: String?

        /// The whole glob, as messages show it.
        var name: String { rootName.isEmpty ? include.text : rootName.trimmingSlash + "/" + include.text }
    }

    public struct Thresholds: Sendable, Hashable {
        /// The match probability from which two references are one work.
        public var match = 0.9
        /// The match probability from which a pair is worth a person's look.
        public var possible = 0.5
        /// The confidence below which a table gives a warning.
        public var tableConfidence = 0.5
    }

    /// What counts as one work.
    public struct Linkage: Sendable, Hashable {
        /// Whether a preprint and what was published of it are one work, instead of two that are related.
        public var mergesPreprints = false
    }

    public struct Outputs: Sendable, Hashable {
        /// The folder that is published. Absolute.
        public var folder: String
        /// Names of writers; nil for all.
        public var writers: [String]?
        public var spreadsheet = Spreadsheet()
        /// Whether a cell over several rows or columns stands in all of them in `tables/`, or in the first only.
        public var repeatsSpans = false
        /// Whether `run/openlineage.jsonl` is written.
        public var isLineageWritten = false
    }

    /// How the spreadsheet profile is written, for the locale of the people who open it.
    public struct Spreadsheet: Sendable, Hashable {
        /// `,`, `;` or a tab.
        public var separator: Character = ","
        /// `.` or `,`.
        public var decimalMark: Character = "."
    }

    /// Files that people keep beside the configuration; nil where there is none.
    public struct Curation: Sendable, Hashable {
        public var decisions: String?
        public var corrections: String?
    }

    /// What one document may cost; one that costs more is quarantined, with the reason, and the others are published.
    public struct Limits: Sendable, Hashable {
        /// - Units: bytes
        public var documentSize = 256_000_000
        /// How long a document may take, looked at between the steps it goes through; nil for as long as it takes.
        /// - Units: seconds
        public var documentTime: Double?
        /// How many cells its tables may have; nil for any number.
        public var cells: Int?
        /// How deep tags may be nested in a page; nil for any depth. (Tags deeper than 256 are left out and their words kept, whatever is said here.)
        public var markupDepth: Int?
    }

    /// The configuration of a run without `pipeline.yml`: everything below a folder, and the built-in vocabulary.
    public init(raw: String, output: String, builtIn: Vocabulary) {
        root = FileBytes.canonical(".")
        sources = [SourcePattern(root: FileBytes.canonical(raw), rootName: raw, include: Glob("**"), exclude: [], format: nil)]
        vocabulary = builtIn
        outputs = Outputs(folder: FileBytes.canonical(output))
    }

    init(root: String, file: String?) {
        self.root = root; self.file = file
        sources = []; vocabulary = Vocabulary()
        outputs = Outputs(folder: root.trimmingSlash + "/output")
    }
}

extension Configuration {
    /// SHA-256 of what the configuration means, vocabulary files included, so that comments and the order of keys make no difference.
    public var sha256: String {
        var lines = sources.map { ["source", $0.include.text, $0.exclude.map(\.text).joined(separator: ","), $0.format ?? ""] }
        lines += files.map { ["file", $0.id, $0.format] }
        lines += [["thresholds", "\(thresholds.match)", "\(thresholds.possible)"]]
        if linkage.mergesPreprints { lines += [["merge-preprints"]] }
        lines += [["limits", "\(limits.documentSize)", "\(limits.documentTime ?? 0)"]]
        lines += [["writers"] + (outputs.writers ?? [])]
        lines += [["spreadsheet", String(outputs.spreadsheet.separator), String(outputs.spreadsheet.decimalMark)]]
        if outputs.repeatsSpans { lines += [["spans", "repeat"]] }
        if outputs.isLineageWritten { lines += [["openlineage"]] }
        return Self.digest(of: lines + extractionLines)
    }

    /// SHA-256 of the slice that reading and extraction use: what a document yields depends on nothing else that the configuration says.
    var extractionSHA256: String { Self.digest(of: extractionLines) }

    private var extractionLines: [[String]] {
        [["table-confidence", "\(thresholds.tableConfidence)"], ["budgets", "\(limits.cells ?? 0)", "\(limits.markupDepth ?? 0)"]]
            + vocabulary.terms.map { ["term", $0.category.rawValue, $0.name] + $0.synonyms }
    }

    fileprivate static func digest(of lines: [[String]]) -> String {
        SHA256Digest.hexadecimal(of: Array(lines.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\n").utf8))
    }
}

extension Configuration.Curation {
    /// SHA-256 of the decision and correction files; empty without any.
    var sha256: String {
        let contents = [decisions, corrections].compactMap { $0 }.compactMap { try? FileBytes.contents(of: $0, limit: 256 << 20) }
        return contents.isEmpty ? "" : SHA256Digest.hexadecimal(of: Array(contents.joined(separator: [0])))
    }
}
