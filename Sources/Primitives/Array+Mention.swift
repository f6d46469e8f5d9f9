import Glibc

extension [UInt8] {
    /// Whether the last bytes of a file hold these, such as the names in the directory of a zip archive.
    package func mention(_ words: StaticString, inLast count: Int = 64 << 10) -> Bool {
        withUnsafeBytes { bytes in
            let length = words.utf8CodeUnitCount
            guard let base = bytes.baseAddress, bytes.count >= length else { return false }
            var place = base + Swift.max(0, bytes.count - count)
            let end = base + bytes.count
            while end - place >= length,
                let found = memchr(place, Int32(words.utf8Start[0]), end - place - length + 1)
            {
                if memcmp(found, words.utf8Start, length) == 0 { return true }
                place = UnsafeRawPointer(found) + 1
            }
            return false
        }
    }
}
