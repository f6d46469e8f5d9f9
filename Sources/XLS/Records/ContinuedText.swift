import Primitives

/// Reads text that may go on in CONTINUE records.
///
/// Where the characters of a string are split, the next record begins with a byte that says anew how wide they
/// are; numbers, formatting runs and phonetic bytes are split without one. Source: [MS-XLS] 2.5.293.
struct ContinuedText {
    private let bytes: [UInt8]
    private var position: Int
    private var end: Int
    /// The first half of a surrogate pair whose second half is to come; 0 for none.
    private var pendingSurrogate: UInt32 = 0

    private static let isWide: UInt8 = 1
    private static let hasPhonetics: UInt8 = 4
    private static let hasRuns: UInt8 = 8

    /// Makes a reader that begins at an offset of a record's body.
    init(_ bytes: [UInt8], _ record: Record, at offset: Int) {
        self.bytes = bytes
        position = min(record.start + offset, record.end)
        end = record.end
    }

    /// Appends a string as UTF-8: how many characters, how wide they are and what stands behind them, then they
    /// themselves. False where there is no whole string any more.
    mutating func readString(to text: inout ByteArena) -> Bool {
        guard let count = unsigned16(), let flags = byte() else { return false }
        var trailing = 0
        if flags & ContinuedText.hasRuns != 0 {
            guard let runs = unsigned16() else { return false }
            trailing += 4 * runs
        }
        if flags & ContinuedText.hasPhonetics != 0 {
            guard let low = unsigned16(), let high = unsigned16() else { return false }
            trailing += low | high << 16
        }
        return readCharacters(count, isWide: flags & ContinuedText.isWide != 0, to: &text) && skip(trailing)
    }

    /// Appends so many characters as UTF-8, before which stands how wide they are; false where they end before.
    mutating func readFlaggedCharacters(_ count: Int, to text: inout ByteArena) -> Bool {
        guard let flags = byte() else { return false }
        return readCharacters(count, isWide: flags & ContinuedText.isWide != 0, to: &text)
    }

    /// Whether anything follows.
    var hasMore: Bool {
        mutating get {
            while position == end {
                guard isContinued else { return false }
            }
            return true
        }
    }

    /// Appends so many characters as UTF-8; false where they end before.
    private mutating func readCharacters(_ count: Int, isWide: Bool, to text: inout ByteArena) -> Bool {
        var rest = count
        var shift = isWide ? 1 : 0
        while true {
            let here = min(rest, (end - position) >> shift)
            append(here, isWide: shift == 1, to: &text)
            position += here << shift
            rest -= here
            guard rest > 0 else { break }
            // A character is never split itself.
            guard position == end, isContinued, let flags = byte(), flags & ~ContinuedText.isWide == 0 else {
                return false
            }
            shift = Int(flags)
        }
        endCharacters(&text)
        return true
    }

    private mutating func append(_ count: Int, isWide: Bool, to text: inout ByteArena) {
        guard count > 0 else { return }
        let bytes = bytes
        let characters = bytes.span.extracting(position..<(position + count << (isWide ? 1 : 0)))
        if isWide {
            appendWide(characters, to: &text)
        } else {
            endCharacters(&text)
            for place in characters.indices {
                let character = characters[place]
                if character < 0x80 { text.append(character) } else { text.append(scalar: UInt32(character)) }
            }
        }
    }

    private mutating func appendWide(_ characters: Span<UInt8>, to text: inout ByteArena) {
        var place = 0
        while place + 1 < characters.count {
            let unit = UInt32(characters[place]) | UInt32(characters[place + 1]) << 8
            place += 2
            if unit & 0xFC00 == 0xDC00, pendingSurrogate != 0 {
                text.append(scalar: 0x10000 + (pendingSurrogate & 0x3FF) << 10 + unit & 0x3FF)
                pendingSurrogate = 0
                continue
            }
            if pendingSurrogate != 0 { endCharacters(&text) }
            switch unit & 0xFC00 {
            case 0xD800: pendingSurrogate = unit
            case 0xDC00: text.append(scalar: 0xFFFD)
            default: text.append(scalar: unit)
            }
        }
    }

    /// Half a surrogate pair is no character.
    private mutating func endCharacters(_ text: inout ByteArena) {
        if pendingSurrogate != 0 { text.append(scalar: 0xFFFD) }
        pendingSurrogate = 0
    }
}

// What is split without a byte of its own.
extension ContinuedText {
    /// Goes on in the record behind, where that continues this one.
    private var isContinued: Bool {
        mutating get {
            guard end + 4 <= bytes.count, bytes.unsigned16(at: end) == Record.Kind.continuation.rawValue
            else {
                return false
            }
            let next = end + 4
            let last = next + bytes.unsigned16(at: end + 2)
            guard last <= bytes.count else { return false }
            position = next
            end = last
            return true
        }
    }

    private mutating func byte() -> UInt8? {
        guard hasMore else { return nil }
        position += 1
        return bytes[position - 1]
    }

    private mutating func unsigned16() -> Int? {
        guard let low = byte(), let high = byte() else { return nil }
        return Int(low) | Int(high) << 8
    }

    /// So many bytes; nil where they end before.
    mutating func take(_ count: Int) -> [UInt8]? {
        var taken: [UInt8] = []
        while taken.count < count {
            guard hasMore else { return nil }
            let here = min(count - taken.count, end - position)
            taken += bytes[position..<(position + here)]
            position += here
        }
        return taken
    }

    private mutating func skip(_ count: Int) -> Bool {
        var rest = count
        while rest > 0 {
            let here = min(rest, end - position)
            position += here
            rest -= here
            guard rest == 0 || isContinued else { return false }
        }
        return true
    }
}
