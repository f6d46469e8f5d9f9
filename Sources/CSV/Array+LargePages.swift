internal import Glibc

extension Array where Element: BitwiseCopyable {
    /// Makes room for so many elements, in large pages where the system has them: the first touch of each page
    /// costs the system more than filling it costs the reader. Takes no memory before it is used.
    mutating func reserveLargePages(_ count: Int) {
        // A guess may be wrong; more than this is left to grow as it is needed.
        reserveCapacity(Swift.min(count, (256 << 20) / MemoryLayout<Element>.stride))
        let byteCount = capacity * MemoryLayout<Element>.stride
        withUnsafeMutableBytes { used in
            guard let base = used.baseAddress else { return }
            let start = base.alignedUp(toMultipleOf: Array.page)
            let end = (base + byteCount).alignedDown(toMultipleOf: Array.page)
            // A hint: where it is refused, small pages serve.
            if start < end { _ = madvise(start, end - start, MADV_HUGEPAGE) }
        }
    }

    private static var page: Int { 4096 }
}
