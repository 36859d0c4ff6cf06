import ArgumentParser
import Foundation
import Pipeline

/// `garner parse`: single references, one a line, to CSL-JSON, one object a line.
struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Parse references, one a line on standard input, to CSL-JSON, one object a line.",
        discussion: """
        As many objects as lines, in their order; an empty line or one that says nothing gives {}. Memory does not grow with the input.

          echo "Doe J. A title. Journal. 2019;12(3):45-9." | garner parse
        """
    )

    @Option(help: ArgumentHelp("Weights of your own for the labeller, as Tests/train writes them.", valueName: "file"), transform: nonEmpty)
    var weights: String?

    func run() throws {
        let parser = try parser()
        // a batch is answered when there is no more input to wait for, so that a program can talk to this one line by line
        var lines = InputLines(descriptor: STDIN_FILENO)
        while let batch = try lines.next() {
            Talk.write(parser.answers(to: batch))
        }
    }

    private func parser() throws -> ReferenceLines {
        guard let weights else { return ReferenceLines() }
        guard let bytes = FileManager.default.contents(atPath: weights) else { throw Failure(.noInput, "\(weights) cannot be read") }
        guard let parser = ReferenceLines(weights: Array(bytes)) else {
            throw Failure(.noInput, "\(weights) holds no weights for this version of garner", hint: "make new ones with Tests/train")
        }
        return parser
    }
}

/// The lines of a stream, as many at a time as are there.
private struct InputLines {
    let descriptor: Int32
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// The next lines without their ends; nil at the end of the stream.
    mutating func next() throws -> [[UInt8]]? {
        while !isAtEnd {
            let piece = try read()
            isAtEnd = piece.isEmpty
            guard let last = piece.lastIndex(of: 0x0A) else { rest += piece; continue }
            let whole = rest + piece[..<last]
            rest = Array(piece[(last + 1)...])
            return whole.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.last == 0x0D ? Array($0.dropLast()) : Array($0) }
        }
        guard !rest.isEmpty else { return nil }
        defer { rest = [] }
        return [rest]
    }

    private func read() throws -> [UInt8] {
        while true {
            var code: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
                code = got < 0 ? errno : 0
                count = max(0, got)
            }
            if code == EINTR { continue }
            guard code == 0 else { throw Failure(.noInput, "standard input cannot be read: \(String(cString: strerror(code)))") }
            return piece
        }
    }
}
