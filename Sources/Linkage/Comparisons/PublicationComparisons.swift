extension Comparer {
    /// *Same*, *close* (one apart: print and online), *near* (two apart) or *differs*; *part* where the earlier one is of the same article before print.
    func years(_ a: Int?, _ b: Int?) -> Level {
        guard let a, let b else { return .missing }
        switch abs(a - b) {
        case 0: return .same
        case 1: return .close
        case 2: return .near
        default: return .differs
        }
    }

    /// Volumes and issues by their numbers.
    ///
    /// *Same*: equal. *Part*: one states more, `61` and `61 (Suppl 1)`, or both share a number. *Differs*: no number in common.
    func numbers(_ a: Numbers, _ b: Numbers) -> Level {
        guard !a.isEmpty, !b.isEmpty else { return .missing }
        if a == b { return .same }
        return a.sharesOne(with: b) ? .part : .differs
    }

    /// *Same* kind of place, *near* (an abstract of a meeting and something else), *differs*.
    func venues(_ a: Venue, _ b: Venue) -> Level {
        if a == .unknown || b == .unknown { return .missing }
        return a == b ? .same : a == .abstract || b == .abstract ? .near : .differs
    }

    /// *Same* range, be it without its dash (`303314`), *close* (the same first page, but a single one or with another end: abstracts share pages), *part* (one range holds the other's
    /// first page) or *differs*. Pages with roman numerals, which every issue has, only differ.
    func pages(_ a: PageRange?, _ b: PageRange?) -> Level {
        guard let a, let b else { return .missing }
        if a.isRoman || b.isRoman { return a.isRoman == b.isRoman && a.first == b.first ? .missing : .differs }
        if a.isJoined(b) || b.isJoined(a) { return .same }
        if a.first == b.first {
            guard a.prefix == b.prefix || a.prefix == 0 || b.prefix == 0 else { return .differs }
            return a.last == b.last && a.last > a.first ? .same : .close
        }
        guard a.prefix == b.prefix else { return .differs }
        return a.first ... a.last ~= b.first || b.first ... b.last ~= a.first ? .part : .differs
    }

    /// Two web references: *same* site, *close* (both sites hold copies), *part* (one is a bare host with the name of the other's author or
    /// publisher),
    /// or *differs* (two sites, one of them with pages of its own).
    func sites(_ a: Profile, _ b: Profile) -> Level {
        if a.site.name != 0, a.site.name == b.site.owner { return .part }
        if b.site.name != 0, b.site.name == a.site.owner { return .part }
        guard a.site.host != 0, b.site.host != 0 else { return .missing }
        if a.site.host == b.site.host { return .same }
        return a.site.isRepository && b.site.isRepository ? .close : .differs
    }
}
