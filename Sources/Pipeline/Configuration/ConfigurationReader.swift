import Model
import Yams

extension Configuration {
    /// Reads `pipeline.yml` and the files that it names.
    ///
    /// - Throws: `Failure` (66) where the file cannot be read, `Mistakes` (78, or 65 for its vocabulary files) with all that is wrong.
    public static func read(_ file: String, knowing names: KnownNames) throws -> Configuration {
        guard let path = FileBytes.resolved(file) else {
            throw Failure(.noInput, "there is no \(file)", hint: "run `garner init`, or name folders by --raw and --output")
        }
        guard !FileBytes.isFolder(path) else {
            throw Failure(.noInput, "\(file) is a folder where a configuration file is expected", hint: "name the file in it: \(file.trimmingSlash)/pipeline.yml")
        }
        let bytes = try FileBytes.contents(of: path, limit: 16 << 20)
        let root = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        let document = YAMLDocument(bytes, file: file)
        var reader = ConfigurationReader(file: file, root: root.isEmpty ? "/" : root, names: names)
        if document.root != nil || document.mistakes.isEmpty { reader.read(document.root) }
        let mistakes = document.mistakes + reader.mistakes
        guard mistakes.isEmpty else { throw Mistakes(mistakes.sorted { place($0) < place($1) }) }
        return reader.configuration

        func place(_ mistake: Mistake) -> (Int, String, Int, Int) { (mistake.file == file ? 0 : 1, mistake.file, mistake.line, mistake.column) }
    }
}

/// Turns the nodes of `pipeline.yml` into a configuration, key by key.
private struct ConfigurationReader {
    var configuration: Configuration
    var values: YAMLValues
    let folder: ProjectFolder
    let names: KnownNames

    var mistakes: [Mistake] { values.mistakes }

    init(file: String, root: String, names: KnownNames) {
        configuration = Configuration(root: root, file: file)
        values = YAMLValues(file: file)
        folder = ProjectFolder(path: root)
        self.names = names
    }

    mutating func read(_ root: Node?) {
        let keys = ["sources", "vocabulary", "thresholds", "linkage", "outputs", "curation", "limits"]
        let entries = values.mapping(root, "the configuration", keys: keys)
        readOutputs(entries["outputs"])
        readSources(entries["sources"])
        readVocabulary(entries["vocabulary"])
        readThresholds(entries["thresholds"])
        let linkage = values.mapping(entries["linkage"], "linkage", keys: ["merge-preprints"])
        configuration.linkage.mergesPreprints = linkage["merge-preprints"].flatMap { values.flag($0, "merge-preprints") } ?? false
        readCuration(entries["curation"])
        readLimits(entries["limits"])
    }

    // MARK: Sources

    private mutating func readSources(_ node: Node?) {
        guard let node, !values.isEmpty(node) else {
            addSource("raw/**", exclude: [], format: nil, at: node)
            return
        }
        let items = node.sequence.map(Array.init) ?? [node]
        for item in items { readSource(item) }
        if items.isEmpty { values.report("no-sources", at: node, "sources is an empty list", hint: "write - raw/**") }
    }

    private mutating func readSource(_ node: Node) {
        if node.scalar != nil {
            if let glob = values.text(node, "an entry of sources") { addSource(glob, exclude: [], format: nil, at: node) }
            return
        }
        let entries = values.mapping(node, "an entry of sources", keys: ["files", "format", "exclude"])
        let format = entries["format"].flatMap { values.choice($0, "format", among: names.formats) }
        let exclude = entries["exclude"].map { values.texts($0, "exclude") } ?? []
        guard let files = entries["files"] else {
            if node.mapping != nil {
                values.report("missing-key", at: node, "an entry of sources has no key \"files\"", hint: "write files: \"raw/**/*.txt\"")
            }
            return
        }
        for (glob, place) in values.texts(files, "files") {
            addSource(glob, exclude: exclude.map { Glob($0.text) }, format: format, at: place)
        }
    }

    private mutating func addSource(_ text: String, exclude: [Glob], format: String?, at node: Node?) {
        var glob = Glob(text)
        if glob.isLiteral, case .success(let path) = folder.path(to: text), FileBytes.isFolder(path) { glob = Glob(text.trimmingSlash + "/**") }
        guard let root = checkedPath(glob.fixedFolder, "sources", glob.text, at: node) else { return }
        if root.lies(in: configuration.outputs.folder) {
            values.report("source-in-output", at: node, "sources \(quoted(text)) lies in the output folder, which every run replaces",
                          hint: "keep documents and results in folders of their own")
            return
        }
        let include = glob.text.split(separator: "/").filter { $0 != "." }.dropFirst(glob.fixedFolder.split(separator: "/").filter { $0 != "." }.count)
        configuration.sources.append(.init(root: root, rootName: glob.fixedFolder, include: Glob(include.joined(separator: "/")), exclude: exclude,
                                           format: format))
    }

