/// Words that are cut with a stop in references, in lower case and without it.
///
/// A stop behind one of these ends no sentence: `Proc. Natl. Acad. Sci.`, `St. Louis`, `Vol. 3`, `Am. J. Phys.`.
///
/// - Source: the ISSN centre's list of title word abbreviations (most frequent of English, German and French), and common words of references.
enum Abbreviations {
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = Set(
        """
        abh abstr acad acc account acoust acta adm adv aerosp afr agric akad allg am amer an anal anat anesth angew ann annu anthropol antimicrob antiq
        appl arch archaeol artif assoc astron astrophys astronaut atmos aust autom bd behav ber biochem biochim bioeng biogeogr bioinform biol biomech
        biomed biophys biosci biotechnol bot br brit bull bur bus can cancer cardiol cardiovasc cereb chem chim chromatogr cir circ civ clim clin
        coll colloid comm commun comp compos comput conf congr conserv contemp contrib crit cryst curr cytol dent dep dept dermatol deut dev dig dis
        diss doc dr drug dyn earth ecol econ ed edn eds educ electr electroanal electrochem electron embo emerg endocrinol endocr energ eng engl
        entomol environ epidemiol ergon ethol eur evol exp expt fac fam fed fig fisch forsch found fr front funct fundam gastroenterol gen geochem geochim
        geogr geol geophys ger geriatr gerontol ges gov gynecol haematol health hematol hepatol hist histochem histol hortic hosp hum hydrol hyg
        ibid ieee immun immunol inc ind inf infect inform inorg inst instrum int intell interact intern internat invest iss ital jahrb jahrg jap jpn jr jour
        lab lang lect lett libr ling lit ltd mach macromol magn magy mag mar mat mater math mathem meas mech med mem mendel met metab meteorol
        meth methods microbiol microsc mineral mitt mod mol monatsh monogr mus nachr nat natl natn naturwiss nav nephrol neth neural neurobiol neurochem neurol
        neuropathol neuropharmacol neurophysiol neuropsychol neurosci neurosurg no nr nucl numer nutr obes obstet oceanogr oncol ophthalmol opt
        org orient orig ornithol orthop otolaryngol oxf paediatr palaeontol parasitol pathol pediatr percept perform perspect pharm pharmacol philos
        phil photobiol photochem photogramm phys physiol phytopathol planet plant polit pol polym pop popul pp prac pract pract prep prepr pres proc prod prof prog progr prot
        psych psychiatr psychoanal psychol psychopharmacol psychosom psychother publ pub pure q qual quant quart quat radiat radiol rech ref reg rehabil relig
        rep reprod res respir rev rheumatol roy royal rozhl russ sb sch schweiz sci scand sect sediment semin ser serv soc sociol soil sov spec spectrochim
        spectrosc sr st stat statist stud suppl surg surv symp syst sz tech technol teor tetrahedron theor ther thromb tijdschr toxicol trans transl transplant
        transp trop u univ urol verh vet virol vis vol vols voprosy wiss yearb z zentralbl zh zool zs ztg
        hrsg hg aufl ca cf e.g i.e etc al jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms no nos vs
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
