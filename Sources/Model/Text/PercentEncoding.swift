extension Collection<UInt8> {
    /// The bytes with `%2F`, `%3c` read as what they stand for.
    ///
    /// - Parameter isWanted: which bytes are put in; the others stay as they are written.
    /// - Shape: a percent sign without two hexadecimal digits behind it is itself.
    /// - Source: RFC 3986, section 2.1.
    public func percentDecoded(where isWanted: (UInt8) -> Bool = { _ in true }) -> [UInt8] {
        let bytes = Array(self)
        guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = bytes[at + 1].hexadecimalDigit, let low = bytes[at + 2].hexadecimalDigit,
                isWanted(high << 4 | low)
            {
                plain.append(high << 4 | low)
                at += 3
            } else {
                plain.append(bytes[at])
                at += 1
            }
        }
        return plain
    }

    /// The bytes with the percent-encoded signs and letters that ASCII shows read as they are; blanks and control characters stay encoded.
    public var visiblePercentDecoded: [UInt8] { percentDecoded { (0x21 ... 0x7E).contains($0) } }
}

extension UInt8 {
    fileprivate var hexadecimalDigit: UInt8? {
        switch self {
        case 0x30 ... 0x39: self - 0x30
        case 0x41 ... 0x46, 0x61 ... 0x66: (self | 0x20) - 0x57
        default: nil
        }
    }
}
