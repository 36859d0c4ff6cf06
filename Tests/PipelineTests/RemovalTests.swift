import Foundation
@testable import Pipeline
import Testing

@Suite struct RemovalTests {
    private func found(_ count: Int, isRootThere: Bool = true) throws -> SourceFiles {
        let folder = try TemporaryFolder(["pipeline.yml": ""])
        if isRootThere { try folder.makeFolder("raw") }
        for number in 0 ..< count { try folder.write("x", to: "raw/\(number).txt") }
        return SourceFiles(of: try Configuration.read(folder.path + "/pipeline.yml", knowing: knownNames),
                           formatsByExtension: knownNames.formatsByExtension)
    }

    private func published(_ count: Int) -> [String] { (0 ..< count).map { "\($0).txt" } }

    @Test(arguments: [(10, 10), (10, 8), (5, 4), (0, 1), (3, 9)])
    func oneInFiveMayGo(_ before: Int, _ now: Int) throws {
        try PublishedDocuments.refuseRemoval(of: published(before), found: found(now), isAllowed: false)
    }

    @Test(arguments: [(10, 7), (5, 3), (4, 3), (1, 0)])
    func moreThanOneInFiveMayNot(_ before: Int, _ now: Int) throws {
        let thrown = #expect(throws: Failure.self) { try PublishedDocuments.refuseRemoval(of: published(before), found: found(now),
            isAllowed: false) }
        #expect(thrown?.status == .failure)
        #expect(thrown?.hint?.contains("--allow-removal") == true)
        try PublishedDocuments.refuseRemoval(of: published(before), found: found(now), isAllowed: true)
    }

    @Test func missingFoldersStopARun() throws {
        let thrown = #expect(throws: Failure.self) { try PublishedDocuments.refuseRemoval(of: [], found: found(0, isRootThere: false),
            isAllowed: false) }
        #expect(thrown?.status == .failure)
        #expect(thrown?.message.contains("\"raw\"") == true)
    }

    @Test func nothingToReadIsNoInput() throws {
        let thrown = #expect(throws: Failure.self) { try PublishedDocuments.refuseRemoval(of: [], found: found(0), isAllowed: false) }
        #expect(thrown?.status == .noInput)
    }
}
