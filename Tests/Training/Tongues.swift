/// What a language writes references with: the words between fields, and words to invent fields of.
///
/// The sets hold little that is not English. What they lack are less the titles themselves than what a chain can see of them: endings, small
/// words, capitals in the middle, names and places of other countries.
struct Tongue {
    var and: [String]
    var editedBy: [String]
    var editors: [String]
    var translatedBy: [String]
    var within: [String]
    var volume: [String]
    var issue: [String]
    var pages: [String]
    var quotes: [(String, String)]
    /// Words before a reference in a note: `Vgl.`, `See also`.
    var signals: [String]
    var editions: [String]
    /// Words for whom a reference named before: `ders.`, `idem`.
    var theSame: [String]
    /// What stands behind a reference without being of it.
    var remarks: [String]

    // MARK: Words to invent with

    var given: [String] = []
    var family: [String] = []
    var particles: [String] = []
    var articles: [String] = []
    var nouns: [String] = []
    var adjectives: [String] = []
    var adjectivesComeFirst = true
    var links: [String] = []
    var tails: [String] = []
    var places: [String] = []
    var publishers: [String] = []
    var journals: [String] = []
    var series: [String] = []
    var isRomanUsual = false
}

extension Tongue {
    private static func list(_ words: String) -> [String] { words.split(separator: "|").map(String.init) }

    static let english = Tongue(
        and: [" and ", " & "], editedBy: ["ed. by ", "ed. ", "edited by ", "Edited by ", "eds. "],
        editors: [" (ed.)", " (eds)", " (eds.)", ", ed.", ", eds.", " (Eds.)"],
        translatedBy: ["trans. by ", "trans. ", "translated by ", "Translated by "], within: ["in ", "In ", "in: "], volume: ["vol. ", "Vol. ", ""],
        issue: ["no. ", "number "], pages: ["pp. ", "p. ", "", ""], quotes: [("“", "”"), ("‘", "’"), ("\"", "\"")],
        signals: list("See |See also |See, for example, |Cf. |cf. |See e.g. |Quoted in |Cited in |For an overview, see |Compare "),
        editions: list("2nd ed.|3rd edn|2nd edn.|rev. ed.|Second edition|4th ed."), theSame: ["idem", "ibid"],
        remarks: list("Emphasis added.|My emphasis.|Italics in original.|Hereafter cited in the text."),
        publishers: list("Cambridge University Press|Routledge|Verso|Princeton University Press|Clarendon Press|Knopf|Faber and Faber|Polity"),
        series: list("Studies in the History of Ideas|Cambridge Studies in Politics|Oxford Historical Monographs|New Library of Thought"))

