import Foundation

/// Where a run makes its dataset: aside of the published one, to take its place, or in a temporary folder that is thrown away.
struct WorkSite {
    /// The published dataset, which the next one is compared with.
    let output: String
    /// Where the next dataset is written.
    let staging: String
    let folder: StagingFolder
    /// Names the cache and the state of the last run.
    let place: PublicationPlace
    /// nil in a rehearsal.
    let publication: Publication?

    /// - Throws: `Failure`: 75 where another run holds the lock; 73 where the folder is not ours or cannot be written.
    static func publishing(_ folder: String) throws -> WorkSite {
        let publication = try Publication(of: folder)
        return WorkSite(output: publication.output, staging: publication.staging, folder: publication.folder, place: publication.place,
                        publication: publication)
    }

    /// Nothing in or beside the output folder is written.
    ///
    /// - Throws: `Failure` (73, 74) where there is no temporary folder.
    static func rehearsal(of output: String) throws -> WorkSite {
        try Publication.refuseForeign(output)
        var template = Array((FileManager.default.temporaryDirectory.path + "/garner-rehearsal.XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure.writing(FileManager.default.temporaryDirectory.path) }
        let root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        Interruption.willRemove(root)
        return WorkSite(output: output, staging: root + "/dataset", folder: StagingFolder(root + "/dataset", scratch: root + "/scratch"),
                        place: PublicationPlace(of: FileBytes.canonical(output)), publication: nil)
    }

    /// Removes what was not published.
    func leave() {
        if let publication { return publication.abandon() }
        Interruption.willRemove()
        try? Publication.removeTree(String(staging.dropLast("/dataset".count)))
    }
}
