import Foundation
import Writing

/// The staging folder as writers see it: files by relative path, folders made on the way.
final class StagingFolder: OutputFolder {
    let path: String
    private let scratch: String

    /// - Parameters:
    ///   - path: what `Publication.staging` gives.
    ///   - scratch: a folder for files that are not published, on the same disk.
    init(_ path: String, scratch: String) { self.path = path; self.scratch = scratch }

    /// - Throws: `Failure` (73, 74).
    func file(_ path: String) throws -> any OutputFile { try stagedFile(path) }

    /// - Throws: `Failure` (73, 74).
    func stagedFile(_ path: String) throws -> StagedFile { try StagedFile(location(of: path)) }

    /// - Throws: `Failure` (73, 74).
    func location(of path: String) throws -> String { try Self.location(of: path, in: self.path) }

    /// Where a file may lie that is not published; it is removed with the staging folder.
    ///
    /// - Throws: `Failure` (73, 74).
    func scratchLocation(of name: String) throws -> String { try Self.location(of: name, in: scratch) }

    private static func location(of path: String, in folder: String) throws -> String {
        let parts = path.split(separator: "/")
        guard let name = parts.last, !parts.contains(".."), !path.hasPrefix("/") else {
            throw Failure(.bug, "a writer asked for the file \(quoted(path))")
        }
        let parent = parts.dropLast().reduce(folder) { $0 + "/" + $1 }
        try Publication.makeFolders(parent)
        return parent + "/" + name
    }
}

/// A file of the next dataset while it is written from beginning to end.
final class StagedFile: OutputFile {
    private let path: String
    private var descriptor: Int32

    /// - Throws: `Failure` (73, 74): also where the file is there already, since no two writers share one.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure.writing(path) }
    }

    deinit { if descriptor >= 0 { Foundation.close(descriptor) } }

    /// - Throws: `Failure` (73, 74).
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        guard FileBytes.write(bytes, to: descriptor) else { throw Failure.writing(path) }
    }

    /// - Throws: `Failure` (73, 74).
    func append(_ text: String) throws { try Array(text.utf8).withUnsafeBytes { try append($0) } }

    /// - Throws: `Failure` (73, 74): some systems tell of a full disk only now.
    func close() throws {
        guard descriptor >= 0 else { return }
        let code = Foundation.close(descriptor)
        descriptor = -1
        guard code == 0 || errno == EINTR else { throw Failure.writing(path) }
    }
}
