import Foundation

/// A run as two events of OpenLineage, START and COMPLETE, one JSON object a line: for catalogues that gather what was made of what.
///
/// - Source: openlineage.io, specification 2-0-2. Nothing is sent: the file waits to be collected.
struct OpenLineage {
    private let manifest: RunManifest

    init(_ manifest: RunManifest) { self.manifest = manifest }

    /// `run/openlineage.jsonl`.
    var lines: String { event("START", manifest.started) + event("COMPLETE", manifest.finished) }

    private func event(_ type: String, _ time: String) -> String {
        let schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json"
        let inputs: [[String: Any]] = manifest.sources.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { ["namespace": "garner", "name": $0] }
        let outputs: [[String: Any]] = manifest.counts.keys.sorted().filter { $0 != "candidate_pairs" }.map { ["namespace": "garner", "name": "dataset/" + $0] }
        let event: [String: Any] = [
            "eventType": type, "eventTime": time, "producer": "urn:garner:\(manifest.version)", "schemaURL": schema + "#/$defs/RunEvent",
            "run": ["runId": runID], "job": ["namespace": "garner", "name": "run"], "inputs": inputs, "outputs": type == "START" ? [] : outputs,
        ]
        guard let data = try? JSONSerialization.data(withJSONObject: event, options: [.sortedKeys, .withoutEscapingSlashes]) else { return "" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// A UUID (version 8) made from the inputs and the time, the same in both events.
    private var runID: String {
        let seed = ([manifest.started, manifest.configuration, manifest.decisions] + manifest.sources.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value))
        var digits = Array(SHA256Digest.hexadecimal(of: Array(seed.joined(separator: " ").utf8)).prefix(32))
        digits[12] = "8"
        digits[16] = "8"
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { String(digits[$0 ..< $1]) }.joined(separator: "-")
    }
}
