import Model

/// What kind of place a reference names: the proceedings paper, the report and the article of one title are three works.
enum Venue: UInt8, Sendable {
    /// Not stated, or not to be told.
    case unknown
    case serial, proceedings, report, thesis, manuscript

    /// By the CSL type where it is telling, else by words of the container: `Proc. 26th STOC`, `Tech. Rep. 42`, `PhD thesis`, `unpublished`.
    init(_ bibliography: Bibliography) {
        let container = FoldedText(bibliography.containerTitle ?? "")
        let words = container.words.map { Fingerprint(container.bytes[$0]).value }
        if bibliography.type == "thesis" || Self.theses.contains(where: words.contains) {
            self = .thesis
        } else if Self.manuscripts.contains(where: words.contains) {
            self = .manuscript
        } else if bibliography.type == "report" || Self.reports.contains(where: words.contains) {
            self = .report
        } else if bibliography.type == "paper_conference" || Self.meetings.contains(where: words.contains) {
            self = .proceedings
        } else {
            self = words.isEmpty ? .unknown : .serial
        }
    }

    private static let theses = hashes(["thesis", "dissertation", "diss", "habilitation"])
    private static let manuscripts = hashes(["unpublished", "manuscript", "preparation", "submitted"])
    private static let reports = hashes(["report", "rep", "tr", "memo", "memorandum"])
    private static let meetings = hashes(["proceedings", "proc", "conference", "conf", "workshop", "symposium", "symp", "congress", "meeting", "annual", "notes"])

    private static func hashes(_ words: [String]) -> [UInt64] { words.map { Fingerprint($0.utf8).value } }
}
