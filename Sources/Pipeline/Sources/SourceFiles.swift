import Foundation
import Model
import Reading

/// A document that waits to be read.
public struct SourceFile: Sendable, Hashable {
    /// Its path percent-encoded: the `document_id`.
    public let id: String
    /// The path relative to its source root, as the file system spells it.
    public let path: String
    public let absolutePath: String
    /// The name of the reader that takes it.
    public let format: String
    /// The absolute path as bytes, which need not be UTF-8.
    let location: [UInt8]
}

/// The documents that a configuration names.
///
/// - Shape: `files` in the order of the ids' bytes, whatever order the file system lists them in.
public struct SourceFiles: Sendable {
    public private(set) var files: [SourceFile] = []
    /// What has a document's name but is none: folders, pipes, links out of the root. Makes a run end with 3.
    public private(set) var quarantined: [Diagnostic] = []
    /// Files that no reader takes, links that are not followed, patterns that match nothing.
    public private(set) var notes: [Diagnostic] = []
    /// Source folders that are not there, as the configuration names them.
    public private(set) var missingRoots: [String] = []

    /// The files of each id by their places; more than one where sources have a path in common.
    private var found: [String: [[UInt8]: SourceFile]] = [:]
    /// Patterns that left something out.
    private var usedExcludes: Set<Glob> = []

