#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

// The calls whose names methods of this module have, too.

func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 { open(path, flags) }

func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32, _ permissions: UInt32) -> Int32 {
    open(path, flags, mode_t(permissions))
}

func systemRead(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, memory, count)
}

/// Writes all bytes.
///
/// - Throws: the system's reason, where it takes no more.
func systemWrite(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno != EINTR {
            throw .last
        }
    }
}
