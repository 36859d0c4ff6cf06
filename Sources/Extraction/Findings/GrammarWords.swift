/// What a word can be in a sentence, as far as finding results needs to know.
struct WordClass: OptionSet, Sendable, Hashable {
    let rawValue: UInt64

    static let determiner = WordClass(rawValue: 1 << 0)
    static let possessive = WordClass(rawValue: 1 << 1)
    static let pronoun = WordClass(rawValue: 1 << 2)
    static let preposition = WordClass(rawValue: 1 << 3)
    /// `and`, `or`, `as well as` …
    static let conjunction = WordClass(rawValue: 1 << 4)
    /// `but`, `while`, `whereas`: a new clause.
    static let contrast = WordClass(rawValue: 1 << 5)
    /// `if`, `whether`, `unless`: what follows is not asserted.
    static let condition = WordClass(rawValue: 1 << 6)
    /// `when`, `because`, `since`, `that`: a new clause.
    static let subordinator = WordClass(rawValue: 1 << 7)
    static let relative = WordClass(rawValue: 1 << 8)
    static let be = WordClass(rawValue: 1 << 9)
    static let have = WordClass(rawValue: 1 << 10)
    static let modal = WordClass(rawValue: 1 << 11)
    static let negation = WordClass(rawValue: 1 << 12)
    static let adverb = WordClass(rawValue: 1 << 13)
    /// A verb that is none of change, report or purpose.
    static let verb = WordClass(rawValue: 1 << 14)
    /// `found`, `shows`, `demonstrated`: what follows is attributed.
    static let report = WordClass(rawValue: 1 << 15)
    /// `study`, `trial`, `data`: what attributes.
    static let study = WordClass(rawValue: 1 << 16)
    /// `aims`, `investigate`, `designed`: what follows is a purpose or a topic.
    static let purpose = WordClass(rawValue: 1 << 17)
    /// `versus`, `than`, `compared`: a comparator follows.
    static let versus = WordClass(rawValue: 1 << 18)
    /// Adjectives that appraise and do not belong to the name of an outcome: `significant`, `overall`, `key`.
    static let appraisal = WordClass(rawValue: 1 << 19)
    /// `expression`, `levels`, `activity`: properties of a target, whose name they follow.
    static let property = WordClass(rawValue: 1 << 20)
    /// `group`, `arm`, `patients`: holders of an arm.
    static let group = WordClass(rawValue: 1 << 21)
    /// `treatment`, `therapy`, `protocol`: words for what is given.
    static let treatment = WordClass(rawValue: 1 << 22)
    /// Words that are no outcome whatever is said of them: `promise`, `interest`, `research`.
    static let noOutcome = WordClass(rawValue: 1 << 23)
    /// `such`, `including`, `like`: members of what precedes follow.
    static let member = WordClass(rawValue: 1 << 24)
    /// `received`, `given`, `treated`: what follows was given.
    static let giving = WordClass(rawValue: 1 << 25)
    /// `control`, `placebo`, `vehicle`, `baseline`: what arms are compared with.
    static let control = WordClass(rawValue: 1 << 26)
    /// Heads of noun phrases that measure: `score`, `rate`, `volume`, `recovery`.
    static let measure = WordClass(rawValue: 1 << 27)
    /// `will`, `would`, `planned`: not yet so.
    static let future = WordClass(rawValue: 1 << 28)
    /// `achieved`, `occurred`: verbs that give the share of those who had an outcome.
    static let attaining = WordClass(rawValue: 1 << 29)
    /// `had`, `led to`, `was associated with`: verbs that only carry a noun or adjective of change.
    static let light = WordClass(rawValue: 1 << 37)
    /// `headache`-like words name themselves; these say that such a list follows: `adverse`, `side`, `tolerated`.
    static let harm = WordClass(rawValue: 1 << 30)
    static let of = WordClass(rawValue: 1 << 31)
    static let to = WordClass(rawValue: 1 << 32)
    static let by = WordClass(rawValue: 1 << 33)
    /// `in`, `within`, `across`: a place, time or population may follow.
    static let inside = WordClass(rawValue: 1 << 34)
    static let from = WordClass(rawValue: 1 << 35)
    /// `on`, `in`, `for`: what an effect or a difference is in may follow.
    static let about = WordClass(rawValue: 1 << 36)
}

/// The grammar's closed classes and the common verbs and nouns around results, by folded word.
enum GrammarWords {
    static func classes(of hash: UInt64) -> WordClass {
        guard let index = table.words[hash] else { return [] }
        return table.classes[Int(index)]
    }

