@testable import Linkage
import Model
import Testing

struct BlockingTests {
    private func profile(_ id: String, _ e: BlockingRule.Example) -> Profile {
        Profile.profiles(of: [entry(id, e.title, authors: e.family.map { [$0] } ?? [], year: e.year, journal: e.container, volume: e.volume, page: e.page,
                                    doi: e.doi, pmid: e.pmid, pmcid: e.pmcid, url: e.url, host: e.host, body: e.body, text: text(e))])[0]
    }

    /// What the entry would say in one line.
    private func text(_ e: BlockingRule.Example) -> String {
        [e.family, e.year.map { String($0) }, e.title, e.container, e.volume, e.page, e.host].compactMap { $0 }.joined(separator: " ")
    }

    @Test func hasRules() { #expect(BlockingRule.all.count >= 10) }

    @Test(arguments: BlockingRule.all) func bringsItsExampleTogether(_ rule: BlockingRule) {
        let profiles = [profile("a#r1", rule.example.0), profile("b#r1", rule.example.1)]
        let frequencies = WordFrequencies(profiles)
        var first: [UInt64] = [], second: [UInt64] = []
        rule.addKeys(profiles[0], frequencies, &first)
        rule.addKeys(profiles[1], frequencies, &second)
        #expect(!Set(first).isDisjoint(with: second), "\(rule.name)")
        #expect(!rule.summary.isEmpty)
        let isKebab = rule.name.utf8.allSatisfy { (byte: UInt8) in byte == UInt8(ascii: "-") || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) }
        #expect(isKebab)
    }

    /// Distinct references with one title: the pairs grow with their number, not with its square, and a diagnostic says what was left out.
    @Test func capsLargeBlocks() {
        let profiles = Profile.profiles(of: (0 ..< 2000).map { entry("d#r\($0)", "Editorial", year: 1900 + $0 % 100, volume: "\($0)") })
        var diagnostics: [Diagnostic] = []
        var pairs: [Blocking.Pair] = []
        Blocking(profiles: profiles, limit: 60).forEachPair(diagnostics: &diagnostics, isSettled: { _ in false }) { pairs.append($0) }
        #expect(pairs.count < 2000 * 30)
        #expect(diagnostics.contains { $0.code == "block-capped" })
        #expect(Set(pairs).count == pairs.count && pairs.allSatisfy { $0.a < $0.b })
    }
}
