import Foundation
import Model
@testable import Pipeline
import Testing

/// A large document in the cache: what is written is what is read, and what was damaged is not read.
struct LargeEntryTests {
    static func document(in spool: RecordSpool) -> CachedDocument {
        var records = DocumentRecords(source: Source(id: "a.txt", path: "a.txt", sha256: "00", format: "text"), characterCount: 9, store: spool)
        records.cells += RecordSpoolTests.cells(700)
        records.diagnostics += (0 ..< 200).map { Diagnostic(.warning, "ragged-row", document: "a.txt", "row \($0)") }
        let text = [UInt8](repeating: 0x61, count: 3 << 20)
        return CachedDocument(records: records, text: text, blocks: [Block(.code, bytes: 0 ..< text.count)], spool: spool)
    }

    static func cache(_ folder: TemporaryFolder, _ spool: RecordSpool) -> DocumentCache {
        DocumentCache(folder: folder.path + "/cache", stamp: "s", isRead: true, isWritten: true, spool: spool)
    }

    static let key = DocumentCache.Key(digest: [UInt8](repeating: 7, count: 32)), other = DocumentCache.Key(digest: [UInt8](repeating: 8, count: 32))

    @Test func comesBackAsItWas() throws {
        let folder = try TemporaryFolder()
        let written = RecordSpoolTests.spool(in: folder), read = RecordSpool(at: folder.path + "/other")
        let document = Self.document(in: written)
        Self.cache(folder, written).keep(document, as: Self.key)
        // a second one behind it, found by a cache that opens the file anew
        let cache = Self.cache(folder, written)
        cache.keep(document, as: Self.other)
        for key in [Self.key, Self.other] {
            guard case .found(let found) = Self.cache(folder, read).lookup(key) else { Issue.record("not found"); continue }
            #expect(found.text == document.text && found.blocks == document.blocks)
            #expect(RecordSpoolTests.texts(found.records.cells) == RecordSpoolTests.texts(document.records.cells))
            #expect(found.records.diagnostics.map(\.message) == document.records.diagnostics.map(\.message))
            #expect(found.bytes == document.bytes)
        }
    }

    @Test func damageIsNoticed() throws {
        let folder = try TemporaryFolder()
        let spool = RecordSpoolTests.spool(in: folder)
        Self.cache(folder, spool).keep(Self.document(in: spool), as: Self.key)
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/cache/documents"))
        for place in [48, 60, 81, 90, 2_000, 20_000, whole.count - 1] {
            var damaged = [UInt8](whole)
            damaged[place] ^= 4
            try folder.write(damaged, to: "cache/documents")
            if case .found = Self.cache(folder, spool).lookup(Self.key) { Issue.record("byte \(place) is taken as it is") }
        }
    }

    /// What was written in part, as by a run that was killed, is no entry, and the next one goes in its place.
    @Test func aPartIsNoEntry() throws {
        let folder = try TemporaryFolder()
        let spool = RecordSpoolTests.spool(in: folder)
        Self.cache(folder, spool).keep(Self.document(in: spool), as: Self.key)
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/cache/documents"))
        try folder.write([UInt8](whole.prefix(whole.count / 2)), to: "cache/documents")
        let cache = Self.cache(folder, spool)
        guard case .missing = cache.lookup(Self.key) else { Issue.record("half an entry is read"); return }
        cache.keep(Self.document(in: spool), as: Self.key)
        guard case .found = Self.cache(folder, spool).lookup(Self.key) else { Issue.record("the new entry is not read"); return }
    }
}