    static let german = Tongue(
        and: [" und ", " u. ", " / ", "/", " und "], editedBy: ["hrsg. von ", "hg. v. ", "hg. von ", "herausgegeben von ", "Hg. ", "hrsg. v. "],
        editors: [" (Hg.)", " (Hrsg.)", " [Hrsg.]", " (Hgg.)", " (Hrsg.)", " (Hrg.)", ", Hrsg."],
        translatedBy: ["übers. von ", "aus dem Englischen von ", "Übersetzt von ", "Dt. von "], within: ["in: ", "In: ", "in: ", "In: ", "in "],
        volume: ["Bd. ", "Band ", "", "Jg. ", "", "Jahrgang "], issue: ["H. ", "Heft ", "Nr. ", "H. "], pages: ["S. ", "S. ", "S. ", ""],
        quotes: [("„", "“"), ("»", "«"), ("\"", "\"")],
        signals: list("Vgl. |Vgl. |Vgl. dazu |Vgl. auch |Siehe |Siehe auch |S. dazu |Zit. nach |Dazu |So etwa |Vgl. etwa |Zitiert nach "),
        editions: list("2. Aufl.|3. Auflage|5. Aufl.|2., überarb. Aufl.|4., erweiterte Auflage|3., neu bearb. Aufl.|Neuaufl.|1. Aufl."),
        theSame: list("ders.|dies.|Ders.|ders./dies."),
        remarks: list("(zuletzt abgerufen am 3.4.2015)|Hervorhebung im Original.|mit weiteren Nachweisen.|(zugl. Diss.)"),
        given: list("Hans|Ulrich|Karl|Jürgen|Walter|Renate|Sabine|Klaus|Heinz|Wolfgang|Friedrich|Georg|Monika|Ingrid|Dieter|Peter|Andreas|Stefan|Hans-Georg|Karl-Heinz|Ute|Gisela|Rolf|Ernst|Otto|Max|Katharina|Birgit|Theodor W.|Anna"),
        family: list("Müller|Schäfer|Weber|Habermann|Lübbe|Kocka|Wagner|Beckmann|Hofer|Krüger|Schröder|Brandt|Zimmermann|Lehmann|Köhler|Vogel|Engelhardt|Steinbach|Roth|Meier-Braun|Groß|Huber|Neumann|Reichardt|Dörner|Pohl|Ziegler|Bauer|Ritter|Jäger"),
        particles: ["von ", "von der ", "zu "],
        articles: list("Die|Der|Das|Zur|Zum|Eine||Über die|Von der|Aspekte der|Grundlagen der"),
        nouns: list("Gesellschaft|Entwicklung|Ungleichheit|Bildung|Öffentlichkeit|Sozialpolitik|Arbeit|Geschichte|Theorie|Wandel|Moderne|Familie|Wirtschaft|Herrschaft|Kirche|Recht|Verfassung|Demokratie|Erziehung|Jugend|Migration|Verwaltung|Stadt|Wissenschaft|Kultur|Politik|Einführung|Handbuch|Lebensläufe|Institutionen|Erinnerung|Sprache|Kritik|Vernunft|Freiheit|Integration|Identität|Arbeitsmarkt|Bürgertum|Nationalsozialismus"),
        adjectives: list("sozialen|politischen|deutschen|europäischen|modernen|öffentlichen|neueren|empirischen|historischen|bürgerlichen|kulturellen|wirtschaftlichen|gesellschaftlichen|frühen|vergleichenden"),
        links: list("der|des|in der|und|im|zwischen|von|als|für die|und ihre"),
        tails: list("in Deutschland|im 19. Jahrhundert|in der Bundesrepublik Deutschland|1871-1918|im ausgehenden 18. Jahrhundert|seit 1945|in Ost- und Westdeutschland|im internationalen Vergleich|von 1789 bis 1848|in der Weimarer Republik"),
        places: list("Frankfurt a. M.|Frankfurt am Main|Berlin|München|Opladen|Wiesbaden|Göttingen|Tübingen|Stuttgart|Köln|Hamburg|Leipzig|Wien|Frankfurt/New York|Neuwied und Berlin|Weinheim|Bielefeld|Münster|Bonn|Bern|Darmstadt|Freiburg i. Br.|Konstanz|Reinbek bei Hamburg|Baden-Baden"),
        publishers: list("Suhrkamp|Campus|Westdeutscher Verlag|Mohr Siebeck|Vandenhoeck & Ruprecht|Leske + Budrich|VS Verlag für Sozialwissenschaften|C.H. Beck|Beck|Nomos|Transcript|Waxmann|Rowohlt|Duncker & Humblot|Springer VS|Luchterhand|Fischer|de Gruyter|Klett-Cotta|Reclam|Böhlau|Juventa|Kohlhammer"),
        journals: list("Zeitschrift für Soziologie|Kölner Zeitschrift für Soziologie und Sozialpsychologie|KZfSS|HZ|Historische Zeitschrift|Archiv für Sozialgeschichte|Geschichte und Gesellschaft|Soziale Welt|Merkur|Leviathan|Politische Vierteljahresschrift|PVS|NJW|Zeitschrift für Pädagogik|Berliner Journal für Soziologie|Deutsche Vierteljahrsschrift|Aus Politik und Zeitgeschichte|Mitteilungen aus der Arbeitsmarkt- und Berufsforschung|VfZ|Das Argument|Prokla"),
        series: list("Kritische Studien zur Geschichtswissenschaft|Schriften des Instituts für Sozialforschung|Beiträge zur Sozialforschung|Edition Suhrkamp|Sonderheft der KZfSS|Schriftenreihe der Bundeszentrale|Studien zur Zeitgeschichte"))

