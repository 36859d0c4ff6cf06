import Extraction
import Foundation
import Model

/// Single references, one a line, as CSL-JSON objects, one a line.
///
/// `Doe J. A title. Journal. 2019;12(3):45-9.` → `{"type":"article-journal","title":"A title",…}`; an empty line → `{}`.
///
/// - Shape: one line out for one line in, whatever it holds; invalid UTF-8 is repaired with U+FFFD.
public struct ReferenceLines: Sendable {
    private let parser: ReferenceParser

    public init() { parser = ReferenceParser() }

    /// - Parameter weights: the bytes of a file that `Tests/train` wrote; nil is returned where they are no such file.
    public init?(weights: [UInt8]) {
        guard let parser = ReferenceParser(weights: weights) else { return nil }
        self.parser = parser
    }

    /// The answers to a batch of lines, in their order, each with its line end.
    public func answers(to lines: [[UInt8]]) -> [UInt8] {
        let count = lines.count
        // a few lines are answered faster than they are shared out
        guard count >= Self.shareable else { return lines.flatMap { answer(to: $0) + [0x0A] } }
        let answers = Answers(count: count)
        let share = Self.shareable / 4
        DispatchQueue.concurrentPerform(iterations: (count + share - 1) / share) { part in
            for index in part * share ..< min(count, (part + 1) * share) { answers[index] = answer(to: lines[index]) }
        }
        return answers.joined
    }

    private static let shareable = 64

    /// One object, without a line end.
    func answer(to line: [UInt8]) -> [UInt8] {
        var text = String(decoding: line, as: UTF8.self)
        if text.utf8.contains(where: { $0 == 0x0D || $0 == 0 }) {
            text = String(decoding: text.utf8.map { $0 == 0x0D || $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
        }
        let bytes = Array(text.utf8)
        return bytes.trimmingBlanks(0 ..< bytes.count).isEmpty ? Array("{}".utf8) : CSLJSON(parser.bibliography(of: text)).bytes
    }

    /// Places for answers that are filled from several threads, each by one.
    private final class Answers: @unchecked Sendable {
        private let places: UnsafeMutableBufferPointer<[UInt8]>

        init(count: Int) {
            places = .allocate(capacity: count)
            places.initialize(repeating: [])
        }

        deinit {
            places.deinitialize()
            places.deallocate()
        }

        subscript(index: Int) -> [UInt8] {
            get { places[index] }
            set { places[index] = newValue }
        }

        var joined: [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(places.reduce(0) { $0 + $1.count + 1 })
            for place in places { bytes += place; bytes.append(0x0A) }
            return bytes
        }
    }
}
