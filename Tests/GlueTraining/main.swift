import Foundation

// Learns the weights by which glued tables are read; `Tests/train-glue` says how it is called.

do {
    try GlueTraining(Array(CommandLine.arguments.dropFirst())).run()
} catch {
    FileHandle.standardError.write(Data("train-glue: \(error)\n".utf8))
    exit(1)
}
