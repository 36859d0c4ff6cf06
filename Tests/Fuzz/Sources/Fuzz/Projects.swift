import Foundation
import Pipeline

extension FuzzTarget {
    /// `pipeline.yml`.
    static let configuration = FuzzTarget(name: "configuration", seeds: Seeds.configurations) { bytes in read(["pipeline.yml": bytes]) }

    /// `curation/decisions.csv`.
    static let decisions = FuzzTarget(name: "decisions", seeds: Seeds.decisions) { bytes in
        read(["pipeline.yml": Array("sources: [raw/*.txt]\n".utf8), "curation/decisions.csv": bytes])
    }

    /// `curation/corrections.csv`.
    static let corrections = FuzzTarget(name: "corrections", seeds: Seeds.corrections) { bytes in
        read(["pipeline.yml": Array("sources: [raw/*.txt]\n".utf8), "curation/corrections.csv": bytes])
    }

    /// A project of this process's own.
    private static let folder: String = {
        let folder = NSTemporaryDirectory() + "/fuzz-\(getpid())"
        for part in ["raw", "curation"] { try? FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true) }
        atexit { try? FileManager.default.removeItem(atPath: NSTemporaryDirectory() + "/fuzz-\(getpid())") }
        return folder
    }()

    private static func read(_ files: [String: [UInt8]]) {
        for (name, bytes) in files {
            guard FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data(bytes)) else { fatalError("cannot write \(folder)/\(name)") }
        }
        _ = try? Configuration.read("\(folder)/pipeline.yml", knowing: .all)
    }
}
