extension BuiltInTerms {
    /// What is measured in patients, animals and tissue: scales, tests, volumes, rates, symptoms.
    static let outcomes = """
        NIHSS | National Institutes of Health Stroke Scale | NIH Stroke Scale
        mRS | modified Rankin Scale | Rankin
        Barthel Index | BI
        Fugl-Meyer | Fugl-Meyer Assessment | FMA
        ARAT | Action Research Arm Test
        Glasgow Outcome Scale | GOS | GOSE
        Glasgow Coma Scale | GCS
        mNSS | modified Neurological Severity Score | neurological severity score | neurological deficit score
        BBB score | Basso Mouse Scale | BMS
        MMSE | Mini-Mental State Examination
        MoCA | Montreal Cognitive Assessment
        ADAS-cog | ADAS-cog+ | ADAS-Cog13
        CIBIC+ | CIBIC-plus
        CDR-SB | CDR | Clinical Dementia Rating
        NPI | Neuropsychiatric Inventory
        ADCS-ADL | ADL | activities of daily living
        IADL
        HAM-D | HDRS | Hamilton Depression Rating Scale
        HAM-A | Hamilton Anxiety Rating Scale
        MADRS | Montgomery-Åsberg Depression Rating Scale
        BDI | Beck Depression Inventory
        PHQ-9
        GAD-7
        STAI
        YMRS
        PANSS
        CGI | CGI-S | CGI-I | Clinical Global Impression
        UPDRS | MDS-UPDRS | UPDRS-III
        Hoehn and Yahr
        EDSS
        ALSFRS-R
        PSQI
        Epworth Sleepiness Scale
        VAS
        SF-36
        EQ-5D
        QALY
        quality of life
        functional independence
        functional recovery
        functional outcome
        neurological recovery
        neurological function
        neurological deficit
        motor recovery | motor function | motor performance | motor coordination | locomotor activity
        gait | gait recovery | gait speed | walking speed
        grip strength
        balance
        infarct volume | infarct size | lesion volume | infarction
        brain edema | brain oedema | brain water content | edema | oedema
        hemorrhagic transformation
        hematoma volume
        recanalization
        reperfusion
        cerebral blood flow | blood flow | CBF
        blood-brain barrier permeability | blood-brain barrier integrity | blood-brain barrier | BBB
        intracranial pressure
        apoptosis | apoptotic cells | TUNEL-positive cells
        neuronal apoptosis
        cell death | neuronal death | neuronal loss
        cell viability
        necrosis
        ferroptosis
        pyroptosis
        autophagy
        neuronal survival | cell survival
        neurogenesis
        synaptogenesis
        angiogenesis
        gliogenesis
        myelination | remyelination | demyelination
        axonal regeneration | axonal growth | axon regeneration
        neurite outgrowth
        dendritic spine density | spine density | dendritic sprouting | dendritic arborization | dendritic length
        synaptic density
        synaptic plasticity | neuroplasticity | plasticity
        long-term potentiation | LTP
        synaptic transmission
        neuroprotection
        neuroinflammation | inflammation | inflammatory response
        oxidative stress | oxidative damage
        excitotoxicity | glutamate excitotoxicity
        toxicity | neurotoxicity | cytotoxicity
        mitochondrial function | mitochondrial dysfunction
        calcium overload
        microglial activation
        gliosis | astrogliosis
        brain injury | secondary injury
        brain volume | hippocampal volume | gray matter volume | grey matter volume | cortical thickness
        brain atrophy | atrophy
        cognition | cognitive function | cognitive performance | cognitive decline | cognitive impairment | cognitive recovery
        cognitive deficits | cognitive scores
        memory | working memory | spatial memory | recognition memory | episodic memory | verbal memory | memory consolidation | memory retention
        memory impairment
        learning | spatial learning | fear conditioning
        attention | sustained attention
        executive function
        processing speed | reaction time
        verbal fluency
        alertness | vigilance
        mood
        anxiety | anxiety-like behaviour | anxiety-like behavior
        depression | depressive symptoms | depressive-like behavior | depressive-like behaviour
        anhedonia
        stress | stress response
        aggression
        social interaction
        exploratory behavior | exploratory behaviour
        immobility time
        escape latency
        freezing
        sleep | sleep quality | sleep onset latency | sleep latency | sleep duration | REM sleep | slow-wave sleep
        fatigue
        pain | pain threshold | mechanical allodynia | hyperalgesia | pain score
        seizure | seizure frequency | seizure threshold
        tremor
        rigidity
        spasticity
        dyskinesia
        agitation
        psychotic symptoms
        craving
        appetite
        food intake
        body weight
        BMI
        blood pressure | systolic blood pressure | diastolic blood pressure | mean arterial pressure
        heart rate | heart rate variability
        body temperature
        survival | overall survival | survival rate
        mortality | all-cause mortality | death
        disability
        dependency
        recurrence | recurrent stroke | stroke recurrence
        hospitalization | length of stay | hospital stay
        relapse | relapses
        response rate | remission | remission rate | relapse rate
        adverse event | adverse events | serious adverse event | side effect
        headache
        dizziness
        nausea
        vomiting
        diarrhea | diarrhoea
        constipation
        insomnia
        somnolence | drowsiness | sedation
        dry mouth
        rash
        pruritus
        fever
        hypotension
        hypertension
        bradycardia
        tachycardia
        bleeding | bleeding risk | hemorrhage | intracranial hemorrhage | symptomatic intracranial hemorrhage
        thromboembolic event | thrombosis
        epistaxis
        nasal irritation
        injection site reaction
        infection | pneumonia
        hypoglycemia
        weight gain | weight loss
        liver enzymes | ALT | AST
        tolerability
        safety
        efficacy
        benefit
        wound healing | tendon healing | healing
        collagen deposition
        muscle mass | muscle strength
        bone density | bone mineral density
        lifespan
        telomere length
        insulin sensitivity | insulin resistance
        immune response
        gene expression
        protein expression
        mRNA expression
        plaque burden | amyloid burden | amyloid plaque burden | amyloid load | amyloid inclusions
        neurofibrillary tangles
        tumor volume | tumour volume | tumor growth
        cell proliferation | proliferation
        cell migration | migration
        firing rate
        EEG | alpha power | theta power
        evoked potentials
        glucose metabolism
        receptor binding
        binding affinity
        bioavailability
        half-life
        permeability
        """

