@testable import Extraction
import Testing

/// What the order of fields makes of stretches that a labeller might name, whatever its weights.
struct FieldOrderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var named: String
        var ordered: String
        var testDescription: String { named }
        init(_ named: String, _ ordered: String) { self.named = named; self.ordered = ordered }
    }

    /// Stretches as `field<text>`, one behind the other.
    static func pieces(_ text: String) -> [(ReferenceField, String)] {
        text.split(separator: ">").compactMap { piece in
            guard let open = piece.firstIndex(of: "<") else { return nil }
            let name = piece[..<open].drop { $0 == " " }
            return ReferenceField.allCases.first { "\($0)" == name }.map { ($0, String(piece[piece.index(after: open)...])) }
        }
    }

    static func order(_ named: String) -> String {
        let pieces = pieces(named), bytes = Array(pieces.map(\.1).joined(separator: " ").utf8)
        let tokens = ReferenceTokens(of: bytes).tokens
        var stretches: [ReferenceLabeller.Stretch] = [], end = 0, next = 0
        for (field, text) in pieces {
            end += text.utf8.count + (end == 0 ? 0 : 1)
            let first = next
            while next < tokens.count, tokens[next].range.lowerBound < end { next += 1 }
            stretches.append(ReferenceLabeller.Stretch(field: field, tokens: first ..< next))
        }
        return FieldOrder(stretches, tokens: tokens, in: EntryText(plain: bytes)).stretches.map { stretch in
            let range = tokens[stretch.tokens.lowerBound].range.lowerBound ..< tokens[stretch.tokens.upperBound - 1].range.upperBound
            return "\(stretch.field)<" + String(decoding: bytes[range], as: UTF8.self) + ">"
        }.joined(separator: " ")
    }

    /// An entry that ends with a comma has no word behind it.
    @Test(arguments: [",", "Lakes,", "The Lake News, The Lake News,"]) func endsWithAComma(container: String) {
        #expect(Self.order("title<Moths at lamps.> container<\(container)>") == "title<Moths at lamps.> container<\(container)>")
    }

    static let roles: [Case] = [
        Case("author<Okun, Anna/Dorn, Bo> note<(Hg.)> date<(2006).> title<Moths at lamps.>", "editor<Okun, Anna/Dorn, Bo (Hg.)> date<(2006).> title<Moths at lamps.>"),
        Case("author<Okun, A./ Dorn, B.,> note<u.a. (Hgg.):> title<Moths,> location<Bern> date<2019.>", "editor<Okun, A./ Dorn, B., u.a. (Hgg.):> title<Moths,> location<Bern> date<2019.>"),
        Case("editor<Northern Lamp Office.> date<(2001).> title<Moths>", "author<Northern Lamp Office.> date<(2001).> title<Moths>"),
        Case("editor<Northern Lamp Office> date<(2001),> title<Moths>", "editor<Northern Lamp Office> date<(2001),> title<Moths>"),
        Case("editor<Anna Okun, ed.,> title<Moths,> date<2001>", "editor<Anna Okun, ed.,> title<Moths,> date<2001>"),
        Case("title<Moths,> editor<ed. Anna Okun, trans. Bo Dorn> location<(Bern,> date<1981).>", "title<Moths,> editor<ed. Anna Okun,> translator<trans. Bo Dorn> location<(Bern,> date<1981).>"),
        Case("author<Anna Okun,> title<Moths,> note<translated by> author<B. Dorn.> date<1998>", "author<Anna Okun,> title<Moths,> note<translated by> translator<B. Dorn.> date<1998>"),
        Case("author<Okun, A.:> title<Moths,> editor<in: Dorn, B./Ek, C. (Hrsg.): Lamps and Light> location<Bern> date<1990>",
             "author<Okun, A.:> title<Moths,> editor<in: Dorn, B./Ek, C. (Hrsg.):> container<Lamps and Light> location<Bern> date<1990>"),
        Case("author<Okun, A.:> title<Moths,> editor<in: Lamps and Light, hrsg. v. Bo Dorn,> location<Bern> date<1990>",
             "author<Okun, A.:> title<Moths,> container<in: Lamps and Light,> editor<hrsg. v. Bo Dorn,> location<Bern> date<1990>"),
        Case("author<Okun, A.> title<Moths.> container<In: Dorn,> editor<B., Ek, C. (eds.)> container<Lamps 2013> date<(2013)>",
             "author<Okun, A.> title<Moths.> editor<In: Dorn, B., Ek, C. (eds.)> container<Lamps 2013> date<(2013)>"),
        Case("author<Okun, A.> title<Moths.> container<In: Lamps at Night. Dorn,> editor<B. & Ek, C. (eds),> pages<pp. 9–12>",
             "author<Okun, A.> title<Moths.> container<In: Lamps at Night.> editor<Dorn, B. & Ek, C. (eds),> pages<pp. 9–12>"),
    ]

    static let people: [Case] = [
        Case("title<Lamp Sounds.> date<(2020, May 1).> title<Moths in song>", "author<Lamp Sounds.> date<(2020, May 1).> title<Moths in song>"),
        Case("author<Anna v.> title<Okun, Moths and lamps,> container<in: Lamps,> date<1857>", "author<Anna v. Okun,> title<Moths and lamps,> container<in: Lamps,> date<1857>"),
        Case("author<OKUN, V.> title<A moth: lamps of old.> date<1974>", "author<OKUN, V.> title<A moth: lamps of old.> date<1974>"),
        Case("author<Okun,> title<Anna Maria: Moths and lamps,> location<Bern> date<1710>", "author<Okun, Anna Maria:> title<Moths and lamps,> location<Bern> date<1710>"),
        Case("author<Anna Okun,> title<Peter Dorn und Thomas Ek: Moths and lamps,> location<Bern> date<1996>", "author<Anna Okun, Peter Dorn und Thomas Ek:> title<Moths and lamps,> location<Bern> date<1996>"),
        Case("author<Anna Okun,> title<Peter Dorn: A Life,> location<Bern> date<1996>", "author<Anna Okun,> title<Peter Dorn: A Life,> location<Bern> date<1996>"),
        Case("author<A. Okun, Moths.> title<On lamps of old,> location<Bern> date<1979>", "author<A. Okun,> title<Moths. On lamps of old,> location<Bern> date<1979>"),
        Case("author<A. Okun, Moths, Beetles,> title<Flies: A book,> date<1979>", "author<A. Okun,> title<Moths, Beetles, Flies: A book,> date<1979>"),
        Case("author<El-Okun, Gamal.> title<Moths and lamps.> date<1979>", "author<El-Okun, Gamal.> title<Moths and lamps.> date<1979>"),
        Case("author<LE OKUN, Morgane.> title<Moths and lamps.> date<1979>", "author<LE OKUN, Morgane.> title<Moths and lamps.> date<1979>"),
    ]

    static let hosts: [Case] = [
        Case("author<Anna Okun,> container<Moths of the North,> date<2015,> pages<164.>", "author<Anna Okun,> title<Moths of the North,> date<2015,> pages<164.>"),
        Case("author<A. Okun,> container<Moths and Lamps,> pages<p. 223.>", "author<A. Okun,> title<Moths and Lamps,> pages<p. 223.>"),
        Case("author<A. Okun,> container<Moths of the North,> edition<6. Aufl.> date<1991,> pages<S. 312>", "author<A. Okun,> title<Moths of the North,> edition<6. Aufl.> date<1991,> pages<S. 312>"),
        Case("author<A. Okun,> container<J. Lamp Phys.> date<2015,> pages<164.>", "author<A. Okun,> container<J. Lamp Phys.> date<2015,> pages<164.>"),
        Case("author<A. Okun,> container<Journal of Lamps> date<2015,> pages<164-170.>", "author<A. Okun,> container<Journal of Lamps> date<2015,> pages<164-170.>"),
        Case("author<Okun, A.:> title<Moths.> container<In: Lamps 2000. LNCS,> volume<vol. 18,> pages<pp. 5–9.>", "author<Okun, A.:> title<Moths.> container<In: Lamps 2000.> series<LNCS,> volume<vol. 18,> pages<pp. 5–9.>"),
        Case("author<A. Okun.> title<Moths.> container<In Lamps: Workshop, LNCS 131.> publisher<Hill,> date<1981.>", "author<A. Okun.> title<Moths.> container<In Lamps: Workshop,> series<LNCS 131.> publisher<Hill,> date<1981.>"),
        Case("author<Anna Okun.> title<Le falene d’inverno. «Studi di lumi»,> volume<12> date<(1989),> pages<p. 9-12.>",
             "author<Anna Okun.> title<Le falene d’inverno.> container<«Studi di lumi»,> volume<12> date<(1989),> pages<p. 9-12.>"),
        Case("author<Anna Okun. Bruno Dorn.> title<«Studi di lumi»,> volume<12> date<(1989),> pages<p. 9-12.>",
             "author<Anna Okun.> title<Bruno Dorn.> container<«Studi di lumi»,> volume<12> date<(1989),> pages<p. 9-12.>"),
        Case("author<Anna Okun,> title<« Les papillons »,> container<Lampes,> volume<12> date<(1989).>", "author<Anna Okun,> title<« Les papillons »,> container<Lampes,> volume<12> date<(1989).>"),
        Case("author<Okun, A.> title<“Moths.”> container<The Lamp News, The Lamp News,> date<12 Feb. 2015,>", "author<Okun, A.> title<“Moths.”> container<The Lamp News,> publisher<The Lamp News,> date<12 Feb. 2015,>"),
        Case("author<A. Okun.> title<Moths.> note<Technical report,> container<Dept. of Lamps, Northern University,> date<2001.>",
             "author<A. Okun.> title<Moths.> note<Technical report,> publisher<Dept. of Lamps, Northern University,> date<2001.>"),
    ]

    static let places: [Case] = [
        Case("author<A. Okun,> title<Storia delle falene,> container<Venezia> date<1961,> pages<pp. 132-135.>", "author<A. Okun,> title<Storia delle falene,> location<Venezia> date<1961,> pages<pp. 132-135.>"),
        Case("author<A. Okun,> title<Moths,> location<Hillverlag:> publisher<Graz> date<1993,> pages<S. 2–9>", "author<A. Okun,> title<Moths,> publisher<Hillverlag:> location<Graz> date<1993,> pages<S. 2–9>"),
        Case("author<A. Okun,> title<Le falene,> location<Milano, Il Lume,> date<1994,> container<in particolare> pages<pp. 5–6.>",
             "author<A. Okun,> title<Le falene,> location<Milano,> publisher<Il Lume,> date<1994,> note<in particolare> pages<pp. 5–6.>"),
        Case("author<A. Okun,> title<Moths,> location<Berlin, Maryland,> date<1994.>", "author<A. Okun,> title<Moths,> location<Berlin, Maryland,> date<1994.>"),
    ]

    static let numbers: [Case] = [
        Case("author<Okun, A.> title<Moths.> container<In: Lamps,> volume<15. Jg., Heft 4,> pages<S. 3-4.>", "author<Okun, A.> title<Moths.> container<In: Lamps,> volume<15. Jg.,> issue<Heft 4,> pages<S. 3-4.>"),
        Case("author<Okun, A.> title<Moths.> container<In: Lamps,> volume<16. Jg. H.2.,> pages<S. 3-4.>", "author<Okun, A.> title<Moths.> container<In: Lamps,> volume<16. Jg. H.2.,> pages<S. 3-4.>"),
        Case("author<Okun, A.> title<Die Motten der Lampen. 2 Bde.> location<Bern:> publisher<Hill>", "author<Okun, A.> title<Die Motten der Lampen.> volume<2 Bde.> location<Bern:> publisher<Hill>"),
        Case("author<A. Okun,> title<Le falene,> location<Roma,> date<1912,> pages<10 voll.>", "author<A. Okun,> title<Le falene,> location<Roma,> date<1912,> volume<10 voll.>"),
        Case("author<A. Okun,> title<Moths> location<(Bern,> date<1975),> pages<ch. 3.>", "author<A. Okun,> title<Moths> location<(Bern,> date<1975),> note<ch. 3.>"),
        Case("author<A. Okun.> title<Le falene.> container<«Lumi»,> volume<n. 13> date<(2004),> pages<p. 8-12.>", "author<A. Okun.> title<Le falene.> container<«Lumi»,> issue<n. 13> date<(2004),> pages<p. 8-12.>"),
        Case("author<A. Okun.> title<Moths.> container<RFC> date<1889, January 1996.>", "author<A. Okun.> title<Moths.> note<RFC 1889,> date<January 1996.>"),
        Case("author<A. Okun,> title<“Moths,”> container<The Lamp News,> volume<Nov. 16,> date<2010.>", "author<A. Okun,> title<“Moths,”> container<The Lamp News,> date<Nov. 16, 2010.>"),
        Case("author<A. Okun,> title<Moths,> container<in Lamps. Atti del convegno,> date<13-15 aprile 2000,> location<Firenze,> publisher<Lume,> date<2001,> pages<pp. 1-6.>",
             "author<A. Okun,> title<Moths,> container<in Lamps. Atti del convegno,> note<13-15 aprile 2000,> location<Firenze,> publisher<Lume,> date<2001,> pages<pp. 1-6.>"),
    ]

    static let titles: [Case] = [
        Case("author<Okun, A.> title<Moths, Diplomarbeit, Hochschule der Lampen.> date<1991>", "author<Okun, A.> title<Moths,> genre<Diplomarbeit,> publisher<Hochschule der Lampen.> date<1991>"),
        Case("author<Okun, A.> title<Moths (= Studies of Lamps 12),> location<Bern> date<1991>", "author<Okun, A.> title<Moths> series<(= Studies of Lamps 12),> location<Bern> date<1991>"),
    ]

    @Test(arguments: roles + people + hosts + places + numbers + titles) func namesFields(example: Case) {
        #expect(Self.order(example.named) == example.ordered)
    }
}
