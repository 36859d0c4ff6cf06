import Writing

/// What changed between any two published datasets.
public struct DatasetDiff {
    private let old: String
    private let new: String

    /// - Throws: `Failure` (66) where one of the two is no dataset with tables.
    public init(from old: String, to new: String) throws {
        for folder in [old, new] where FileBytes.status(of: folder + "/csv/documents.csv") == nil {
            throw Failure(.noInput, "\(folder) is no dataset with a folder csv/", hint: "name the output folders of two runs that wrote csv")
        }
        self.old = old
        self.new = new
    }

    /// - Parameter take: given the rows of `changes.csv` piece by piece.
    /// - Throws: `Failure` where a table cannot be read.
    public func run(_ take: @escaping ([UInt8]) -> Void) throws -> ChangeSummary {
        var manifest = RunManifest.read(from: new) ?? RunManifest()
        manifest.sources = try PublishedDocuments.hashes(in: new)
        return try Changes.write(from: old, to: new, manifest: manifest, file: Pieces(take))
    }

    private final class Pieces: OutputFile {
        private let take: ([UInt8]) -> Void
        init(_ take: @escaping ([UInt8]) -> Void) { self.take = take }
        func append(_ bytes: UnsafeRawBufferPointer) { take(Array(bytes)) }
        func close() {}
    }
}
