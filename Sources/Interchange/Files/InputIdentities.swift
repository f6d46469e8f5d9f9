import Files

/// Which files a run reads, by whatever paths they were named: none of them is written to.
public struct InputIdentities: Sendable {
    private let identities: Set<FileIdentity>

    /// Takes note of the files at some paths; `-` is standard input.
    public init(_ inputs: some Sequence<String>) {
        identities = Set(
            inputs.compactMap { path in
                (path == "-" ? FileIdentity.Status(descriptor: 0) : FileIdentity.Status(path))?.identity
            })
    }

    /// Makes sure, before anything is written, that no output is one of the inputs.
    ///
    /// - Throws: `InterchangeError.replacesInput` with the first that is.
    public func check(_ outputs: some Sequence<String>) throws(InterchangeError) {
        for path in outputs where holds(path) { throw .replacesInput(path) }
    }

    private func holds(_ path: String) -> Bool {
        // A terminal, or a pipe, may be both ends of a command.
        let status =
            path == "-"
            ? FileIdentity.Status(descriptor: 1) : FileIdentity.Status(Path(path).destination.text)
        guard let status, status.isFile else { return false }
        return identities.contains(status.identity)
    }
}
