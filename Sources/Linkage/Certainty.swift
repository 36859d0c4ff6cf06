/// What two references must share to be one work without more ado.
///
/// Each condition holds for a whole chain when it holds for its links: equal places in print, equal marks, equal numbers. So a chain of certain pairs
/// crosses no conflict, and copies that lie dense need not be compared each with each.
enum Certainty {
    static func isCertain(_ a: Profile, _ b: Profile, _ vector: ComparisonVector, _ veto: Veto?) -> Bool {
        guard veto == nil, vector[.title] == .same || vector[.title] == .close, vector.titleInformation >= 6, vector.agrees(.authors),
              vector[.authors] != .inside else { return false }
        guard a.title.kind == b.title.kind, a.title.part == b.title.part, a.title.numbers == b.title.numbers, a.isPreprint == b.isPreprint,
              a.edition == b.edition, a.trial == b.trial, a.pmid == b.pmid else { return false }
        if vector[.doi] == .same { return true }
        return vector[.doi] == .missing && vector[.year] == .same && vector[.volume] == .same && (vector[.pages] == .same || vector[.pages] == .close)
            && vector[.container] != .differs
    }

    /// A hash of what vetoes and places are judged by.
    static func signature(of profile: Profile) -> UInt64 {
        var hash = Fingerprint([profile.title.kind.rawValue, profile.isPreprint ? 1 : 0])
        for number in profile.title.numbers { hash.add(number: UInt64(number)) }
        for number in [UInt64(profile.title.part), profile.doi, profile.pmid, profile.trial.number, UInt64(profile.edition ?? 0), UInt64(truncatingIfNeeded: profile.year ?? 0),
                       UInt64(profile.volume.first ?? 0), UInt64(profile.pages?.first ?? 0)] {
            hash.add(number: number)
        }
        return hash.value
    }
}
