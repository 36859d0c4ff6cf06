/// Regular English inflection of verbs: `reduce` → reduces, reduced, reducing; `modify` → modifies, modified, modifying.
enum Inflection {
    enum Form: Sendable { case base, third, past, ing }

    static func forms(of base: Substring.UTF8View) -> [(word: String, form: Form)] {
        let word = String(Substring(base))
        if let irregular = irregulars[word] { return irregular }
        return [(word, .base), (third(word), .third), (past(word), .past), (ing(word), .ing)]
    }

    private static func third(_ word: String) -> String {
        if word.hasSuffix("y"), !endsInVowelAndY(word) { return word.dropLast() + "ies" }
        return ["s", "x", "ch", "sh", "z"].contains(where: word.hasSuffix) ? word + "es" : word + "s"
    }
    private static func past(_ word: String) -> String {
        if word.hasSuffix("e") { return word + "d" }
        if word.hasSuffix("y"), !endsInVowelAndY(word) { return word.dropLast() + "ied" }
        return (doubled.contains(word) ? word + String(word.suffix(1)) : word) + "ed"
    }
    private static func ing(_ word: String) -> String {
        if word.hasSuffix("e"), !word.hasSuffix("ee") { return word.dropLast() + "ing" }
        return (doubled.contains(word) ? word + String(word.suffix(1)) : word) + "ing"
    }
    private static func endsInVowelAndY(_ word: String) -> Bool {
        ["ay", "ey", "oy", "uy"].contains(where: word.hasSuffix)
    }

    /// Verbs whose last consonant is doubled.
    private static let doubled: Set<String> = ["drop", "stop", "occur", "enrol", "plan", "cut", "transfer", "slim", "curtail"]
    private static let irregulars: [String: [(word: String, form: Form)]] = [
        "show": [("show", .base), ("shows", .third), ("showed", .past), ("shown", .past), ("showing", .ing)],
        "find": [("find", .base), ("finds", .third), ("found", .past), ("finding", .ing)],
        "see": [("see", .base), ("sees", .third), ("saw", .past), ("seen", .past), ("seeing", .ing)],
        "know": [("know", .base), ("knows", .third), ("knew", .past), ("known", .past)],
        "begin": [("begin", .base), ("begins", .third), ("began", .past), ("begun", .past), ("beginning", .ing)],
        "bind": [("bind", .base), ("binds", .third), ("bound", .past)],
        "give": [("give", .base), ("gives", .third), ("gave", .past), ("given", .past), ("giving", .ing)],
        "lead": [("lead", .base), ("leads", .third), ("led", .past), ("leading", .ing)],
        "make": [("make", .base), ("makes", .third), ("made", .past), ("making", .ing)],
        "take": [("take", .base), ("takes", .third), ("took", .past), ("taken", .past), ("taking", .ing)],
        "seek": [("seek", .base), ("seeks", .third), ("sought", .past), ("seeking", .ing)],
        "think": [("think", .base), ("thinks", .third), ("thought", .past)],
        "rise": [("rise", .base), ("rises", .third), ("rose", .past), ("risen", .past), ("rising", .ing)],
        "fall": [("fall", .base), ("falls", .third), ("fell", .past), ("fallen", .past), ("falling", .ing)],
        "cut": [("cut", .base), ("cuts", .third), ("cutting", .ing)],
        "drive": [("drive", .base), ("drives", .third), ("drove", .past), ("driven", .past), ("driving", .ing)],
        "arise": [("arise", .base), ("arises", .third), ("arose", .past), ("arisen", .past)],
        "understand": [("understand", .base), ("understands", .third), ("understood", .past)],
        "lose": [("lose", .base), ("loses", .third), ("lost", .past), ("losing", .ing)],
        "undergo": [("undergo", .base), ("undergoes", .third), ("underwent", .past), ("undergone", .past)],
        "study": [("investigated", .past)],
        "design": [("designed", .past)], "need": [("needed", .past)], "test": [("tested", .past), ("testing", .ing)],
        "plan": [("planned", .past), ("plans", .third)], "focus": [("focuses", .third), ("focused", .past), ("focusing", .ing)],
        "note": [("notes", .third), ("noted", .past), ("noting", .ing)],
        "report": [("report", .base), ("reports", .third), ("reported", .past), ("reporting", .ing)],
        "document": [("documented", .past)], "record": [("recorded", .past)], "measure": [("measured", .past)],
        "target": [("targets", .third), ("targeting", .ing), ("targeted", .past)],
        "score": [("scored", .past)], "end": [("ended", .past)], "use": [("used", .past), ("using", .ing), ("uses", .third)],
        "result": [("resulted", .past), ("resulting", .ing), ("result", .base)],
        "cause": [("cause", .base), ("causes", .third), ("caused", .past), ("causing", .ing)],
        "load": [("loaded", .past)], "act": [("act", .base), ("acts", .third), ("acted", .past), ("acting", .ing)],
        "start": [("starts", .third), ("started", .past)], "range": [("ranging", .ing)], "supply": [("supplied", .past), ("supplies", .third)],
        "lack": [("lack", .base), ("lacks", .third), ("lacked", .past)], "share": [("shares", .third), ("shared", .past)],
        "extract": [("extracted", .past)], "probe": [("probed", .past)], "store": [("stored", .past)], "wash": [("washed", .past)],
        "limit": [("limits", .third)], "die": [("died", .past), ("dies", .third)], "live": [("lived", .past), ("lives", .third)],
        "experience": [("experienced", .past)], "reach": [("reached", .past), ("reach", .base), ("reaches", .third)],
        "respond": [("responded", .past)], "yield": [("yielded", .past), ("yields", .third), ("yielding", .ing)],
        "offer": [("offers", .third), ("offered", .past), ("offering", .ing), ("offer", .base)],
    ]
}
