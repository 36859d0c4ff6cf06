import Model

/// The database's statements, derived from the published tables.
enum SQLiteSchema {
    static func statement(creating table: TableDefinition) -> String {
        var parts = table.columns.map { column(of: $0, isKey: table.key == [$0.name]) }
        if table.key.count > 1 { parts.append("PRIMARY KEY (\(table.key.map(quoted).joined(separator: ", ")))") }
        return "CREATE TABLE \(quoted(table.name)) (\n  \(parts.joined(separator: ",\n  "))\n) STRICT"
    }

    private static func column(of column: ColumnDefinition, isKey: Bool) -> String {
        var parts = [quoted(column.name), type(of: column)]
        if column.isRequired { parts.append("NOT NULL") }
        if isKey { parts.append("PRIMARY KEY") }
        if column.type == .boolean { parts.append("CHECK (\(quoted(column.name)) IN (0, 1))") }
        if !column.allowed.isEmpty {
            // not IN, for which SQLite builds a small table anew for every row: a third of the time of loading
            parts.append("CHECK (\(column.allowed.map { "\(quoted(column.name)) = '\($0)'" }.joined(separator: " OR ")))")
        }
        if let target = column.references, let key = TableDefinition.key(of: target) {
            parts.append("REFERENCES \(quoted(target)) (\(quoted(key)))")
        }
        return parts.joined(separator: " ")
    }

    private static func type(of column: ColumnDefinition) -> String {
        switch column.type {
        case .text: "TEXT"
        case .integer, .boolean: "INTEGER"
        case .real: "REAL"
        }
    }

    /// One index for each column that names another table's row; where it may be null, of the rows that have a value.
    static func indexes(of table: TableDefinition) -> [String] {
        table.columns.filter { $0.references != nil && $0.name != table.key.first }.map { column in
            "CREATE INDEX \(quoted("\(table.name)_\(column.name)")) ON \(quoted(table.name)) (\(quoted(column.name)))"
                + (column.isRequired ? "" : " WHERE \(quoted(column.name)) IS NOT NULL")
        }
    }

    private static func quoted(_ name: String) -> String { "\"\(name)\"" }

    /// The documents' texts, their blocks, and the search over the texts.
    static let texts = """
        CREATE TABLE document_texts (
          chunk_id INTEGER PRIMARY KEY,
          document_id TEXT NOT NULL REFERENCES documents (document_id),
          chunk INTEGER NOT NULL,
          "start" INTEGER NOT NULL,
          "end" INTEGER NOT NULL,
          text TEXT NOT NULL,
          UNIQUE (document_id, chunk)
        ) STRICT;
        CREATE TABLE document_blocks (
          document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (document_id),
          blocks TEXT NOT NULL
        ) STRICT;
        CREATE VIRTUAL TABLE text_search USING fts5(
          text, content='document_texts', content_rowid='chunk_id', tokenize='unicode61 remove_diacritics 2'
        );
        """

    /// The search over what findings and references say; made from the filled tables.
    static let search = """
        CREATE VIRTUAL TABLE finding_search USING fts5(
          subject, outcome, quote, content='findings', tokenize='unicode61 remove_diacritics 2'
        );
        INSERT INTO finding_search (finding_search) VALUES ('rebuild');
        CREATE VIRTUAL TABLE reference_search USING fts5(
          title, authors, text, content='references', tokenize='unicode61 remove_diacritics 2'
        );
        INSERT INTO reference_search (reference_search) VALUES ('rebuild');
        """

    static let views = """
        CREATE VIEW bibliography AS SELECT * FROM "references";

        -- One row a finding with its study, work and document. A finding without a study has the work that it cites, if it cites one.
        CREATE VIEW study_table AS
        SELECT f.finding_id, f.document_id, d.title AS document_title, f.study_id, s.label AS study, s.design, s.place,
               s.year AS study_year, s.n AS study_n, w.work_id, w.title AS work_title, w.authors, w.year, w.container_title, w.doi,
               w.evidence, f.subject, f.comparator, f.outcome, f.direction, f.statistic, f.estimate, f.estimate_high, f.unit,
               f.dispersion, f.dispersion_high, f.dispersion_type, f.n, f.timepoint, f.population, f.model, f.region, f.dose, f.route,
               f.p_value, f.support, f.reference_ids, f.work_ids, f.inherited, f.quote, f.line
        FROM findings AS f
        JOIN documents AS d ON d.document_id = f.document_id
        LEFT JOIN studies AS s ON s.study_id = f.study_id
        LEFT JOIN works AS w ON w.work_id = coalesce(s.work_id, f.work_ids);

        -- How often each document lists and cites each work.
        CREATE VIEW citation_network AS
        SELECT document_id, work_id, sum(listed) AS n_references, sum(cited) AS n_citations
        FROM (
          SELECT document_id, work_id, 1 AS listed, 0 AS cited FROM "references" WHERE work_id IS NOT NULL
          UNION ALL
          SELECT document_id, work_id, 0, 1 FROM citations WHERE work_id IS NOT NULL
        )
        GROUP BY document_id, work_id;

        CREATE VIEW unsupported_findings AS SELECT * FROM findings WHERE support <> 'cited';

        -- The blocks of the texts, one row each, with their text.
        CREATE VIEW passages AS
        SELECT b.document_id, e.key AS number, json_extract(e.value, '$[0]') AS kind,
               json_extract(e.value, '$[1]') AS "start", json_extract(e.value, '$[2]') AS "end",
               substr(t.text, json_extract(e.value, '$[1]') - t."start" + 1, json_extract(e.value, '$[2]') - json_extract(e.value, '$[1]')) AS text
        FROM document_blocks AS b
        JOIN json_each(b.blocks) AS e
        JOIN document_texts AS t ON t.document_id = b.document_id AND t."start" <= json_extract(e.value, '$[1]')
          AND json_extract(e.value, '$[1]') < t."end";
        """
}
