public import Primitives

extension Form {
    /// The checksum of all that the form says, wherever it was read: the same for equal forms, across runs and
    /// machines.
    public var contentChecksum: Checksum {
        var content = self
        content.origin = nil
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 << 10)
        CanonicalJSON.line(content, into: &bytes)
        return Checksum(bytes)
    }

    /// Whether it says something else than it did when its sheet was read; so does one that nothing is known of.
    public var isChangedSinceRead: Bool { origin.map { $0.checksum != contentChecksum } ?? false }
}