    /// Who or what was studied.
    static let species = """
        human | humans
        patient | patients
        participant | participants
        volunteer | volunteers | healthy volunteers
        adult | adults | older adults | elderly
        child | children | adolescents | infants | neonates | newborns
        men | women
        rat | rats
        Wistar rat | Wistar rats | Wistar
        Sprague-Dawley rat | Sprague-Dawley rats | Sprague-Dawley
        mouse | mice
        C57BL/6 mice | C57BL/6
        transgenic mice | APP/PS1 mice | APP/PS1 | 5xFAD mice | 5xFAD | 3xTg-AD mice | 3xTg-AD | knockout mice
        rabbit | rabbits
        guinea pig | guinea pigs
        hamster | hamsters
        gerbil | gerbils
        dog | dogs
        cat | cats
        pig | pigs | piglets
        monkey | monkeys | macaque | rhesus monkeys | primates
        zebrafish
        Drosophila | fruit flies
        C. elegans
        rodent | rodents
        animal | animals
        PC12 cells | PC12
        SH-SY5Y cells | SH-SY5Y
        HT22 cells | HT22
        BV2 cells | BV2 | BV-2
        HEK293 cells | HEK293
        HUVEC
        neuroblastoma | neuroblastoma cells
        primary neurons | cortical neurons | hippocampal neurons | dopaminergic neurons
        endothelial cells | endothelial cell lines
        neurons
        organoids
        """

    /// How a compound gets in.
    static let routes = """
        intranasal | intranasally | nasal spray | nasal drops | nasal
        intravenous | intravenously | IV | i.v. | intravenous infusion
        intramuscular | intramuscularly | IM | i.m.
        intraperitoneal | intraperitoneally | IP | i.p.
        subcutaneous | subcutaneously | SC | s.c.
        oral | orally | by mouth | per os | p.o. | oral gavage | gavage
        sublingual | sublingually
        buccal
        transdermal
        topical | topically
        rectal
        inhaled | inhalation
        intrathecal | intrathecally
        intracerebroventricular | i.c.v. | ICV
        intracerebral
        intra-arterial
        intravitreal
        epidural
        """

    /// Diseases and the models that stand for them.
    static let conditions = """
        ischemic stroke | ischaemic stroke | acute ischemic stroke | acute ischaemic stroke | AIS
        hemorrhagic stroke | haemorrhagic stroke | intracerebral hemorrhage
        stroke | severe stroke | moderate stroke | post-stroke
        cerebral ischemia | cerebral ischaemia | brain ischemia | focal ischemia | global ischemia | ischemia | ischaemia
        ischemia-reperfusion | ischemia–reperfusion | reperfusion injury
        middle cerebral artery occlusion | MCAO | tMCAO | pMCAO
        photothrombotic stroke | photothrombosis
        subarachnoid hemorrhage | SAH
        transient ischemic attack | TIA
        traumatic brain injury | TBI | head injury | concussion
        spinal cord injury | SCI
        nerve injury | peripheral nerve injury
        hypoxia | hypoxia-ischemia | hypoxic-ischemic encephalopathy
        cardiac arrest
        Alzheimer's disease | Alzheimer disease | AD
        dementia | vascular dementia | vascular cognitive impairment
        mild cognitive impairment | MCI
        Parkinson's disease | Parkinson disease | PD
        Huntington's disease
        amyotrophic lateral sclerosis | ALS
        multiple sclerosis | MS
        experimental autoimmune encephalomyelitis | EAE
        epilepsy | status epilepticus
        migraine
        neuropathy | diabetic neuropathy | neuropathic pain
        chronic pain
        major depressive disorder | MDD | major depression | treatment-resistant depression
        bipolar disorder
        schizophrenia
        generalized anxiety disorder | anxiety disorder
        PTSD | post-traumatic stress disorder
        ADHD | attention deficit hyperactivity disorder
        autism | autism spectrum disorder | ASD
        substance use disorder | addiction | alcohol dependence
        delirium
        insomnia disorder
        chronic stress | chronic unpredictable mild stress | early-life stress | maternal separation
        aging | ageing | aged
        diabetes | type 2 diabetes | type 1 diabetes | diabetic | streptozotocin
        obesity | high-fat diet
        metabolic syndrome
        heart failure
        myocardial infarction
        atherosclerosis
        chronic kidney disease
        COVID-19
        sepsis | LPS | lipopolysaccharide
        glaucoma
        optic nerve atrophy
        retinal ischemia
        glioblastoma | glioma
        cancer
        neurodegeneration | neurodegenerative disease
        neurodevelopmental disorder
        cerebral palsy
        hepatic encephalopathy
        """
}
