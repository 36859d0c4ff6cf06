extension BuiltInTerms {
    /// Proteins, genes, receptors, transmitters, pathways: what a compound acts on and what is assayed.
    static let targets = """
        BDNF | brain-derived neurotrophic factor
        NGF | nerve growth factor
        proNGF | pro-NGF
        proBDNF | pro-BDNF
        NT-3 | neurotrophin-3 | Nt-3
        NT-4 | neurotrophin-4
        GDNF | glial cell line-derived neurotrophic factor
        CNTF | ciliary neurotrophic factor
        VEGF | vascular endothelial growth factor
        FGF-2 | bFGF | basic fibroblast growth factor
        EGF | epidermal growth factor
        TGF-β | TGF-β1 | transforming growth factor beta
        neurotrophin
        neurotrophic factor
        growth factor
        TrkA
        TrkB
        TrkC
        Trk receptor
        p75NTR | p75
        PI3K/Akt | PI3K | phosphatidylinositol 3-kinase
        Akt | protein kinase B
        MAPK/ERK | MAPK | mitogen-activated protein kinase
        ERK | ERK1/2
        JNK
        p38 | p38 MAPK
        mTOR | mTORC1
        AMPK
        CREB
        GSK-3β | GSK3β | glycogen synthase kinase-3β
        Wnt | Wnt/β-catenin
        β-catenin
        Notch | Notch1
        Sonic Hedgehog | Shh
        NF-κB | nuclear factor kappa B
        Nrf2 | Nrf2/HO-1
        HO-1 | heme oxygenase-1
        STAT3
        JAK/STAT
        HIF-1α
        PGC-1α
        SIRT1 | sirtuin 1
        FOXO
        PKC | protein kinase C
        PKA | protein kinase A
        CaMKII
        toll-like receptor | TLR
        TLR4 | TLR2
        NLRP3 | NLRP3 inflammasome | inflammasome
        TNF-α | TNF | tumor necrosis factor | tumour necrosis factor
        IL-1β | IL-1 | interleukin-1β | interleukin-1
        IL-2
        IL-4
        IL-6 | interleukin-6
        IL-8
        IL-10 | interleukin-10
        IL-17
        IL-18
        IFN-γ | interferon gamma
        MCP-1
        CRP | C-reactive protein | hs-CRP
        cytokine | inflammatory cytokine | pro-inflammatory cytokine
        chemokine
        COX-2 | cyclooxygenase-2
        iNOS
        nNOS | eNOS
        nitric oxide
        ICAM-1
        VCAM-1
        MMP-9 | MMP-2 | matrix metalloproteinase
        S100B | S100β
        NSE | neuron-specific enolase
        GFAP
        Iba1 | Iba-1
        NeuN
        MAP2 | MAP-2
        DCX | doublecortin
        Ki-67
        PSD-95
        synaptophysin
        synapsin
        GAP-43
        NfL | neurofilament light | neurofilament light chain
        neurofilament
        tau | p-tau | phosphorylated tau | tau phosphorylation
        amyloid | amyloid-β | beta-amyloid | Aβ | Aβ42 | Aβ40 | amyloid beta | amyloid precursor protein | APP
        amyloid plaque
        BACE1
        α-synuclein | alpha-synuclein
        TDP-43
        huntingtin
        SOD1
        presenilin
        ApoE | apolipoprotein E
        caspase-3 | cleaved caspase-3
        caspase-9
        caspase-8
        Bcl-2
        Bax
        Bcl-2/Bax
        p53
        cytochrome c
        LC3 | Beclin-1
        superoxide dismutase | SOD
        catalase
        glutathione | GSH
        glutathione peroxidase
        malondialdehyde | MDA
        reactive oxygen species | ROS
        lipid peroxidation
        8-OHdG
        dopamine
        serotonin | 5-HT | 5-HIAA
        noradrenaline | norepinephrine
        adrenaline | epinephrine
        acetylcholine
        acetylcholinesterase | AChE
        choline acetyltransferase | ChAT
        GABA
        glutamate
        glutamine
        histamine
        monoamine
        enkephalin | endorphin | β-endorphin
        endocannabinoid
        NMDA receptor | NMDAR | NMDA
        AMPA receptor | AMPAR
        GABA-A receptor | GABA-A
        GABA-B receptor
        nicotinic receptor | α7 nicotinic receptor | α7 receptor
        muscarinic receptor
        dopamine receptor | D1 receptor | D2 receptor
        dopamine transporter | DAT
        serotonin transporter | SERT
        5-HT1A receptor | 5-HT2A receptor
        opioid receptor | mu-opioid receptor | μ-opioid receptor | mu opioid receptor | Oprm1
        cannabinoid receptor | CB1 receptor | CB2 receptor
        adrenergic receptor
        melanocortin receptor | MC4R | MC3R | MC1R
        glucocorticoid receptor
        estrogen receptor
        insulin receptor
        GLP-1 receptor
        sigma-1 receptor
        P2X7 receptor
        TRPV1
        orexin receptor
        monoamine oxidase | MAO-B | MAO-A
        tyrosine hydroxylase
        cortisol | corticosterone
        ACTH | adrenocorticotropic hormone | adrenocorticotrophic hormone
        CRH
        prolactin
        ghrelin
        leptin
        adiponectin
        HbA1c | glycated hemoglobin
        glucose | blood glucose
        LDL cholesterol | LDL | LDL-C
        HDL cholesterol | HDL
        triglycerides
        cholesterol | total cholesterol
        homocysteine
        creatinine
        lactate
        ferritin
        iron
        calcium | Ca2+ | calcium influx
        copper | copper(II)
        ATP
        NAD+
        mitochondria | mitochondrial membrane potential
        Na+/K+-ATPase
        aquaporin-4 | AQP4
        claudin-5
        occludin
        ZO-1
        tight junction protein
        glymphatic clearance
        microglia | M2 microglia | M1 microglia
        astrocyte
        oligodendrocyte
        neural stem cell | neural progenitor cell
        telomerase
        ubiquitin | deubiquitination | ubiquitination
        DNA methylation
        histone acetylation
        microRNA | miRNA
        lncRNA
        """

    /// Parts of the body, brain regions and fluids in which a result holds.
    static let regions = """
        hippocampus | hippocampal
        dentate gyrus
        CA1 | CA1 region | CA3
        cortex | cortical | cerebral cortex
        frontal cortex
        prefrontal cortex | medial prefrontal cortex | PFC
        motor cortex
        sensorimotor cortex
        entorhinal cortex
        parietal cortex
        temporal cortex | temporal lobe
        occipital cortex
        visual cortex
        cingulate cortex | anterior cingulate cortex
        neocortex | neocortical
        basal forebrain
        forebrain
        midbrain
        hindbrain
        brainstem | brain stem
        cerebellum | cerebellar
        striatum | striatal
        caudate | caudate nucleus
        putamen
        nucleus accumbens
        basal ganglia
        basal nuclei
        globus pallidus
        substantia nigra
        ventral tegmental area | VTA
        thalamus | thalamic
        hypothalamus | hypothalamic
        amygdala
        raphe nuclei | dorsal raphe
        locus coeruleus
        septum
        olfactory bulb
        corpus callosum
        white matter
        grey matter
        subventricular zone | SVZ
        penumbra | peri-infarct region | peri-infarct cortex | peri-infarct
        infarct core
        ipsilateral hemisphere
        contralateral hemisphere
        spinal cord
        dorsal horn
        dorsal root ganglia
        sciatic nerve
        optic nerve
        retina
        brain | cerebral
        whole brain
        cerebrospinal fluid | CSF
        plasma
        serum
        whole blood
        urine
        saliva
        liver
        kidney
        lung
        heart
        myocardium
        skeletal muscle
        adipose tissue
        gut
        colon
        gastric mucosa
        spleen
        pancreas
        bone marrow
        skin
        cornea
        cochlea
        endothelium
        microvessels
        """
}
