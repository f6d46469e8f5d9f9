extension Span where Element == UInt8 {
    /// Whether a character that nobody sees stands in the text: a soft hyphen, a mark of zero width, one that
    /// sets the direction of writing, as the Windows calculator copies with its figures.
    var hasInvisible: Bool {
        var place = 0
        while place < count {
            // Nearly all bytes are below C2 or begin a Chinese character.
            if invisibleWidth(at: place) > 0 { return true }
            place += 1
        }
        return false
    }

    /// The text without characters that nobody sees.
    func withoutInvisible() -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(count)
        var place = 0
        while place < count {
            let width = invisibleWidth(at: place)
            if width == 0 { kept.append(self[place]) }
            place += Swift.max(1, width)
        }
        return kept
    }

    /// How many bytes such a character takes at a place; 0 where another stands there.
    private func invisibleWidth(at place: Int) -> Int {
        switch self[place] {
        case 0xC2: return place + 1 < count && self[place + 1] == 0xAD ? 2 : 0  // U+00AD
        case 0xE2:
            guard place + 2 < count else { return 0 }
            switch (self[place + 1], self[place + 2]) {
            case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA9): return 3
            default: return 0  // U+200B–200F, 202A–202E, 2060–2069
            }
        case 0xEF:
            return place + 2 < count && self[place + 1] == 0xBB && self[place + 2] == 0xBF ? 3 : 0  // U+FEFF
        default: return 0
        }
    }
}
