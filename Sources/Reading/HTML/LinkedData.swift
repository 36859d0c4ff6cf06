import Model

/// What a page says of itself in linked data (`<script type="application/ld+json">`): headline, authors, date, publisher, DOI.
///
/// Only the keys that stand where an article has them are read; the names of authors are those of the list under `author`.
enum LinkedData {
    /// - Shape: in, JSON, several objects one behind the other; what is broken gives nothing.
    static func facts(in json: [UInt8]) -> [PageHead.Fact] {
        guard !json.isEmpty else { return [] }
        var scanner = Scanner(json: json)
        scanner.run()
        return scanner.facts
    }

    /// Walks over the tokens with the path of keys, without recursion.
    private struct Scanner {
        let json: [UInt8]
        var at = 0
        /// The key under which each open object or list stands.
        var path: [String] = []
        var key = ""
        var facts: [PageHead.Fact] = []

        mutating func run() {
            while at < json.count, path.count < 60 {
                switch json[at] {
                case 0x7B, 0x5B:                                              // { [
                    path.append(key)
                    if json[at] == 0x7B { key = "" }
                    at += 1
                case 0x7D, 0x5D:                                              // } ]
                    key = path.popLast() ?? ""
                    at += 1
                case 0x22: readString()
                default: at += 1
                }
            }
        }

        private mutating func readString() {
            guard let value = string() else { at = json.count; return }
            var next = at
            while next < json.count, json[next] <= 0x20 { next += 1 }
            if next < json.count, json[next] == 0x3A {
                key = String(decoding: value.prefix(60), as: UTF8.self)
                at = next + 1
            } else {
                keep(value)
            }
        }

        private mutating func keep(_ value: [UInt8]) {
            let owner = path.last(where: { !$0.isEmpty && $0 != "@graph" }) ?? ""
            switch (owner, key) {
            case ("", "headline"): facts.append(.init(key: .title, value: value, rank: 1))
            case ("", "datePublished"): facts.append(.init(key: .published, value: value, rank: 1))
            case ("author", "name"), ("", "author"): facts.append(.init(key: .authors, value: value, rank: 1))
            case ("publisher", "name"): facts.append(.init(key: .publisher, value: value, rank: 1))
            default: break
            }
        }

        /// The string that starts at the offset, escapes resolved.
        private mutating func string() -> [UInt8]? {
            var value: [UInt8] = []
            at += 1
            while at < json.count {
                switch json[at] {
                case 0x22: at += 1; return value
                case 0x5C:
                    guard at + 1 < json.count else { return nil }
                    readEscape(into: &value)
                default: value.append(json[at]); at += 1
                }
            }
            return nil
        }

        private mutating func readEscape(into value: inout [UInt8]) {
            let mark = json[at + 1]
            at += 2
            guard mark == 0x75 else {
                value.append(mark == 0x6E || mark == 0x74 || mark == 0x72 || mark == 0x62 || mark == 0x66 ? 0x20 : mark)
                return
            }
            guard let unit = unit(at: at) else { return }
            at += 4
            if unit & 0xFC00 == 0xD800, at + 1 < json.count, json[at] == 0x5C, json[at + 1] == 0x75, let low = self.unit(at: at + 2), low & 0xFC00 == 0xDC00 {
                at += 6
                if let scalar = Unicode.Scalar(0x1_0000 + (unit & 0x3FF) << 10 + low & 0x3FF) { value += Array(String(scalar).utf8) }
            } else if let scalar = Unicode.Scalar(unit), unit != 0 {
                value += Array(String(scalar).utf8)
            }
        }

        private func unit(at: Int) -> UInt32? {
            guard at + 4 <= json.count else { return nil }
            return UInt32(String(decoding: json[at ..< at + 4], as: UTF8.self), radix: 16)
        }
    }
}
