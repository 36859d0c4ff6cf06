import Foundation

/// The lock of an output folder: the kernel's (`flock`), so that it ends with the process that held it, however that ends.
final class OutputLock {
    private var descriptor: Int32

    /// - Throws: `Failure`: 75 at once where another run holds the lock, 73 where there can be none.
    init(_ path: String, of output: String) throws {
        var opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        let code = errno
        if opened < 0, code == EACCES { opened = open(path, O_RDONLY | O_CLOEXEC) }
        guard opened >= 0 else { throw Failure.writing(path, code) }
        descriptor = opened
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = (try? FileBytes.contents(of: path, limit: 100)).map { String(decoding: $0, as: UTF8.self).prefix { $0.isNumber } } ?? ""
            release()
            guard code == EWOULDBLOCK else { throw Failure.writing(path, code) }
            throw Failure(.locked, "another run is writing \(output)" + (holder.isEmpty ? "" : " (process \(holder))"),
                          hint: "try again when it has ended")
        }
        let note = Array("\(getpid())\n".utf8)
        ftruncate(opened, 0)
        _ = note.withUnsafeBytes { pwrite(opened, $0.baseAddress, $0.count, 0) }
    }

    deinit { release() }

    func release() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
