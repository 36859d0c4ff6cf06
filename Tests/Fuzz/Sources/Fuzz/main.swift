import Foundation

// Fuzz list              the names of the targets
// Fuzz seeds NAME DIR    writes what to start from
// Fuzz NAME …            fuzzes; the rest is libFuzzer's: -max_total_time=10 CORPUS, or files to take once

/// libFuzzer's own loop, from the part of it that brings no `main`.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(_ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
               _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) -> CInt

nonisolated(unsafe) var chosen = FuzzTarget.all[0]

let words = CommandLine.arguments
switch words.dropFirst().first {
case "list": for target in FuzzTarget.all { print(target.name) }
case "seeds":
    guard words.count == 4, let target = FuzzTarget.all.first(where: { $0.name == words[2] }) else { exit(64) }
    for (number, seed) in target.seeds.enumerated() {
        guard FileManager.default.createFile(atPath: "\(words[3])/seed\(number)", contents: Data(seed.utf8)) else { exit(1) }
    }
case let name?:
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else { exit(64) }
    chosen = target
    let others = [words[0]] + words.dropFirst(2)
    var count = CInt(others.count)
    var arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: others.count + 1)
    for (place, word) in others.enumerated() { arguments[place] = strdup(word) }
    arguments[others.count] = nil
    exit(runFuzzer(&count, &arguments) { bytes, length in
        chosen.take(Array(UnsafeBufferPointer(start: bytes, count: length)))
        return 0
    })
case nil: exit(64)
}
