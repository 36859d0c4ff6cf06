// swift-tools-version: 6.0
import PackageDescription

// raw ─▶ Reading ─▶ documents ─▶ Segmentation ─▶ blocks ─▶ Extraction ─▶ records ─▶ Linkage ─▶ works ─▶ Writing ─▶ output
//
// Stages never import one another. They meet in `Model` (the shapes) and in `Pipeline` (the order).
// Third-party code has one door each, named below.

let package = Package(
    name: "garner",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "garner", targets: ["garner"]),
        .library(name: "Garner", targets: ["Pipeline", "Reading", "Segmentation", "Extraction", "Linkage", "Model"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.3" ..< "5.0.0"),
        .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        .target(name: "Model"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .target(name: "Reading", dependencies: ["Model", "CLibXML2"]),
        .target(name: "Segmentation", dependencies: ["Model"]),
        .target(name: "Extraction", dependencies: ["Model", "LabellerWeights"]),
        .target(name: "LabellerWeights", exclude: ["LabellerWeights.c.weights.model", "LabellerWeights.c.lexicon.model"]),
        .target(name: "Linkage", dependencies: ["Model"]),
        .target(name: "Writing", dependencies: [
            "Model",
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]),
        .target(name: "Pipeline", dependencies: [
            "Model", "Reading", "Segmentation", "Extraction", "Linkage", "Writing",
            .product(name: "Crypto", package: "swift-crypto"),
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "SwiftCSV", package: "SwiftCSV"),
            .product(name: "Yams", package: "Yams"),
        ]),
        .executableTarget(name: "garner", dependencies: [
            "Pipeline", "Model", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]),

        // the command that makes the labeller's weights: Tests/train
        .executableTarget(name: "Training", dependencies: ["Extraction"], path: "Tests/Training", exclude: ["lexicon.py"]),

        // the command that makes the weights of linkage: Tests/train-linkage
        .executableTarget(
            name: "LinkageTraining", dependencies: ["Linkage", "Extraction", "Segmentation", "Reading", "Model"], path: "Tests/LinkageTraining"),

        // the command that makes the weights of glued tables: Tests/train-glue
        .executableTarget(name: "GlueTraining", dependencies: ["Model"], path: "Tests/GlueTraining"),

        .testTarget(name: "ModelTests", dependencies: ["Model"]),
        .testTarget(name: "ReadingTests", dependencies: ["Reading", "Model"]),
        .testTarget(name: "SegmentationTests", dependencies: ["Segmentation", "Reading", "Model"]),
        .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "Segmentation", "Reading", "Model"]),
        .testTarget(name: "LinkageTests", dependencies: ["Linkage", "Model"]),
        .testTarget(name: "WritingTests", dependencies: [
            "Writing", "Model",
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "SwiftCSV", package: "SwiftCSV"),
            .product(name: "XMLCoder", package: "XMLCoder"),
        ]),
        .testTarget(name: "PipelineTests", dependencies: [
            "Pipeline", "Reading", "Model",
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "SwiftCSV", package: "SwiftCSV"),
        ]),
        .testTarget(name: "TrainingTests", dependencies: ["Training", "Extraction"]),
        .testTarget(name: "GarnerTests", dependencies: ["garner", "Pipeline", "Model"]),
    ]
)
