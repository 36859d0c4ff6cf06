import Foundation

/// The SHA-256 of the program that runs, so that a cache or a state of another build is never taken for our own.
enum ProgramDigest {
    static let current: String = Bundle.main.executablePath.flatMap { SHA256Digest.hexadecimal(ofFile: $0) } ?? Garner.version
}
