import Foundation
import Model

/// `run/run.json`: what a run read, what it made of it, and how long that took.
///
/// Only here and in `run/changes.csv` stand times; everything else that is published depends on the inputs alone.
public struct RunManifest: Codable, Sendable {
    public var schemaVersion = Dataset.schemaVersion
    public var program = "garner"
    public var version = Garner.version
    /// SHA-256 of the program's file, which tells builds of one version apart.
    public var programSHA256: String?
    /// ISO 8601, UTC.
    public var started = ""
    public var finished = ""
    public var exitStatus: Int32 = 0
    public var platform = RunManifest.currentPlatform
    public var threads = 1
    /// SHA-256 of what the configuration says, its vocabulary included.
    public var configuration = ""
    /// SHA-256 of the decision and correction files; empty without any.
    public var decisions = ""
    /// SHA-256 of every document by id.
    public var sources: [String: String] = [:]
    public var quarantined: [String] = []
    /// Whether the documents were named one by one (`garner dedupe`); nil in a project's dataset.
    public var readsNamedFiles: Bool?
    /// How many documents were read; the others came from the cache.
    public var rereadCount: Int?
    /// Records by table.
    public var counts: [String: Int] = [:]
    /// How many diagnostics there are of each code.
    public var diagnostics: [String: Int] = [:]
    /// Pairs of references that wait for a person's look.
    public var reviewCount = 0
    public var changes = ChangeCounts()
    /// - Units: seconds, by stage, in the order in which the stages began.
    public var stages: [StageTime] = []
    /// - Units: bytes.
    public var peakMemory = 0

    public init() {}

    public struct StageTime: Codable, Sendable, Hashable {
        public var stage: String
        public var seconds: Double
        /// The most that the process has held until the stage ended.
        /// - Units: bytes
        public var peakMemory: Int?

        enum CodingKeys: String, CodingKey { case stage, seconds, peakMemory = "peak_memory_bytes" }
    }

    enum CodingKeys: String, CodingKey {
        case schemaVersion = "schema_version", program, version, programSHA256 = "program_sha256", started, finished, exitStatus = "exit_status", platform, threads, configuration,
            decisions
        case sources, quarantined, readsNamedFiles = "reads_named_files", rereadCount = "documents_read", counts, diagnostics, reviewCount = "review_count", changes, stages = "seconds_by_stage",
            peakMemory = "peak_memory_bytes"
    }

    /// The manifest of a published dataset; nil where there is none, as in a folder from version control, or where it is of another schema.
    public static func read(from folder: String) -> RunManifest? {
        guard let bytes = try? FileBytes.contents(of: folder + "/run/run.json", limit: 256 << 20) else { return nil }
        return try? JSONDecoder().decode(RunManifest.self, from: Data(bytes))
    }

    /// The schema version of a published dataset, which may be one whose manifest we cannot read otherwise.
    public static func schemaVersion(of folder: String) -> Int? {
        struct Head: Decodable { let schema_version: Int }
        guard let bytes = try? FileBytes.contents(of: folder + "/run/run.json", limit: 256 << 20) else { return nil }
        return (try? JSONDecoder().decode(Head.self, from: Data(bytes)))?.schema_version
    }

    /// Completes the figures of the process.
    public mutating func finish(_ date: Date = Date()) {
        finished = Self.timestamp(date)
        peakMemory = Self.peakMemory
    }

    /// - Units: bytes.
    static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Darwin)
        getrusage(RUSAGE_SELF, &usage)
        return Int(usage.ru_maxrss)
        #else
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) << 10
        #endif
    }

    /// Keys sorted, one a line.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
    }

    public static func timestamp(_ date: Date = Date()) -> String {
        var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return String(format: "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
                      parts.tm_sec)
    }

    private static var currentPlatform: String {
        #if os(Linux)
        let system = "linux"
        #elseif os(macOS)
        let system = "macos"
        #else
        let system = "other"
        #endif
        #if arch(x86_64)
        return "\(system) x86_64"
        #elseif arch(arm64)
        return "\(system) arm64"
        #else
        return system
        #endif
    }
}

/// The program's name for itself.
public enum Garner {
    public static let version = "0.1.0"
}

/// Measures how long each stage of a run takes.
public struct StageClock {
    public private(set) var times: [RunManifest.StageTime] = []
    private var last = ContinuousClock.now

    public init() {}

    /// Ends a stage: what has passed since the last one ended is its time.
    public mutating func end(_ stage: String) {
        let now = ContinuousClock.now
        let passed = (now - last).components
        times.append(.init(stage: stage, seconds: (Double(passed.seconds) + Double(passed.attoseconds) / 1e18).roundedToMilli, peakMemory: RunManifest.peakMemory))
        last = now
    }
}

extension Double {
    fileprivate var roundedToMilli: Double { (self * 1000).rounded() / 1000 }
}