    static var hashes: [UInt64] { table.words.hashes }

    private static let table: (words: WordTable, classes: [WordClass]) = {
        var words = WordTable(capacity: 4096)
        var classes: [WordClass] = []
        for (word, flag) in entries {
            let hash = WordHash(word).value
            if let index = words[hash] {
                classes[Int(index)].formUnion(flag)
            } else {
                words.insert(hash, Int32(classes.count))
                classes.append(flag)
            }
        }
        return (words, classes)
    }()

    private static var entries: [(Substring.UTF8View, WordClass)] {
        var entries: [(Substring.UTF8View, WordClass)] = []
        for (flag, list) in lists { for word in words(of: list) { entries.append((word, flag)) } }
        for (flag, list) in verbs {
            for word in words(of: list) { for form in Inflection.forms(of: word) { entries.append((Substring(form.word).utf8, flag)) } }
        }
        return entries
    }

    static func words(of list: String) -> [Substring.UTF8View] {
        list.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Substring($0).utf8 }
    }

    private static let lists: [(WordClass, String)] = [
        (.determiner, "a an the this that these those some any both all each every another other such one two three several many most"),
        (.possessive, "its their his her our my your whose"),
        (.pronoun, "it they this these those he she we i you which who itself themselves"),
        (
            .preposition,
            """
            of in on at by with from to for after during within without across over under among between through via into onto upon
            against toward towards about around throughout despite per following prior until since before beyond above below near
            alongside due because concerning regarding post unlike
            """
        ),
        (.of, "of"), (.to, "to"), (.by, "by"), (.inside, "in within across throughout"), (.from, "from against"),
        (.about, "on in for to towards toward"),
        (.conjunction, "and or & plus nor"),
        (.contrast, "but while whereas although though however yet whilst"),
        (.condition, "if whether unless provided assuming"),
        (.subordinator, "that when where because as once so how why"),
        (.relative, "which who whom that whose"),
        (.be, "is are was were be been being am isn't aren't wasn't weren't 's remains remained remain became become becomes"),
        (.have, "has have had having hasn't haven't hadn't"),
        (.modal, "can could may might shall should will would must do does did can't cannot couldn't doesn't don't didn't won't wouldn't"),
        (.future, "will would shall should planned upcoming future warranted needed"),
        (
            .negation,
            """
            not no neither nor never without isn't aren't wasn't weren't hasn't haven't hadn't can't cannot couldn't doesn't don't didn't
            won't wouldn't little failed fails
            """
        ),
        (
            .adverb,
            """
            significantly effectively markedly substantially strongly robustly consistently greatly slightly modestly moderately notably
            dramatically rapidly also further only often typically particularly especially specifically approximately about around roughly
            nearly almost thus therefore thereby then still even already again mainly primarily largely mostly partly partially completely
            fully directly indirectly selectively statistically clinically potently progressively subsequently ultimately simultaneously
            respectively very more most less least much far so too just however moreover furthermore additionally likewise similarly
            conversely interestingly importantly overall reportedly apparently generally usually commonly occasionally frequently rarely
            early successfully independently potentially possibly probably likely dose-dependently highly better best well alone
            extensively rather
            """
        ),
        (.versus, "versus vs than compared relative comparison against compare comparing"),
        (
            .appraisal,
            """
            significant overall marked notable substantial considerable key major important specific particular greater higher better
            statistically clinically meaningful clear strong robust multiple several various certain different respective related
            additive modest potent effective moderate consistent single good high low quantifiable main new reported observed mean
            average total-wise additional further own early overall net real its their dramatic pronounced sustained-wise
            noteworthy remarkable striking impressive steep slight gradual appreciable sizable sizeable profound huge massive
            minimal measurable drastic tiny marginal non-significant nonsignificant insignificant
            """
        ),
        (
            .property,
            """
            expression level levels concentration concentrations activity activities phosphorylation production release secretion
            transcription synthesis mrna protein proteins content abundance signaling signalling activation immunoreactivity
            staining density transcript transcripts gene genes binding uptake turnover translation availability
            """
        ),
        (
            .group,
            "group groups arm arms cohort cohorts patients participants subjects recipients individuals rats mice animals those "
                + "adults children women men volunteers males females boys girls students pupils infants adolescents athletes runners players people "
                + "seniors veterans"
        ),
        (
            .treatment,
            """
            treatment treatments therapy therapies protocol protocols administration monotherapy combination intervention interventions
            supplementation infusion injection injections application pretreatment co-treatment cotreatment coadministration dosing
            exposure drug drugs peptide peptides compound compounds agent agents regimen regimens medication stimulation training
            vaccine vaccination extract formulation spray therapeutics neuroprotection pre-treatment posttreatment post-treatment
            surgery program programme exercise diet implantation transplantation dose doses preparation preparations
            """
        ),
        (
            .noOutcome,
            """
            promise potential interest value insight insights understanding research evidence confidence attention-to-detail idea
            field number-of tool tools approach approaches strategy strategies option options platform guide overview review article
            information data need needs question questions challenge challenges role roles use product products quality purity
            knowledge literature purpose goal development market cost costs price yield focus opportunity opportunities concern concerns
            access availability awareness conclusion conclusions hypothesis results result findings finding
            difference differences study studies trial trials contamination error errors noise
            one ones gap gaps list range variety set series way ways point points thing things it them they this that these those
            bottom truth answer action mechanism mechanisms effect effects impact influence
            database databases dataset phenomenon quartile quartiles quintile quintiles tertile tertiles decile deciles
            cascade cascades process processes things properties property
            """
        ),
        (.member, "such including like e.g. e.g namely includes"),
        (.giving, "receiving received given treated administered taking using combining assigned randomized randomised receive"),
        (.control, "placebo control controls vehicle saline sham baseline untreated standard usual comparator monotherapy"),
        (
            .measure,
            """
            score scores rate rates speed lifespan healthspan half-life length
            volume size index scale recovery function performance survival risk incidence frequency latency
            time duration outcome outcomes symptom symptoms behavior behaviour behaviors ability capacity integrity permeability
            stress inflammation damage injury death loss growth formation repair regeneration resistance sensitivity response responses
            count counts weight pressure flow quality severity burden load plaque inclusions deficits deficit impairment impairments
            decline plasticity memory learning attention cognition cognitive mood anxiety depression pain sleep fatigue strength mass
            remodeling sprouting survival neurons cells receptor receptors pathway pathways cytokine cytokines
            release toxicity stability penetration phenotype independence mortality disability events event reactions reaction
            viability proliferation apoptosis necrosis edema swelling infarction thickness connectivity excitability tone balance
            monoamine threshold amplitude consumption intake clearance uptake metabolism reactivity enhancement facilitation
            variability composition distributions distribution efficacy benefit benefits tolerability safety
            """
        ),
        (
            .study,
            """
            study studies trial trials meta-analysis meta-analyses research data evidence experiments experiment investigation
            investigations review reviews reports findings results researchers investigators authors scientists literature
            analysis analyses cohort cohorts rct rcts experimental clinical preclinical
            """
        ),
        (
            .light,
            """
            has have had led leads lead resulted results result produced produces produce yields yielded caused causes associated accompanied linked
            seen observed provides provided achieved there show shows showed shown displayed exhibited experienced experience reported
            demonstrated demonstrates brought conferred confers confer offers offered elicited elicits elicit enjoyed enjoys
            """
        ),
        (.harm, "adverse side tolerated tolerability reactions complications harms safety"),
    ]

    /// Verbs by their base form; all their forms get the class.
    private static let verbs: [(WordClass, String)] = [
        (
            .report,
            """
            show find report demonstrate suggest indicate observe reveal note conclude confirm describe detect record document see
            establish exhibit display document know
            """
        ),
        (
            .purpose,
            """
            aim intend seek investigate examine evaluate assess explore determine test plan hope design attempt try focus
            hypothesize hypothesise propose study consider recommend warrant need
            """
        ),
        (
            .verb,
            """
            receive begin seem appear contain include provide require involve consist derive develop bind act exert mimic
            engage cross compare associate administer treat give lead result produce yield make take allow enable help address combine
            follow mediate attribute accompany characterise characterize believe think regard expect expose enroll enrol recruit
            randomise randomize assign conduct perform publish carry approve register use supply store contribute represent depend
            persist emerge belong relate correspond consider make compensate complete continue launch lack limit-to compete
            offer underscore operate drive play serve synthesize synthesise incubate collect measure calculate normalize-to
            happen arise start end die live understand reflect imply undergo rely cite share target miss apply evolve unfold
            elicit prompt enjoy confer isolate purify homogenize homogenise centrifuge extract load separate boil denature wash block-in probe visualize analyse analyze
            """
        ),
        (.attaining, "achieve attain reach occur experience respond score"),
    ]
}
