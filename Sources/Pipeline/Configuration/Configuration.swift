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
/// limits: {document-size: 64 MB}
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
    public var limits = Limits()
    /// SHA-256 of everything that the configuration says, vocabulary files included: `changes.csv` tells causes apart by it.
    public var sha256 = ""

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

    public struct Limits: Sendable, Hashable {
        /// Larger files are quarantined.
        /// - Units: bytes
        public var documentSize = 256_000_000
    }

    /// The configuration of a run without `pipeline.yml`: everything below a folder, and the built-in vocabulary.
    public init(raw: String, output: String, builtIn: Vocabulary) {
        root = FileBytes.canonical(".")
        sources = [SourcePattern(root: FileBytes.canonical(raw), rootName: raw, include: Glob("**"), exclude: [], format: nil)]
        vocabulary = builtIn
        outputs = Outputs(folder: FileBytes.canonical(output))
        sha256 = digest
    }

    init(root: String, file: String?) {
        self.root = root; self.file = file
        sources = []; vocabulary = Vocabulary()
        outputs = Outputs(folder: root.trimmingSlash + "/output")
    }
}

extension Configuration {
    /// A hash of what the configuration means, so that comments and the order of keys make no difference.
    var digest: String {
        var lines = sources.map { ["source", $0.include.text, $0.exclude.map(\.text).joined(separator: ","), $0.format ?? ""] }
        lines += files.map { ["file", $0.id, $0.format] }
        lines += [["thresholds", "\(thresholds.match)", "\(thresholds.possible)", "\(thresholds.tableConfidence)"]]
        if linkage.mergesPreprints { lines += [["merge-preprints"]] }
        lines += [["limits", "\(limits.documentSize)"]]
        lines += [["spreadsheet", String(outputs.spreadsheet.separator), String(outputs.spreadsheet.decimalMark)]]
        if outputs.repeatsSpans { lines += [["spans", "repeat"]] }
        lines += vocabulary.terms.map { ["term", $0.category.rawValue, $0.name] + $0.synonyms }
        return SHA256Digest.hexadecimal(of: Array(lines.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\n").utf8))
    }
}
