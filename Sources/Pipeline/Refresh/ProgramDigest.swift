import Foundation

/// The SHA-256 of the program that runs, so that a cache or a state of another build is never taken for our own.
enum ProgramDigest {
    static let current: String = {
        guard let path = Bundle.main.executablePath, let file = try? MappedFile(path) else { return Garner.version }
        return SHA256Digest.hexadecimal(of: file.bytes)
    }()
}
