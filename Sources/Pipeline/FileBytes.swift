import Foundation

/// Bytes of files by way of the system, because Foundation's own ways block on pipes, follow links or repair text in silence.
enum FileBytes {
    /// The content of a regular file.
    ///
    /// - Throws: `Failure`: what is no regular file, cannot be read, or is longer than `limit`.
    static func contents(of path: String, limit: Int = .max) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.reading(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure.reading(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(.failure, "\(path) is not a regular file") }
        return try contents(of: descriptor, expecting: Int(status.st_size), limit: limit, path: path)
    }

    /// The rest of an open file.
    static func contents(of descriptor: Int32, expecting size: Int, limit: Int, path: String) throws -> [UInt8] {
        guard size <= limit else { throw Failure(.failure, "\(path) has \(size) bytes where at most \(limit) are read") }
        var isComplete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = read(descriptor, buffer.baseAddress! + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { return }
                if got == 0 { break }
                count += got
            }
            isComplete = true
        }
        guard isComplete else { throw Failure.reading(path) }
        return bytes
    }

    /// Fills a buffer from a place in an open file; false where there is not so much, or an error.
    static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Bool {
        var filled = 0
        while filled < buffer.count {
            let count = pread(descriptor, buffer.baseAddress! + filled, buffer.count - filled, off_t(offset + filled))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            filled += count
        }
        return true
    }

    /// Writes bytes to a place in an open file; false on an error.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = pwrite(descriptor, bytes.baseAddress! + written, bytes.count - written, off_t(offset + written))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    /// Writes a whole file; its permissions follow the umask.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure.writing(path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let got = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw Failure.writing(path) }
            written += got
        }
    }

    /// Writes a file aside and moves it into its place, so that a reader never meets half of one.
    ///
    /// - Throws: `Failure` (73, 74); what stood there before is then as it was.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let aside = path + ".new"
        do {
            try write(bytes, to: aside)
            guard rename(aside, path) == 0 else { throw Failure.writing(path) }
        } catch {
            unlink(aside)
            throw error
        }
    }

    /// The path with links resolved, or nil where it leads nowhere.
    static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The path that the system would use: absolute, links resolved as far as the path exists, the rest kept.
    static func canonical(_ path: String) -> String {
        if let real = resolved(path) { return real }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let last = parts.last else { return "/" }
        let parent = parts.dropLast().joined(separator: "/")
        let isAbsolute = path.hasPrefix("/")
        guard isAbsolute || !parent.isEmpty else { return canonical(".") + "/" + last }
        return canonical(isAbsolute ? "/" + parent : parent).trimmingSlash + "/" + last
    }

    /// What a path leads to, links not followed.
    static func status(of path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

extension String {
    /// `/data/` and `/data` are `/data`; the root becomes nothing.
    var trimmingSlash: String {
        var text = self[...]
        while text.hasSuffix("/") { text = text.dropLast() }
        return String(text)
    }

    /// Whether the path is the folder or lies in it. Both are canonical.
    func lies(in folder: String) -> Bool { self == folder || hasPrefix(folder.trimmingSlash + "/") }
}
