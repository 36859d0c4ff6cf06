import Foundation

// Learns the weights of linkage; `Tests/train-linkage` says how it is called.

do {
    try LinkageTraining(Array(CommandLine.arguments.dropFirst())).run()
} catch {
    FileHandle.standardError.write(Data("train-linkage: \(error)\n".utf8))
    exit(1)
}