    public init(of configuration: Configuration, formatsByExtension: [String: String]) {
        for pattern in configuration.sources {
            guard FileBytes.isFolder(pattern.root) else {
                if !missingRoots.contains(pattern.rootName) { missingRoots.append(pattern.rootName) }
                continue
            }
            collect(pattern, output: configuration.outputs.folder, formats: formatsByExtension)
        }
        noteUnusedExcludes(configuration)
        for id in found.keys.sorted() { takeOne(of: id, below: configuration.root) }
        found = [:]
        files += configuration.files
        files.sort { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) }
    }

    private mutating func collect(_ pattern: Configuration.SourcePattern, output: String, formats: [String: String]) {
        let root = Array(pattern.root.utf8), prefix = pattern.rootName.isEmpty ? [] : Array((pattern.rootName.trimmingSlash + "/").utf8)
        let outputFolder = Array(output.utf8)
        func isLeftOut(_ path: [UInt8]) -> Bool {
            let exclude = pattern.exclude.first { $0.matches(prefix + path) }
            if let exclude { usedExcludes.insert(exclude) }
            return exclude != nil || FolderWalk.joined(root, path) == outputFolder
        }
        func isDataset(_ path: [UInt8]) -> Bool { Publication.isDataset(String(decoding: FolderWalk.joined(root, path), as: UTF8.self)) }
        var datasets: [[UInt8]] = [], isMatched = false
        func isDocument(_ path: [UInt8]) -> Bool { pattern.include.matches(path) && formats[Self.fileExtension(of: path)] != nil }
        let walk = FolderWalk.entries(below: root) { folder in
            guard !isLeftOut(folder.path), !isDocument(folder.path), !Self.isHidden(folder.path) else { return false }
            if isDataset(folder.path) { datasets.append(folder.path); return false }
            return true
        }
        for folder in datasets {
            note("dataset-as-source", folder, .warning, "the folder is a dataset of garner's; nothing in it was read", hint: "move it out of the source folder, or exclude it")
        }
        for folder in walk.unreadable {
            quarantine("unreadable-folder", folder, "the folder cannot be read; no document in it was taken", hint: "check its permissions")
        }
        for entry in walk.entries where !Self.isHidden(entry.path) || pattern.include.matches(entry.path) {
            let isLinkToFolder = entry.kind == .link && FileBytes.isFolder(String(decoding: FolderWalk.joined(root, entry.path), as: UTF8.self))
            guard isLinkToFolder ? pattern.include.mayMatch(below: entry.path) : pattern.include.matches(entry.path), !isLeftOut(entry.path) else { continue }
            isMatched = true
            if isLinkToFolder { noteLink(entry.path, root: pattern.root) } else { add(entry, pattern: pattern, formats: formats) }
        }
        if !isMatched, datasets.isEmpty {
            notes.append(Diagnostic(.warning, "unmatched-source", "no file matches the source \(quoted(pattern.name))", hint: "correct it in pipeline.yml, or strike it"))
        }
    }

    private mutating func add(_ entry: FolderWalk.Entry, pattern: Configuration.SourcePattern, formats: [String: String]) {
        let location = FolderWalk.joined(Array(pattern.root.utf8), entry.path)
        let id = Self.id(ofPath: entry.path)
        guard found[id]?[location] == nil else { return }
        guard let format = pattern.format ?? formats[Self.fileExtension(of: entry.path)] else {
            if entry.kind == .file {
                note("no-reader", entry.path, .note, "no reader takes this file; it is left out", hint: "name a format for it under sources")
            }
            return
        }
        switch entry.kind {
        case .folder:
            // with a format for all names, a folder is where documents lie, not one of them
            guard formats[Self.fileExtension(of: entry.path)] != nil else { return }
            return quarantine("folder-as-document", entry.path, "a folder has a document's name; nothing in it was read",
                              hint: "rename the folder, or exclude it")
        case .other:
            return quarantine("not-a-file", entry.path, "a pipe, socket or device has a document's name; it was not read", hint: "exclude it")
        case .link:
            guard isFollowed(entry.path, location, root: pattern.root) else { return }
        case .file: break
        }
        found[id, default: [:]][location] = SourceFile(id: id, path: String(decoding: entry.path, as: UTF8.self),
                                                       absolutePath: String(decoding: location, as: UTF8.self), format: format, location: location)
    }

    /// Takes the document of an id. Where sources have a path in common, it is the first by the bytes of its place, whatever order the sources are
    /// named in.
    private mutating func takeOne(of id: String, below folder: String) {
        let namesakes = (found[id] ?? [:]).values.sorted { $0.location.lexicographicallyPrecedes($1.location) }
        guard let first = namesakes.first else { return }
        files.append(first)
        func name(_ file: SourceFile) -> String { file.absolutePath.lies(in: folder) ? ProjectFolder(path: folder).name(of: file.absolutePath) : file.absolutePath }
        for file in namesakes.dropFirst() {
            quarantine("same-id", Array(first.path.utf8), "\(quoted(name(file))) was not read, since \(quoted(name(first))) has the same path below its source, and one id is one document's",
                       hint: "name both by one pattern, as docs/** for docs/a and docs/b, or rename one")
        }
    }

    private mutating func noteUnusedExcludes(_ configuration: Configuration) {
        var seen: Set<Glob> = []
        for exclude in configuration.sources.flatMap(\.exclude) where !usedExcludes.contains(exclude) && seen.insert(exclude).inserted {
            notes.append(Diagnostic(.note, "unmatched-exclude", "exclude \(quoted(exclude.text)) leaves nothing out",
                                    hint: "patterns of exclude are relative to the folder of pipeline.yml"))
        }
    }

    /// Links to folders are not followed: their documents would come twice, or without end.
    private mutating func noteLink(_ path: [UInt8], root: String) {
        let target = FileBytes.resolved(String(decoding: FolderWalk.joined(Array(root.utf8), path), as: UTF8.self)) ?? ""
        if target.lies(in: root) {
            note("link-to-folder", path, .note, "a link to a folder is not followed; its documents are read where they lie", hint: nil)
        } else {
            note("link-to-folder", path, .warning, "a link to a folder outside is not followed; no document in it was read",
                 hint: "name the folder itself under sources, or copy it")
        }
    }

    /// A link is followed to a file within the root.
    private mutating func isFollowed(_ path: [UInt8], _ location: [UInt8], root: String) -> Bool {
        guard let real = FolderWalk.withPath(location, { realpath($0, nil) }) else {
            quarantine("broken-link", path, "a link leads nowhere; it was not read", hint: "remove the link")
            return false
        }
        defer { free(real) }
        let target = String(cString: real)
        guard target.lies(in: root) else {
            quarantine("link-outside", path, "a link leads out of the source folder; it was not followed",
                       hint: "copy the file, or name its folder under sources")
            return false
        }
        return FolderWalk.kind(of: Array(target.utf8)) == .file
    }

    private mutating func quarantine(_ code: String, _ path: [UInt8], _ message: String, hint: String?) {
        let diagnostic = Diagnostic(.error, code, document: Self.id(ofPath: path), message, hint: hint)
        if !quarantined.contains(diagnostic) { quarantined.append(diagnostic) }
    }

    private mutating func note(_ code: String, _ path: [UInt8], _ severity: Diagnostic.Severity, _ message: String, hint: String?) {
        let diagnostic = Diagnostic(severity, code, document: Self.id(ofPath: path), message, hint: hint)
        if !notes.contains(diagnostic) { notes.append(diagnostic) }
    }

    // MARK: Names

    /// The id of a path: percent-encoded but for letters, digits, `-`, `.`, `_`, `~` and `/`.
    ///
    /// `a/b c.txt` → `a/b%20c.txt`, `50%.txt` → `50%25.txt`, `x#1;é.md` → `x%231%3B%C3%A9.md`. It never holds `#`, `;` or blanks, so
    /// that `<id>#t1` and lists joined by `; ` can be taken apart.
    ///
    /// - Source: RFC 3986, section 2.3; the encoding can be undone, so two paths never share an id.
    static func id(ofPath path: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var id: [UInt8] = []
        for byte in path {
            switch byte {
            case 0x30 ... 0x39, 0x41 ... 0x5A, 0x61 ... 0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: id.append(byte)
            default: id += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: id, as: UTF8.self)
    }

    /// `md` of `a.b/REVIEW.MD`; empty without one.
    static func fileExtension(of path: [UInt8]) -> String {
        let name = path.split(separator: UInt8(ascii: "/")).last ?? []
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
        return String(decoding: name[(dot + 1)...].map { (0x41 ... 0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
    }

    private static func isHidden(_ path: [UInt8]) -> Bool { path.split(separator: UInt8(ascii: "/")).last?.first == UInt8(ascii: ".") }
}

extension SourceFile {
    /// The SHA-256 of the file; where it cannot be read, why.
    func digest(limit: Int) -> String {
        do { return try load(limit: limit).sha256 } catch { return "unreadable: \((error as? UnreadableDocument)?.code ?? "file")" }
    }

    /// The bytes of the file and their SHA-256.
    ///
    /// - Throws: `UnreadableDocument`, which quarantines the document.
    public func load(limit: Int = 256 << 20) throws -> (bytes: [UInt8], sha256: String) {
        let descriptor = FolderWalk.withPath(location) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else {
            throw UnreadableDocument(code: "unreadable-file", message: "the file cannot be opened: \(String(cString: strerror(errno)))",
                                     hint: "check its permissions")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw UnreadableDocument(code: "not-a-file", message: "this is no regular file")
        }
        guard Int(status.st_size) <= limit else {
            throw UnreadableDocument(code: "too-large", message: "the file has \(status.st_size) bytes where at most \(limit) are read",
                                     hint: "raise limits: document-size in pipeline.yml, or split the document")
        }
        do {
            let bytes = try FileBytes.contents(of: descriptor, expecting: Int(status.st_size), limit: limit, path: path)
            return (bytes, SHA256Digest.hexadecimal(of: bytes))
        } catch {
            throw UnreadableDocument(code: "unreadable-file", message: "the file cannot be read: \((error as? Failure)?.message ?? "\(error)")",
                                     hint: nil)
        }
    }
}
