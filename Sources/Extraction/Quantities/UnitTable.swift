import Model

/// Which words and symbols are units.
enum UnitTable {
    /// The unit that the letters name: symbols to the letter, words in any case.
    ///
    /// A single letter counts only for units that are printed so (`24 h`, `5 M`); `a`, `A`, `C`, `F`, `K` would find too much.
    static func atom(_ letters: Unit.Letters, isAttached: Bool) -> Unit.Atom? {
        if let index = symbols.places[letters.symbol] { return symbols.atoms[Int(index)] }
        if isAttached, letters.isLone(0x43) { return Unit.Atom(code: "Cel", dimension: .temperature) }
        return letters.count > 1 ? words[letters.word] : nil
    }

    /// Units of two or three words: `mm Hg`, `beats per minute`, `degrees Celsius`, `percentage points`.
    static func phrase(_ range: Range<Int>, _ first: Unit.Letters, in text: TextWindow) -> (end: Int, atom: Unit.Atom)? {
        guard phraseStarts.contains(first.word), text.blankLength(at: range.upperBound) > 0, let second = text.word(after: range.upperBound),
            let atom = phrases[text.pair(range, second.bytes)]
        else { return nil }
        return (second.bytes.upperBound, atom)
    }

    /// Words that make an amount one over time.
    static let frequencies: WordMap<String> = [
        "daily": "d", "weekly": "wk", "monthly": "mo", "hourly": "h", "qd": "d", "nightly": "d"
    ]

    /// How a dose is given, between amount and frequency.
    static let routes: WordSet = [
        "iv", "i.v", "i", "v", "im", "sc", "ip", "po", "s", "c", "m", "p", "in", "intravenous", "intravenously", "intramuscular",
        "intramuscularly", "subcutaneous", "subcutaneously", "intraperitoneal", "intraperitoneally", "oral", "orally", "intranasal",
        "intranasally", "infusion", "by", "mouth", "intrathecal", "intrathecally", "topical", "topically", "inhaled"
    ]

    private static func table(_ dimension: Unit.Dimension, _ pairs: [String: String]) -> [(String, Unit.Atom)] {
        pairs.map { ($0.key, Unit.Atom(code: $0.value, dimension: dimension)) }
    }

    /// Symbols, case and all.
    private static let symbols: (places: WordTable, atoms: [Unit.Atom]) = {
        var places = WordTable()
        for (index, (symbol, _)) in listedSymbols.enumerated() where !places.contains(Unit.Letters(of: symbol).symbol) {
            places.insert(Unit.Letters(of: symbol).symbol, Int32(index))
        }
        return (places, listedSymbols.map(\.1))
    }()

    private static let listedSymbols: [(String, Unit.Atom)] =
        [
            table(.time, ["h": "h", "d": "d", "s": "s", "ms": "ms", "us": "us", "ns": "ns", "y": "a", "wk": "wk", "mo": "mo", "min": "min"]),
            table(.mass, ["g": "g", "kg": "kg", "mg": "mg", "ug": "ug", "ng": "ng", "pg": "pg", "fg": "fg", "mcg": "ug", "dag": "dag"]),
            table(
                .volume,
                [
                    "L": "L", "l": "L", "mL": "mL", "ml": "mL", "uL": "uL", "ul": "uL", "nL": "nL", "nl": "nL", "dL": "dL", "dl": "dL", "cL": "cL",
                    "cc": "mL", "fL": "fL", "pL": "pL"
                ]),
            table(
                .amount,
                [
                    "mol": "mol", "mmol": "mmol", "umol": "umol", "nmol": "nmol", "pmol": "pmol", "fmol": "fmol", "mEq": "meq", "meq": "meq",
                    "Eq": "eq", "mOsm": "mosm"
                ]),
            table(.concentration, ["M": "mol/L", "mM": "mmol/L", "uM": "umol/L", "nM": "nmol/L", "pM": "pmol/L", "ppm": "[ppm]", "ppb": "[ppb]"]),
            table(
                .activity,
                [
                    "U": "U", "IU": "[iU]", "mU": "mU", "kU": "kU", "mIU": "m[iU]", "MBq": "MBq", "kBq": "kBq", "GBq": "GBq", "Bq": "Bq", "Ci": "Ci", "nCi": "nCi", "mCi": "mCi", "uCi": "uCi",
                    "CFU": "[CFU]", "PFU": "[PFU]"
                ]),
            table(.molecularMass, ["Da": "Da", "kDa": "kDa", "KDa": "kDa", "kD": "kDa", "MDa": "MDa"]),
            table(.length, ["m": "m", "cm": "cm", "mm": "mm", "um": "um", "nm": "nm", "km": "km", "dm": "dm"]),
            table(
                .other,
                [
                    "V": "V", "mV": "mV", "uV": "uV", "kV": "kV", "A": "A", "mA": "mA", "uA": "uA", "nA": "nA", "pA": "pA", "W": "W", "mW": "mW",
                    "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "J": "J", "kJ": "kJ", "mJ": "mJ", "MJ": "MJ", "kcal": "kcal", "cal": "cal", "Pa": "Pa",
                    "kPa": "kPa",
                    "MPa": "MPa", "mmHg": "mm[Hg]", "Gy": "Gy",
                    "cGy": "cGy", "mGy": "mGy", "uGy": "uGy", "Sv": "Sv", "mSv": "mSv", "uSv": "uSv", "T": "T", "dB": "dB", "rpm": "{rpm}",
                    "RPM": "{rpm}", "bpm": "{beats}/min", "bp": "{bp}", "kb": "{kb}", "kbp": "{kb}", "nt": "{nt}", "lx": "lx", "pF": "pF",
                    "nS": "nS", "pS": "pS", "MOhm": "MOhm", "mOhm": "mOhm", "cps": "cP"
                ])
        ].joined().filter { $0.0 != "A" }

