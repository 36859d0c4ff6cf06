/// The folder of `pipeline.yml`, beyond which no path of it may lead.
///
/// `../elsewhere`, `/etc`, and a link to either are turned away; `raw/papers` and paths that do not exist yet are fine.
struct ProjectFolder {
    /// Absolute, links resolved.
    let path: String

    /// The absolute path, or why the path is turned away.
    func path(to text: String) -> Result<String, Refusal> {
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return .failure(.init(reason: "has control characters")) }
        if text.hasPrefix("/") || text.hasPrefix("~") { return .failure(.init(reason: "is not relative to the folder of the configuration")) }
        let components = text.split(separator: "/").filter { $0 != "." }
        if components.contains("..") { return .failure(.init(reason: "leads out of the folder of the configuration")) }
        let joined = ([path.trimmingSlash] + components.map(String.init)).joined(separator: "/")
        let real = FileBytes.canonical(joined)
        guard real.lies(in: path) else {
            return .failure(.init(reason: "leads out of the folder of the configuration by a symbolic link, to \(real)"))
        }
        return .success(real)
    }

    /// How messages name a path of the folder: relative to it.
    func name(of path: String) -> String { String(path.dropFirst(self.path.trimmingSlash.count + 1)) }

    struct Refusal: Error { let reason: String }
}