    static let french = Tongue(
        and: [" et ", ", ", " et "], editedBy: ["éd. ", "édité par ", "sous la direction de ", "textes réunis par ", "sous la dir. de "],
        editors: [" (éd.)", " (dir.)", " (éds)", ", dir.", " (dirs.)", " (éds.)", " (sous la dir. de)"],
        translatedBy: ["trad. ", "traduit par ", "trad. de l’anglais par ", "Traduit de l’allemand par ", "trad. fr. "], within: ["dans ", "in ", "In : ", "In "],
        volume: ["t. ", "tome ", "vol. ", "vol. "], issue: ["n° ", "no ", "n\u{A0}° ", "nº "], pages: ["p. ", "p. ", "pp. "],
        quotes: [("« ", " »"), ("“", "”"), ("«\u{A0}", "\u{A0}»"), ("\"", "\"")],
        signals: list("Voir |Cf. |Voir aussi |Voir notamment |Cité par |V. "), editions: list("2e éd.|3e édition|nouvelle éd.|2e éd. revue|rééd."),
        theSame: ["id.", "du même"], remarks: list("(consulté le 12 mars 2014)|Nous soulignons.|[en ligne]"),
        given: list("Pierre|Jean|Jean-Claude|Michel|Claude|François|Marie|Jacques|Georges|Henri|Roger|Françoise|Luc|Anne|Paul|Bernard|Gérard|Émile|Simone|Marc"),
        family: list("Bourdin|Lefebvre|Durand|Moreau|Chartier|Fournier|Girard|Roche|Gauthier|Perrin|Marchand|Leroy|Dubois|Nora|Boutier|Lemaître|Vidal|Renard|Bloch|Fabre"),
        particles: ["de ", "du ", "Le "], articles: list("La|Le|Les|L’|Une|Essai sur la|Histoire de la|"),
        nouns: list("société|histoire|pouvoir|langage|mémoire|culture|ville|noblesse|économie|littérature|révolution|droit|peuple|lecture|politique|religion|famille|travail|monde|imaginaire|État|siècle|commerce|justice|écriture|représentation"),
        adjectives: list("sociale|politique|moderne|française|urbaine|religieuse|rurale|européenne|populaire|économique|culturelle|médiévale"), adjectivesComeFirst: false,
        links: list("de la|du|des|et la|dans la|et les|à la|entre|de l’"),
        tails: list("en France|au XVIIIe siècle|sous l’Ancien Régime|(XVe-XVIIIe siècles)|à Paris|1789-1815|de 1870 à nos jours|au Moyen Âge"),
        places: list("Paris|Lyon|Bordeaux|Toulouse|Rennes|Bruxelles|Genève|Lille|Aix-en-Provence|Montréal|Strasbourg|Grenoble"),
        publishers: list("Gallimard|Seuil|PUF|Presses universitaires de France|Fayard|Minuit|Armand Colin|La Découverte|Flammarion|CNRS Éditions|Presses universitaires de Rennes|L’Harmattan|Dalloz|Éditions de Minuit|Payot|Odile Jacob"),
        journals: list("Annales ESC|Annales|Revue historique|Actes de la recherche en sciences sociales|Revue française de sociologie|Communications|Le Débat|Poétique|Revue d’histoire moderne et contemporaine|Esprit|Critique|Romantisme|Genèses"),
        series: list("coll. « Poétique »|coll. « Points »|Bibliothèque des histoires|coll. Folio|Le sens commun|coll. « Champs »|Que sais-je ?"))

    static let italian = Tongue(
        and: [" e ", ", ", " - ", " – ", "-"], editedBy: ["a cura di ", "a cura di ", "a c. di ", "ed. "], editors: [" (a cura di)", " (cur.)", " (a c. di)", " (edd.)", " (ed.)"],
        translatedBy: ["trad. di ", "trad. it. di ", "tr. it. ", "traduzione di "], within: ["in ", "in: ", "in ", "In "], volume: ["vol. ", "", "t. ", "", "a. "],
        issue: ["n. ", "fasc. ", "", "nn. "], pages: ["pp. ", "p. ", "pp. ", "c. "], quotes: [("«", "»"), ("“", "”"), ("\"", "\"")],
        signals: list("Cfr. |Cfr. |cfr. |Vedi |Si veda |Si vedano |Cit. in |V. |Su questo cfr. |Si rimanda a "), editions: list("2a ed.|seconda edizione|3ª ed.|nuova ed.|rist. anast."),
        theSame: list("Id.|Ead.|Idem|Id."), remarks: list("(corsivo mio)|e bibliografia ivi citata.|e nota 3."),
        given: list("Giovanni|Carlo|Gaetano|Luigi|Marino|Ugo|Paolo|Giuseppe|Maria|Alberto|Federico|Massimo|Lucia|Anna|Sergio|Renato|Giorgio|Antonio|Emilio|Silvia"),
        family: list("Bianchi|Rossi|Tucci|Berengo|Romano|Gallo|Zorzi|Molmenti|Sarti|Luzzatto|Contarini|Ferrari|Moretti|Barbieri|Galli|Ventura|Povolo|Zanetti|Trevisan|Fabbri"),
        particles: ["de ", "di ", "della ", "Da "], articles: list("La|Il|Le|I|L’|Gli|Storia della|Ricerche sulla|Studi sul|Lettere di||Per una storia del"),
        nouns: list("storia|società|città|cultura|nobiltà|Repubblica|chiesa|mercanti|navi|politica|arte|libro|economia|scuola|pittura|lettere|popolo|giustizia|famiglia|patriziato|terraferma|commercio|biblioteche|memoria|istituzioni|archivi|finanze|eretici"),
        adjectives: list("veneziana|politica|italiana|sociale|pubblica|religiosa|moderna|antica|rurale|fiorentina|veneta|storica"), adjectivesComeFirst: false,
        links: list("della|del|delle|e|nella|tra|dei|e la|a|di"),
        tails: list("nel Cinquecento|a Venezia|del Settecento|nel secolo XVI|dal Medioevo all’età moderna|tra Cinque e Seicento|(1500-1797)|alla fine del Quattrocento|nell’età moderna|in Italia"),
        places: list("Venezia|Firenze|Roma|Torino|Bologna|Milano|Padova|Bari|Napoli|Vicenza|Roma-Bari|Venezia-Roma|Treviso|Verona|Pisa|Palermo|Milano-Napoli|Brescia"),
        publishers: list("Einaudi|Laterza|Olschki|Il Mulino|Marsilio|Neri Pozza|Sansoni|Ricciardi|Antenore|Feltrinelli|Giuffrè|Canova|Electa|Istituto poligrafico dello Stato|Edizioni di storia e letteratura|Il Saggiatore|Viella|Franco Angeli"),
        journals: list("Archivio storico italiano|Rivista storica italiana|Studi veneziani|Quaderni storici|Nuova rivista storica|Archivio veneto|Ateneo veneto|Società e storia|Studi storici|Arte veneta|La Bibliofilia|Bollettino storico|Critica storica|Italia medioevale e umanistica"),
        series: list("Biblioteca di storia e letteratura|Fonti per la storia d’Italia|Collana di studi storici|Storia della società italiana|Deputazione di storia patria"), isRomanUsual: true)

