import Model
import Testing

@testable import Extraction

/// Effects against metafor 3.8.1, `escalc` with its defaults.
struct EffectsTests {
    /// m1i, sd1i, n1i, m2i, sd2i, n2i, and yi and vi of MD, SMD, ROM; nil where metafor gives the logarithm of a ratio that we do not take.
    static let means: [(MeanArm, MeanArm, [String: EffectSize])] = [
        (
            MeanArm(mean: -4.7, sd: 3.4, n: 78), MeanArm(mean: -3.1, sd: 2.2, n: 68),
            [
                "MD": EffectSize(yi: -1.6000000000000001, vi: 0.2193815987933635),
                "SMD": EffectSize(yi: -0.54808494416553888, vi: 0.028555152385854481)
            ]
        ),
        (
            MeanArm(mean: 12.5, sd: 3.2, n: 10), MeanArm(mean: 10.1, sd: 2.9, n: 12),
            [
                "MD": EffectSize(yi: 2.4000000000000004, vi: 1.7248333333333337),
                "SMD": EffectSize(yi: 0.75976292336200013, vi: 0.19645241741777816),
                "ROM": EffectSize(yi: 0.21319322046104167, vi: 0.013423841479593506)
            ]
        ),
        (
            MeanArm(mean: 103.4, sd: 12.8, n: 4), MeanArm(mean: 98.2, sd: 15.1, n: 3),
            [
                "MD": EffectSize(yi: 5.2000000000000028, vi: 116.96333333333334),
                "SMD": EffectSize(yi: 0.31758191628740523, vi: 0.59053749572996039),
                "ROM": EffectSize(yi: 0.05159874671390851, vi: 0.011712573500627177)
            ]
        ),
        (
            MeanArm(mean: 0.8, sd: 0.21, n: 150), MeanArm(mean: 0.65, sd: 0.3, n: 141),
            [
                "MD": EffectSize(yi: 0.15000000000000002, vi: 0.00093229787234042549),
                "SMD": EffectSize(yi: 0.58088379497399778, vi: 0.014338634978920068),
                "ROM": EffectSize(yi: 0.20763936477824455, vi: 0.0019701391948885806)
            ]
        ),
        (
            MeanArm(mean: 5, sd: 1, n: 2), MeanArm(mean: 4, sd: 1.5, n: 2),
            [
                "MD": EffectSize(yi: 1, vi: 1.625),
                "SMD": EffectSize(yi: 0.44258672244243019, vi: 1.0244853758602916),
                "ROM": EffectSize(yi: 0.22314355131420976, vi: 0.090312500000000004)
            ]
        ),
        (
            MeanArm(mean: 7.25, sd: 2.5, n: 500), MeanArm(mean: 7.25, sd: 2.75, n: 480),
            [
                "MD": EffectSize(yi: 0, vi: 0.028255208333333334),
                "SMD": EffectSize(yi: 0, vi: 0.0040833333333333329),
                "ROM": EffectSize(yi: 0, vi: 0.00053755449861276261)
            ]
        )
    ]

