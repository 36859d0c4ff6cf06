import Model

/// The words around a number that decide what it is.
enum ContextWords {
    static let lasting: WordSet = [
        "for", "over", "during", "lasting", "lasted", "throughout", "another", "additional", "every", "last", "past", "next", "further"
    ]
    static let moment: WordSet = [
        "at", "after", "by", "until", "till", "before", "from", "to", "day", "since", "first", "initial", "following", "early", "between", "and",
        "or",
        "reached", "again"
    ]
    static let later: WordSet = [
        "after", "following", "later", "before", "post", "prior", "from", "poststroke", "postoperatively", "since", "earlier", "ago"
    ]
    static let starts: WordSet = [
        "onset", "symptom", "symptoms", "stroke", "injury", "admission", "surgery", "treatment", "randomization", "randomisation", "birth",
        "infarction",
        "occlusion", "reperfusion", "injection", "exposure", "diagnosis", "enrollment", "arrival", "presentation", "ischemia", "the", "event"
    ]
    static let period: WordSet = [
        "window", "period", "course", "duration", "follow-up", "infusion", "treatment", "therapy", "incubation", "each", "interval", "intervals",
        "long",
        "trial", "study", "wash", "exposure", "regimen", "cycle", "cycles", "program", "programme", "session", "sessions"
    ]
    static let measured: WordSet = [
        "mortality", "endpoint", "endpoints", "outcome", "outcomes", "visit", "assessment", "mrs", "survival", "score", "scores", "timepoint",
        "timepoints",
        "results", "surrogate", "functional", "evaluation", "mark", "measurement", "recurrence"
    ]
    /// `scores with 16-week supplementation`: how long something was given.
    static func isGiven(_ word: FoldedWord) -> Bool { period.contains(word) || giving.contains(word) || ["training", "intervention", "diet", "use"].contains(word) }
    static let observation: WordSet = ["follow-up", "endpoints", "endpoint", "outcome", "outcomes", "data", "assessment", "results", "safety"]
    static let statistics: WordSet = [
        "mean", "median", "average", "averaged", "averaging", "estimated", "survival", "latency", "half-life", "weight", "height", "length", "volume",
        "level", "levels", "concentration", "concentrations", "pressure", "rate", "score", "scores", "increase", "decrease", "reduction",
        "improvement",
        "difference", "bmi", "index", "distance", "diameter", "thickness", "size", "time"
    ]
    static let giving: WordSet = [
        "dose", "doses", "dosed", "dosage", "dosages", "dosing", "administered", "administration", "administering", "received", "receive",
        "receiving", "given", "injected",
        "injection", "injections", "infused", "infusion", "daily", "weekly", "twice", "once", "iv", "im", "ip", "sc", "po", "intravenous",
        "intravenously", "orally", "oral",
        "intraperitoneally", "intraperitoneal", "subcutaneously", "subcutaneous", "intramuscular", "intramuscularly", "intranasal", "intranasally",
        "bolus",
        "tablet", "tablets", "capsule", "capsules", "taking", "took", "treated", "bid", "tid", "prescribed", "titrated", "loading", "maintenance",
        "i.v", "supplementation"
    ]
    static let materials: WordSet = [
        "protein", "proteins", "rna", "dna", "cdna", "mrna", "lysate", "lysates", "sample", "samples", "tissue", "extract", "extracts", "antibody",
        "antibodies",
        "plasmid", "membrane", "cells", "total", "brain", "each", "homogenate", "powder", "body", "blood", "plasma", "serum"
    ]
    static let weighing: WordSet = [
        "weighing", "weighed", "weight", "weights", "mass", "with", "containing", "contained", "using", "used", "load", "loaded", "denature"
    ]
    static let change: WordSet = [
        "increase", "increases", "decrease", "reduction", "greater", "higher", "lower", "improvement", "more", "less", "fewer", "increased",
        "decreased", "reduced",
        "smaller", "larger", "better", "worse", "decline", "rise", "drop", "loss", "gain", "relative", "achieving", "achieved", "versus", "vs",
        "compared", "in"
    ]
    /// What is measured of a drug and printed in units of a dose: `Vd 1.2 L/kg`, `LD50 > 2000 mg/kg`.
    static let pharmacokinetics: WordSet = ["vd", "vss", "cl", "clearance", "ld50", "ld10", "ed50"]
    static let lengthening: WordSet = [
        "shorten", "shortens", "shortened", "shortening", "prolong", "prolongs", "prolonged", "prolonging", "extend", "extends", "extended", "extending",
        "lengthen", "lengthens", "lengthened", "lengthening", "delay", "delays", "delayed", "delaying", "hasten", "hastens", "hastened",
    ]
    /// What is measured in units of time.
    static let spans: WordSet = [
        "latency", "time", "times", "duration", "survival", "lifespan", "span", "stay", "longevity", "sleep", "hospitalization", "hospitalisation",
        "onset", "delay",
    ]
    static let moving: WordSet = [
        "reduce", "reduces", "reduced", "reducing", "decrease", "decreases", "decreased", "decreasing", "increase", "increases", "increased", "increasing",
        "improve", "improves", "improved", "lower", "lowers", "lowered", "fell", "rose", "dropped", "cut", "declined", "longer", "shorter",
    ]
    private static let solutions: WordSet = [
        "milk", "albumin", "bsa", "serum", "fbs", "fcs", "gel", "gels", "sds", "polyacrylamide", "agarose", "tween", "triton", "saline", "nacl",
        "glucose", "dextrose",
        "sucrose", "solution", "solutions", "spray", "drops", "ethanol", "methanol", "isopropanol", "formalin", "formaldehyde", "paraformaldehyde",
        "pfa", "isoflurane",
        "halothane", "sevoflurane", "co2", "o2", "n2", "oxygen", "dmso", "buffer", "buffered", "cream", "ointment", "trypsin", "peroxide",
        "hydroxide", "glycerol",
        "lidocaine", "bupivacaine", "chloride", "acid", "agar", "gelatin", "pbs", "tbs", "glutaraldehyde", "acetonitrile", "ttc", "azide",
        "penicillin", "glutamine",
        "hydrochloride", "emulsion", "lotion", "eyedrops", "detergent", "bleach", "hypochlorite", "violet", "xylocaine", "starch", "phenol", "tfa",
        "urethane", "alcohol", "isopropyl", "w/v", "v/v"
    ]
    static func isSolution(_ word: FoldedWord) -> Bool { solutions.contains(word) }
}