    /// Words and, for slips of case (`ML`, `Kg`, `MG`), symbols in lower case.
    private static let words = WordMap<Unit.Atom>(
        [
            table(
                .time,
                [
                    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "day": "d", "days": "d", "week": "wk", "weeks": "wk", "wks": "wk", "wk": "wk",
                    "month": "mo", "months": "mo", "mos": "mo", "mths": "mo", "year": "a", "years": "a", "yr": "a", "yrs": "a",
                    "minute": "min", "minutes": "min", "mins": "min", "min": "min", "second": "s", "seconds": "s", "sec": "s", "secs": "s",
                    "millisecond": "ms", "milliseconds": "ms", "msec": "ms", "decade": "10a", "decades": "10a", "night": "d", "nights": "d"
                ]),
            table(
                .mass,
                [
                    "gram": "g", "grams": "g", "gm": "g", "gms": "g", "milligram": "mg", "milligrams": "mg", "mgs": "mg", "microgram": "ug",
                    "micrograms": "ug",
                    "kilogram": "kg", "kilograms": "kg", "kgs": "kg", "nanogram": "ng", "nanograms": "ng", "picograms": "pg", "kg": "kg", "mg": "mg",
                    "mcg": "ug", "ug": "ug", "pound": "[lb_av]", "pounds": "[lb_av]", "lbs": "[lb_av]", "lb": "[lb_av]", "ounces": "[oz_av]", "tonnes": "t", "ton": "t"
                ]),
            table(
                .volume,
                [
                    "liter": "L", "liters": "L", "litre": "L", "litres": "L", "milliliter": "mL", "milliliters": "mL", "millilitre": "mL",
                    "millilitres": "mL", "microliter": "uL", "microliters": "uL", "microlitre": "uL", "microlitres": "uL", "ml": "mL", "mls": "mL"
                ]),
            table(
                .amount,
                ["mole": "mol", "moles": "mol", "millimole": "mmol", "millimoles": "mmol", "micromoles": "umol", "nanomoles": "nmol", "meq": "meq"]),
            table(.concentration, ["molar": "mol/L", "millimolar": "mmol/L", "micromolar": "umol/L", "nanomolar": "nmol/L", "picomolar": "pmol/L"]),
            table(.activity, ["iu": "[iU]", "units": "U", "unit": "U"]),
            table(.molecularMass, ["dalton": "Da", "daltons": "Da", "kilodalton": "kDa", "kilodaltons": "kDa", "kda": "kDa"]),
            table(
                .length,
                [
                    "meter": "m", "meters": "m", "metre": "m", "metres": "m", "centimeter": "cm", "centimeters": "cm", "centimetre": "cm",
                    "centimetres": "cm", "millimeter": "mm", "millimeters": "mm", "millimetre": "mm", "millimetres": "mm", "micron": "um",
                    "microns": "um",
                    "micrometer": "um", "micrometers": "um", "nanometer": "nm", "nanometers": "nm", "kilometers": "km", "kilometres": "km",
                    "km": "km",
                    "inch": "[in_i]", "inches": "[in_i]", "feet": "[ft_i]", "miles": "[mi_i]"
                ]),
            table(.area, ["acre": "[acr_us]", "acres": "[acr_us]", "ac": "[acr_us]", "hectare": "har", "hectares": "har", "ha": "har"]),
            table(.fraction, ["percent": "%", "pct": "%"]),
            table(.fold, ["fold": "[fold]", "folds": "[fold]"]),
            table(.points, ["point": "{points}", "points": "{points}", "pts": "{points}", "pt": "{points}"]),
            table(.temperature, ["celsius": "Cel", "centigrade": "Cel", "fahrenheit": "[degF]"]),
            table(
                .other,
                [
                    "degree": "deg", "degrees": "deg", "volts": "V", "millivolts": "mV", "watts": "W", "hertz": "Hz", "hz": "Hz", "calories": "cal",
                    "kilocalories": "kcal", "kcal": "kcal", "breaths": "{breaths}", "beats": "{beats}", "cells": "{cells}", "copies": "{copies}",
                    "particles": "{particles}", "tesla": "T", "joules": "J", "dose": "{dose}", "steps": "{steps}", "decibels": "dB",
                    "nucleotides": "{nt}", "bu": "[bu_us]", "bushel": "[bu_us]", "bushels": "[bu_us]"
                ])
        ].joined().map { (FoldedWord($0.0.utf8), $0.1) })

    private static let phraseStarts: WordSet = ["mm", "cm", "degrees", "degree", "deg", "percentage", "per", "international", "base", "parts"]
    private static let phrases: WordMap<Unit.Atom> = [
        "mm hg": .init(code: "mm[Hg]", dimension: .other), "cm h2o": .init(code: "cm[H2O]", dimension: .other),
        "degrees celsius": .init(code: "Cel", dimension: .temperature), "degree celsius": .init(code: "Cel", dimension: .temperature),
        "degrees c": .init(code: "Cel", dimension: .temperature), "deg c": .init(code: "Cel", dimension: .temperature),
        "degrees centigrade": .init(code: "Cel", dimension: .temperature), "degrees fahrenheit": .init(code: "[degF]", dimension: .temperature),
        "percentage points": .init(code: "%", dimension: .fraction), "percentage point": .init(code: "%", dimension: .fraction),
        "per cent": .init(code: "%", dimension: .fraction), "international units": .init(code: "[iU]", dimension: .activity),
        "base pairs": .init(code: "{bp}", dimension: .other)
    ]
}
