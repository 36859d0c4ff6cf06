import Foundation

// Makes the documents that `Tests/endure` runs Garner on. The same arguments give the same bytes.
//
//   documents malformed FOLDER IDS FROM COUNT SEED [RAW]   broken documents number FROM and following; IDS gets one line a document: id, tab, name
//   documents collection FOLDER COUNT SEED                 well-formed documents, a thousand a folder
//   documents large FILE BYTES SEED                        one document
//   documents formulas FOLDER                              documents with formulas in them

func write(_ bytes: [UInt8], to path: String) {
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
        FileHandle.standardError.write(Data("documents: cannot write \(path)\n".utf8))
        exit(1)
    }
}

func makeFolder(_ path: String) { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

/// What is broken: the documents of a folder, and a reference file in each format.
func originals(in folder: String?, seed: UInt64) -> [(name: String, bytes: [UInt8])] {
    let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) }?.sorted() ?? []
    let documents = names.compactMap { name in FileManager.default.contents(atPath: "\(folder ?? "")/\(name)").map { (name, Array($0)) } }
    let works = (0 ..< 12).map { CitedWork($0, seed: seed) }
    return documents + CitedWork.formats.map { ("works.\($0)", Array(CitedWork.file(of: works, as: $0).utf8)) }
}

/// Names that are hard to write down: blanks, marks, marks of other encodings, beside plain ones.
func name(_ number: Int, _ malformation: String, _ fileExtension: String, _ random: inout Seeded) -> String {
    let odd = random.happens(oneIn: 20) ? random.one(of: [" a b", "#1;2", "%41", "é", "e\u{301}", "'\"", "$(x)", "\\n", "😀", "=1+1", "ⅷ"]) : ""
    return "\(number)-\(malformation)\(odd).\(fileExtension)"
}

/// As the contract makes ids of paths: percent-encoded but for letters, digits and `-._~/`.
func id(of path: String) -> String {
    path.utf8.map { byte in
        switch byte {
        case 0x30 ... 0x39, 0x41 ... 0x5A, 0x61 ... 0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: return String(UnicodeScalar(byte))
        default: return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }.joined()
}

func makeMalformed(_ folder: String, ids: String, from: Int, count: Int, seed: UInt64, raw: String?) {
    makeFolder(folder)
    let originals = originals(in: raw, seed: seed)
    var list = ""
    for number in from ..< from + count {
        var random = Seeded(seed, stream: number)
        let original = random.one(of: originals), other = random.one(of: originals)
        // one in five hundred has the line of ten megabytes; the others go round
        let malformation = number % 500 == 250 ? Malformation.longLine : Malformation.all[number % Malformation.all.count]
        var bytes = malformation.bytes(original.bytes, other.bytes, &random)
        if malformation.name != "long-line", random.happens(oneIn: 4) { bytes = random.one(of: Malformation.all).bytes(bytes, other.bytes, &random) }
        // one in ten says that it is of another format than it is
        let claimed = random.happens(oneIn: 10) ? random.one(of: originals).name : original.name
        let name = name(number, malformation.name, claimed.split(separator: ".").last.map(String.init) ?? "txt", &random)
        write(bytes, to: "\(folder)/\(name)")
        list += "\(id(of: name))\t\(name)\n"
    }
    write(Array(list.utf8), to: ids)
}

func makeCollection(_ folder: String, count: Int, seed: UInt64) {
    for number in 0 ..< count {
        if number % 1000 == 0 { makeFolder("\(folder)/\(number / 1000)") }
        var document = WellFormed(number, of: count, seed: seed)
        write(Array(document.text(number: number).utf8), to: "\(folder)/\(number / 1000)/\(number).\(document.layout.fileExtension)")
    }
}

func makeLarge(_ file: String, bytes: Int, seed: UInt64) {
    write([], to: file)
    guard let handle = FileHandle(forWritingAtPath: file) else { exit(1) }
    var written = 0, number = 0, piece: [UInt8] = []
    while written < bytes {
        piece.removeAll(keepingCapacity: true)
        while piece.count < 1 << 20 {
            // all but the reviews, which would make the text Markdown
            var document = WellFormed(number, of: 1, seed: seed)
            if document.layout != .review { piece += Array(document.text(number: number).utf8) }
            number += 1
        }
        handle.write(Data(piece))
        written += piece.count
    }
}

let arguments = CommandLine.arguments
func argument(_ place: Int) -> String {
    guard place < arguments.count else {
        FileHandle.standardError.write(Data("documents: see the head of main.swift for its arguments\n".utf8))
        exit(64)
    }
    return arguments[place]
}
func number(_ place: Int) -> Int { Int(argument(place)) ?? 0 }

switch argument(1) {
case "malformed":
    makeMalformed(argument(2), ids: argument(3), from: number(4), count: number(5), seed: UInt64(number(6)), raw: arguments.count > 7 ? argument(7) : nil)
case "collection": makeCollection(argument(2), count: number(3), seed: UInt64(number(4)))
case "large": makeLarge(argument(2), bytes: number(3), seed: UInt64(number(4)))
case "formulas":
    makeFolder(argument(2))
    for document in Formulas.documents { write(Array(document.text.utf8), to: "\(argument(2))/\(document.name)") }
default: _ = argument(99)
}
