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
        guard status.st_mode & S_IFMT == S_IFREG else { throw status.st_mode & S_IFMT == S_IFDIR ? Failure(.failure, "\(path) is a folder") : .stream(path) }
        return try contents(of: descriptor, expecting: Int(status.st_size), limit: limit, path: path)
    }

    /// Refuses what is no file but flows: `-`, `/dev/stdin`, a pipe.
    ///
    /// - Throws: `Failure` (66).
    static func refuseStream(_ path: String) throws {
        var status = stat()
        let kind = stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
        if kind == nil ? path == "-" : kind != S_IFREG && kind != S_IFDIR { throw Failure.stream(path) }
    }

    /// The rest of an open file.
    static func contents(of descriptor: Int32, expecting size: Int, limit: Int, path: String) throws -> [UInt8] {
        guard size <= limit else { throw Failure(.failure, "\(path) has \(size) bytes where at most \(limit) are read") }
        var isComplete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let got = done(of: size) { read(descriptor, buffer.baseAddress! + $0, size - $0) }
            count = got ?? 0
            isComplete = got != nil
        }
        guard isComplete else { throw Failure.reading(path) }
        return bytes
    }

    /// Gives the bytes of a file by the piece, so that memory holds one at a time; false where it cannot be read to its end.
    static func forEachPiece(of path: String, _ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
            while true {
                guard let got = done(of: buffer.count, by: { read(descriptor, buffer.baseAddress! + $0, buffer.count - $0) }) else { return false }
                body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
                if got < buffer.count { return true }
            }
        }
    }

    /// Fills a buffer from a place in an open file; false where there is not so much, or an error.
    static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Bool {
        done(of: buffer.count) { pread(descriptor, buffer.baseAddress! + $0, buffer.count - $0, off_t(offset + $0)) } == buffer.count
    }

    /// The bytes at a place of an open file; nil where there are not so many, or an error.
    static func bytes(at place: Range<Int>, of descriptor: Int32) -> [UInt8]? {
        var isComplete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
            isComplete = fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor, at: place.lowerBound)
            count = isComplete ? place.count : 0
        }
        return isComplete ? bytes : nil
    }

    /// Writes bytes to a place in an open file; false on an error.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int) -> Bool {
        done(of: bytes.count) { pwrite(descriptor, bytes.baseAddress! + $0, bytes.count - $0, off_t(offset + $0)) } == bytes.count
    }

    /// Writes bytes behind what was written last; false on an error.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        done(of: bytes.count) { Foundation.write(descriptor, bytes.baseAddress! + $0, bytes.count - $0) } == bytes.count
    }

    /// Repeats a call that may do a part only, or be interrupted, until all bytes are done.
    ///
    /// - Returns: how many were done before a call did none; nil where one failed.
    private static func done(of count: Int, by call: (_ done: Int) -> Int) -> Int? {
        var done = 0
        while done < count {
            let step = call(done)
            if step < 0, errno == EINTR { continue }
            if step < 0 { return nil }
            if step == 0 { break }
            done += step
        }
        return done
    }

    /// Writes a whole file; its permissions follow the umask.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure.writing(path) }
        defer { close(descriptor) }
        guard bytes.withUnsafeBytes({ write($0, to: descriptor) }) else { throw Failure.writing(path) }
    }

    /// Writes a file aside and moves it into its place, so that a reader never meets half of one. A link stays a link, permissions stay what they were.
    ///
    /// - Throws: `Failure` (73, 74); what stood there before is then as it was.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let place = canonical(path)
        let name = place.split(separator: "/").last ?? ""
        // one name, so that the next run takes what a killed one left
        let aside = "\(place.dropLast(name.count)).\(name).garner-new"
        do {
            try write(bytes, to: aside)
            if let old = status(of: place) { chmod(aside, old.st_mode & 0o7777) }
            guard rename(aside, place) == 0 else { throw Failure.writing(path) }
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
        guard let last = parts.last else { return path.isEmpty ? canonical(".") : "/" }
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
