import Model

/// Turns the bytes of a file into a document's text.
///
/// UTF-8 with or without byte-order mark, and UTF-16 with one. Bytes that are not UTF-8 are read as Windows-1252 where that explains
/// all of them, else each is replaced by U+FFFD.
///
/// - Loss: the byte-order mark, which is a signature and not text; a NUL becomes U+FFFD (`nul-character`), so that offsets hold.
/// - Throws: `UnreadableDocument` `binary-file` where the bytes are no text.
func decodedText(of bytes: [UInt8], document: String, diagnostics: inout [Diagnostic]) throws -> SourceText {
    let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
    return checked(SourceText(validUTF8: text), document: document, diagnostics: &diagnostics)
}

/// The same as UTF-8 bytes, which are not looked at further.
func decodedBytes(of bytes: [UInt8], document: String, diagnostics: inout [Diagnostic]) throws -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        return try utf16Text(of: bytes, document: document, diagnostics: &diagnostics)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    try refuseBinary(body)
    var text = body
    if !isValidUTF8(body) {
        if let latin = windows1252(body) {
            text = latin
            diagnostics.append(Diagnostic(.warning, "not-utf-8", document: document, "bytes are not UTF-8; read as Windows-1252, which explains all of them",
                                          hint: "convert the file to UTF-8"))
        } else {
            text = Array(String(decoding: body, as: UTF8.self).utf8)
            diagnostics.append(Diagnostic(.warning, "invalid-utf-8", document: document, "some bytes are neither UTF-8 nor Windows-1252; each was replaced by U+FFFD",
                                          hint: "convert the file to UTF-8"))
        }
    }
    if text.contains(0) {
        text = Array(text.split(separator: 0, omittingEmptySubsequences: false).joined(separator: [0xEF, 0xBF, 0xBD]))
        diagnostics.append(Diagnostic(.warning, "nul-character", document: document, "the file holds NUL characters; each was replaced by U+FFFD"))
    }
    return text
}

/// Says of a text what may surprise: that it is empty, or that a line is very long.
func checked(_ text: SourceText, document: String, diagnostics: inout [Diagnostic]) -> SourceText {
    if text.trimmed(0 ..< text.bytes.count).isEmpty {
        diagnostics.append(Diagnostic(.warning, "empty-document", document: document, "the file has no visible character; no record was made"))
    }
    for line in 1 ... text.lineCount where text.bytes(ofLine: line).count > 1_000_000 {
        let range = text.bytes(ofLine: line)
        diagnostics.append(Diagnostic(.warning, "long-line", document: document, span: text.span(range),
                                      "the line has \(range.count) bytes, where lines have less than 1000000; it was parsed"))
    }
    return text
}

/// Refuses what has the signature or the control characters of a binary file.
///
/// A text may hold a stray control character; more than one in a hundred of the first 8,192 bytes is no text.
func refuseBinary(_ bytes: [UInt8]) throws {
    let signatures: [([UInt8], String)] = [
        ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF file"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive (DOCX, XLSX, ODT …)"), ([0x1F, 0x8B], "a gzip file"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file"),
    ]
    if let (_, what) = signatures.first(where: { bytes.starts(with: $0.0) }) {
        throw UnreadableDocument(code: "binary-file", message: "the file is \(what), not text", hint: "convert it to text, Markdown or HTML first")
    }
    let sample = bytes.prefix(8_192)
    let controls = sample.reduce(into: 0) { count, byte in if byte < 0x09 || (0x0E ... 0x1A).contains(byte) || (0x1C ... 0x1F).contains(byte) { count += 1 } }
    if controls * 100 > sample.count {
        throw UnreadableDocument(code: "binary-file", message: "\(controls) of the first \(sample.count) bytes are control characters; this is no text",
                                 hint: "convert it to text, Markdown or HTML first")
    }
}

func isValidUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
        var at = 0
        let end = buffer.count
        while at < end {
            let byte = buffer[at]
            if byte < 0x80 { at += 1; continue }
            let length: Int, low: UInt8, high: UInt8
            switch byte {
            case 0xC2 ... 0xDF: (length, low, high) = (2, 0x80, 0xBF)
            case 0xE0: (length, low, high) = (3, 0xA0, 0xBF)
            case 0xED: (length, low, high) = (3, 0x80, 0x9F)
            case 0xE1 ... 0xEF: (length, low, high) = (3, 0x80, 0xBF)
            case 0xF0: (length, low, high) = (4, 0x90, 0xBF)
            case 0xF1 ... 0xF3: (length, low, high) = (4, 0x80, 0xBF)
            case 0xF4: (length, low, high) = (4, 0x80, 0x8F)
            default: return false
            }
            guard at + length <= end, (low ... high).contains(buffer[at + 1]) else { return false }
            var tail = at + 2
            while tail < at + length { if buffer[tail] & 0xC0 != 0x80 { return false }; tail += 1 }
            at += length
        }
        return true
    }
}

/// The text as Windows-1252, or nil where a byte has no meaning there or valid UTF-8 sequences stand beside the invalid ones.
private func windows1252(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 16)
    for (offset, byte) in bytes.enumerated() {
        if byte < 0x80 { out.append(byte); continue }
        if byte >= 0xC3, byte <= 0xF4, offset + 1 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80, offset + 2 >= bytes.count || bytes[offset + 2] < 0x80 || byte >= 0xE0 {
            return nil                                                        // looks like UTF-8: a mixed file
        }
        let scalar: Unicode.Scalar
        if byte < 0xA0 {
            guard let mapped = windows1252Controls[Int(byte - 0x80)] else { return nil }
            scalar = mapped
        } else {
            scalar = Unicode.Scalar(byte)
        }
        out.append(contentsOf: String(scalar).utf8)
    }
    return out
}

/// - Source: WHATWG Encoding, index windows-1252, bytes 0x80 to 0x9F.
let windows1252Controls: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
]

private func utf16Text(of bytes: [UInt8], document: String, diagnostics: inout [Diagnostic]) throws -> [UInt8] {
    let isBig = bytes[0] == 0xFE
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for offset in stride(from: 2, to: bytes.count - 1, by: 2) {
        units.append(isBig ? UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1]) : UInt16(bytes[offset + 1]) << 8 | UInt16(bytes[offset]))
    }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    if bytes.count % 2 == 1 || text.contains(0) {
        throw UnreadableDocument(code: "binary-file", message: "the file starts like UTF-16 but has an odd length or NUL characters", hint: "convert it to UTF-8")
    }
    diagnostics.append(Diagnostic(.note, "utf-16", document: document, "read as UTF-16; spans count scalars of the decoded text", hint: "convert the file to UTF-8"))
    return text
}
