import Foundation

/// Everything below a folder, in the order of the paths' bytes; links are shown, never followed.
///
/// Names are bytes, because a name on Linux need not be UTF-8, and two names that Swift takes for equal ("é" composed and
/// decomposed) are two files.
enum FolderWalk {
    enum Kind: Sendable, Hashable { case file, folder, link, other }

    struct Entry: Sendable {
        /// Relative to the folder that is walked.
        let path: [UInt8]
        let kind: Kind
    }

    /// - Shape: a folder comes before what it holds.
    /// - Parameter enters: whether to go into a folder.
    /// - Returns: the entries, and the folders that could not be read.
    static func entries(below root: [UInt8], enters: (Entry) -> Bool) -> (entries: [Entry], unreadable: [[UInt8]]) {
        var entries: [Entry] = []
        var unreadable: [[UInt8]] = []
        var open: [[UInt8]] = [[]]
        while let folder = open.popLast() {
            guard let names = names(in: joined(root, folder)) else { unreadable.append(folder); continue }
            for name in names {
                let path = folder.isEmpty ? name : folder + [slash] + name
                let entry = Entry(path: path, kind: kind(of: joined(root, path)))
                entries.append(entry)
                if entry.kind == .folder, enters(entry) { open.append(path) }
            }
        }
        return (entries.sorted { $0.path.lexicographicallyPrecedes($1.path) }, unreadable)
    }

    static func joined(_ root: [UInt8], _ path: [UInt8]) -> [UInt8] {
        path.isEmpty ? root : root.last == slash ? root + path : root + [slash] + path
    }

    private static let slash = UInt8(ascii: "/")

    /// The names in a folder, `.` and `..` left out; nil where it cannot be read.
    static func names(in folder: [UInt8]) -> [[UInt8]]? {
        guard let stream = withPath(folder, { opendir($0) }) else { return nil }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
                return Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
            }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        return names
    }

    static func kind(of path: [UInt8]) -> Kind {
        var status = stat()
        guard withPath(path, { lstat($0, &status) }) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Calls the system with a path that may be any bytes.
    static func withPath<R>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
        (path + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
        }
    }
}

extension ProjectFolder {
    /// The regular files that a pattern matches.
    func files(matching glob: Glob) -> [(path: String, name: String)] {
        guard case .success(let start) = path(to: glob.fixedFolder), FileBytes.isFolder(start) else { return [] }
        let prefix = glob.fixedFolder.isEmpty ? [] : Array((glob.fixedFolder.trimmingSlash + "/").utf8)
        let entries = FolderWalk.entries(below: Array(start.utf8)) { $0.path.first != UInt8(ascii: ".") }.entries
        return entries.filter { $0.kind == .file && glob.matches(prefix + $0.path) }.map { entry in
            (String(decoding: FolderWalk.joined(Array(start.utf8), entry.path), as: UTF8.self), String(decoding: prefix + entry.path, as: UTF8.self))
        }
    }
}
