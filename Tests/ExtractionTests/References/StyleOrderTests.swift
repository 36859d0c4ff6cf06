@testable import Extraction
import Testing

/// What the order of fields makes of whole styles: those of lawyers, of chemists, of physicists, and of the humanities of several languages.
struct StyleOrderTests {
    typealias Case = FieldOrderTests.Case

    static let law: [Case] = [
        Case("author<Anna Okun,> title<Moths and Law, 103 Lamp.> container<L. Rev.> volume<829> date<(1990).>",
             "author<Anna Okun,> title<Moths and Law,> volume<103> container<Lamp. L. Rev.> pages<829> date<(1990).>"),
        Case("author<Anna Okun & Bo Dorn,> title<Moths,> container<83 Nw. L. Rev.> volume<1581,> pages<1600> date<(2005).>",
             "author<Anna Okun & Bo Dorn,> title<Moths,> volume<83> container<Nw. L. Rev.> pages<1581> note<, 1600> date<(2005).>"),
        Case("author<Anna Okun,> title<Moths at Night, 162 Lamps 1243> date<(1968).>", "author<Anna Okun,> title<Moths at Night,> volume<162> container<Lamps> pages<1243> date<(1968).>"),
        Case("author<A. Okun,> title<Moths,> container<Phys. Lamp Lett.> volume<77,> pages<3865> date<(1996).>", "author<A. Okun,> title<Moths,> container<Phys. Lamp Lett.> volume<77,> pages<3865> date<(1996).>"),
        Case("author<Anna Okun,> title<‘Moths and Law’> date<(1950)> volume<59> issue<(236) Lamps 433.>",
             "author<Anna Okun,> title<‘Moths and Law’> date<(1950)> volume<59> issue<(236)> container<Lamps> pages<433> note<.>"),
        Case("author<Anna Okun,> title<Moths and Law> date<(Lampbook 1981).>", "author<Anna Okun,> title<Moths and Law> publisher<(Lampbook> date<1981).>"),
        Case("author<A. Okun,> title<Moths and Law> date<(Spring 1981).>", "author<A. Okun,> title<Moths and Law> date<(Spring 1981).>"),
        Case("author<Anna Okun,> title<Moths> edition<(2nd edn,> location<Lampbook> date<1991).>", "author<Anna Okun,> title<Moths> edition<(2nd edn,> publisher<Lampbook> date<1991).>"),
        Case("author<Anna H.> title<Okun,> container<Moths and Law> pages<567>", "author<Anna H. Okun,> container<Moths and Law> pages<567>"),
    ]

    static let chemistry: [Case] = [
        Case("author<Okun, A.> title<Moths; Lampbook:> location<Frankfurt am Main,> date<1981.>", "author<Okun, A.> title<Moths;> publisher<Lampbook:> location<Frankfurt am Main,> date<1981.>"),
        Case("author<Okun, A. B.; Dorn, C. Moths,> edition<3rd ed.> title<;> location<Lampbook:> publisher<Oxford,> date<1976.>",
             "author<Okun, A. B.; Dorn, C.> title<Moths,> edition<3rd ed.> title<;> publisher<Lampbook:> location<Oxford,> date<1976.>"),
        Case("author<OKUN, Anna;> title<DORN, Bo. Lamps. Bern:> publisher<Lampbook,> date<2011.>", "author<OKUN, Anna;> title<DORN, Bo. Lamps. Bern:> publisher<Lampbook,> date<2011.>"),
        Case("author<Okun, A.; Dorn, M. J. Polit.> container<Lamp.> date<1973,> volume<81,> pages<637.>", "author<Okun, A.; Dorn, M.> container<J. Polit. Lamp.> date<1973,> volume<81,> pages<637.>"),
        Case("author<Okun, A.; Dorn, D.> container<J. J. Lamp. Biol.> date<1990,> volume<215,> pages<403.>", "author<Okun, A.; Dorn, D. J.> container<J. Lamp. Biol.> date<1990,> volume<215,> pages<403.>"),
        Case("author<Okun, A.; Dorn, M. J.> container<Am. Chem. Soc.> date<2004,> volume<126,> pages<1290.>", "author<Okun, A.; Dorn, M.> container<J. Am. Chem. Soc.> date<2004,> volume<126,> pages<1290.>"),
        Case("author<Okun, A.> title<Moths.> editor<In Lamp Light; Dorn, B., Ed.;> publisher<Lampbook,> date<2010;> pages<pp 15–20.>",
             "author<Okun, A.> title<Moths.> container<In Lamp Light;> editor<Dorn, B., Ed.;> publisher<Lampbook,> date<2010;> pages<pp 15–20.>"),
    ]

