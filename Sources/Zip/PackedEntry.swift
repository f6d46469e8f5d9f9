/// A small entry as it is packed, in the memory of an `Unpacker`: it holds until that loads another.
public struct PackedEntry {
    /// Its name in the archive.
    public let name: String
    /// The packed bytes.
    public let bytes: UnsafeRawBufferPointer
    /// How many bytes the archive says that it unpacks to.
    public let size: UInt64
    /// The CRC-32 that the archive says those have.
    public let checksum: UInt32
}
