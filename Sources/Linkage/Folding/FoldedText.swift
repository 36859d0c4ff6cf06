/// A text reduced to what two printings of it share: lower-case words of plain letters and digits, one blank between them.
///
/// Case, marks, dashes, quotes, markup and punctuation differ from list to list and say nothing of identity.
/// `TNF-α &amp; “Früh”-<i>Geburt</i>` is `tnf alpha and fruh geburt`; `Alzheimer's` and `Alzheimer’s` are `alzheimers`.
///
/// - Shape: `bytes` is UTF-8. Letters of scripts that have no plain Latin letter stay as they are, Cyrillic in lower case.
/// - Loss: everything that is neither letter nor digit; `&` and `&amp;` become `and`.
struct FoldedText: Hashable, Sendable {
    var bytes: [UInt8]

    init(_ text: String) {
        var copy = text
        bytes = copy.withUTF8 { Folder.folded($0) }
    }

    init(folding utf8: [UInt8]) {
        bytes = utf8.withUnsafeBufferPointer { Folder.folded($0) }
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// The bytes without blanks, so that `COVID-19` and `COVID19` are equal.
    var key: [UInt8] { bytes.foldedKey }

    /// The ranges of the words, in order.
    var words: [Range<Int>] { bytes.foldedWords }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// The ranges of the words of a folded text, in order.
    var foldedWords: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = startIndex
        for index in startIndex ..< endIndex where self[index] == Folder.blank {
            ranges.append(start ..< index)
            start = index + 1
        }
        if start < endIndex { ranges.append(start ..< endIndex) }
        return ranges
    }

    /// The bytes of a folded text without blanks.
    var foldedKey: [UInt8] { filter { $0 != Folder.blank } }

    /// Whether `words` stands anywhere in the bytes.
    func holds(_ words: some RandomAccessCollection<UInt8>) -> Bool { end(of: words) != nil }

    /// The place behind the first `words`.
    func end(of words: some RandomAccessCollection<UInt8>) -> Int? {
        guard let first = words.first, count >= words.count else { return nil }
        return (startIndex ... endIndex - words.count).first { self[$0] == first && self[$0 ..< $0 + words.count].elementsEqual(words) }.map { $0 + words.count }
    }
}

/// Folds UTF-8 in one pass; ASCII goes straight through, other scalars by table.
private struct Folder {
    static let blank = UInt8(ascii: " ")
    private let output: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    private var needsBlank = false