    static let physics: [Case] = [
        Case("author<A. Okun, B. Dorn, Nw.> container<L. Rev.> volume<43,> pages<1241> date<(1991).>", "author<A. Okun, B. Dorn,> container<Nw. L. Rev.> volume<43,> pages<1241> date<(1991).>"),
        Case("author<A. Okun et al., N.> container<J. Lamps> volume<9,> pages<211> date<(2007).>", "author<A. Okun et al.,> container<N. J. Lamps> volume<9,> pages<211> date<(2007).>"),
        Case("author<A. Okun, B. Dorn.> container<L. Rev.> volume<43,> pages<1241> date<(1991).>", "author<A. Okun, B. Dorn.> container<L. Rev.> volume<43,> pages<1241> date<(1991).>"),
        Case("author<Okun CE> date<1948> title<On moths of the night Lamp Syst.> container<Tech. J.> volume<27> pages<379–423>",
             "author<Okun CE> date<1948> title<On moths of the night> container<Lamp Syst. Tech. J.> volume<27> pages<379–423>"),
        Case("author<Okun, C.E.,> date<1948,> title<On moths: Lamp System> container<Journal,> volume<v. 27,> pages<p. 379–423.>",
             "author<Okun, C.E.,> date<1948,> title<On moths:> container<Lamp System Journal,> volume<v. 27,> pages<p. 379–423.>"),
        Case("author<Okun, C.E.,> date<1962,> title<The moths: Chicago,> publisher<Lampbook Press.>", "author<Okun, C.E.,> date<1962,> title<The moths:> location<Chicago,> publisher<Lampbook Press.>"),
        Case("author<A. Okun,> title<in Lamps of the North> publisher<(Lampbook,> location<Bern,> date<1973),> pages<pp. 3.>",
             "author<A. Okun,> container<in Lamps of the North> publisher<(Lampbook,> location<Bern,> date<1973),> pages<pp. 3.>"),
        Case("author<A. Okun,> title<Moths, in Lamps of the North,> editor<edited by B. Dorn> publisher<(Lampbook,> date<1973),> pages<pp. 3.>",
             "author<A. Okun,> title<Moths,> container<in Lamps of the North,> editor<edited by B. Dorn> publisher<(Lampbook,> date<1973),> pages<pp. 3.>"),
    ]

    static let editors: [Case] = [
        Case("author<Okun, A.> title<Moths.> container<in Lamps at night (eds Dorn,> editor<B. & Ek, C.)> pages<318–362> publisher<(Lampbook,> date<1986).>",
             "author<Okun, A.> title<Moths.> container<in Lamps at night> label<(eds> editor<Dorn, B. & Ek, C.> label<)> pages<318–362> publisher<(Lampbook,> date<1986).>"),
        Case("author<A. Okun,> title<Moths,> container<in Lamps at Night (> editor<Eds.: B. Dorn),> publisher<Lampbook,> date<1986.>",
             "author<A. Okun,> title<Moths,> container<in Lamps at Night> label<( Eds.:> editor<B. Dorn> label<)> editor<,> publisher<Lampbook,> date<1986.>"),
        Case("author<A. Okun,> title<Moths (B. Dorn and C. Ek, eds.),> publisher<Lampbook,> date<1986.>", "author<A. Okun,> title<Moths> label<(> editor<B. Dorn and C. Ek> label<, eds.)> title<,> publisher<Lampbook,> date<1986.>"),
        Case("author<OKUN, A.> title<Moths.> editor<In: DORN, B.> note<(org.).> title<Lamps.> location<Bern:> publisher<Lampbook,> date<1984.>",
             "author<OKUN, A.> title<Moths.> editor<In: DORN, B.> note<(org.).> container<Lamps.> location<Bern:> publisher<Lampbook,> date<1984.>"),
        Case("author<A. Okun,> title<“Moths,”> container<in Northern Lamps,> editor<B. Dorn and C. Ek, Eds.> location<Bern:> publisher<Lampbook,> date<1980.>",
             "author<A. Okun,> title<“Moths,”> container<in Northern Lamps,> editor<B. Dorn and C. Ek, Eds.> location<Bern:> publisher<Lampbook,> date<1980.>"),
        Case("author<Okun, A.,> date<1986:> title<Moths.> container<Lamps at night, Dorn,> editor<B., and C. Ek, Eds.,> publisher<Lampbook,> pages<318–362.>",
             "author<Okun, A.,> date<1986:> title<Moths.> container<Lamps at night,> editor<Dorn, B., and C. Ek, Eds.,> publisher<Lampbook,> pages<318–362.>"),
        Case("author<Okun, Otto,> title<Karl Dorn et Bo Ek> note<(dir.),> container<Les lampes,> location<Berne,> date<1972.>", "editor<Okun, Otto, Karl Dorn et Bo Ek (dir.),> title<Les lampes,> location<Berne,> date<1972.>"),
        Case("author<Okun, Anna,> title<Bo Dorn et Karl Ek, Les lampes,> location<Berne,> date<1972.>", "author<Okun, Anna, Bo Dorn et Karl Ek,> title<Les lampes,> location<Berne,> date<1972.>"),
        Case("author<Okun, Anna.> title<Moths.> location<Tradução:> publisher<Bo Dorn.> location<Bern:> publisher<Lampbook,> date<1999.>",
             "author<Okun, Anna.> title<Moths.> note<Tradução:> translator<Bo Dorn.> location<Bern:> publisher<Lampbook,> date<1999.>"),
    ]

