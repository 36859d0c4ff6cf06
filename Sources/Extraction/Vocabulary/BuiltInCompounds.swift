extension BuiltInTerms {
    /// Drugs, peptides, vitamins, procedures: what is given or done.
    static let compounds = """
        semax | semax acetate
        N-acetyl semax | N-acetyl semax amidate | NA-semax | NASA
        selank | N-acetyl selank
        cerebrolysin
        cortexin
        noopept | omberacetam
        dihexa
        P21
        pinealon
        epitalon | epithalon
        thymosin alpha-1 | thymosin α1
        thymosin beta-4 | thymosin β4 | TB-500
        BPC-157 | BPC 157
        KPV
        humanin
        MOTS-c
        SS-31 | elamipretide
        DSIP | delta sleep-inducing peptide
        oxytocin
        vasopressin
        PACAP
        NAP | davunetide
        Pro-Gly-Pro | PGP
        melanotan II
        bremelanotide
        α-MSH | alpha-MSH
        setmelanotide
        ACTH(4-10) | ACTH 4-10 | ACTH4-10
        ACTH(4-7) | ACTH 4-7
        ACTH(6-9)
        GHK-Cu
        actovegin
        citicoline | CDP-choline | cytidine diphosphocholine
        choline alfoscerate | alpha-GPC
        piracetam
        oxiracetam
        aniracetam
        phenylpiracetam
        levetiracetam
        brivaracetam
        pramiracetam
        vinpocetine
        edaravone | edaravone dexborneol
        nerinetide | NA-1
        butylphthalide | NBP | dl-3-n-butylphthalide
        tirilazad
        ebselen
        NXY-059
        fingolimod
        natalizumab
        minocycline
        erythropoietin | EPO
        progesterone
        estradiol | 17β-estradiol
        testosterone
        dexamethasone
        methylprednisolone
        prednisolone | prednisone
        hydrocortisone
        alteplase | tissue plasminogen activator | tPA | rt-PA
        tenecteplase
        urokinase
        argatroban
        heparin
        enoxaparin
        warfarin
        apixaban
        rivaroxaban
        dabigatran
        aspirin | acetylsalicylic acid
        clopidogrel
        ticagrelor
        cilostazol
        dipyridamole
        statin | statins
        atorvastatin
        simvastatin
        rosuvastatin
        pravastatin
        insulin
        metformin
        empagliflozin
        dapagliflozin
        liraglutide
        semaglutide
        exenatide | exendin-4
        tirzepatide
        sitagliptin
        linagliptin
        pioglitazone
        glibenclamide | glyburide
        losartan
        telmisartan
        candesartan
        enalapril
        ramipril
        perindopril
        captopril
        amlodipine
        nimodipine
        nicardipine
        verapamil
        propranolol
        atenolol
        metoprolol
        carvedilol
        donepezil
        rivastigmine
        galantamine
        huperzine A
        memantine
        lecanemab
        aducanumab
        donanemab
        solanezumab
        gantenerumab
        bapineuzumab
        tacrine
        ipidacrine
        fluoxetine
        sertraline
        citalopram
        escitalopram
        paroxetine
        fluvoxamine
        venlafaxine
        duloxetine
        desvenlafaxine
        mirtazapine
        bupropion
        vortioxetine
        agomelatine
        amitriptyline
        nortriptyline
        imipramine
        clomipramine
        trazodone
        SSRI | selective serotonin reuptake inhibitor
        SNRI
        lithium | lithium chloride | lithium carbonate
        valproate | valproic acid | sodium valproate
        carbamazepine
        lamotrigine
        topiramate
        gabapentin
        pregabalin
        phenytoin
        phenobarbital
        zonisamide
        ketamine | esketamine
        psilocybin
        LSD | lysergic acid diethylamide
        MDMA
        dextromethorphan
        haloperidol
        clozapine
        olanzapine
        risperidone
        quetiapine
        aripiprazole
        diazepam
        lorazepam
        midazolam
        clonazepam
        alprazolam
        phenazepam
        buspirone
        afobazole | fabomotizole
        phenibut
        zolpidem
        suvorexant
        modafinil
        armodafinil
        methylphenidate
        amphetamine | dextroamphetamine | lisdexamfetamine
        atomoxetine
        bromantane
        caffeine
        nicotine
        varenicline
        levodopa | L-DOPA
        pramipexole
        ropinirole
        rasagiline
        selegiline
        safinamide
        rotigotine
        apomorphine
        amantadine
        istradefylline
        entacapone
        riluzole
        tofersen
        baclofen
        botulinum toxin
        dalfampridine | 4-aminopyridine
        interferon beta | interferon beta-1a
        glatiramer acetate
        dimethyl fumarate
        ocrelizumab
        rituximab
        teriflunomide
        cladribine
        siponimod
        morphine
        fentanyl
        tramadol
        naloxone
        naltrexone
        buprenorphine
        propofol
        etomidate
        isoflurane
        sevoflurane
        dexmedetomidine
        lidocaine
        scopolamine
        atropine
        physostigmine
        mecamylamine
        melatonin
        ramelteon
        vitamin D | cholecalciferol
        vitamin E | α-tocopherol
        vitamin C | ascorbic acid
        vitamin B12 | methylcobalamin | cobalamin
        folic acid | folate
        thiamine | benfotiamine
        niacin | nicotinamide | nicotinamide riboside | NMN
        omega-3 fatty acids | omega-3 | DHA | EPA
        creatine
        taurine
        L-theanine | theanine
        N-acetylcysteine | NAC
        alpha-lipoic acid | α-lipoic acid
        acetyl-L-carnitine
        coenzyme Q10 | CoQ10 | ubiquinol
        mitoquinone | MitoQ
        magnesium | magnesium sulfate | magnesium L-threonate
        zinc
        resveratrol
        curcumin
        quercetin
        EGCG | epigallocatechin gallate
        sulforaphane
        berberine
        ginsenoside Rg1 | ginsenoside
        Ginkgo biloba | EGb 761 | ginkgo
        Bacopa monnieri | bacopa
        ashwagandha | Withania somnifera
        rhodiola | Rhodiola rosea
        lion's mane | Hericium erinaceus
        saffron
        panax ginseng | ginseng
        cannabidiol | CBD
        THC | tetrahydrocannabinol
        rapamycin | sirolimus
        tacrolimus
        cyclosporine | cyclosporin A
        everolimus
        colchicine
        ibuprofen
        naproxen
        celecoxib
        indomethacin
        diclofenac
        paracetamol | acetaminophen
        tocilizumab
        anakinra
        infliximab
        etanercept
        adalimumab
        cyclophosphamide
        methotrexate
        doxorubicin
        cisplatin
        temozolomide
        allopurinol
        febuxostat
        uric acid
        mannitol
        hypertonic saline
        tranexamic acid
        deferoxamine
        deferiprone
        thyroxine | levothyroxine
        growth hormone
        IGF-1 | insulin-like growth factor 1
        G-CSF | filgrastim
        mesenchymal stem cells | MSCs | bone marrow stromal cells
        exosomes
        hyperbaric oxygen
        hypothermia | therapeutic hypothermia
        remote ischemic conditioning
        thrombectomy | mechanical thrombectomy
        thrombolysis | intravenous thrombolysis
        decompressive craniectomy
        deep brain stimulation | DBS
        transcranial magnetic stimulation | rTMS | TMS
        transcranial direct current stimulation | tDCS
        vagus nerve stimulation | VNS
        electroconvulsive therapy
        electroacupuncture | acupuncture
        cognitive behavioral therapy | CBT
        environmental enrichment
        ketogenic diet
        caloric restriction
        intermittent fasting
        physiotherapy
        treadmill training
        aerobic exercise
        probiotics
        amidate | GABA-A modulator
        emoxypine | mexidol | ethylmethylhydroxypyridine succinate
        mildronate | meldonium
        cytoflavin
        D-cycloserine | cycloserine
        dexborneol
        rehabilitation
        ladasten
        picamilon
        tanshinone IIA
        salvianolic acid
        puerarin
        ligustrazine | tetramethylpyrazine
        astragaloside IV
        icariin
        baicalin
        gastrodin
        honokiol
        fisetin
        luteolin
        apigenin
        urolithin A
        spermidine
        methylene blue
        nilotinib
        masitinib
        ambroxol
        trehalose
        tideglusib
        semagacestat
        verubecestat
        """
}
