#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An effect size with its sampling variance, as metafor's `escalc` computes it with its defaults.
///
/// - Source: W. Viechtbauer, metafor, `escalc` (`vtype = "LS"`, `add = 1/2`, `to = "only0"`, `drop00 = FALSE`); checked against version 3.8.1.
struct EffectSize: Sendable, Hashable {
    var yi: Double
    var vi: Double
}

/// Mean, standard deviation and size of one arm.
struct MeanArm: Sendable, Hashable {
    var mean: Double
    var sd: Double
    var n: Int

    /// The variance of the mean.
    fileprivate var meanVariance: Double { sd * sd / Double(n) }
}

extension EffectSize {
    /// MD: the difference of the means.
    static func meanDifference(_ a: MeanArm, _ b: MeanArm) -> EffectSize {
        EffectSize(yi: difference(a.mean, b.mean), vi: a.meanVariance + b.meanVariance)
    }

    /// SMD: the difference in pooled standard deviations with the exact correction for small samples (Hedges' g).
    ///
    /// - Shape: nil where the correction is undefined (fewer than two degrees of freedom) or nothing varies.
    /// - Source: L. V. Hedges (1981), J. Educ. Stat. 6, equation 6e; variance 1/n₁ + 1/n₂ + g² / 2(n₁ + n₂).
    static func standardizedMeanDifference(_ a: MeanArm, _ b: MeanArm) -> EffectSize? {
        let freedom = a.n + b.n - 2
        guard freedom > 1 else { return nil }
        let squares = Double(a.n - 1) * a.sd * a.sd + Double(b.n - 1) * b.sd * b.sd
        let pooled = (squares / Double(freedom)).squareRoot()
        guard pooled > 0 else { return nil }
        let g = smallSampleCorrection(freedom) * ((a.mean - b.mean) / pooled)
        return EffectSize(yi: g, vi: 1 / Double(a.n) + 1 / Double(b.n) + g * g / (2 * Double(a.n + b.n)))
    }

    /// ROM: the logarithm of the ratio of the means.
    ///
    /// - Shape: nil unless both means are positive.
    static func ratioOfMeans(_ a: MeanArm, _ b: MeanArm) -> EffectSize? {
        guard a.mean > 0, b.mean > 0 else { return nil }
        return EffectSize(yi: log(a.mean / b.mean), vi: a.meanVariance / (a.mean * a.mean) + b.meanVariance / (b.mean * b.mean))
    }

    /// Γ(m/2) / (√(m/2) · Γ((m−1)/2)).
    ///
    /// The ratio of the two gammas follows from its predecessor, r(m+1) = ((m−1)/2) / r(m), r(2) = 1/√π, without the cancellation that
    /// a difference of logarithms of large gammas has. From 400 on the series in 1/m is exact to the last digits.
    static func smallSampleCorrection(_ freedom: Int) -> Double {
        let m = Double(freedom)
        guard freedom < 400 else {
            let x = 1 / m
            return 1 - x * (3.0 / 4 + x * (7.0 / 32 + x * (9.0 / 128 - x * (59.0 / 2048 + x * (483.0 / 8192)))))
        }
        var ratio = 1 / Double.pi.squareRoot()
        for step in stride(from: 2, to: freedom, by: 1) { ratio = Double(step - 1) / 2 / ratio }
        return ratio / (m / 2).squareRoot()
    }
}

/// Events and non-events of two arms: `ai`, `bi` of the first, `ci`, `di` of the second.
struct FourfoldTable: Sendable, Hashable {
    var ai, bi, ci, di: Double

    /// A half added to every cell where one is empty.
    private var corrected: FourfoldTable {
        guard ai == 0 || bi == 0 || ci == 0 || di == 0 else { return self }
        return FourfoldTable(ai: ai + 0.5, bi: bi + 0.5, ci: ci + 0.5, di: di + 0.5)
    }

    /// RD: the difference of the risks.
    var riskDifference: EffectSize {
        let t = corrected
        let n1 = t.ai + t.bi
        let n2 = t.ci + t.di
        let p1 = t.ai / n1
        let p2 = t.ci / n2
        return EffectSize(yi: p1 - p2, vi: p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    }

    /// RR: the logarithm of the ratio of the risks.
    var riskRatio: EffectSize {
        let t = corrected
        let n1 = t.ai + t.bi
        let n2 = t.ci + t.di
        return EffectSize(yi: log(t.ai / n1) - log(t.ci / n2), vi: 1 / t.ai - 1 / n1 + 1 / t.ci - 1 / n2)
    }

    /// OR: the logarithm of the ratio of the odds.
    var oddsRatio: EffectSize {
        let t = corrected
        return EffectSize(yi: log(t.ai * t.di / (t.bi * t.ci)), vi: 1 / t.ai + 1 / t.bi + 1 / t.ci + 1 / t.di)
    }
}

/// The difference of two printed numbers, without what binary fractions add to it: 27.9 − 5.5 is 22.4.
func difference(_ a: Double, _ b: Double, in unit: Double = 1) -> Double {
    let size = max(abs(a), abs(b))
    guard size < 1e5 else { return (a - b) / unit }
    let scale = size < 100 ? 1e12 : 1e9
    return ((a - b) * scale).rounded() / (scale * unit)
}
