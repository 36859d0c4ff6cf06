import Extraction
import Foundation

// Trains the reference labeller; `Tests/train` says how it is called.

do {
    try Training(Array(CommandLine.arguments.dropFirst())).run()
} catch {
    FileHandle.standardError.write(Data("train: \(error)\n".utf8))
    exit(1)
}
