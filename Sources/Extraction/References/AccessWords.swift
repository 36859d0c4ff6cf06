import Model

/// The words before the day on which a page was read, in the languages of those who write reports: `Zugriff am`, `consulté le`. The English ones,
/// but for `viewed`, are `Identifiers`' own, which keeps the day.
enum AccessWords {
    /// The end of such words and of the date behind them, which ends with or begins by a year; nil where no such words stand.
    static func dateEnd(at offset: Int, in text: EntryText) -> Int? {
        guard let phrase = phrases.first(where: { text.has($0, at: offset) }) else { return nil }
        return dateEnd(behind: offset + phrase.utf8CodeUnitCount, in: text)
    }

    /// The same with `accessed`.
    static func dateEnd(orEnglishAt offset: Int, in text: EntryText) -> Int? {
        text.has("accessed ", at: offset) ? dateEnd(behind: offset + 9, in: text) : dateEnd(at: offset, in: text)
    }

    private static func dateEnd(behind start: Int, in text: EntryText) -> Int? {
        var at = start, digits = 0
        while at < text.end, at - start < 30 {
            if text.isDigit(at) {
                digits += 1
                if digits == 4, !text.isDigit(at + 1), [0x31, 0x32].contains(text.bytes[at - 3]) { return endOfDay(at + 1, in: text) }
            } else if text.isWordByte(at) || [0x20, 0x2E, 0x2C, 0x2D, 0x2F, 0x3A].contains(text.bytes[at]) {
                digits = 0
            } else {
                return nil
            }
            at += 1
        }
        return nil
    }

    /// `-11-01` behind a year.
    private static func endOfDay(_ year: Int, in text: EntryText) -> Int {
        var end = year
        while end < text.end, text.bytes[end] == 0x2D || text.bytes[end] == 0x2F, text.isDigit(end + 1) {
            end += 1
            while text.isDigit(end) { end += 1 }
        }
        return end
    }

    private static let phrases: [StaticString] = [
        "zugriff am", "letzter zugriff", "letzter abruf", "abruf:", "abruf am", "zuletzt geprüft am", "zuletzt abgerufen am", "zuletzt aufgerufen am", "aufgerufen am",
        "consulta:", "último acceso", "acedido em", "acedido a", "dernière consultation", "page consultée le", "bezocht op", "laatst geraadpleegd", "abgerufen am", "abgerufen:", "consulté le", "consulté :", "consultado el", "consultado em", "consultato il",
        "fecha de acceso", "fecha de consulta", "accesso eseguito il giorno", "ultimo accesso", "acessado em", "acesso em", "geopend op",
        "geraadpleegd op", "hämtad", "otwierano:", "dostęp:", "data dostępu", "дата обращения", "дата последнего обращения", "viewed",
    ]
}
