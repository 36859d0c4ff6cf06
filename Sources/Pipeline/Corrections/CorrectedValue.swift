/// What a column takes from a person's correction. An empty value says that the source does not say.
enum CorrectedValue: Sendable, Hashable {
    case text, count, year, number, date, doi, pmid, pmcid, address, names
    case words([String], isRequired: Bool)

    /// In words, behind *where … is expected*.
    var expected: String {
        switch self {
        case .text: "a text"
        case .count: "a whole number from 0"
        case .year: "a year, as 2018,"
        case .number: "a number, as -4.7,"
        case .date: "a date, as 2025, 2025-12 or 2025-12-03,"
        case .doi: "a DOI, as 10.1000/abc,"
        case .pmid: "the digits of a PMID"
        case .pmcid: "a PMCID, as PMC12345,"
        case .address: "an address, as https://example.org/page,"
        case .names: "names, as \"Family, Given; Family, Given\","
        case .words(let words, _): "one of \(words.joined(separator: ", "))"
        }
    }

    func takes(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        if bytes.isEmpty { if case .words(_, isRequired: true) = self { return false } else { return true } }
        switch self {
        case .text: return true
        case .count: return Self.isDigits(bytes) && Int(value) != nil
        case .year: return Self.isDigits(bytes) && (1 ... 2999).contains(Int(value) ?? 0)
        case .number:
            return bytes.allSatisfy { Self.isDigit($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) } && Double(value)?.isFinite == true
        case .date: return Self.isDate(bytes)
        case .doi:
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash + 1 < bytes.count, bytes.starts(with: "10.".utf8) else { return false }
            return slash >= 7 && bytes[3 ..< slash].allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: ".") } && bytes.allSatisfy { $0 > 0x20 }
        case .pmid: return Self.isDigits(bytes) && bytes.count <= 9
        case .pmcid: return bytes.starts(with: "PMC".utf8) && Self.isDigits(Array(bytes.dropFirst(3)))
        case .address: return value.firstRange(of: "://").map { $0.lowerBound > value.startIndex && $0.upperBound < value.endIndex } == true && bytes.allSatisfy { $0 > 0x20 }
        case .names: return value.split(separator: ";", omittingEmptySubsequences: false).allSatisfy(Self.isName)
        case .words(let words, _): return words.contains(value)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30 ... 0x39).contains(byte) }
    private static func isDigits(_ bytes: [UInt8]) -> Bool { !bytes.isEmpty && bytes.allSatisfy(isDigit) }

    /// ISO 8601, as precise as stated.
    private static func isDate(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count <= 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.count == $1 && $0.allSatisfy(isDigit) }) else { return false }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        guard numbers.count > 1 else { return true }
        let february = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0) ? 29 : 28
        let days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return days.indices.contains(numbers[1] - 1) && (numbers.count < 3 || (1 ... days[numbers[1] - 1]).contains(numbers[2]))
    }

    /// `Family, Given`, `Family, Given, Jr.`, or a body; more commas are a list of names that nobody can part.
    private static func isName(_ name: Substring) -> Bool {
        let parts = name.split(separator: ",", omittingEmptySubsequences: false).map { trimmed(String($0)) }
        return parts.count <= 3 && parts.allSatisfy { !$0.isEmpty }
    }
}
