/// A small part as it is packed, in the memory of an `Unpacker`: it holds until that loads another.
struct PackedPart {
    let name: String
    /// The packed bytes.
    let bytes: UnsafeRawBufferPointer
    /// How many bytes the archive says that it unpacks to.
    let size: UInt64
    /// The CRC-32 that the archive says those have.
    let checksum: UInt32
}
