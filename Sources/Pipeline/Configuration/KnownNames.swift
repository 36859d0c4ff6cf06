import Extraction
import Model
import Reading
import Writing

/// The names that a configuration may use, which the stages' registries know.
public struct KnownNames: Sendable {
    /// Readers: `text`, `markdown`, `html`.
    public var formats: [String]
    /// File name extensions, lower case, and the reader of each: `md` is `markdown`.
    public var formatsByExtension: [String: String]
    /// Writers: `csv`, `sqlite`.
    public var writers: [String]
    /// The vocabulary that Garner brings.
    public var builtIn: Vocabulary

    public init(formats: [String], formatsByExtension: [String: String], writers: [String], builtIn: Vocabulary) {
        self.formats = formats; self.formatsByExtension = formatsByExtension; self.writers = writers; self.builtIn = builtIn
    }
}

extension KnownNames {
    /// What the registries of this build know.
    public static var all: KnownNames {
        var formats: [String: String] = [:]
        for reader in Reader.all { for name in reader.extensions { formats[name] = reader.name } }
        return KnownNames(formats: Reader.all.map(\.name), formatsByExtension: formats, writers: Writer.all.map(\.name), builtIn: .builtIn)
    }
}