    /// ai, bi, ci, di, and yi and vi of RD, RR, OR.
    static let tables: [([Int], [String: EffectSize])] = [
        (
            [12, 22, 30, 10],
            [
                "RD": EffectSize(yi: -0.39705882352941174, vi: 0.011404373600651333),
                "RR": EffectSize(yi: -0.75377180237638008, vi: 0.062254901960784308),
                "OR": EffectSize(yi: -1.7047480922384253, vi: 0.26212121212121209)
            ]
        ),
        (
            [0, 20, 5, 15],
            [
                "RD": EffectSize(yi: -0.23809523809523811, vi: 0.010312061332469497),
                "RR": EffectSize(yi: -2.3978952727983707, vi: 2.0865800865800868),
                "OR": EffectSize(yi: -2.6774801350175323, vi: 2.2951147986553178)
            ]
        ),
        (
            [0, 10, 0, 12],
            [
                "RD": EffectSize(yi: 0.0069930069930069921, vi: 0.0067891910524802111),
                "RR": EffectSize(yi: 0.16705408466316651, vi: 3.8321678321678321),
                "OR": EffectSize(yi: 0.17435338714477755, vi: 4.175238095238095)
            ]
        ),
        (
            [7, 0, 9, 0],
            [
                "RD": EffectSize(yi: -0.012499999999999956, vi: 0.012074218750000004),
                "RR": EffectSize(yi: -0.0132452267500206, vi: 0.013596491228070162),
                "OR": EffectSize(yi: -0.23638877806422931, vi: 4.23859649122807)
            ]
        ),
        (
            [5, 45, 0, 50],
            [
                "RD": EffectSize(yi: 0.098039215686274522, vi: 0.0020768784253416862),
                "RR": EffectSize(yi: 2.3978952727983702, vi: 2.142602495543672),
                "OR": EffectSize(yi: 2.5021562831227802, vi: 2.2235981839942238)
            ]
        ),
        (
            [41, 59, 28, 72],
            [
                "RD": EffectSize(yi: 0.12999999999999995, vi: 0.0044349999999999997),
                "RR": EffectSize(yi: 0.3813675565291037, vi: 0.040104529616724734),
                "OR": EffectSize(yi: 0.58049623163943931, vi: 0.090942571047986503)
            ]
        ),
        (
            [1, 999, 3, 1200],
            [
                "RD": EffectSize(yi: -0.0014937655860349126, vi: 3.0667861340289451e-06),
                "RR": EffectSize(yi: -0.91379385167556748, vi: 1.3315020781379885),
                "OR": EffectSize(yi: -0.91529023154057221, vi: 1.3351676676676676)
            ]
        ),
        (
            [0, 8, 6, 0],
            [
                "RD": EffectSize(yi: -0.87301587301587302, vi: 0.015305122636944252),
                "RR": EffectSize(yi: -2.8162637857424433, vi: 1.8998778998778998),
                "OR": EffectSize(yi: -5.3981627015177533, vi: 4.2714932126696832)
            ]
        )
    ]

    static func finding(unit: String? = nil, statistic: String? = nil) -> Finding {
        let document = Document("x")
        var finding = Finding(
            id: "x#f1", documentID: "x", sectionID: nil, direction: .not_reported, support: .uncited, quote: "x", span: document.span(0 ..< 1))
        finding.unit = unit
        finding.statistic = statistic
        return finding
    }

    static func agree(_ effects: [Effect], with expected: [String: EffectSize]) {
        #expect(Set(effects.map(\.measure)) == Set(expected.keys))
        for effect in effects {
            guard let want = expected[effect.measure], let yi = effect.yi, let vi = effect.vi else {
                Issue.record("\(effect.measure)")
                continue
            }
            #expect(abs(yi - want.yi) <= 1e-12, "\(effect.measure) yi \(yi) \(want.yi)")
            #expect(abs(vi - want.vi) <= 1e-12 * max(1, want.vi), "\(effect.measure) vi \(vi) \(want.vi)")
            #expect(effect.missing.isEmpty)
        }
    }

    @Test(arguments: means.indices)
    func meansAgreeWithMetafor(_ index: Int) {
        let (a, b, expected) = Self.means[index]
        let arms = [
            Arm(findingID: "x#f1", arm: "a", role: .treatment, estimate: a.mean, dispersion: a.sd, dispersionType: .SD, n: a.n),
            Arm(findingID: "x#f1", arm: "b", role: .comparator, estimate: b.mean, dispersion: b.sd, dispersionType: .SD, n: b.n)
        ]
        Self.agree(effects(of: Self.finding(unit: "{points}", statistic: "mean"), arms: arms), with: expected)
    }

    @Test(arguments: tables.indices)
    func tablesAgreeWithMetafor(_ index: Int) {
        let (cells, expected) = Self.tables[index]
        let arms = [
            Arm(findingID: "x#f1", arm: "a", role: .treatment, estimate: nil, events: cells[0], n: cells[0] + cells[1]),
            Arm(findingID: "x#f1", arm: "b", role: .comparator, estimate: nil, events: cells[2], n: cells[2] + cells[3])
        ]
        Self.agree(effects(of: Self.finding(), arms: arms), with: expected)
    }

    @Test func casesAreThere() {
        #expect(Self.means.count == 6)
        #expect(Self.tables.count == 8)
    }

