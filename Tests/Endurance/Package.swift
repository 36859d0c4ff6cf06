// swift-tools-version: 6.0
import PackageDescription

// The documents that `Tests/endure` runs Garner on. A package of its own, so that building and testing Garner stays quick.
let package = Package(
    name: "documents",
    platforms: [.macOS(.v14)],
    targets: [.executableTarget(name: "documents", path: "Sources/Documents")]
)
