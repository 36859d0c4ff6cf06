/// Memory that many small lists share, given back all at once.
///
/// A profile has eight lists of a few bytes each. An array each would cost a header, the room that its capacity leaves, and a count of owners that every
/// comparison raises and lowers.
///
/// - Note: filled by one thread; afterwards it only is read.
final class Arena: @unchecked Sendable {
    private var chunks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutableRawPointer
    private var left: Int
    /// Of the next chunk, in bytes.
    private var size = 1 << 12
    private static let largest = 1 << 20

    init() {
        next = .allocate(byteCount: 1 << 4, alignment: 16)
        left = 1 << 4
        chunks = [next]
    }

    deinit { for chunk in chunks { chunk.deallocate() } }

    /// A copy of the values, one behind the other.
    func keep<Values: Collection>(_ values: Values) -> ArenaSlice<Values.Element> where Values.Element: BitwiseCopyable {
        fill(values.count) { _ = $0.initialize(from: values) }
    }

    /// Room for so many values, which the body fills.
    func fill<Element: BitwiseCopyable>(_ count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Void) -> ArenaSlice<Element> {
        let memory = room(for: count * MemoryLayout<Element>.stride, MemoryLayout<Element>.alignment).bindMemory(to: Element.self, capacity: count)
        body(UnsafeMutableBufferPointer(start: memory, count: count))
        return ArenaSlice(UnsafePointer(memory), count: count)
    }

    private func room(for bytes: Int, _ alignment: Int) -> UnsafeMutableRawPointer {
        let gap = -Int(bitPattern: next) & (alignment - 1)
        if gap + bytes > left {
            left = max(size, bytes)
            size = min(2 * size, Self.largest)
            next = .allocate(byteCount: left, alignment: 16)
            chunks.append(next)
            return room(for: bytes, alignment)
        }
        defer {
            next += gap + bytes
            left -= gap + bytes
        }
        return next + gap
    }
}

/// A list in an arena, or a part of one.
///
/// - Shape: like an array's slice: a part keeps the places that its values have in the whole.
/// - Note: as long as its arena; whoever takes one out of a `Profile` holds the profile too.
struct ArenaSlice<Element: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
    private let base: UnsafePointer<Element>
    private let start, end: Int32

    fileprivate init(_ base: UnsafePointer<Element>, count: Int) { self.init(base, start: 0, end: Int32(count)) }

    private init(_ base: UnsafePointer<Element>, start: Int32, end: Int32) { self.base = base; self.start = start; self.end = end }

    var startIndex: Int { Int(start) }
    var endIndex: Int { Int(end) }

    subscript(index: Int) -> Element {
        precondition(index >= Int(start) && index < Int(end), "the list has no such place")
        return base[index]
    }

    subscript(range: Range<Int>) -> ArenaSlice {
        precondition(range.lowerBound >= Int(start) && range.upperBound <= Int(end), "the list has no such part")
        return ArenaSlice(base, start: Int32(range.lowerBound), end: Int32(range.upperBound))
    }

    /// All values at once, as the fastest loops want them.
    var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base + Int(start), count: Int(end - start)) }

    func withContiguousStorageIfAvailable<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result? { try body(buffer) }
}

extension ArenaSlice: Equatable where Element: Equatable {
    static func == (x: ArenaSlice, y: ArenaSlice) -> Bool { x.count == y.count && x.buffer.elementsEqual(y.buffer) }
}
