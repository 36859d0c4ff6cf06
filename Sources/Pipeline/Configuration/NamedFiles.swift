import Foundation
import Model
import Reading

extension Configuration {
    /// The configuration of a run over files that are named one by one, without `pipeline.yml`: the works and the table files are written.
    ///
    /// A file's id is its name. Files of one name get as many of their folders before it as tell them apart, so that an id does not change with
    /// the folder that the command is called from. A format is known by the name's extension, else by the first bytes.
    ///
    /// - Throws: `Failure` (66, 64): a file is not there, is a folder, or no reader knows it.
    public init(files paths: [String], output: String, builtIn: Vocabulary) throws {
        self.init(root: FileBytes.canonical("."), file: nil)
        vocabulary = builtIn
        outputs = Outputs(folder: FileBytes.canonical(output))
        outputs.writers = ["csv", "ris", "biblatex", "csl-json"]
        var locations: [String] = []
        for path in paths {
            try FileBytes.refuseStream(path)
            guard let location = FileBytes.resolved(path) else { throw Failure(.noInput, "there is no \(path)") }
            guard !FileBytes.isFolder(location) else {
                throw Failure(.usage, "\(path) is a folder where files are expected", hint: "garner run --raw \(path) --output \(output)")
            }
            if !locations.contains(location) { locations.append(location) }
        }
        files = try zip(locations, Self.names(of: locations)).map { location, name in
            SourceFile(id: SourceFiles.id(ofPath: Array(name.utf8)), path: name, absolutePath: location, format: try Self.format(of: location),
                       location: Array(location.utf8))
        }
    }

    /// The last components of each path, as many as tell it from the others of its name.
    private static func names(of locations: [String]) -> [String] {
        let parts = locations.map { $0.split(separator: "/") }
        func name(_ index: Int, _ count: Int) -> String { parts[index].suffix(count).joined(separator: "/") }
        return parts.indices.map { index in
            let namesakes = parts.indices.filter { $0 != index && Array(name($0, 1).utf8) == Array(name(index, 1).utf8) }
            var count = 1
            while count < parts[index].count, namesakes.contains(where: { Array(name($0, count).utf8) == Array(name(index, count).utf8) }) { count += 1 }
            return name(index, count)
        }
    }

    private static func format(of location: String) throws -> String {
        let known = KnownNames.all.formatsByExtension[SourceFiles.fileExtension(of: Array(location.utf8))]
        if let known, known != Reader.plainText.name { return known }
        guard let handle = FileHandle(forReadingAtPath: location), let start = try handle.read(upToCount: 1 << 16) else {
            if known != nil { return Reader.plainText.name }
            throw Failure(.noInput, "\(location) cannot be read, or is empty")
        }
        if let reader = Reader.ofReferences(startingWith: Array(start)) { return reader.name }
        guard let known else {
            throw Failure(.noInput, "\(location) is in no format of references that garner knows",
                          hint: "RIS, BibTeX, CSL-JSON, PubMed's nbib, Web of Science's or EndNote's tagged text, EndNote XML, or CSV with a header")
        }
        return known
    }

    /// Takes people's decisions from a file, such as a review sheet that was filled in.
    ///
    /// - Throws: `Failure` (66), `Mistakes` (65) with all that is wrong in it.
    public mutating func readDecisions(_ path: String) throws {
        guard FileBytes.resolved(path) != nil else { throw Failure(.noInput, "there is no \(path)") }
        let (decisions, mistakes) = DecisionFile.read(path, shownAs: path)
        guard mistakes.isEmpty else { throw Mistakes(mistakes) }
        curation.decisions = path
        self.decisions = decisions
    }
}
