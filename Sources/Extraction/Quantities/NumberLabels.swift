import Model

/// Numbers that name or date a thing and are no quantities: `Table 3`, `phase 2`, `SPSS 22.0`, `12 May 2026`.
extension QuantityReader {
    /// Years, and days beside a month: `2025`, `2015–2024`, `12 May`, `March 3`.
    func isDate(_ amount: Amount) -> Bool {
        if isYear(amount.first), !amount.first.isGrouped, !setting.isNumericCell || setting.kind == nil { return true }
        guard amount.first.isInteger, amount.first.value <= 31 else { return false }
        if let word = text.word(before: amount.first.bytes.lowerBound), isMonth(word) { return true }
        if let word = text.word(after: amount.end), isMonth(word) { return true }
        return false
    }

    func isYear(_ numeral: Numeral) -> Bool {
        numeral.isInteger && !numeral.isSigned && !numeral.isGrouped && numeral.digitCount == 4 && (1700 ... 2100).contains(numeral.value)
    }

    func isMonth(_ word: TextWindow.Word) -> Bool { word.isCapitalized && Self.months.contains(word.folded) }
    static let months: WordSet = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"
    ]

    /// The number of a labelled thing: `Table 3`, `phase 2`, `Tween 20`, `No. 5`, `SPSS 22.0`, and list numbers.
    func isLabelNumber(_ amount: Amount, after label: TextWindow.Word?) -> Bool {
        let start = amount.first.bytes.lowerBound
        if text.beforeBlanks(start) == text.range.lowerBound, !setting.isNumericCell {
            if text[amount.first.bytes.upperBound] == 0x2E || text[amount.first.bytes.upperBound] == 0x29 { return true }  // 1. 2)
            if let next = text.word(after: amount.end), next.isCapitalized { return true }  // 2.1 Methods
        }
        if text[text.beforeBlanks(start) - 1] == 0x2E, let abbreviation = text.word(endingAt: text.beforeBlanks(start) - 1),
            Self.labels.contains(abbreviation.folded)
        {
            return true
        }
        guard let label, isDirect(label, before: start) else { return false }
        if Self.labels.contains(label.folded) { return true }
        guard label.isCapitalized, label.bytes.lowerBound > text.range.lowerBound, !Self.statistics.contains(label.folded) else { return false }
        return !ScaleNames.contains(label) && !CountedNouns.stops.contains(label.folded) && amount.dispersion == nil
    }

    static let labels: WordSet = [
        "table", "tables", "figure", "figures", "fig", "figs", "phase", "phases", "type", "types", "grade", "grades", "stage", "stages", "chapter",
        "section",
        "sections", "part", "parts", "step", "steps", "appendix", "model", "models", "experiment", "experiments", "study", "studies", "group",
        "groups", "panel", "panels",
        "equation", "eq", "ref", "refs", "reference", "references", "no", "nos", "number", "numbers", "version", "ver", "vol", "volume", "issue",
        "page", "pages", "pp",
        "line", "lines", "lane", "lanes", "box", "item", "question", "class", "category", "tier", "exon", "exons", "residue", "residues", "position",
        "positions",
        "acids", "domain", "chromosome", "isoform", "subtype", "serotype", "variant", "lot", "batch", "cat", "catalog", "catalogue", "code", "room",
        "suite",
        "floor", "building", "protocol", "scenario", "example", "option", "visit", "cycle", "arm", "cohort", "zone", "cluster", "block", "channel",
        "layer",
        "supplement", "file", "trial", "case", "aim", "aims", "hypothesis", "level", "levels", "omega", "interleukin", "caspase", "id", "pmid",
        "isbn", "issn",
        "doi", "cas", "release", "route", "highway", "article", "series", "sample", "subject", "patient", "rat", "mouse", "animal", "region", "area",
        "order", "session", "sessions", "wave"
    ]

    /// Abbreviations in capitals before a result.
    static let statistics: WordSet = [
        "or", "hr", "rr", "irr", "aor", "ahr", "arr", "smd", "wmd", "md", "rom", "auc", "auroc", "sd", "se", "sem", "iqr", "nnt", "nnh", "cohen", "r",
        "f", "t", "z", "q",
        "chi", "mean", "median", "average", "bmi", "icc", "ic50", "ec50", "ki", "kd", "ed50", "ld50", "cv", "snr", "ph", "kappa", "beta", "b", "d",
        "g", "a", "i", "total",
        "only", "just", "age", "ages", "aged", "sensitivity", "specificity", "accuracy", "score"
    ]
}