    static let spanish = Tongue(
        and: [" y ", " e ", ", "], editedBy: ["ed. de ", "edición de ", "coord. por ", "Editado por ", "Ed. "], editors: [" (ed.)", " (coord.)", " (eds.)", " (coords.)", " (org.)", " (orgs.)", " (comp.)"],
        translatedBy: ["trad. de ", "traducción de ", "Traducido por ", "Trad. "], within: ["en ", "En: ", "en: ", "En ", "In: "], volume: ["vol. ", "t. ", "", "v. "],
        issue: ["núm. ", "nº ", "n.º ", "n. "], pages: ["pp. ", "págs. ", "p. "], quotes: [("“", "”"), ("«", "»"), ("\"", "\"")],
        signals: list("Véase |Ver |Cf. |Vid. |Véase también |Citado en "), editions: list("2.ª ed.|2ª ed.|3a edición|nueva edición|5. ed.|2. ed. rev."), theSame: ["Ídem", "id."],
        remarks: list("(consultado el 2 de mayo de 2016)|Acesso em: 10 maio 2012.|La traducción es mía."),
        given: list("José|Juan|María|Antonio|Carlos|Luis|Ana|Miguel|Rafael|Pilar|Jorge|Manuel|João|Paulo|Carmen|Pedro|Francisco|Isabel|Álvaro|Boaventura"),
        family: list("García|Martínez|Fernández|López|Ruiz|Gómez|Álvarez|Santos|Silva|Ortega|Vázquez|Pereira|Torres|Núñez|Sánchez Albornoz|Oliveira|Castro|Muñoz|Rodrigues|Herrero"),
        particles: ["de ", "de la ", "dos "], articles: list("La|El|Las|Los|Una|Historia de la|Introducción a la|O|A|"),
        nouns: list("historia|sociedad|cultura|educación|ciudad|política|memoria|lengua|novela|economía|trabajo|poder|identidad|teoría|democracia|literatura|violencia|desarrollo|escuela|nación|formação|cidade|pensamiento|crítica"),
        adjectives: list("social|política|española|moderna|latinoamericana|pública|cultural|económica|urbana|contemporánea|brasileira|nacional"), adjectivesComeFirst: false,
        links: list("de la|del|y la|en la|y|de los|entre|e|da|na"), tails: list("en España|en el siglo XIX|en América Latina|(1898-1936)|de la Edad Media|no Brasil|en Madrid|del siglo de oro"),
        places: list("Madrid|Barcelona|Buenos Aires|México|Valencia|Sevilla|Salamanca|Lisboa|São Paulo|Rio de Janeiro|Santiago de Chile|Bogotá|Granada|México, D. F.|Porto"),
        publishers: list("Alianza|Cátedra|Siglo XXI|Fondo de Cultura Económica|Ariel|Crítica|Anagrama|Gredos|Taurus|Tecnos|Paidós|Vozes|Companhia das Letras|Universidad de Salamanca|Akal|Trotta"),
        journals: list("Revista de Occidente|Hispania|Revista Española de Investigaciones Sociológicas|Cuadernos hispanoamericanos|Revista de Filología Española|Estudios Avançados|Lua Nova|Dados|Historia Mexicana|Arbor|Ayer"),
        series: list("Colección Austral|Biblioteca Románica Hispánica|Letras Hispánicas|Coleção Primeiros Passos"))

    static let foreign = [german, german, german, italian, italian, french, spanish]
}
