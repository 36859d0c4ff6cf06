import Linkage
import Writing

extension Configuration {
    /// The outputs as Writing takes them.
    var writingOptions: WritingOptions {
        var options = WritingOptions()
        options.writers = outputs.writers
        options.spreadsheetSeparator = outputs.spreadsheet.separator == ";" ? .semicolon : outputs.spreadsheet.separator == "\t" ? .tab : .comma
        options.spreadsheetDecimalMark = outputs.spreadsheet.decimalMark == "," ? .comma : .point
        options.repeatsSpans = outputs.repeatsSpans
        return options
    }

    /// The thresholds as Linkage takes them.
    var linkageSettings: LinkageSettings {
        var settings = LinkageSettings()
        settings.mergeThreshold = thresholds.match
        settings.possibleThreshold = thresholds.possible
        settings.mergesPreprints = linkage.mergesPreprints
        return settings
    }
}
