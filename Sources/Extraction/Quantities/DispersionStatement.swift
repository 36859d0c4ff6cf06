import Model

/// A sentence that says what `±` means: `data are mean ± SEM`, `means ± standard deviations`.
enum DispersionStatement {
    /// The type named behind a `±` in the stretch; nil for none, and for two that differ.
    static func type(in text: TextWindow) -> DispersionType? {
        var found: DispersionType?
        var at = text.range.lowerBound
        while at < text.range.upperBound {
            let length = text[at] == 0x2B || text[at] == 0xC2 || text[at] == 0x5C ? text.plusMinusLength(at: at) : 0
            guard length > 0 else {
                at += 1
                continue
            }
            at += length
            guard let (type, end) = DispersionLabel.name(at: text.afterBlanks(at), in: text), type == .SD || type == .SE else { continue }
            if let found, found != type { return nil }
            found = type
            at = end
        }
        return found
    }
}
