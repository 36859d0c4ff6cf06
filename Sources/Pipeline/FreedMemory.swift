import Foundation

/// Memory that a stage has let go of.
///
/// The allocator keeps it for the next one, which wants other sizes: of a large document a third of all memory would lie idle.
enum FreedMemory {
    /// Gives it back to the system, where its allocator knows how: glibc's does.
    static func giveBack() { _ = trim?(0) }

    private static let trim: (@convention(c) (Int) -> Int32)? = {
        #if canImport(Glibc)
        dlsym(dlopen(nil, RTLD_NOW), "malloc_trim").map { unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self) }
        #else
        nil
        #endif
    }()
}
