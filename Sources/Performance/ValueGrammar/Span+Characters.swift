/// Characters of a text as its bytes show them. A full-width form counts as its ASCII character.
extension Span where Element == UInt8 {
    /// The ASCII character at a place, full-width forms folded, and how many bytes it takes; 0 where
    /// another character or the end of the text stands there.
    func ascii(at place: Int) -> (byte: UInt8, width: Int) {
        guard place < count else { return (0, 0) }
        let byte = self[place]
        if byte < 0x80 { return (byte, 1) }
        // U+FF01…U+FF5E are EF BC 81…BF and EF BD 80…9E.
        guard byte == 0xEF, place + 2 < count else { return (0, 0) }
        let last = self[place + 2]
        switch (self[place + 1], last) {
        case (0xBC, 0x81...0xBF): return (last - 0x60, 3)
        case (0xBD, 0x80...0x9E): return (last - 0x20, 3)
        default: return (0, 0)
        }
    }

    /// The digit at a place, in either width, and how many bytes it takes.
    func digit(at place: Int) -> (value: UInt8, width: Int)? {
        let (byte, width) = ascii(at: place)
        let value = byte &- UInt8(ascii: "0")
        return value <= 9 ? (value, width) : nil
    }

    /// How many bytes the white space at a place takes; 0 where there is none.
    func whiteSpaceWidth(at place: Int) -> Int {
        guard place < count else { return 0 }
        switch self[place] {
        case 0x09...0x0D, 0x20: return 1
        case 0xC2:
            guard place + 1 < count else { return 0 }
            return self[place + 1] == 0xA0 || self[place + 1] == 0x85 ? 2 : 0
        case 0xE1...0xE3:
            guard place + 2 < count else { return 0 }
            switch (self[place], self[place + 1], self[place + 2]) {
            case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
                (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
                return 3
            default: return 0
            }
        default: return 0
        }
    }

    /// Moves a place past white space.
    func skipWhiteSpace(at place: inout Int) {
        while true {
            let width = whiteSpaceWidth(at: place)
            guard width > 0 else { return }
            place += width
        }
    }

    /// A run without the white space at its ends.
    func trimmed(_ run: Range<Int>) -> Range<Int> {
        var first = run.lowerBound
        while first < run.upperBound {
            let width = whiteSpaceWidth(at: first)
            guard width > 0 else { break }
            first += width
        }
        var last = run.upperBound
        while last > first {
            var start = last - 1
            while start > first, self[start] & 0xC0 == 0x80 { start -= 1 }
            guard whiteSpaceWidth(at: start) == last - start else { break }
            last = start
        }
        return first..<max(first, last)
    }

    /// Whether the run starts with a word.
    func hasPrefix(_ word: StaticString, in run: Range<Int>) -> Bool {
        word.utf8CodeUnitCount <= run.count && matches(word, at: run.lowerBound)
    }

    /// Whether the run ends with a word.
    func hasSuffix(_ word: StaticString, in run: Range<Int>) -> Bool {
        word.utf8CodeUnitCount <= run.count && matches(word, at: run.upperBound - word.utf8CodeUnitCount)
    }

    /// Whether a word stands somewhere in the run.
    func contains(_ word: StaticString, in run: Range<Int>) -> Bool {
        let last = run.upperBound - word.utf8CodeUnitCount
        return run.lowerBound <= last && (run.lowerBound...last).contains { matches(word, at: $0) }
    }

    /// Whether one run starts with the bytes of another.
    func run(in whole: Range<Int>, startsWith part: Range<Int>) -> Bool {
        part.count <= whole.count
            && part.allSatisfy { self[$0] == self[whole.lowerBound + $0 - part.lowerBound] }
    }

    private func matches(_ word: StaticString, at place: Int) -> Bool {
        word.withUTF8Buffer { word in
            guard place + word.count <= count else { return false }
            return word.indices.allSatisfy { self[place + $0] == word[$0] }
        }
    }
}
