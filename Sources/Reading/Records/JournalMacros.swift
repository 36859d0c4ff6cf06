/// Journals that a style file of TeX names: `journal = {\apj}`, as the Astrophysics Data System exports it.
///
/// - Source: AASTeX, *aastex.cls*; a macro that is none of these stands for itself, without its stroke.
enum JournalMacros {
    /// The name behind a value that is one command and nothing else.
    static func name(_ value: [UInt8]) -> [UInt8]? {
        let bare = value.filter { $0 != 0x7B && $0 != 0x7D && $0 > 0x20 }
        guard bare.count > 1, bare.first == 0x5C, bare.dropFirst().allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return nil }
        let macro = String(decoding: bare.dropFirst(), as: UTF8.self)
        return Array((names[macro] ?? macro).utf8)
    }

    private static let names: [String: String] = [
        "aj": "The Astronomical Journal", "apj": "The Astrophysical Journal", "apjl": "The Astrophysical Journal Letters",
        "apjs": "The Astrophysical Journal Supplement Series", "araa": "Annual Review of Astronomy and Astrophysics", "aap": "Astronomy and Astrophysics",
        "aapr": "Astronomy and Astrophysics Reviews", "aaps": "Astronomy and Astrophysics Supplement", "ao": "Applied Optics",
        "apss": "Astrophysics and Space Science", "baas": "Bulletin of the American Astronomical Society", "gca": "Geochimica et Cosmochimica Acta",
        "grl": "Geophysical Research Letters", "icarus": "Icarus", "jcap": "Journal of Cosmology and Astroparticle Physics", "jcp": "Journal of Chemical Physics",
        "jgr": "Journal of Geophysical Research", "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
        "mnras": "Monthly Notices of the Royal Astronomical Society", "na": "New Astronomy", "nar": "New Astronomy Review", "nat": "Nature",
        "pasa": "Publications of the Astronomical Society of Australia", "pasj": "Publications of the Astronomical Society of Japan",
        "pasp": "Publications of the Astronomical Society of the Pacific", "physrep": "Physics Reports", "planss": "Planetary and Space Science",
        "pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D", "pre": "Physical Review E",
        "prl": "Physical Review Letters", "procspie": "Proceedings of SPIE", "qjras": "Quarterly Journal of the Royal Astronomical Society",
        "skytel": "Sky and Telescope", "solphys": "Solar Physics", "ssr": "Space Science Reviews",
    ]
}
