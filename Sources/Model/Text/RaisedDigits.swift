extension [UInt8] {
    /// The number that `<sup>` at an offset raises, in superscript characters, and where its `</sup>` stands; nil where something else is raised.
    ///
    /// `10<sup>6</sup>` must not read 106: it reads `10⁶`, `m<sup>-1</sup>` `m⁻¹`, `12<sup>1, 2</sup>` `12¹,²`, `Ca<sup>2+</sup>` `Ca²⁺`.
    /// Links within are passed over; few letters stay beside digits, letters alone (`12<sup>a</sup>`) are no number.
    func raisedNumber(at tag: Int, before limit: Int) -> (text: [UInt8], end: Int)? {
        guard starts("<sup", at: tag, before: limit), let opened = markupEnd(at: tag, before: limit) else { return nil }
        let limit = Swift.min(limit, tag + 300)
        var raised: [UInt8] = []
        var hasDigit = false
        var letters = 0
        var at = opened
        while at < limit {
            switch self[at] {
            case 0x3C:
                if starts("</sup>", at: at, before: limit) { return hasDigit ? (raised, at) : nil }
                guard let end = markupEnd(at: at, before: limit) else { return nil }
                at = end
                continue
            case 0x31: raised += [0xC2, 0xB9]
            case 0x32, 0x33: raised += [0xC2, 0x80 + self[at]]
            case 0x30, 0x34 ... 0x39: raised += [0xE2, 0x81, 0x80 + self[at]]
            case 0x2B: raised += [0xE2, 0x81, 0xBA]
            case 0x2D: raised += hasDigit ? [0x2D] : [0xE2, 0x81, 0xBB]
            case 0x2C where hasDigit: raised.append(0x2C)
            case 0x20 where hasDigit, 0x0A where hasDigit: break
            case 0xE2 where at + 2 < limit && self[at + 1] == 0x88 && self[at + 2] == 0x92: // −
                raised += [0xE2, 0x81, 0xBB]
                at += 2
            case 0xE2 where at + 2 < limit && self[at + 1] == 0x80 && self[at + 2] == 0x93:  // –
                raised += hasDigit ? [0xE2, 0x80, 0x93] : [0xE2, 0x81, 0xBB]
                at += 2
            default:
                letters += 1
                guard letters < 4 else { return nil }
                raised.append(self[at])
            }
            hasDigit = hasDigit || (0x30 ... 0x39).contains(self[at])
            at += 1
        }
        return nil
    }

    private func starts(_ mark: StaticString, at offset: Int, before limit: Int) -> Bool {
        offset + mark.utf8CodeUnitCount <= limit && mark.withUTF8Buffer { self[offset ..< offset + $0.count].elementsEqual($0) }
    }
}

extension Unicode.Scalar {
    /// A raised digit or sign as it stands on the line: `6` for `⁶`, `-` for `⁻`; any other scalar is itself.
    public var lowered: Unicode.Scalar {
        switch self {
        case "¹": "1"
        case "²": "2"
        case "³": "3"
        case "⁰", "⁴" ... "⁹": Unicode.Scalar(value - 0x2070 + 0x30) ?? self
        case "⁺": "+"
        case "⁻": "-"
        default: self
        }
    }
}