    static let numbers: [Case] = [
        Case("author<Okun, Anna.> title<“Moths.”> container<Lamps> volume<81,> note<no. 3> date<(1973):> pages<637–54.>", "author<Okun, Anna.> title<“Moths.”> container<Lamps> volume<81,> issue<no. 3> date<(1973):> pages<637–54.>"),
        Case("author<Okun, Anna.> title<“Moths.”> container<Lamps> note<171, no. 4356> date<(1953):> pages<737–38.>", "author<Okun, Anna.> title<“Moths.”> container<Lamps> volume<171,> issue<no. 4356> date<(1953):> pages<737–38.>"),
        Case("author<Okun, Anna.> title<“Moths.”> container<Lamps,> note<vol. 6, no. 7,> date<2009,> pages<pp. 1–2.>", "author<Okun, Anna.> title<“Moths.”> container<Lamps,> volume<vol. 6,> issue<no. 7,> date<2009,> pages<pp. 1–2.>"),
        Case("author<A. Okun,> title<“Moths”,> container<Lamps> note<5/> issue<4> date<(2002),> pages<pp. 1–2>", "author<A. Okun,> title<“Moths”,> container<Lamps> volume<5/> issue<4> date<(2002),> pages<pp. 1–2>"),
        Case("author<OKUN A.,> title<Le falene,> container<in «Lumi»,> volume<XIV,> note<n. 40,> date<1979,> pages<pp. 1-9.>", "author<OKUN A.,> title<Le falene,> container<in «Lumi»,> volume<XIV,> issue<n. 40,> date<1979,> pages<pp. 1-9.>"),
        Case("title<Moths at Lamps,> container<Lamp Standard> pages<754-2019,> date<Jul. 2019.>", "title<Moths at Lamps,> note<Lamp Standard> note<754-2019,> date<Jul. 2019.>"),
        Case("author<Anna Okun,> container<Motten am Licht,> volume<Bd. 1,> location<Bern> date<1987,> pages<S. 177.>", "author<Anna Okun,> title<Motten am Licht,> volume<Bd. 1,> location<Bern> date<1987,> pages<S. 177.>"),
        Case("author<Okun, Anna.> title<Moths. 12.> edition<ed.> location<Bern:> publisher<Lampbook,> date<2018.>", "author<Okun, Anna.> title<Moths.> edition<12. ed.> location<Bern:> publisher<Lampbook,> date<2018.>"),
        Case("author<Okun, A.> date<(2019) In 2016,> title<moths came to the lamps.> identifier<https://lamps.example>", "author<Okun, A.> date<(2019)> title<In 2016, moths came to the lamps.> identifier<https://lamps.example>"),
        Case("author<Okun, A.> title<“Moths.”> container<Lamps.> note<N.p., 2004. Web.> date<7 March 2019.>", "author<Okun, A.> title<“Moths.”> container<Lamps.> note<N.p.,> date<2004> note<. Web.> note<7 March 2019.>"),
    ]

