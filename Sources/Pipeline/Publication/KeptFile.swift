import Foundation

/// A published file that stays as it is because the next dataset has the same bytes: same inode, same time.
enum KeptFile {
    /// Puts the old file in the place of the new one where their bytes are equal.
    ///
    /// - Returns: whether they are.
    static func keep(_ old: String, insteadOf new: String) -> Bool {
        guard let before = FileBytes.status(of: old), let after = FileBytes.status(of: new), before.st_mode & S_IFMT == S_IFREG,
              before.st_size == after.st_size, haveEqualBytes(old, new) else { return false }
        let linked = new + ".kept"
        if link(old, linked) == 0 {
            if rename(linked, new) == 0 { return true }
            unlink(linked)
        }
        // file systems without hard links: the same bytes under the same time
        #if canImport(Darwin)
        var times = [before.st_atimespec, before.st_mtimespec]
        #else
        var times = [before.st_atim, before.st_mtim]
        #endif
        return utimensat(AT_FDCWD, new, &times, 0) == 0
    }

    private static func haveEqualBytes(_ a: String, _ b: String) -> Bool {
        guard let a = FileHandle(forReadingAtPath: a), let b = FileHandle(forReadingAtPath: b) else { return false }
        while true {
            guard let x = try? a.read(upToCount: 1 << 20), let y = try? b.read(upToCount: 1 << 20) else {
                // both at their end give nil on some systems
                return (try? a.offset()) == (try? b.offset())
            }
            if x != y { return false }
            if x.isEmpty { return true }
        }
    }
}

/// Makes written files safe against a loss of power before their folder takes its place.
enum FileFlush {
    /// With more files than this one flush of the whole file system is faster than one a file.
    private static let manyFiles = 64

    static func flush(_ files: [String], folders: [String]) throws {
        #if os(Linux)
        if files.count > manyFiles, let folder = folders.last, flushFileSystem(of: folder) { return }
        #endif
        for path in files + folders {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Failure.writing(path) }
            defer { close(descriptor) }
            // file systems that cannot flush say EINVAL; that is no failure of ours
            guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw Failure.writing(path) }
        }
    }

    static func flushFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    #if os(Linux)
    private static func flushFileSystem(of path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        typealias SyncFS = @convention(c) (Int32) -> Int32
        // a GNU extension, which Swift's headers leave out
        guard let symbol = dlsym(nil, "syncfs") else { return false }
        return unsafeBitCast(symbol, to: SyncFS.self)(descriptor) == 0
    }
    #endif
}
