import CLibXML2
import Model

/// The text of an HTML file as UTF-8, by what its bytes are and what it says of itself.
///
/// Bytes that are UTF-8 are read as such, whatever the page claims; others by the encoding that the XML declaration or a `<meta>` in the first
/// 4,096 bytes names, where libxml2 or iconv knows it; else as plain text is.
///
/// - Throws: `UnreadableDocument` `binary-file` where the bytes are no text.
func decodedPage(of bytes: [UInt8], document: String, diagnostics: inout [Diagnostic]) throws -> [UInt8] {
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if !isMarked, let name = declaredEncoding(of: bytes), !isValidUTF8(bytes) {
        try refuseBinary(bytes)
        if let text = converted(bytes, from: name) {
            diagnostics.append(Diagnostic(.note, "declared-encoding", document: document, "read as \(name), as the page says; spans count scalars of the text made of it"))
            return text
        }
    }
    return try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
}

/// `windows-1251` of `<meta charset="windows-1251">`, `<meta http-equiv=… content="text/html; charset=windows-1251">`, `<?xml encoding="…"?>`.
private func declaredEncoding(of bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4_096).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    for word in ["charset", "encoding"] {
        let wanted = Array(word.utf8)
        var at = 0
        while at + wanted.count < head.count {
            guard head[at] == wanted[0], head[at ..< at + wanted.count].elementsEqual(wanted) else { at += 1; continue }
            var next = at + wanted.count
            while next < head.count, head[next] == 0x20 { next += 1 }
            guard next < head.count, head[next] == 0x3D else { at += 1; continue }
            next += 1
            while next < head.count, [0x20, 0x22, 0x27].contains(head[next]) { next += 1 }
            let name = head[next...].prefix { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A || $0 == 0x2E }
            guard !name.isEmpty, name.count <= 30 else { return nil }
            let text = String(decoding: name, as: UTF8.self)
            return ["utf-8", "utf8"].contains(text) ? nil : widerEncodings[text] ?? text
        }
    }
    return nil
}

/// Encodings that pages are written in when they name a narrower one: what the web calls Latin-1 is Windows-1252, what it calls GB 2312 is GB 18030.
///
/// - Source: WHATWG Encoding, names and labels; the names on the right are those of iconv.
private let widerEncodings: [String: String] = [
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252", "iso_8859-1": "windows-1252",
    "iso-8859-9": "windows-1254", "latin5": "windows-1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874", "x-cp1251": "windows-1251",
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5-hkscs", "x-x-big5": "big5-hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "windows-949": "cp949",
]

/// The bytes as UTF-8, or nil where the encoding is unknown or does not explain them all.
private func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard bytes.count < Int(Int32.max) / 4, let handler = xmlFindCharEncodingHandler(name) else { return nil }
    defer { xmlCharEncCloseFunc(handler) }
    // for this thread alone: that the bytes do not fit is an answer, and nothing to print
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    guard let source = xmlBufferCreateSize(bytes.count + 8), let target = xmlBufferCreateSize(bytes.count * 2 + 64) else { return nil }
    defer { xmlBufferFree(source); xmlBufferFree(target) }
    guard bytes.withUnsafeBufferPointer({ xmlBufferAdd(source, $0.baseAddress, Int32($0.count)) }) == 0 else { return nil }
    var rounds = 0
    while xmlBufferLength(source) > 0 {
        let before = xmlBufferLength(source)
        let written = xmlCharEncInFunc(handler, target, source)
        rounds += 1
        if written < 0 || xmlBufferLength(source) == before || rounds > 100_000 { return nil }
    }
    guard let content = xmlBufferContent(target) else { return nil }
    let text = Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(target))))
    return isValidUTF8(text) ? text.map { $0 == 0 ? 0x20 : $0 } : nil
}
