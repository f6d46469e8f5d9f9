#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Bytes at places of an open file.
enum FileBytes {
    /// Writes all bytes from a place on.
    ///
    /// - Throws: `ZipError.cannotWrite`.
    static func write(_ bytes: [UInt8], at place: Int, to descriptor: Int32) throws(ZipError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(place + done))
            }
            if count < 0 {
                guard errno == EINTR else { throw .cannotWrite(errno) }
            } else {
                done += count
            }
        }
    }
}
