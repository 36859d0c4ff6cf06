import Model

/// What kind of place a reference names: the proceedings paper, the report and the article of one title are three works.
enum Venue: UInt8, Sendable {
    /// Not stated, or not to be told.
    case unknown
    case serial, proceedings, report, thesis, manuscript
    /// An abstract of a meeting, printed in a journal.
    case abstract

    /// By the CSL type where it is telling, else by words of the container: `Proc. 26th STOC`, `Tech. Rep. 42`, `PhD thesis`, `unpublished`,
    /// `Heart. Conference: …`; or of the issue: `1 MeetingAbstracts`.
    init(_ bibliography: Bibliography, container: ArenaSlice<UInt8>) {
        let words = container.foldedWords.map { Fingerprint(container[$0]).value }
        if Self.holdsAbstracts(bibliography.issue) || Self.holdsAbstracts(bibliography.volume) || Self.meetingAbstracts.contains(where: words.contains)
            || Self.isMeeting(bibliography.containerTitle) {
            self = .abstract
        } else if bibliography.type == "thesis" || Self.theses.contains(where: words.contains) {
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

    private static func holdsAbstracts(_ issue: String?) -> Bool {
        guard let issue, issue.utf8.count >= 8 else { return false }
        return Identifier.lowercased(issue).holds(Array("abstract".utf8))
    }

    private static func isMeeting(_ container: String?) -> Bool {
        guard let container, container.utf8.contains(UInt8(ascii: ":")) else { return false }
        return Identifier.lowercased(container).holds(Array(". conference:".utf8))
    }

    /// Whether a container names a meeting, as the proceedings of an academy or a society do not.
    static func namesMeeting(_ container: ArenaSlice<UInt8>) -> Bool {
        container.foldedWords.contains { gatherings.contains(Fingerprint(container[$0]).value) }
    }

    private static let gatherings = hashes(["conference", "conf", "workshop", "symposium", "symp", "congress", "meeting"])
    private static let meetingAbstracts = hashes(["abstract", "abstracts"])
    private static let theses = hashes(["thesis", "dissertation", "diss", "habilitation"])
    private static let manuscripts = hashes(["unpublished", "manuscript", "preparation", "submitted"])
    private static let reports = hashes(["report", "rep", "tr", "memo", "memorandum"])
    private static let meetings = gatherings + hashes(["proceedings", "proc", "annual", "notes"])

    private static func hashes(_ words: [String]) -> [UInt64] { words.map { Fingerprint($0.utf8).value } }
}
