/// Common given names in lower case.
///
/// Two words with capitals at the start of a reference may be a person (`Wolfgang Jantzen`) or a body (`Peptide Sciences`). Between the two
/// only knowledge of names decides; who is not in this list still counts as a person where initials, several names or *and* show it.
///
/// - Source: the most frequent given names of public birth registers (US, UK, Germany, France, Spain, Italy, Poland, Russia, Turkey, India,
///   China and Japan in transcription).
let givenNames = WordSet(
    """
    aaron abigail adam adrian aldous agnes aisha akira alan albert alejandro aleksandr alessandro alex alexander alexandra alexei alexis ali alice alison amanda
    amy ana anastasia anders andre andrea andreas andrei andrew andrey angela angelo anil anita anja ann anna anne annette annika anthony antje
    antoine anton antonia antonio anya arjun arne arnold arthur arun ashok astrid august axel barbara bart beatrice ben benedict benjamin bernard bernd bernhard
    bertrand bettina bill birgit bjorn bo bob boris brad brian bruce bruno camille carl carla carlo carlos carmen carol caroline catherine
    cecilia celine charles charlotte chen chiara chloe chris christian christiane christina christine christoph christophe christopher claire
    clara claude claudia claus clemens craig cristina dan daniel daniela danielle dave david deborah denis dennis diana diane diego dieter dirk
    dmitri dmitry dominic dominique donald dorothy dora dorothea douglas duncan edgar edith edmund eduard eduardo edward elena eleanor elias elisa elisabeth
    elizabeth ella ellen emil emily emma emmanuel enrico eric erica erich erik erika ernst esther eugene eva evelyn fabian fabio fatima felix
    ferdinand fernando filip florian frances francesca francesco francis francisco francois françois frank franz fred frederic frederick friedrich
    gabriel gabriela gary genevieve geoffrey georg george georges gerald gerard gerd gerhard gilbert giovanni gisela giulia giuseppe gonzalo
    gordon graham greg gregory guido guillaume gunnar gunter gustav guy hamid hannah hans harald harold harry hassan heather heidi heike heinrich
    heinz helen helena helga helmut henri henrik henry herbert hermann hiroshi holger horst howard hubert hugh hugo ian ibrahim igor ilse ines
    inga ingrid irene irina iris isabel isabelle ivan jack jackie jacob jacqueline jacques jakob james jan jana jane janet jean jeff jeffrey
    jennifer jens jeremy jessica jill jim joachim joan joanna joanne joao joe joel johan johann johanna johannes john jon jonas jonathan jorge
    jose josé josef joseph joshua juan judith julia julian julie jun jurgen jürgen justin karen karin karl karsten katarina kate katharina
    katherine kathleen kathryn katja keith ken kenji kenneth kevin kim kirsten klaus konrad kurt kyle lara larry lars laura lauren laurent
    lawrence lea lee lena leo leon leonard leslie li lila linda lisa lorenzo louis louise luc lucas lucia lucy ludwig luigi luis luisa lukas
    lynn madeleine magdalena manfred manuel marc marcel marco marcus margaret margarete maria marianne marie marina mario marion marissa mark
    markus marta martha martin martina mary masahiro massimo mathias matteo matthew matthias maurice max maximilian maya megan mei melanie
    melissa mia michael michaela michel michele michelle miguel mike mikhail milan mohamed mohammad mohammed monica monika morten muhammad nadia
    naomi natalia natalie natasha nancy nathan ned neil nicholas nick nicolas nicole niels nikolai nils nina noah nora norbert norman olaf ole oleg olga
    oliver olivia olivier oscar oskar otto owen pablo pamela paola paolo pascal patricia patrick paul paula paulo pavel pedro peggy per petr peter petra
    philip philipp philippe phillip pierre pietro piotr rachel rafael rainer raj rajesh ralf ralph raymond rebecca regina reinhard renate rene
    ricardo richard rita robert roberto robin roger roland rolf roman ronald rosa rose ross roy rudolf rupert russell ruth ryan sabine sally sam
    samantha samuel sandra sanjay sara sarah sascha saskia scott sean sebastian sergei sergey sergio shannon sharon sheila shinji silvia simon
    simone sofia sonia sonja sophia sophie stefan stefania stefano stella stephan stephanie stephen steve steven stuart sunil susan susanna
    susanne suzanne sven svetlana sylvia takashi tamara tanja tanya tatiana ted teresa theo theodor theodore theresa thomas tim timothy tobias
    todd tom tomas tony tracy ulrich ulrike ulf ursula uwe vadim valentin valeria valerie vanessa vera veronika victor victoria viktor vincent
    vincenzo virginia vladimir walter wei wendy werner wilhelm will willem william wolfgang xavier xiao yan yang yann yasmin yi yoko yolanda
    yuki yuri yusuf yves zhang zoe
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { FoldedWord($0.utf8) })
