import Model

/// The number under which a trial stands in a register: `NCT01234567`, `ISRCTN12345678`, `ACTRN12612345678901`.
///
/// The records of two trials may agree in title, sponsor and year, and are two all the same. One trial may stand in several registers, so that numbers of
/// different registers say nothing.
///
/// - Loss: registers whose numbers are short, or no number at all.
struct TrialNumber: Sendable, Hashable {
    /// The place of the register in the list; -1 when no number is stated.
    private var register: Int8 = -1
    /// A hash of the digits.
    private(set) var number: UInt64 = 0

    /// By the address, the title or the name that stands for an author, in this order.
    init(_ bibliography: Bibliography) {
        for text in [bibliography.url, bibliography.title, bibliography.authors.first?.family] { if let text, find(in: text) { return } }
    }

    func isOther(than other: TrialNumber) -> Bool { register >= 0 && register == other.register && number != other.number }

    private static let registers = ["nct", "isrctn", "actrn", "drks", "chictr", "euctr", "ctri", "umin", "irct", "pactr", "kct", "tctr"].map { Array($0.utf8) }
    /// From so many digits on a number is one of a register.
    private static let leastDigits = 7

    /// Takes the first number behind the letters of a register.
    private mutating func find(in text: String) -> Bool {
        guard text.utf8.reduce(0, { $0 + (isDigit($1) ? 1 : 0) }) >= Self.leastDigits else { return false }
        let bytes = Identifier.lowercased(text)
        for at in bytes.indices where at == 0 || !isLetter(bytes[at - 1]) {
            guard isLetter(bytes[at]), let place = Self.registers.firstIndex(where: { bytes[at...].starts(with: $0) }) else { continue }
            guard let digits = Self.digits(in: bytes[(at + Self.registers[place].count)...]) else { continue }
            register = Int8(place)
            number = Fingerprint(digits).value
            return true
        }
        return false
    }

    /// The digits of `01234567`, ` 01234567`, `2010-012345-12`, `/2010/091/000123`, `-TRC-10001234`; nil when they are too few.
    private static func digits(in text: ArraySlice<UInt8>) -> [UInt8]? {
        guard let start = text.prefix(7).firstIndex(where: isDigit),
              text[..<start].allSatisfy({ isLetter($0) || [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: " ")].contains($0) }) else { return nil }
        var digits: [UInt8] = []
        for byte in text[start...] {
            if isDigit(byte) { digits.append(byte) } else if digits.count >= leastDigits && byte != UInt8(ascii: "-") || byte != UInt8(ascii: "-") && byte != UInt8(ascii: "/") { break }
        }
        return digits.count >= leastDigits ? digits : nil
    }
}
