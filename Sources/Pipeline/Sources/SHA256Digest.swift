import Crypto

/// SHA-256 in lower-case hexadecimal, as `documents.sha256` publishes it.
enum SHA256Digest {
    static func hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// Of what a file holds; nil where it cannot be read.
    static func hexadecimal(ofFile path: String) -> String? {
        var hash = SHA256()
        return FileBytes.forEachPiece(of: path) { hash.update(bufferPointer: $0) } ? hexadecimal(hash.finalize()) : nil
    }

    /// The digest itself, 32 bytes.
    static func bytes(of bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.withUnsafeBytes { buffer in
        var hash = SHA256()
        hash.update(bufferPointer: buffer)
        return Array(hash.finalize())
    } }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
