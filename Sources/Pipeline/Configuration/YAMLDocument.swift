import Foundation
import Yams

/// A YAML text as nodes with places, safe against what its library is not: bombs of aliases, doubled keys, foreign encodings.
///
/// - Shape: doubled keys are mistakes, and come back renamed, so that all other mistakes are found in the same pass.
struct YAMLDocument {
    let root: Node?
    let mistakes: [Mistake]

    /// - Units: bytes. A configuration is a page or two; long vocabularies belong in CSV files.
    static let maximumSize = 1 << 20
    /// Aliases multiply: with twenty, a document grows to some thousand times its size at most.
    static let maximumAliases = 20
    /// Stands before a key that was there already. No key that people type starts with it.
    static let doubledKeyMark: Character = "\u{E000}"

    init(_ bytes: [UInt8], file: String) {
        guard bytes.count <= Self.maximumSize else {
            self.init(file, Mistake("too-large", file: file, "\(bytes.count) bytes where a configuration has at most \(Self.maximumSize)",
                                    hint: "move long vocabularies to CSV files, named under vocabulary: files:"))
            return
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            self.init(file, Mistake("not-utf8", file: file, line: 1, column: 1, "the file is not UTF-8", hint: "save it as UTF-8"))
            return
        }
        let aliases = Self.aliasCount(in: bytes)
        guard aliases <= Self.maximumAliases else {
            self.init(file, Mistake("too-many-aliases", file: file, "\(aliases) aliases where at most \(Self.maximumAliases) are read",
                                    hint: "write the values out"))
            return
        }
        self.init(composing: text, file: file)
    }

    private init(_ file: String, _ mistake: Mistake) { root = nil; mistakes = [mistake] }

    /// Composes again after each doubled key, with that key renamed.
    private init(composing original: String, file: String) {
        var text = original
        var found: [Mistake] = []
        for _ in 0 ..< 100 {
            do {
                root = try Parser(yaml: text).singleRoot()
                mistakes = found
                return
            } catch let YamlError.duplicatedKeysInMapping(keys, context) {
                let key = keys.first ?? ""
                let (mistake, renamed) = Self.doubled(key, after: context.mark, in: text, file: file)
                found.append(mistake)
                guard let renamed else { break }
                text = renamed
            } catch {
                found.append(Self.mistake(of: error, file: file))
                break
            }
        }
        root = nil
        mistakes = found
    }

    /// The mistake of a doubled key at its second place, and the text with that key marked.
    private static func doubled(_ key: String, after mark: Mark, in text: String, file: String) -> (Mistake, String?) {
        var lines = text.components(separatedBy: "\n")
        let message = "key \(quoted(key)) stands twice, first in line \(mark.line)"
        for index in lines.indices.dropFirst(mark.line) {
            let scalars = Array(lines[index].unicodeScalars)
            guard scalars.count >= mark.column, scalars.prefix(mark.column - 1).allSatisfy({ $0 == " " || $0 == "-" }) else { continue }
            let rest = String(String.UnicodeScalarView(scalars[(mark.column - 1)...]))
            guard let spelled = [key, "\"\(key)\"", "'\(key)'"].first(where: { rest.hasPrefix($0) }),
                  rest.dropFirst(spelled.count).drop(while: { $0 == " " }).hasPrefix(":") else { continue }
            let renamed = String(doubledKeyMark) + String(repeating: "x", count: max(0, spelled.unicodeScalars.count - 5)) + number(index)
            lines[index] = String(String.UnicodeScalarView(scalars.prefix(mark.column - 1))) + renamed + rest.dropFirst(spelled.count)
            let mistake = Mistake("duplicate-key", file: file, line: index + 1, column: mark.column, message, hint: "keep one of them")
            return (mistake, lines.joined(separator: "\n"))
        }
        return (Mistake("duplicate-key", file: file, line: mark.line, column: mark.column, "key \(quoted(key)) stands twice",
                        hint: "keep one of them"), nil)
    }

    /// Four characters that tell one renamed key from the next.
    private static func number(_ index: Int) -> String { String(format: "%04d", index % 10_000) }

    private static func mistake(of error: any Error, file: String) -> Mistake {
        switch error {
        case let YamlError.scanner(context, problem, mark, _), let YamlError.parser(context, problem, mark, _),
             let YamlError.composer(context, problem, mark, _):
            let isStar = problem.contains("alias") || context?.text.contains("alias") == true
            let isTab = problem.contains("cannot start any token")
            return Mistake("not-yaml", file: file, line: mark.line, column: mark.column,
                           "this is not YAML: \(problem)" + (context.map { " (\($0.text))" } ?? ""),
                           hint: isStar ? "put patterns that start with * in quotes: \"*.md\""
                               : isTab ? "indent with blanks, not tabs, and put text that starts with @ or ` in quotes"
                               : "check the indentation and the quotes in this line and the one above")
        case let YamlError.reader(problem, _, _, _):
            return Mistake("not-yaml", file: file, "this is not YAML: \(problem)", hint: "remove control characters")
        default:
            return Mistake("not-yaml", file: file, "this is not YAML: \(error)")
        }
    }

    /// How many `*name` there may be: a star before a letter or digit that opens a value. Stars within words or quotes are none.
    private static func aliasCount(in bytes: [UInt8]) -> Int {
        let openers = Array(" \t\n\r[{,:-?".utf8)
        return bytes.indices.reduce(0) { count, at in
            guard bytes[at] == UInt8(ascii: "*"), at + 1 < bytes.count, at == 0 || openers.contains(bytes[at - 1]) else { return count }
            let next = Character(Unicode.Scalar(bytes[at + 1]))
            return next.isASCII && (next.isLetter || next.isNumber || next == "_" || next == "-") ? count + 1 : count
        }
    }
}

/// Text from a file as a message shows it: short, in quotes, without control characters.
func quoted(_ text: some StringProtocol) -> String {
    let short = text.unicodeScalars.prefix(60)
    let shown = String(String.UnicodeScalarView(short.map { isControl($0) ? "\u{FFFD}" : $0 }))
    return "\"\(shown)\(short.endIndex < text.unicodeScalars.endIndex ? "…" : "")\""
}

/// Whether a terminal might obey the character instead of showing it: C0, C1, bidirectional marks and line separators.
public func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0 ... 0x1F, 0x7F ... 0x9F, 0x200E, 0x200F, 0x2028 ... 0x202E, 0x2066 ... 0x2069: true
    default: false
    }
}
