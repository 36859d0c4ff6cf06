/// The words that documents are made of.
enum Words {
    static let compounds = ["Semax", "Selank", "Cerebrolysin", "Cortexin", "Nerinetide", "Edaravone", "Citicoline", "Noopept", "Davunetide", "Humanin"]
    static let adjectives = ["delayed", "early", "repeated", "intranasal", "chronic", "moderate", "selective", "combined", "graded", "experimental",
                             "controlled", "sustained", "regional", "transient", "focal", "global"]
    static let subjects = ["ischemia", "hypothermia", "reperfusion", "inflammation", "apoptosis", "excitotoxicity", "neurogenesis", "memory",
                           "oxidative stress", "gene expression", "blood flow", "infarct growth", "synaptic plasticity", "edema"]
    static let systems = ["in the rat hippocampus", "in cultured neurons", "after cardiac arrest", "in newborn infants", "in aged mice",
                          "after traumatic brain injury", "in patients with stroke", "in the frontal cortex", "in a gerbil model", "in piglets"]
    static let surnames = ["Adler", "Brandt", "Castellan", "Dvorak", "Eriksen", "Fournier", "Gallo", "Hansen", "Ivanov", "Jansen", "Kowalski", "Lindgren",
                           "Moreau", "Novak", "Okafor", "Petrov", "Quist", "Rossi", "Sato", "Tanaka", "Ueda", "Vasquez", "Weber", "Xu", "Yilmaz", "Zhou"]
    static let journals = ["Journal of Cerebral Studies", "Acta Neuroprotectiva", "Stroke Reports", "Annals of Applied Peptides", "Brain Injury Letters",
                           "European Journal of Recovery", "Neurochemical Notes", "Archives of Resuscitation"]
    static let outcomes = ["infarct volume", "neuron count", "BDNF", "mortality", "escape latency", "water content", "IL-6", "caspase-3"]
    static let verbs = ["reduced", "increased", "did not change", "lowered", "raised", "restored"]
    static let models = ["Wistar rats", "C57BL/6 mice", "gerbils", "piglets", "PC12 cells", "patients"]
}