    static func folded(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // A letter is at most a blank and a letter; an ampersand is a word between blanks, and a Greek letter its name.
        let isPlain = input.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "&") }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: isPlain ? input.count : 6 * input.count) { output in
            var folder = Folder(output: output)
            folder.fold(input)
            return Array(output[..<folder.count])
        }
    }

    private init(output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

    mutating func fold(_ input: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < input.count {
            let byte = input[index]
            if byte >= 0x80 {
                let (scalar, length) = scalar(in: input, at: index)
                add(scalar: scalar, bytes: input, at: index ..< index + length)
                index += length
            } else if byte == UInt8(ascii: "<"), let end = endOfTag(in: input, at: index) {
                index = end
            } else if byte == UInt8(ascii: "&") {
                index = addAmpersand(in: input, at: index)
            } else {
                add(ascii: byte)
                index += 1
            }
        }
    }

    private mutating func add(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a") ... UInt8(ascii: "z"), UInt8(ascii: "0") ... UInt8(ascii: "9"): add(letter: byte)
        case UInt8(ascii: "A") ... UInt8(ascii: "Z"): add(letter: byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): break
        default: needsBlank = true
        }
    }

    private mutating func add(letter: UInt8) {
        if needsBlank, count > 0 { append(Self.blank) }
        needsBlank = false
        append(letter)
    }

    private mutating func append(_ byte: UInt8) {
        precondition(count < output.count, "folding makes no text six times as long")
        output[count] = byte
        count += 1
    }

    private mutating func add(_ word: StaticString) {
        word.withUTF8Buffer { for byte in $0 { add(letter: byte) } }
    }

    private mutating func add(scalar: UInt32, bytes: UnsafeBufferPointer<UInt8>, at range: Range<Int>) {
        if let letters = LatinLetters.digraph(of: scalar) { return add(letters) }
        if let letter = LatinLetters.plainLetter(of: scalar) { return add(letter: letter) }
        if let name = GreekLetters.name(of: scalar) { return addGreek(name) }
        switch scalar {
        case 0x300 ... 0x36F, 0xAD, 0x200B ... 0x200F, 0x2060, 0xFEFF: break
        case 0x2018, 0x2019, 0x201B, 0x2032, 0x2BC, 0xB4: break
        case 0xB2, 0xB3: add(letter: UInt8(ascii: "0") + UInt8(scalar - 0xB0))
        case 0xB9: add(letter: UInt8(ascii: "1"))
        case 0x2070, 0x2074 ... 0x2079: add(letter: UInt8(ascii: "0") + UInt8(scalar - 0x2070))
        case 0x2080 ... 0x2089: add(letter: UInt8(ascii: "0") + UInt8(scalar - 0x2080))
        case 0xFB01: add("fi")
        case 0xFB02: add("fl")
        case 0xFF01 ... 0xFF5E: add(ascii: UInt8(scalar - 0xFEE0))
        case 0x400 ... 0x42F: add(cyrillic: scalar < 0x410 ? scalar + 0x50 : scalar + 0x20)
        case 0x80 ... 0xBF, 0xD7, 0xF7, 0x2000 ... 0x2BFF, 0x3000 ... 0x303F, 0xFE00 ... 0xFE6F, 0xFF00 ... 0xFFEF, 0xE000 ... 0xF8FF, 0xFFFD:
            needsBlank = true
        default: for index in range { add(letter: bytes[index]) }
        }
    }

    /// A spelled-out letter is a word of its own: `IFNγ` is `ifn gamma`, as is `IFN-gamma`.
    private mutating func addGreek(_ name: StaticString) {
        needsBlank = true
        add(name)
        needsBlank = true
    }

    private mutating func add(cyrillic scalar: UInt32) {
        add(letter: UInt8(0xC0 | scalar >> 6))
        add(letter: UInt8(0x80 | scalar & 0x3F))
    }

    /// The end of markup such as `<i>`, `</sub>`, or nil: `p < 0.05` is none.
    private func endOfTag(in input: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var index = start + 1
        if index < input.count, input[index] == UInt8(ascii: "/") { index += 1 }
        guard index < input.count, (input[index] | 0x20) >= UInt8(ascii: "a"), (input[index] | 0x20) <= UInt8(ascii: "z") else { return nil }
        let limit = min(input.count, start + 24)
        while index < limit {
            if input[index] == UInt8(ascii: ">") { return index + 1 }
            index += 1
        }
        return nil
    }

    /// `&` and `&amp;` are `and`; `&beta;` is `beta`; `&#8217;`, `&lt;`, `&quot;` are nothing.
    private mutating func addAmpersand(in input: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        needsBlank = true
        var end = start + 1
        while end < input.count, end - start < 10, input[end] != UInt8(ascii: ";"), input[end] > UInt8(ascii: " "), input[end] < 0x80 { end += 1 }
        guard end < input.count, input[end] == UInt8(ascii: ";"), end > start + 1 else {
            add("and")
            needsBlank = true
            return start + 1
        }
        let name = Array(input[start + 1 ..< end])
        if name == Array("amp".utf8) {
            add("and")
        } else if name.first != UInt8(ascii: "#"), !["lt", "gt", "quot", "apos", "nbsp"].contains(where: { Array($0.utf8) == name }) {
            for byte in name { add(ascii: byte) }
        }
        needsBlank = true
        return end + 1
    }

    /// The scalar and its length in bytes; a broken sequence is one byte of U+FFFD.
    private func scalar(in input: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let lead = input[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1, index + length <= input.count else { return (0xFFFD, 1) }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1 ..< length { value = value << 6 | UInt32(input[index + offset] & 0x3F) }
        return (value, length)
    }
}
