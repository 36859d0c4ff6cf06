/// What fuzzing starts from: small files that are right.
enum Seeds {
    static let text = [
        "Tides of a Small Lake\n\nBy the Example Group\n\nIn rats, Semax at 50 mg/kg reduced water content by 12% (n = 8) [1].\n\nReferences\n\n[1] Ames R. Tides. Lake J. 2011;4(2):11-9.\n",
        "Notes\n\nClassPeptide\nSequenceThr-Lys\n\nTable 1: Counts\n\nName\tTreated\tControl\nDeaths\t12/40\t15/41\n",
    ]

    static let byReader: [String: [String]] = [
        "text": text,
        "markdown": [
            "# Tides\n\n**Key:** value\n\n| Name | Treated |\n|---|---|\n| Deaths | 12 of 40 (30%) \\[1\\] |\n\n## References\n\n\\[1\\] Ames R. Tides. Lake J. 2011;4(2):11-9.\n",
            "Tides\n=====\n\n1. one\n2. two\n\n> quoted `code` **bold** [link](https://example.org)\n",
        ],
        "html": [
            "<html><head><title>T</title><meta name=\"citation_title\" content=\"T\"></head><body><h1>T</h1><p>Deaths &lt; 3 <sup>1</sup></p>"
                + "<table><caption>Table 1</caption><tr><th colspan=2>A</th></tr><tr><td>1</td><td>2</td></tr></table><ol><li>Ames R. Tides. 2011.</li></ol></body></html>",
        ],
        "ris": ["TY  - JOUR\nAU  - Ames, R.\nTI  - Tides\nJO  - Lake J\nPY  - 2011\nVL  - 4\nSP  - 11\nEP  - 19\nDO  - 10.1000/a\nER  - \n"],
        "bibtex": ["@string{lj = \"Lake J\"}\n@article{a1, title = {Tides of {Small} Lakes}, author = {Ames, R. and {\\'E}cole, L.}, journal = lj, year = 2011, pages = \"11--19\"}\n"],
        "csv": ["Title,Authors,Year,DOI\n\"Tides, small\",\"Ames, R; Ode, L\",2011,10.1000/a\n", "title;year\nTides;2011\n"],
        "csl-json": ["[{\"id\":\"a\",\"type\":\"article-journal\",\"title\":\"T\\u00e9\",\"author\":[{\"family\":\"Ames\",\"given\":\"R\"}],\"issued\":{\"date-parts\":[[2011,3]]}}]"],
        "pubmed": ["PMID- 123\nTI  - Tides\n      of lakes\nFAU - Ames, Rita\nDP  - 2011 Mar\nJT  - Lake J\nLID - 10.1000/a [doi]\n\n"],
        "pubmed-abstracts": ["1. Lake J. 2011 Mar;4(2):11-19. doi: 10.1000/a.\n\nTides of lakes.\n\nAmes R(1), Ode L; Lake Group.\n\nPMID: 123\n\n\n2. Lake J. 2012;5:1.\n\nMore.\n"],
        "web-of-science": ["FN x\nVR 1.0\nPT J\nAU Ames, R\n   Ode, L\nTI Tides\n   of lakes\nSO LAKE J\nPY 2011\nUT WOS:1\nER\n\nEF\n"],
        "endnote-tagged": ["%0 Journal Article\n%A Ames, R\n%T Tides\n%J Lake J\n%D 2011\n%F a1\n\n%0 Book\n%T More\n"],
        "endnote-xml": ["<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>Tides &amp; lakes</title></titles><dates><year>2011</year></dates></record></records></xml>"],
    ]

    static let references = [
        "Ames R, Ode L. Tides of a small lake. Lake J. 2011;4(2):11-9. doi:10.1000/a", "Ames, R. & Ode, L. (2011). Tides. Lake Journal, 4(2), 11–19.",
        "[3] R. Ames, \"Tides,\" Lake J., vol. 4, no. 2, pp. 11–19, 2011.", "Ames R (ed.): Lakes. 2nd ed. Berlin: Example; 2009. https://example.org/a",
    ]

    static let configurations = [
        "sources:\n  - raw/**/*.txt\n  - files: raw/*.md\n    format: markdown\n    exclude: [raw/x/**]\nvocabulary:\n  built-in: true\n  compound:\n    medazepam: [a, b]\n",
        "thresholds: {match: 0.9, possible: 0.5}\noutputs:\n  folder: out\n  writers: [csv]\n  spreadsheet: {separator: \";\", decimal-mark: \",\"}\nlimits: {document-size: 2 MB}\n",
    ]

    static let decisions = ["key_a,key_b,verdict,reviewer,date,note\n1f0c9a77e2b4d6f8,00ab34cd56ef7890,distinct,Ada,2026-01-02,\"a \"\"b\"\"\"\n", "key_a;key_b;verdict\n"]

    static let corrections = ["table,key,column,value,reviewer,date,note\nreferences,1f0c9a77e2b4d6f8,year,2011,Ada,2026-01-02,\"a, b\"\n"]
}