    /// Γ(m/2) / (√(m/2) Γ((m−1)/2)) to twenty digits by arbitrary precision.
    @Test(arguments: [
        (2, 0.56418958354775628695), (3, 0.72360125455826765936), (10, 0.92274560805308710336), (100, 0.9924780549814448666),
        (399, 0.99811892559695026812), (400, 0.99812363171499827225), (1000, 0.99924978117971636752)
    ])
    func smallSampleCorrection(freedom: Int, expected: Double) {
        #expect(abs(EffectSize.smallSampleCorrection(freedom) - expected) < 1e-14)
    }

    @Test func untypedSpreadIsMissing() {
        let arms = [
            Arm(findingID: "x#f1", arm: "a", role: .treatment, estimate: -4.5, dispersion: 3, dispersionType: .unknown),
            Arm(findingID: "x#f1", arm: "b", role: .comparator, estimate: -3, dispersion: 2, dispersionType: .unknown, n: 20)
        ]
        let rows = effects(of: Self.finding(unit: "{points}"), arms: arms)
        #expect(rows.map(\.id) == ["x#f1.e1"])
        #expect(rows.map(\.measure) == ["MD"])
        #expect(rows.first?.yi == -1.5)
        #expect(rows.first?.vi == nil)
        #expect(rows.first?.missing == ["sd1i", "n1i", "sd2i"])
    }

    @Test func standardErrorGivesDeviation() {
        let arms = [
            Arm(findingID: "x#f1", arm: "a", role: .treatment, estimate: 10, dispersion: 0.5, dispersionType: .SE, n: 16),
            Arm(findingID: "x#f1", arm: "b", role: .comparator, estimate: 8, dispersion: 1.5, dispersionType: .CI95, n: 16)
        ]
        let rows = effects(of: Self.finding(), arms: arms)
        #expect(rows.count == 1)
        #expect(rows.first?.sd1i == 2)
        #expect(rows.first?.missing == ["sd2i"])
    }

    @Test func percentagesAloneGiveADifference() {
        let arms = [
            Arm(findingID: "x#f1", arm: "a", role: .treatment, estimate: 41), Arm(findingID: "x#f1", arm: "b", role: .comparator, estimate: 28),
            Arm(findingID: "x#f1", arm: "c", role: .comparator, estimate: 19)
        ]
        let rows = effects(of: Self.finding(unit: "%", statistic: "proportion"), arms: arms)
        #expect(rows.map(\.measure) == ["RD", "RD"])
        #expect(rows.map(\.yi) == [0.13, 0.22])
        #expect(rows.allSatisfy { $0.vi == nil && $0.missing == ["ai", "n1i", "ci", "n2i"] })
    }

    @Test func changeFromBaselineLacksTheCorrelation() {
        let arms = [
            Arm(findingID: "x#f1", arm: "after", role: .treatment, estimate: 10), Arm(findingID: "x#f1", arm: "before", role: .baseline, estimate: 32)
        ]
        let rows = effects(of: Self.finding(unit: "%"), arms: arms)
        #expect(rows.map(\.measure) == ["MC"])
        #expect(rows.first?.yi == -22)
        #expect(rows.first?.missing == ["sd1i", "sd2i", "ni", "ri"])
    }

    @Test func whatIsNoComparisonGivesNothing() {
        let pair = [Arm(findingID: "x#f1", arm: "a", role: .treatment, estimate: 2), Arm(findingID: "x#f1", arm: "b", role: .comparator, estimate: 1)]
        #expect(effects(of: Self.finding(unit: "[fold]"), arms: pair).isEmpty)
        #expect(effects(of: Self.finding(), arms: []).isEmpty)
        #expect(effects(of: Self.finding(), arms: [pair[0]]).isEmpty)
    }

    @Test func moreEventsThanSubjectsAreNoTable() {
        let arms = [
            Arm(findingID: "x#f1", arm: "a", role: .treatment, estimate: nil, events: 12, n: 10),
            Arm(findingID: "x#f1", arm: "b", role: .comparator, estimate: nil, events: 2, n: 10)
        ]
        let rows = effects(of: Self.finding(), arms: arms)
        #expect(rows.map(\.measure) == ["RD"])
        #expect(rows.first?.missing == ["ai"])
        #expect(rows.first?.vi == nil)
    }
}
