// swift-tools-version: 6.0
import PackageDescription

// Coverage-guided fuzzing of what reads people's files. `Tests/fuzz` builds it with the sanitizers and runs it; a package of its own, because
// everything below must be compiled for that too.
let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "garner", path: "../..")],
    targets: [.executableTarget(name: "Fuzz", dependencies: [.product(name: "Garner", package: "garner")])]
)
