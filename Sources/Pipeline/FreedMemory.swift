import Foundation

/// Memory that a stage has let go of.
///
/// The allocator keeps it for the next one, which wants other sizes: of a large document a third of all memory would lie idle.
enum FreedMemory {
    /// Gives it back to the system, where its allocator knows how: glibc's does.
    static func giveBack() { _ = trim?(0) }

    /// From now on blocks of a megabyte and more go back as soon as they are freed. By itself glibc's allocator learns to keep what is freed, up to
    /// 32 MB a block, which is faster for many documents and leaves holes behind one large document.
    static func giveLargeBlocksBackAtOnce() { _ = setOption?(largestKept, 1 << 20) }

    /// `M_MMAP_THRESHOLD`
    private static let largestKept: Int32 = -3

    private static let trim: (@convention(c) (Int) -> Int32)? = {
        #if canImport(Glibc)
        function("malloc_trim").map { unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self) }
        #else
        nil
        #endif
    }()

    private static let setOption: (@convention(c) (Int32, Int32) -> Int32)? = {
        #if canImport(Glibc)
        function("mallopt").map { unsafeBitCast($0, to: (@convention(c) (Int32, Int32) -> Int32).self) }
        #else
        nil
        #endif
    }()

    private static func function(_ name: String) -> UnsafeMutableRawPointer? { dlsym(dlopen(nil, RTLD_NOW), name) }
}
