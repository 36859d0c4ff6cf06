import Model

/// Nouns that are counted.
enum CountedNouns {
    /// Who is studied: a number of them is a sample size.
    static let subjects: WordSet = [
        "patients", "participants", "subjects", "individuals", "people", "persons", "men", "women", "males", "females", "children", "adults",
        "infants", "neonates", "newborns", "volunteers", "survivors", "rats", "mice", "animals", "rabbits", "dogs", "pigs", "monkeys", "cats",
        "rodents", "students", "respondents", "veterans", "residents", "adolescents", "athletes", "donors", "outpatients", "inpatients",
        "enrollees", "users", "recipients", "controls", "boys", "girls", "pups", "gerbils", "hamsters", "macaques", "piglets", "sheep",
        "completers", "responders", "carriers", "twins", "caregivers", "employees", "workers", "nurses", "physicians", "clinicians"
    ]

    /// What a text counts in numbers that are spelt: `six randomized trials`, `three times`.
    static let studied: WordSet = [
        "trials", "studies", "centers", "centres", "sites", "countries", "hospitals", "groups", "arms", "cohorts", "doses", "injections", "sessions",
        "times", "meta-analyses", "reviews", "experiments", "replicates", "reports", "institutions", "washes", "cycles", "visits", "publications",
        "articles", "papers", "deaths", "events", "relapses", "cases", "samples", "occasions", "applications", "administrations", "infusions",
        "treatments", "rcts", "databases", "continents", "cities", "clinics", "units", "wells", "litters", "blocks"
    ]

    /// Plurals without an `s` at the end.
    static let irregular: WordSet = [
        "mice", "people", "men", "women", "children", "sheep", "criteria", "media", "data", "nuclei", "loci", "bacteria", "fish"
    ]

    /// What a number is joined to by a hyphen: `3-arm`, `2-group`, `36-item`.
    static let hyphenated: WordSet = [
        "arm", "armed", "group", "item", "center", "centre", "site", "country", "step", "stage", "dose", "patient", "way", "session", "trial",
        "level", "letter", "digit", "lead", "part", "question", "subject", "person", "member"
    ]

    /// Words that end in `s` and are no plural.
    static let notPlural: WordSet = [
        "is", "was", "has", "does", "its", "this", "as", "us", "vs", "versus", "plus", "minus", "thus", "across", "less", "unless", "various",
        "previous", "intravenous", "subcutaneous", "continuous", "his", "hers", "ours", "yes", "always", "perhaps", "besides", "towards",
        "afterwards",
        "whereas", "sometimes", "diabetes", "analysis", "basis", "diagnosis", "consensus", "status", "serious", "shows", "suggests", "indicates",
        "means", "remains", "represents", "corresponds", "appears", "includes", "provides", "exceeds", "equals", "reaches", "falls", "rises"
    ]

    /// Words that end the search for a counted noun.
    static let stops: WordSet = [
        "of", "in", "the", "and", "or", "was", "were", "is", "are", "to", "for", "with", "than", "at", "from", "by", "on", "after", "before",
        "during", "per", "a", "an", "had", "have", "has", "that", "which", "who", "when", "if", "but", "while", "as", "vs", "versus", "into",
        "over", "under", "within", "between", "among", "did", "does", "be", "been", "not", "showed", "received"
    ]
}
