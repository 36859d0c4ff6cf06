extension Configuration {
    /// Publishes into another folder, which may be anywhere: who types a path means it.
    public mutating func redirectOutput(to folder: String) { outputs.folder = FileBytes.canonical(folder) }

    /// Writes only these formats.
    ///
    /// - Throws: `Failure` (64) for a name that no writer has, and for none.
    public mutating func chooseWriters(_ names: [String]) throws {
        let known = KnownNames.all.writers
        guard !names.isEmpty else { throw Failure(.usage, "no writer is named; there are \(known.joined(separator: ", "))") }
        for name in names where !known.contains(name) {
            throw Failure(.usage, "no writer is called \(quoted(name)); there are \(known.joined(separator: ", "))",
                          hint: nearest(to: name, among: known).map { "did you mean \"\($0)\"?" })
        }
        outputs.writers = names
    }

    /// Takes a preprint and what was published of it for one work.
    public mutating func mergePreprints() { linkage.mergesPreprints = true }

    /// Where a folder of documents is expected, a file is none.
    ///
    /// - Throws: `Failure` (66).
    public static func refuseFile(_ path: String) throws {
        guard FileBytes.resolved(path) != nil, !FileBytes.isFolder(path) else { return }
        throw Failure(.noInput, "\(path) is a file where a folder of documents is expected", hint: "name the folder that it lies in; garner explain \(path) shows it alone")
    }

    /// A run replaces its output folder, so no document may lie in it.
    ///
    /// - Throws: `Failure` (64).
    public func refuseSourcesInOutput() throws {
        for source in sources where source.root.lies(in: outputs.folder) {
            throw Failure(.usage, "the documents in \(source.root) lie in the output folder \(outputs.folder), which a run replaces",
                          hint: "name another folder by --output")
        }
        for file in files where file.absolutePath.lies(in: outputs.folder) {
            throw Failure(.usage, "\(file.absolutePath) lies in the output folder \(outputs.folder), which a run replaces",
                          hint: "name another folder by --output")
        }
    }
}
