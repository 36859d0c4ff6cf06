import Model
import Testing

struct RecordTests {
    /// The contract's columns, table by table; a change here is a change of version.
    static let contract: [String: String] = [
        "documents": "document_id path sha256 format title authors published publisher language url n_characters n_sections n_tables n_references n_citations n_findings",
        "sections": "section_id document_id parent_id level heading line start end",
        "key_values": "key_value_id document_id section_id key value line start end",
        "tables": "table_id document_id section_id caption layout n_rows n_columns header_rows confidence line start end",
        "cells": "table_id row column row_span column_span role header text line start end",
        "references": "reference_id document_id list label text quote type title authors et_al year issued container_title volume issue page publisher doi pmid pmcid url host repository work_id line start end",
        "citations": "citation_id document_id section_id table_id row column marker label reference_id work_id status context line start end",
        "works": "work_id type title authors year container_title volume issue page publisher doi pmid pmcid url n_references n_documents n_citations evidence",
        "work_aliases": "alias_id work_id",
        "matches": "reference_id_a reference_id_b probability decision decided_by reasons",
        "relations": "reference_id_a reference_id_b relation reasons",
        "findings": "finding_id document_id section_id table_id row column study_id subject comparator outcome direction statistic estimate estimate_high unit dispersion dispersion_high dispersion_type n timepoint population model region dose route p_value reference_ids work_ids support inherited quote line start end",
        "arms": "finding_id arm role estimate dispersion dispersion_type events n",
        "studies": "study_id label work_id design year place n population quote document_ids",
        "effects": "effect_id finding_id study_id outcome timepoint measure m1i sd1i n1i m2i sd2i n2i ai bi ci di yi vi missing",
        "quantities": "quantity_id document_id table_id row column kind value value_high dispersion dispersion_high dispersion_type unit comparator quote line start end",
        "conflicts": "conflict_id kind about a_id b_id explanation",
        "diagnostics": "severity code document_id line start end message hint",
    ]

    @Test func everyTableHasTheContractsColumns() {
        #expect(Dataset.tables.count == Self.contract.count)
        for table in Dataset.tables { #expect(table.columns.map(\.name).joined(separator: " ") == Self.contract[table.name], "\(table.name)") }
    }

    @Test func everyReferenceNamesATableWithOneKey() {
        for table in Dataset.tables {
            for column in table.columns {
                guard let target = column.references else { continue }
                #expect(Dataset.tables.contains { $0.name == target && $0.key.count == 1 }, "\(table.name).\(column.name)")
            }
        }
    }

    @Test(arguments: [(-4.7, "-4.7"), (30, "30"), (0.001, "0.001"), (0.00001, "0.00001"), (1.5e-7, "0.00000015"), (1773, "1773"), (-0.0, "0"), (1e20, "1e+20"), (0.1, "0.1")])
    func numbersArePlain(number: Double, text: String) {
        #expect(Value.real(number).plainText == text)
    }
}
