import Model

/// Where the address of a link leads in the end.
enum PageAddress {
    /// The address behind a redirect, and with the scheme that pages leave out: `https://www.google.com/url?q=https://a.org/x&sa=D` is
    /// `https://a.org/x`, `//a.org/x` is `https://a.org/x`.
    static func direct(_ address: [UInt8]) -> [UInt8] {
        if address.starts(with: [0x2F, 0x2F]), address.count > 3 { return Array("https:".utf8) + address }
        guard address.count > 30, let query = redirects.first(where: { address.starts(with: $0.utf8) }) else { return address }
        for part in address[query.utf8.count...].split(separator: 0x26) {
            guard let name = ["q=", "url="].first(where: { part.starts(with: $0.utf8) }) else { continue }
            let target = part.dropFirst(name.utf8.count).percentDecoded { $0 > 0x20 }
            if target.starts(with: "http".utf8) { return target }
        }
        return address
    }

    private static let redirects = ["https://www.google.com/url?", "http://www.google.com/url?", "https://google.com/url?"]
}