    /// The absolute path of what the configuration names, if it stays within its folder.
    private mutating func checkedPath(_ text: String, _ name: String, _ shown: String? = nil, at node: Node?) -> String? {
        // the whole text, so that `raw/**/../..` is turned away as well
        if let shown, shown.split(separator: "/").contains("..") || shown.hasPrefix("/") || shown.hasPrefix("~"),
            case .failure(let refusal) = folder.path(to: shown) {
            values.report("path-outside", at: node, "\(name) \(quoted(shown)) \(refusal.reason)", hint: "name a path below \(folder.path)")
            return nil
        }
        switch folder.path(to: text) {
        case .success(let path): return path
        case .failure(let refusal):
            values.report("path-outside", at: node, "\(name) \(quoted(shown ?? text)) \(refusal.reason)", hint: "name a path below \(folder.path)")
            return nil
        }
    }

    // MARK: Vocabulary

    private mutating func readVocabulary(_ node: Node?) {
        let categories = Vocabulary.Category.allCases.map(\.rawValue)
        let entries = values.mapping(node, "vocabulary", keys: ["built-in", "files"] + categories)
        let isBuiltIn = entries["built-in"].flatMap { values.flag($0, "built-in") } ?? true
        var terms = isBuiltIn ? names.builtIn.terms : []
        for category in Vocabulary.Category.allCases {
            if let node = entries[category.rawValue] { terms += inlineTerms(node, category) }
        }
        if let node = entries["files"] {
            for (text, place) in values.texts(node, "vocabulary files") { terms += fileTerms(existingFiles(text, "vocabulary files", at: place)) }
        } else {
            terms += fileTerms(folder.files(matching: Glob("curation/vocabulary/*.csv")))
        }
        configuration.vocabulary = Vocabulary(terms: terms)
    }

    /// `{Semax: [MEHFPGP], Selank: }`, or `[Semax, Selank]`.
    private mutating func inlineTerms(_ node: Node, _ category: Vocabulary.Category) -> [Vocabulary.Term] {
        if node.mapping == nil { return values.texts(node, category.rawValue).map { .init(category, $0.text) } }
        return values.pairs(node, category.rawValue).compactMap { key, value in
            guard let name = values.text(key, "a name under \(category.rawValue)") else { return nil }
            return .init(category, name, synonyms: values.texts(value, "the synonyms of \(quoted(name))").map(\.text))
        }
    }

    private mutating func fileTerms(_ files: [(path: String, name: String)]) -> [Vocabulary.Term] {
        var terms: [Vocabulary.Term] = []
        for file in files {
            let (more, mistakes) = VocabularyFile.read(file.path, shownAs: file.name)
            values.mistakes += mistakes
            terms += more
        }
        return terms
    }

    /// The files that a path or pattern names; none is a mistake.
    private mutating func existingFiles(_ text: String, _ name: String, at node: Node) -> [(path: String, name: String)] {
        let glob = Glob(text)
        guard let root = checkedPath(glob.isLiteral ? text : glob.fixedFolder, name, text, at: node) else { return [] }
        let files = glob.isLiteral ? [(root, text)].filter { FileBytes.status(of: $0.0) != nil } : folder.files(matching: glob)
        if files.isEmpty { values.report("missing-file", at: node, "\(name) \(quoted(text)) is not there", hint: "looked in \(folder.path)") }
        return files
    }

    // MARK: Thresholds, outputs, curation, limits

    private mutating func readThresholds(_ node: Node?) {
        let entries = values.mapping(node, "thresholds", keys: ["match", "possible", "table-confidence"])
        if let value = entries["match"].flatMap({ values.probability($0, "match") }) { configuration.thresholds.match = value }
        if let value = entries["possible"].flatMap({ values.probability($0, "possible") }) { configuration.thresholds.possible = value }
        if let value = entries["table-confidence"].flatMap({ values.probability($0, "table-confidence") }) {
            configuration.thresholds.tableConfidence = value
        }
        if configuration.thresholds.possible > configuration.thresholds.match {
            values.report("out-of-range", at: entries["possible"] ?? entries["match"],
                          "possible is \(configuration.thresholds.possible) where at most match (\(configuration.thresholds.match)) is expected",
                          hint: entries["possible"] == nil ? "write possible as well, which is \(configuration.thresholds.possible) where it is left out" : nil)
        }
    }

