import Foundation

/// What `garner init` makes: a configuration that says what it can, and a folder for documents.
public enum ProjectTemplate {
    /// Makes what is not there yet.
    ///
    /// - Returns: the paths that were made, and those that were there and stay as they are.
    /// - Throws: `Failure` (73, 74).
    public static func make(in folder: String) throws -> (made: [String], kept: [String]) {
        let root = FileBytes.canonical(folder)
        try Publication.makeFolders(root)
        var made: [String] = [], kept: [String] = []
        if FileBytes.status(of: root + "/raw") == nil {
            try Publication.makeFolders(root + "/raw")
            made.append("raw/")
        } else {
            kept.append("raw/")
        }
        if try create(Array(configuration.utf8), at: root + "/pipeline.yml") { made.append("pipeline.yml") } else { kept.append("pipeline.yml") }
        return (made, kept)
    }

    /// Writes a file that is not there; false where it is.
    private static func create(_ bytes: [UInt8], at path: String) throws -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        if descriptor < 0, errno == EEXIST { return false }
        guard descriptor >= 0 else { throw Failure.writing(path) }
        close(descriptor)
        try FileBytes.write(bytes, to: path)
        return true
    }

    /// Every key with its default, so that the file means the same as an empty one.
    public static let configuration = """
    # What garner reads and writes. Paths are relative to this file and stay below its folder; `garner check` names every mistake
    # with its line. Every key may be left out: the values here are the defaults.

    # Which documents are read: patterns, where ** stands for any number of folders. Readers are chosen by the file name's extension
    # (.txt, .md, .html; .ris, .bib, .json, .nbib, .xml, .csv of references), or by `format` where the extension says nothing:
    #   - files: "notes/**/*.log"
    #     format: text
    #     exclude: ["notes/drafts/**"]
    sources:
      - raw/**

    # The words of your field. Garner brings those of neuropharmacology; `built-in: false` starts from nothing. Each category
    # (compound, target, outcome, species, region, route, condition) takes names with their synonyms:
    #   compound:
    #     Semax: [MEHFPGP, Semax acetate]
    # Longer lists go into CSV files with the header category,name,synonyms (synonyms joined by "; ");
    # those in curation/vocabulary/ are found without being named.
    vocabulary:
      built-in: true
      # files: [words/*.csv]

    # Probabilities from 0 to 1.
    thresholds:
      match: 0.9              # two references are one work from here
      possible: 0.5           # a pair is worth a person's look from here
      table-confidence: 0.5   # a table below this gives a warning

    # A preprint and what was published of it are two works, which `relations` names; true makes them one.
    linkage:
      merge-preprints: false

    # What is published, and where. A run replaces the whole folder at once, or leaves it as it is.
    outputs:
      folder: output
      # writers: [csv, sqlite]    # leave out for all formats
      spreadsheet:
        separator: ","        # "," or ";" or tab: what Excel expects where you are
        decimal-mark: "."     # "." or ","
      spans: blank             # in tables/: a cell over several rows or columns stands in the first (blank) or in all (repeat)

    # Files that people keep by hand; read where they are.
    # curation:
    #   decisions: curation/decisions.csv        # duplicates that a person has settled
    #   corrections: curation/corrections.csv    # values that a person has corrected

    # What one document may cost; one that costs more is quarantined, and the others are published.
    limits:
      document-size: 256 MB
      # document-time: 60 s      # looked at between the steps that a document goes through
      # cells: 1000000           # of all its tables
      # markup-depth: 200        # nested tags of a page

    """
}
