import Model
import Testing

@testable import Extraction

/// Sentences and the quantities in them, each as `quote | kind | value[..high][ ±low[..high] type] | unit[ | comparator]`.
struct QuantityScannerTests {
    static func summaries(_ text: String, _ setting: QuantityScanner.Setting = .init()) -> [String] {
        let bytes = Array(text.utf8)
        return QuantityScanner(bytes).quantities(in: 0 ..< bytes.count, setting: setting).map { summary(of: $0, in: bytes) }
    }

    static func summary(of quantity: ScannedQuantity, in bytes: [UInt8]) -> String {
        func plain(_ number: Double) -> String { Value.real(number).plainText ?? "" }
        var value = plain(quantity.value)
        if let high = quantity.valueHigh { value += ".." + plain(high) }
        if let low = quantity.dispersion { value += " ±" + plain(low) + (quantity.dispersionHigh.map { ".." + plain($0) } ?? "") }
        if let type = quantity.dispersionType { value += " " + type.rawValue }
        let parts = [String(decoding: bytes[quantity.bytes], as: UTF8.self), quantity.kind.rawValue, value, quantity.unit ?? "-"]
        return (parts + (quantity.comparator.map { [$0] } ?? [])).joined(separator: " | ")
    }

    static let quantities: [(String, [String])] = [
        // millions, acres, grades of evidence, lists of probabilities
        ("It pooled 21 cohorts with 2.5M participants.", ["21 | count | 21 | -", "2.5M | count | 2500000 | -"]),
        ("Yields rose by 5 bu/ac and 30 kg/ha.", ["5 bu/ac | other | 5 | [bu_us]/[acr_us]", "30 kg/ha | other | 30 | kg/har"]),
        ("They advise against it (1C).", []),
        ("Both scales improved (p = 0.01 and 0.03).", ["p = 0.01 | p_value | 0.01 | -", "0.03 | p_value | 0.03 | -"]),
        ("Both fell (p = 0.01, 0.72 in the end).", ["p = 0.01 | p_value | 0.01 | -", "0.72 | estimate | 0.72 | -"]),
        ("They were followed for 9 years (4,021 deaths).", ["9 years | duration | 9 | a", "4,021 | count | 4021 | -"]),
        ("MMSE scores rose with 12-week supplementation.", ["12-week | duration | 12 | wk"]),
        ("Inject 2x / week.", ["2x | count | 2 | -"]),
        // units
        ("Rats received 5 mg/kg once and 12.5 mL/day later.", ["5 mg/kg | dose | 5 | mg/kg", "12.5 mL/day | dose | 12.5 | mL/d"]),
        ("Doses near 20 μ g/100g of body mass.", ["20 μ g/100g | dose | 20 | ug/100g"]),
        ("Doses of 1.5 to 3 ml/kg were common.", ["1.5 to 3 ml/kg | dose | 1.5..3 | mL/kg"]),
        ("Infusions of 20mL IV daily for 7 days.", ["20mL IV daily | dose | 20 | mL/d", "7 days | duration | 7 | d"]),
        ("Latency fell (p < 0.05 vs. 10 mg).", ["p < 0.05 | p_value | 0.05 | - | <", "10 mg | mass | 10 | mg"]),
        ("Scores rose (Table 1).", []),
        ("They took 6mg daily.", ["6mg daily | dose | 6 | mg/d"]),
        ("The drug was given at 2 mg·kg⁻¹·day⁻¹ by mouth.", ["2 mg·kg⁻¹·day⁻¹ | dose | 2 | mg/kg/d"]),
        ("DOC fell by 2.9 mg L-1 in all lakes.", ["2.9 mg L-1 | concentration | 2.9 | mg/L"]),
        (
            "Spin at 12,000 x g for 20 minutes at 4°C.",
            ["12,000 x g | other | 12000 | [g]", "20 minutes | duration | 20 | min", "4°C | temperature | 4 | Cel"]
        ),
        ("Store at −80 °C.", ["−80 °C | temperature | -80 | Cel"]),
        ("A 5-15% polyacrylamide gel was run.", ["5-15% | concentration | 5..15 | %"]),
        ("Fragments of 300–9,000 Daltons pass.", ["300–9,000 Daltons | mass | 300..9000 | Da"]),
        ("Load 10-20 µg of protein.", ["10-20 µg | mass | 10..20 | ug"]),
        ("Pressure was 120 mm Hg and BMI 27.4 kg/m².", ["120 mm Hg | estimate | 120 | mm[Hg]", "27.4 kg/m² | estimate | 27.4 | kg/m2"]),
        ("Cells were seeded at 2 × 10^5 cells/mL.", ["2 × 10^5 cells/mL | concentration | 200000 | {cells}/mL"]),
        ("Buffer at pH 7.4 with 150 mM NaCl.", ["pH 7.4 | other | 7.4 | [pH]", "150 mM | concentration | 150 | mmol/L"]),
        // raised numbers and markup
        ("Counts of ≥ 10<sup>5 </sup>cells and 3 × 10<sup>−4</sup> mol.", ["≥ 10<sup>5 </sup> | threshold | 100000 | - | ≥", "3 × 10<sup>−4</sup> mol | other | 0.0003 | mol"]),
        ("Doses of 60 mg/m<sup>2</sup>, then 750 mg/m\\ :sup:`2`.", ["60 mg/m<sup>2</sup> | other | 60 | mg/m2", "750 mg/m\\ :sup:`2` | other | 750 | mg/m2"]),
        ("Flow of 60 ml min<sup>-1</sup> was kept.", ["60 ml min<sup>-1</sup> | other | 60 | mL/min"]),
        ("Groups of 6--8 mice and 94--100% of rats.", ["6--8 | sample_size | 6..8 | -", "94--100% | estimate | 94..100 | %"]),
        ("It changed by -0.4 [-0.9--0.1] points.", ["-0.4 [-0.9--0.1] points | estimate | -0.4 ±-0.9..-0.1 unknown | {points}"]),
        ("As Table <a href=\"#T1\" width=\"50\">1</a> shows, more is not better.", []),
        // what lends no unit, and what does
        ("In the study (n=144, 20 mg vs placebo) scores fell.", ["n=144 | sample_size | 144 | -", "20 mg | mass | 20 | mg"]),
        ("The trial (N = 31, 6 weeks) was small.", ["N = 31 | sample_size | 31 | -", "6 weeks | duration | 6 | wk"]),
        ("Shown in 2017, 80 mg daily.", ["80 mg daily | dose | 80 | mg/d"]),
        ("At age 52, 15 mg/day.", ["52 | estimate | 52 | -", "15 mg/day | dose | 15 | mg/d"]),
        ("Taken 3 weeks after session 1, 3 weeks later.", ["3 weeks | timepoint | 3 | wk", "3 weeks | timepoint | 3 | wk"]),
        ("Arms got 30/15/5 mg once.", ["30 | dose | 30 | mg", "15 | dose | 15 | mg", "5 mg | dose | 5 | mg"]),
        // intervals of belief, falls and gains
        ("(mean diff. = 0.21, 95% HDI: 0.05, 0.37)", ["0.21, 95% HDI: 0.05, 0.37 | estimate | 0.21 ±0.05..0.37 unknown | -"]),
        ("(d = 0.48; 95% HDI [0.11, 0.93])", ["0.48; 95% HDI [0.11, 0.93] | estimate | 0.48 ±0.11..0.93 unknown | -"]),
        ("a difference of 0.21, 95% CrI 0.05 to 0.37,", ["0.21, 95% CrI 0.05 to 0.37 | estimate | 0.21 ±0.05..0.37 unknown | -"]),
        ("LDL fell from 150 to 120 mg/dL.", ["150 | concentration | 150 | mg/dL", "120 mg/dL | concentration | 120 | mg/dL"]),
        ("It shortened sleep latency by 6 minutes.", ["6 minutes | estimate | 6 | min"]),
        ("CRP changed by -15-30%, pressure by -4 to -9 mmHg.", ["-15-30% | estimate | -30..-15 | %", "-4 to -9 mmHg | estimate | -9..-4 | mm[Hg]"]),
        // open numbers, frequencies, counts
        ("From 40+ RCTs with n=3,000+ over 18+ months.", ["40+ | count | 40 | - | ≥", "n=3,000+ | sample_size | 3000 | - | ≥", "18+ months | duration | 18 | mo | ≥"]),
        ("Rinse 4×/day, then 2x weekly.", ["4× | count | 4 | -", "2x | count | 2 | -"]),
        ("Adults with a BMI of 28 points or more.", ["28 points or more | estimate | 28 | {points} | ≥"]),
        ("Sixty rats (12 per group).", ["Sixty | sample_size | 60 | -", "12 | sample_size | 12 | -"]),
        ("It affects 5.4 million adults.", ["5.4 million | count | 5400000 | -"]),
        ("The 521C allele; Eye (2020) 33:210 and *Eye* 18:1398952.", []),
        // time
        ("Scores at 60 days were better.", ["60 days | timepoint | 60 | d"]),
        ("Samples were taken at 12 and 36 hours post-injury.", ["12 | timepoint | 12 | h", "36 hours | timepoint | 36 | h"]),
        ("Expression rose 6h post-surgery and again at 48h.", ["6h | timepoint | 6 | h", "48h | timepoint | 48 | h"]),
        ("The change by day 14 and on days 3–21 was small.", ["day 14 | timepoint | 14 | d", "days 3–21 | timepoint | 3..21 | d"]),
        ("Visits were on days 1, 7 and 28.", ["days 1 | timepoint | 1 | d", "7 | timepoint | 7 | d", "28 | timepoint | 28 | d"]),
        ("Treatment began within 6 hours of onset.", ["within 6 hours | timepoint | 6 | h | within"]),
        ("Diluted 1:100 to 3:1; see Lett. 2021;8:101, Meadow 12:44-50 and Tides 401:23 (1999).", ["1:100 | ratio | 0.01 | -", "3:1 | ratio | 3 | -"]),
        ("Antibody at 1:100–1:200 (2 h).", ["1:100 | ratio | 0.01 | -", "1:200 | ratio | 0.005 | -", "2 h | duration | 2 | h"]),
        // brackets and what they hold
        ("MD = 7.56, 95%CI (3.02, 12.10), P = 0.001.",
            ["7.56, 95%CI (3.02, 12.10) | estimate | 7.56 ±3.02..12.1 CI95 | -", "P = 0.001 | p_value | 0.001 | -"]),
        ("It fell by 3.43; 95% CI [-5.98, -0.88].", ["3.43; 95% CI [-5.98, -0.88] | estimate | 3.43 ±-5.98..-0.88 CI95 | -"]),
        ("RR = 0.47[0.25, 0.86] and 2.10 (2.00, 2.20), as in [12, 13].",
            ["0.47[0.25, 0.86] | estimate | 0.47 ±0.25..0.86 unknown | -", "2.10 (2.00, 2.20) | estimate | 2.1 ±2..2.2 unknown | -"]),
        ("The standard error [12] was small in 3.5 (1.2, 1.4) cases.",
            ["3.5 | estimate | 3.5 | -", "1.2 | estimate | 1.2 | -", "1.4 | estimate | 1.4 | -"]),
        ("Mean (SD) age was 54.0 (8.1) years and body mass index 27.1 (3.7) kg/m2 in 20 (5).",
            ["54.0 (8.1) years | estimate | 54 ±8.1 SD | a", "27.1 (3.7) kg/m2 | estimate | 27.1 ±3.7 SD | kg/m2"]),
        ("Median (interquartile range) follow-up was 6.3 (3.2-9.8) years.", ["6.3 (3.2-9.8) years | estimate | 6.3 ±3.2..9.8 IQR | a"]),
        ("Ewes (Ovis) of a mean (SEM) of 8.6 (0.6) years.", ["8.6 (0.6) years | estimate | 8.6 ±0.6 SE | a"]),
        ("It held, 95% CI [–0.22, 0.28], at 2 mg/lb/d and 18.9 mJ/cm2.",
            ["95% CI [–0.22, 0.28] | dispersion | -0.22..0.28 CI95 | -", "2 mg/lb/d | dose | 2 | mg/[lb_av]/d", "18.9 mJ/cm2 | other | 18.9 | mJ/cm2"]),
        ("Growth was 12.90%.22 It costs much per month.30 Others (all).7 say approx. 30 mg.", ["12.90% | estimate | 12.9 | %", "approx. 30 mg | mass | 30 | mg | ~"]),
        ("8 of 45 clinical measures and 12 of 34 patients changed.",
            ["8 | count | 8 | -", "45 | count | 45 | -", "12 | count | 12 | -", "34 | sample_size | 34 | -"]),
        // rates
        ("Risk was 30.8 per 10,000 (95% CI, 24.3-38.5).",
            ["30.8 per 10,000 (95% CI, 24.3-38.5) | estimate | 30.8 ±24.3..38.5 CI95 | /10*4"]),
        ("It was 74.7 per 10,000 black donors (95% CI, 47.8-105.8), 326 per 10,000 others.",
            ["74.7 per 10,000 black donors (95% CI, 47.8-105.8) | estimate | 74.7 ±47.8..105.8 CI95 | /10*4", "326 per 10,000 | estimate | 326 | /10*4"]),
        ("A rate of 3.1 per 100 000 and 12 per 1000 person-years.",
            ["3.1 per 100 000 | estimate | 3.1 | /10*5", "12 per 1000 person-years | estimate | 12 | /(10*3.{person}.a)"]),
        ("It held 5 g per 100 g of curd.", ["5 g per 100 g | dose | 5 | g/100g"]),
        // numbers in groups, bounds in words, marks
        ("In a registry of 80 347 live donors, 12 150 mg tablets.", ["80 347 | sample_size | 80347 | -", "150 mg | dose | 150 | mg"]),
        ("Groups agreed (p less than or equal to 0.03).", ["p less than or equal to 0.03 | p_value | 0.03 | - | ≤"]),
        ("| **-0.768** | 5*-3 |", ["-0.768 | estimate | -0.768 | -"]),
        ("Better (P &lt;0.001) at &ge; 5 mg.", ["P &lt;0.001 | p_value | 0.001 | - | <", "&ge; 5 mg | threshold | 5 | mg | ≥"]),
        ("A 48-hour window remains.", ["48-hour | duration | 48 | h"]),
        ("Wash for three weeks, twice.", ["three weeks | duration | 3 | wk"]),
        ("Thirty-six hours later it was gone.", ["Thirty-six hours | timepoint | 36 | h"]),
        ("Mean age was 67.3 ± 9.1 years.", ["67.3 ± 9.1 years | estimate | 67.3 ±9.1 unknown | a"]),
        // results
        (
            "The mean fell by -4.2 ± 3.1 vs. -2.8 ± 2.5 for placebo.",
            ["-4.2 ± 3.1 | estimate | -4.2 ±3.1 unknown | -", "-2.8 ± 2.5 | estimate | -2.8 ±2.5 unknown | -"]
        ),
        ("Apoptosis fell from 40% to 15% in culture.", ["40% | estimate | 40 | %", "15% | estimate | 15 | %"]),
        ("Rates ranged from 40% to 55% across sites.", ["40% to 55% | estimate | 40..55 | %"]),
        ("Between 12 and 18 hours nothing moved.", ["12 | timepoint | 12 | h", "18 hours | timepoint | 18 | h"]),
        ("mRNA rose ~2.5-fold and protein 1.2-fold.", ["~2.5-fold | estimate | 2.5 | [fold] | ~", "1.2-fold | estimate | 1.2 | [fold]"]),
        ("A gain of 3.1 points (n=1,204) was seen.", ["3.1 points | estimate | 3.1 | {points}", "n=1,204 | sample_size | 1204 | -"]),
        ("Trials (n=40–180) were small.", ["n=40–180 | sample_size | 40..180 | -"]),
        ("Composition varies by ±5–9%.", ["±5–9% | dispersion | 5..9 unknown | %"]),
        ("It was 30–38% better.", ["30–38% | estimate | 30..38 | %"]),
        (
            "HR 0.75 (95% CI 0.60–0.94; p = 0.012).",
            ["0.75 (95% CI 0.60–0.94 | estimate | 0.75 ±0.6..0.94 CI95 | -", "p = 0.012 | p_value | 0.012 | -"]
        ),
        ("The mean was 12.4 points (SD 3.3).", ["12.4 points (SD 3.3) | estimate | 12.4 ±3.3 SD | {points}"]),
        ("Values were 4.1 ± 0.3 and 3.2 ± 0.2 (mean ± SEM).", ["4.1 ± 0.3 | estimate | 4.1 ±0.3 SE | -", "3.2 ± 0.2 | estimate | 3.2 ±0.2 SE | -"]),
        ("The median stay was 9 days (IQR 6 to 14).", ["9 days (IQR 6 to 14) | estimate | 9 ±6..14 IQR | d"]),
        ("The difference was significant (P<.001).", ["P<.001 | p_value | 0.001 | - | <"]),
        ("Viral load was 0·05 in both.", ["0·05 | estimate | 0.05 | -"]),
        // counts, thresholds, scales, ratios
        ("The study enrolled 212 acute stroke patients in 31 countries.", ["212 | sample_size | 212 | -", "31 | count | 31 | -"]),
        ("In 12 of 34 patients it recurred.", ["12 | count | 12 | -", "34 | sample_size | 34 | -"]),
        (
            "Relapse in 12/40 patients and 9/38 (24%).",
            ["12 | count | 12 | -", "40 | sample_size | 40 | -", "9 | count | 9 | -", "38 | sample_size | 38 | -", "24% | estimate | 24 | %"]
        ),
        (
            "It recurred in 21 of 43 with and 9 of 34 (26%) without it.",
            ["21 | count | 21 | -", "43 | sample_size | 43 | -", "9 | count | 9 | -", "34 | sample_size | 34 | -", "26% | estimate | 26 | %"]
        ),
        (
            "At day 30, -4.2 ± 3.1 points; at day 60, 112 patients remained.",
            [
                "day 30 | timepoint | 30 | d", "-4.2 ± 3.1 points | estimate | -4.2 ±3.1 unknown | {points}", "day 60 | timepoint | 60 | d",
                "112 | sample_size | 112 | -"
            ]
        ),
        (
            "Peak uptake was 52.1 ml.min−1kg−1 in group 3, 10 mg of it in group 4.",
            ["52.1 ml.min−1kg−1 | dose | 52.1 | mL/min/kg", "10 mg | dose | 10 | mg"]
        ),
        ("A sample size of 543 was needed, F(1, 11) = 3.83.", ["543 | sample_size | 543 | -", "3.83 | estimate | 3.83 | -"]),
        ("The scale runs from 0 to 42 points.", ["0 to 42 points | score_range | 0..42 | {points}"]),
        ("Pain was gone in 36 (60.0%) at the end.", ["36 | count | 36 | -", "60.0% | estimate | 60 | %"]),
        ("A four-arm design in seven randomized trials.", ["four-arm | count | 4 | -", "seven | count | 7 | -"]),
        ("Rinse the slide three times.", ["three times | count | 3 | -"]),
        ("Severe cases (NIHSS >15) gained.", [">15 | threshold | 15 | - | >"]),
        ("Good outcome (mRS 0–2) was rare.", ["0–2 | score_range | 0..2 | -"]),
        ("Anti-X antibody at 1:2000 dilution, conjugate at 1:20,000.", ["1:2000 | ratio | 0.0005 | -", "1:20,000 | ratio | 0.00005 | -"]),
        ("Patients aged at least 18 years took part.", ["at least 18 years | threshold | 18 | a | ≥"]),
        ("No more than 5 mg was used.", ["No more than 5 mg | mass | 5 | mg | ≤"]),
        ("About 1.5 million people live there.", ["About 1.5 million | count | 1500000 | - | ~"])
    ]

