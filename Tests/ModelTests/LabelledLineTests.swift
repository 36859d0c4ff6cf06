import Model
import Testing

struct LabelledLineTests {
    static let cases: [(String, String?, String, Bool)] = [
        ("Cat. No.: B1086", "Cat. No.", "B1086", true),
        ("**Housing:** groups of four", "Housing", "groups of four", true),
        ("**Housing**: groups of four", "Housing", "groups of four", true),
        ("Edaravone: a free radical scavenger", "Edaravone", "a free radical scavenger", false),
        ("Phone: (555) 010-0199", "Phone", "(555) 010-0199", true),
        ("Storage: -20 °C", "Storage", "-20 °C", true),
        ("Dosage:", "Dosage", "", false),
        ("https://example.org/a", nil, "", false),
        ("It ends. Here: not a label", nil, "", false),
        ("at 12:30 they met", nil, "", false),
        ("**bold words** and: more", nil, "", false),
        ("**Need more?** Ask us", "Need more?", "Ask us", true),
        ("lower: case", nil, "", false),
    ]

    @Test(arguments: cases)
    func parts(line: String, key: String?, value: String, isCertain: Bool) {
        let bytes = Array(line.utf8)
        let label = bytes.labelledLine(0 ..< bytes.count)
        #expect(label.map { String(decoding: bytes[$0.key], as: UTF8.self) } == key)
        if let label {
            #expect(String(decoding: bytes[label.value], as: UTF8.self) == value)
            #expect(label.isCertain == isCertain)
        }
    }
}

struct GlueBorderTests {
    @Test(arguments: [
        ("Study ModelDose and RouteOrigin", ["Dose and Route", "Origin"]),
        ("Also Known AsVitexin", ["Vitexin"]),
        ("ClassGABA analog", ["GABA analog"]),
        ("mRNA of TrkB in PubMed by McLean at pH 7 with NaCl", []),
        ("given (twice)Tanaka 2020", ["Tanaka 2020"]),
        ("plain words only", []),
    ])
    func borders(line: String, words: [String]) {
        let bytes = Array(line.utf8)
        let borders = bytes.glueBorders(in: 0 ..< bytes.count)
        #expect(borders.count == words.count)
        for (border, word) in zip(borders, words) { #expect(String(decoding: bytes[border...], as: UTF8.self).hasPrefix(word)) }
    }
}
