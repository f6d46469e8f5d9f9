// Numbers as Office 97–2003 stores them, low byte first. Every read is checked by the array.
extension [UInt8] {
    /// Two bytes as a number that is not negative.
    @inline(__always)
    func unsigned16(at offset: Int) -> Int {
        Int(self[offset]) | Int(self[offset + 1]) << 8
    }

    /// Four bytes as a number that is not negative.
    @inline(__always)
    func unsigned32(at offset: Int) -> Int {
        unsigned16(at: offset) | unsigned16(at: offset + 2) << 16
    }

    /// Eight bytes as the number that they make.
    @inline(__always)
    func unsigned64(at offset: Int) -> UInt64 {
        UInt64(unsigned32(at: offset)) | UInt64(unsigned32(at: offset + 4)) << 32
    }
}