    static let publishers: [Case] = [
        Case("author<Okun, A.> date<(2006).> title<Moths: a review.> container<Lamp Treasury.>", "author<Okun, A.> date<(2006).> title<Moths: a review.> publisher<Lamp Treasury.>"),
        Case("author<Okun, A.> date<(2006).> title<Moths: a review.> container<Lamp Studies.>", "author<Okun, A.> date<(2006).> title<Moths: a review.> container<Lamp Studies.>"),
        Case("author<Okun, A.> date<(2006)> title<Moths: a review.> container<J Lamp Theor.>", "author<Okun, A.> date<(2006)> title<Moths: a review.> container<J Lamp Theor.>"),
        Case("author<A. Okun,> title<“Moths,”> container<Northern Institute of Lamps,> location<Bern,> date<2021.>", "author<A. Okun,> title<“Moths,”> publisher<Northern Institute of Lamps,> location<Bern,> date<2021.>"),
        Case("author<A. Okun,> title<“Moths,”> container<Annual Meeting of the Lamp Association,> location<Bern,> date<2021.>", "author<A. Okun,> title<“Moths,”> container<Annual Meeting of the Lamp Association,> location<Bern,> date<2021.>"),
        Case("author<Okun, A.> title<Moths.> container<In: Proceedings of the 4th Lamp Days. ACM,> location<Bern,> pages<pp 1–9>", "author<Okun, A.> title<Moths.> container<In: Proceedings of the 4th Lamp Days.> publisher<ACM,> location<Bern,> pages<pp 1–9>"),
        Case("author<A. Okun,> title<“Moths,”> container<in Proc. Int. Lamp Symp.> publisher<(ILS),> location<Bern,> date<2019,> pages<pp. 1–9.>",
             "author<A. Okun,> title<“Moths,”> container<in Proc. Int. Lamp Symp. (ILS),> location<Bern,> date<2019,> pages<pp. 1–9.>"),
        Case("author<Okun, A.> date<(1973).> title<Moths.> container<In The lamps (Northern Books),> pages<pp. 3–30.>", "author<Okun, A.> date<(1973).> title<Moths.> container<In The lamps> publisher<(Northern Books),> pages<pp. 3–30.>"),
        Case("author<Okun, A.> title<Moths.> publisher<Cold> location<Harbor, NY:> publisher<Cold Harbor Press,> date<2001.>", "author<Okun, A.> title<Moths.> location<Cold Harbor, NY:> publisher<Cold Harbor Press,> date<2001.>"),
        Case("author<Okun, A.> title<Moths.> genre<PhD thesis,> publisher<University of Lampland,> location<Hill, Hill, LA,> date<2000.>", "author<Okun, A.> title<Moths.> genre<PhD thesis,> publisher<University of Lampland, Hill,> location<Hill, LA,> date<2000.>"),
        Case("author<OKUN, Anna:> title<Moths.> location<Bern, Universität Bern,> publisher<Dissertation,> date<2013>", "author<OKUN, Anna:> title<Moths.> location<Bern,> publisher<Universität Bern,> genre<Dissertation,> date<2013>"),
        Case("title<OKUN Anna - Les papillons - Paris,> publisher<Lampe,> date<1982.>", "author<OKUN Anna -> title<Les papillons -> location<Paris,> publisher<Lampe,> date<1982.>"),
        Case("author<OKUN, Anna Maria – Das Lampen.> title<Noites.> location<Lisboa,> publisher<Lume,> date<1996.>", "author<OKUN, Anna Maria –> title<Das Lampen. Noites.> location<Lisboa,> publisher<Lume,> date<1996.>"),
        Case("publisher<OKUN,> date<2015,> pages<p. 113.>", "author<OKUN,> date<2015,> pages<p. 113.>"),
        Case("title<Moths are shown as figures on> container<Lamps Online.>", "title<Moths are shown as figures on Lamps Online.>"),
    ]

    @Test(arguments: law + chemistry + physics + editors + numbers + publishers) func namesFields(example: Case) {
        #expect(FieldOrderTests.order(example.named) == example.ordered)
    }
}