    @Test(arguments: quantities)
    func finds(text: String, expected: [String]) { #expect(Self.summaries(text) == expected) }

    static let designations: [String] = [
        "ACTH(4-10), ACTH(4–7)PGP and ACTH 4-10 analogs bind.", "PC12 and SH-SY5Y cells express MC4R, p75NTR and Oprm1.",
        "IL-6, IL-1β, Bcl-2, Caspase-3 and Nt-3 rose.",
        "The phosphatidylinositol 3-kinase and 5-HT pathways act.", "Adrenocorticotropin (4-10) is a fragment.", "M1 cells turn to M2 cells.",
        "As shown before.[5][10] And [1, 2] or [8–12] again \\[15\\].", "See [\\[15\\]](#) and ^12,13^.",
        "A 2019 cohort study, between 2015–2024, and a 2020 meta-analysis.",
        "On 12 May 2026, May 3, 2024 and 2024-03-23.", "Cat. No.: B13907584, CAS 80714-61-0.", "Call (555) 010-0199 or +44 20 7946 0958.",
        "See https://example.org/b1386/12 and doi:10.1000/182.", "See www.example.org/dose=50mg/kg, www.example.org/50% and doi:5.12/30mg.",
        "3281 E Long Rd, Springfield, CA 91761.", "Table 2 and Figures 3 and 4 show it.", "Phase 2 trials of type 2 diabetes.", "Seen in type 2 diabetes patients, stage 3 patients and type 2 diabetic mice.",
        "0.1 is no name, Tween 20 is.".replacing0(), "In Fig. 3 and No. 7.",
        "Version 2.1.3 of ImageJ 1.53 ran at 14:30.", "1. First item", "2.1 Methods", "The 1990s were early.", "CD4+ T cells and CO2.",
        "The 2nd and 21st days.", "1,25-dihydroxyvitamin D3 was used.",
        "Its effects.13,20,21 Others differ.", "Both are two-thirds done.", "The groups were (1) control and (2) drug.", "Mail info2@example.org now."
    ]

    @Test(arguments: designations)
    func passesOver(text: String) { #expect(Self.summaries(text) == []) }

    @Test func casesAreThere() {
        #expect(Self.quantities.count > 40)
        #expect(Self.designations.count > 25)
    }

    /// Quotes lie in the text, in order, without overlap, and hold their number.
    @Test(arguments: quantities.map(\.0))
    func quotesAreInOrder(text: String) {
        let bytes = Array(text.utf8)
        var last = 0
        for quantity in QuantityScanner(bytes).quantities(in: 0 ..< bytes.count) {
            #expect(quantity.bytes.lowerBound >= last)
            #expect(quantity.bytes.contains(quantity.number.lowerBound) && quantity.number.upperBound <= quantity.bytes.upperBound)
            last = quantity.bytes.upperBound
        }
    }

    /// Twenty thousand bytes of anything end at once: nothing is quadratic.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["1234567890", "1a", "1-", "(1", "1, ", "ten ", "± ", "a1-", "12 ", "[1,", "1.", "1/", "5 to ", "day 1, ", "1:2", "     "])
    func longInput(unit: String) {
        let bytes = Array(String(repeating: unit, count: 20_000 / unit.utf8.count).utf8)
        #expect(QuantityScanner(bytes).quantities(in: 0 ..< bytes.count).allSatisfy { $0.bytes.upperBound <= bytes.count })
    }

    @Test("ages of one list share their unit")
    func ages() { #expect(Self.summaries("Seen at ages 4, 8 and 12 months.").first == "4 | estimate | 4 | mo") }

    /// Cut anywhere, shuffled or repeated, a text never traps the scanner.
    @Test func hostileInput() {
        let seed = Array(
            "±−–1,234.5e-6 × 10⁶ (95% CI 0.1–[2] 3:4:5 p<=.0^7^ µ g/100 kg−1 n= ~≥ 12–to 5 %) 2024-03 (601) 213 \\[1\\](#x) one two-fold twenty-".utf8
        )
        var state: UInt64 = 7
        for _ in 0 ..< 300 {
            var bytes: [UInt8] = []
            for _ in 0 ..< 40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let start = Int(state >> 33) % seed.count
                bytes += seed[start ..< min(seed.count, start + 1 + Int(state >> 20) % 6)]
            }
            for numeric in [false, true] {
                var setting = QuantityScanner.Setting()
                setting.isNumericCell = numeric
                if numeric { setting.bracket = .unsaid }
                for quantity in QuantityScanner(bytes).quantities(in: 0 ..< bytes.count, setting: setting) {
                    #expect(quantity.bytes.upperBound <= bytes.count)
                }
            }
        }
    }
}

extension String {
    /// The part behind the comma, so that a case can say what it is not.
    fileprivate func replacing0() -> String { String(split(separator: ",")[1]) }
}