    private mutating func readOutputs(_ node: Node?) {
        let entries = values.mapping(node, "outputs", keys: ["folder", "writers", "spreadsheet", "spans", "openlineage"])
        if let node = entries["folder"], let text = values.text(node, "folder"), let path = checkedPath(text, "outputs folder", at: node) {
            if path == folder.path {
                values.report("path-outside", at: node,
                              "outputs folder \(quoted(text)) is the folder of the configuration, which a run must not replace", hint: "write output")
            } else {
                configuration.outputs.folder = path
            }
        }
        if let node = entries["writers"] { readWriters(node) }
        readSpreadsheet(entries["spreadsheet"])
        configuration.outputs.isLineageWritten = entries["openlineage"].flatMap { values.flag($0, "openlineage") } ?? false
        if let text = entries["spans"].flatMap({ values.choice($0, "spans", among: ["blank", "repeat"]) }) {
            configuration.outputs.repeatsSpans = text == "repeat"
        }
    }

    private mutating func readWriters(_ node: Node) {
        guard let list = node.sequence, !list.isEmpty else {
            values.report("wrong-type", at: node, node.sequence == nil ? "writers is not a list" : "writers is an empty list",
                          hint: "write [\(names.writers.prefix(2).joined(separator: ", "))], or leave the key out for all")
            return
        }
        configuration.outputs.writers = values.texts(node, "writers").compactMap { values.choice($0.node, "a writer", among: names.writers) }
    }

    private mutating func readSpreadsheet(_ node: Node?) {
        let entries = values.mapping(node, "spreadsheet", keys: ["separator", "decimal-mark"])
        if let text = entries["separator"].flatMap({ values.choice($0, "separator", among: [",", ";", "\t", "tab"]) }) {
            configuration.outputs.spreadsheet.separator = text == "tab" ? "\t" : Character(text)
        }
        if let text = entries["decimal-mark"].flatMap({ values.choice($0, "decimal-mark", among: [".", ","]) }) {
            configuration.outputs.spreadsheet.decimalMark = Character(text)
        }
        if configuration.outputs.spreadsheet.separator == configuration.outputs.spreadsheet.decimalMark {
            values.report("out-of-range", at: entries["separator"] ?? entries["decimal-mark"], "separator and decimal-mark are both a comma",
                          hint: "write separator: \";\"")
        }
    }

    /// Files that are named must be there; the default ones are read only where they are.
    private mutating func readCuration(_ node: Node?) {
        let entries = values.mapping(node, "curation", keys: ["decisions", "corrections"])
        configuration.curation.decisions = curationFile(entries["decisions"], "decisions")
        configuration.curation.corrections = curationFile(entries["corrections"], "corrections")
        if let path = configuration.curation.decisions {
            let (decisions, mistakes) = DecisionFile.read(path, shownAs: folder.name(of: path))
            configuration.decisions = decisions
            values.mistakes += mistakes
        }
        if let path = configuration.curation.corrections {
            let (corrections, mistakes) = CorrectionFile.read(path, shownAs: folder.name(of: path))
            configuration.corrections = CorrectionList(corrections)
            values.mistakes += mistakes
        }
    }

    private mutating func curationFile(_ node: Node?, _ name: String) -> String? {
        if let node, let text = values.text(node, name) { return existingFiles(text, name, at: node).first?.path }
        guard node == nil, case .success(let path) = folder.path(to: "curation/\(name).csv"), FileBytes.status(of: path) != nil else { return nil }
        return path
    }

    private mutating func readLimits(_ node: Node?) {
        let entries = values.mapping(node, "limits", keys: ["document-size", "document-time", "cells", "markup-depth"])
        if let size = entries["document-size"].flatMap({ values.size($0, "document-size") }) { configuration.limits.documentSize = size }
        configuration.limits.documentTime = entries["document-time"].flatMap { values.seconds($0, "document-time") }
        configuration.limits.cells = entries["cells"].flatMap { values.count($0, "cells") }
        configuration.limits.markupDepth = entries["markup-depth"].flatMap { values.count($0, "markup-depth") }
    }
}
