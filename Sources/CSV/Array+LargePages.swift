internal import Glibc

extension Array where Element: BitwiseCopyable {
    /// Makes room for so many elements, in large pages where the system has them. Takes no memory before it is
    /// used.
    mutating func reserveLargePages(_ count: Int) {
        // A guess may be wrong; more than this is left to grow as it is needed.
        reserveCapacity(Swift.min(count, (256 << 20) / MemoryLayout<Element>.stride))
        let capacity = capacity
        withUnsafeMutableBufferPointer { used in
            UnsafeMutableBufferPointer(start: used.baseAddress, count: capacity).adviseLargePages()
        }
    }
}

extension UnsafeMutableBufferPointer where Element: BitwiseCopyable {
    /// Asks the system for large pages: the first touch of each page costs the system more than filling it costs
    /// the reader.
    func adviseLargePages() {
        let bytes = UnsafeMutableRawBufferPointer(self)
        guard let base = bytes.baseAddress else { return }
        let page = 4096
        let start = base.alignedUp(toMultipleOf: page)
        let end = (base + bytes.count).alignedDown(toMultipleOf: page)
        // A hint: where it is refused, small pages serve.
        if start < end { _ = madvise(start, end - start, MADV_HUGEPAGE) }
    }
}
