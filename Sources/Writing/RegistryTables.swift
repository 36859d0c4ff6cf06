import Model

/// The tables by which the next run knows the works of this one, so that they keep their ids: written whatever formats are chosen.
enum RegistryTables {
    static let names = [Work.tableName, WorkAlias.tableName]
    static let summary = "The works with their ids, by which the next run knows them."
}

extension Dataset {
    /// `csv/works.csv` and `csv/work_aliases.csv`, for a run without the writer of all tables.
    ///
    /// - Throws: what the folder throws when a file cannot be written.
    public func writeRegistry(into folder: any OutputFolder) throws {
        for table in PublishedTable.all where RegistryTables.names.contains(table.name) { try table.writeCSV(of: self, into: folder) }
    }
}
