/// Greek letters spelled out, as titles do that could not print them: `β-amyloid` is `beta amyloid`, `TNF-α` is `tnf alpha`.
enum GreekLetters {
    private static let names: [StaticString] = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi",
        "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]

    /// The name of a Greek letter, capital or small, or of the micro sign; nil for anything else.
    static func name(of scalar: UInt32) -> StaticString? {
        switch scalar {
        case 0x391 ... 0x3A9: names[Int(scalar - 0x391)]
        case 0x3B1 ... 0x3C9: names[Int(scalar - 0x3B1)]
        case 0xB5: "mu"
        case 0x3D1: "theta"
        case 0x3D5: "phi"
        case 0x3F5: "epsilon"
        default: nil
        }
    }
}
