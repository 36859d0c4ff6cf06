/// A word that says that something changed, or did not.
struct ChangeWord: Sendable {
    struct Forms: OptionSet, Sendable, Hashable {
        let rawValue: UInt8
        static let base = Forms(rawValue: 1 << 0)
        static let third = Forms(rawValue: 1 << 1)
        static let past = Forms(rawValue: 1 << 2)
        static let ing = Forms(rawValue: 1 << 3)
        static let noun = Forms(rawValue: 1 << 4)
        static let adjective = Forms(rawValue: 1 << 5)
        /// `inducer`, `inhibitor`: one that changes.
        static let agent = Forms(rawValue: 1 << 6)
        /// May stand without an object: `BDNF levels increased`.
        static let intransitive = Forms(rawValue: 1 << 7)
        static let verb: Forms = [.base, .third, .past, .ing]
    }

    /// What is special about a word beyond its direction.
    enum Manner: Sendable {
        case plain
        /// `improve`, `improvement`: upward whatever the scale; a scale on which less is better is named *improvement*.
        case improve
        /// `protect`: the change is in what stands behind `from` or `against`.
        case protect
        /// `benefit`: the word is itself the outcome.
        case outcome
        /// `causes`: makes what was not there.
        case cause
        /// `affect`, `modulate`: a change without a direction.
        case affect
        /// `unaffected`, `unchanged`.
        case unchanged
        /// `difference`: a change between arms without a direction.
        case difference
    }

    /// 1 for more, -1 for less, 0 for a change without direction.
    var direction: Int {
        get { Int(sign) }
        set { sign = Int8(newValue.signum()) }
    }
    private var sign: Int8
    var forms: Forms
    var manner: Manner
    /// The manner of the noun where it is another than that of the verb: *to change* affects, *a change* is a difference.
    var nounManner: Manner?

    init(direction: Int, forms: Forms, manner: Manner) {
        sign = Int8(direction.signum())
        self.forms = forms
        self.manner = manner
    }
}

/// The words of change by folded form.
enum ChangeWords {
    static func word(of hash: UInt64) -> ChangeWord? { table.words[hash].map { table.entries[Int($0)] } }

    static var hashes: [UInt64] { table.words.hashes }

    private static let table: (words: WordTable, entries: [ChangeWord]) = {
        var words = WordTable(capacity: 2048)
        var entries: [ChangeWord] = []
        func add(_ form: some Sequence<UInt8>, _ entry: ChangeWord) {
            let hash = WordHash(form).value
            if let index = words[hash] {
                entries[Int(index)].forms.formUnion(entry.forms)
                if entry.forms.contains(.noun) { entries[Int(index)].nounManner = entry.manner }
            } else {
                words.insert(hash, Int32(entries.count))
                entries.append(entry)
            }
        }
        for (direction, manner, list) in verbs {
            for base in GrammarWords.words(of: list) {
                for (word, form) in Inflection.forms(of: base) {
                    add(word.utf8, ChangeWord(direction: direction, forms: flag(form), manner: manner))
                }
            }
        }
        for base in GrammarWords.words(of: intransitives) {
            for (word, _) in Inflection.forms(of: base) {
                if let index = words[WordHash(word.utf8).value] { entries[Int(index)].forms.formUnion(.intransitive) }
            }
        }
        for (direction, forms, manner, list) in others {
            for word in GrammarWords.words(of: list) { add(word, ChangeWord(direction: direction, forms: forms, manner: manner)) }
        }
        return (words, entries)
    }()

    private static func flag(_ form: Inflection.Form) -> ChangeWord.Forms {
        switch form {
        case .base: .base
        case .third: .third
        case .past: .past
        case .ing: .ing
        }
    }

    private static let verbs: [(Int, ChangeWord.Manner, String)] = [
        (
            1, .plain,
            """
            increase elevate enhance upregulate up-regulate promote raise augment boost stimulate strengthen restore activate induce
            facilitate accelerate potentiate amplify rescue recover prolong heighten initiate preserve maintain rise
            double triple intensify reinstate support sustain favour favor trigger sensitize escalate multiply gain
            reestablish re-establish evoke hasten lengthen extend
            """
        ),
        (1, .improve, "improve ameliorate-function"),
        (
            -1, .plain,
            """
            reduce decrease lower diminish attenuate inhibit suppress downregulate down-regulate block prevent alleviate ameliorate
            mitigate lessen counteract reverse limit dampen blunt abolish shorten decline drop fall abrogate curb impair antagonise
            antagonize slow delay minimise minimize ease relieve halve silence eliminate deplete disrupt worsen normalise-down
            counter offset combat inactivate cut quench scavenge weaken curtail repress retard lose
            """
        ),
        (-1, .protect, "protect shield defend spare"),
        (1, .cause, "cause provoke"),
        (
            0, .affect,
            """
            modulate regulate influence affect alter change normalise normalize shift interact bind modify impact reprogram differ vary
            """
        ),
    ]

    /// Verbs that may stand without an object, so that what is before them changed.
    private static let intransitives = """
        increase decrease rise fall drop decline improve change worsen recover diminish grow differ vary accelerate slow normalise normalize
        double triple halve expand lessen escalate deteriorate
        """

    private static let others: [(Int, ChangeWord.Forms, ChangeWord.Manner, String)] = [
        (
            1, .noun, .plain,
            """
            increase increases elevation elevations enhancement upregulation up-regulation promotion augmentation stimulation restoration
            activation induction facilitation acceleration potentiation amplification rise rises gain gains boost preservation
            prolongation expansion
            """
        ),
        (1, .noun, .improve, "improvement improvements"),
        (1, .noun, .outcome, "benefit benefits"),
        (
            -1, .noun, .plain,
            """
            reduction reductions decrease decreases attenuation inhibition suppression downregulation down-regulation prevention
            alleviation amelioration mitigation decline declines drop drops diminution lowering abolition shortening reversal
            depletion worsening impairment fall blockade
            """
        ),
        (-1, .noun, .protect, "protection"),
        (0, .noun, .affect, "variability variation"),
        (0, .noun, .difference, "difference differences change changes alteration alterations effect effects"),
        (
            1, .adjective, .plain,
            """
            higher greater larger better faster superior stronger longer greatest highest largest best more strongest improved
            elevated increased enhanced upregulated heightened raised augmented
            """
        ),
        (
            -1, .adjective, .plain,
            "lower less fewer smaller shorter worse slower poorer weaker inferior lowest fewest smallest tighter narrower reduced decreased diminished "
                + "lowered suppressed attenuated downregulated"
        ),
        (1, .agent, .plain, "inducer activator enhancer stimulator promoter potentiator agonist booster"),
        (-1, .agent, .plain, "inhibitor suppressor blocker antagonist attenuator"),
        (0, .adjective, .unchanged, "unaffected unchanged unaltered comparable similar equivalent stable"),
    ]
}
