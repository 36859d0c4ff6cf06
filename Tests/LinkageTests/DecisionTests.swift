@testable import Linkage
import Model
import Testing

struct DecisionTests {
    static let a = entry("a#r1", "Winter pastures of the southern slopes", authors: ["Roy, S."], year: 1999)
    static let b = entry("b#r1", "Über die Winterweiden der Südhänge", authors: ["Roy, S."], year: 1999)
    static let c = entry("c#r1", "Winter pasture, southern slopes: a survey", authors: ["Ito, K."], year: 2005)

    private func decision(_ x: Reference, _ y: Reference, _ verdict: Decision.Verdict) -> Decision {
        Decision(keyA: Linker.contentKey(of: x), keyB: Linker.contentKey(of: y), verdict: verdict, reviewer: "Ada", date: "2026-01-02", note: "a translation")
    }

    @Test func replaysDecisions() throws {
        let merged = try Linker().works(of: [Self.a, Self.b], decisions: [decision(Self.b, Self.a, .same)])
        #expect(merged.works.count == 1)
        #expect(merged.decision("a#r1", "b#r1")?.decidedBy == .human)
        let keys = [Self.a, Self.b].map(Linker.contentKey)
        #expect(merged.decision("a#r1", "b#r1")?.reasons == ["decided by Ada on 2026-01-02: a translation", "keys \(keys[0]) and \(keys[1])"])
        let twin = entry("d#r1", Self.a.bibliography.title, authors: ["Roy, S."], year: 1999, journal: "Pastures")
        #expect(try Linker().works(of: [Self.a, twin]).works.count == 1)
        let apart = try Linker().works(of: [Self.a, twin], decisions: [decision(Self.a, twin, .distinct)])
        #expect(apart.works.count == 2 && apart.decision("a#r1", "d#r1")?.decision == .distinct)
    }

    /// A decision that two are distinct holds inside the cluster too: neither gets there by way of a third.
    @Test func holdsInsideClusters() throws {
        let x = entry("x#r1", Self.a.bibliography.title, authors: ["Roy, S."], year: 1999, journal: "Pastures")
        let y = entry("y#r1", Self.a.bibliography.title, authors: ["Roy, S."], year: 1999, volume: "4")
        let linkage = try Linker().works(of: [Self.a, x, y], decisions: [decision(x, y, .distinct)])
        #expect(linkage.workIDs[1] != linkage.workIDs[2])
    }

    @Test func reportsStaleDecisions() throws {
        let changed = entry("b#r1", "Über die Winterweiden der Südhänge", authors: ["Roy, S."], year: 2000)
        let linkage = try Linker().works(of: [Self.a, changed], decisions: [decision(Self.a, Self.b, .same)])
        #expect(linkage.works.count == 2)
        #expect(linkage.diagnostics.map(\.code).contains("stale-decision"))
    }

    @Test func stopsAtContradictions() {
        let decisions = [decision(Self.a, Self.b, .same), decision(Self.b, Self.c, .same), decision(Self.a, Self.c, .distinct)]
        let keys = [Self.a, Self.b, Self.c].map(Linker.contentKey)
        #expect {
            try Linker().works(of: [Self.a, Self.b, Self.c], decisions: decisions)
        } throws: { error in
            guard case .contradictoryDecisions(let a, let b, let c)? = error as? LinkageError else { return false }
            return b == keys[1] && Set([a, c]) == Set([keys[0], keys[2]])
        }
    }
}
