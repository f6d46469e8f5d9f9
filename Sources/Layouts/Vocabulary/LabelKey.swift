/// The form in which labels compare: a hash of the text without white space, with full-width letters and
/// punctuation folded to half-width and without a closing colon.
///
/// It is taken over bytes, since it is asked of every cell with text. Two keys are made at once: that of
/// the whole, and that of what stands before a bracket or letters at its end, for `全年预算数（A）` and
/// `全年执行数（万元）B`.
struct LabelKey {
    /// The hash of the whole label; 0 where it has no letters.
    private(set) var whole: UInt64 = 0
    /// The hash of what stands before a bracket or letters at the end; 0 where there are none.
    private(set) var withoutBracket: UInt64 = 0
    /// How many characters count in the whole.
    private(set) var length = 0

    /// Labels are short; longer texts are not looked up at all.
    static let maximumBytes = 120

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01b3

    /// The key of no label at all.
    static let none = LabelKey([])

    /// Makes the keys of a label's UTF-8 bytes.
    init(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= LabelKey.maximumBytes else { return }
        var state = State()
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            if byte < 0x80 {
                state.take(UInt32(byte))
            } else if byte < 0xE0 {
                let second = iterator.next() ?? 0
                state.take(UInt32(byte & 0x1F) << 6 | UInt32(second & 0x3F))
            } else if byte < 0xF0 {
                let second = iterator.next() ?? 0
                let third = iterator.next() ?? 0
                state.take(
                    UInt32(byte & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F))
            } else {
                let second = iterator.next() ?? 0
                let third = iterator.next() ?? 0
                let fourth = iterator.next() ?? 0
                state.take(
                    UInt32(byte & 0x07) << 18 | UInt32(second & 0x3F) << 12 | UInt32(third & 0x3F) << 6
                        | UInt32(fourth & 0x3F))
            }
        }
        guard state.length > 0 else { return }
        whole = state.hash
        length = state.length
        if state.isInTail, state.lengthBeforeTail > 0 { withoutBracket = state.hashBeforeTail }
    }

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    private struct State {
        var hash = LabelKey.seed
        var length = 0
        var hashBeforeTail: UInt64 = 0
        var lengthBeforeTail = 0
        var isInBracket = false
        /// Whether what was taken last closed a bracket, or is a letter outside of any or follows one: `B/A`.
        var isInTail = false
        /// Colons count only where something follows them.
        var pendingColons = 0
        /// Whether all so far are numerals, which do not count before a label: 一、项目名称, 1.项目名称,
        /// （一）项目名称.
        var isEnumeration = true

        mutating func take(_ scalar: UInt32) {
            guard let folded = LabelKey.folded(scalar) else { return }
            if folded == 0x3A {
                if length > 0 { pendingColons += 1 }
                return
            }
            // What follows a colon is no longer the label, unless it is a bracket: 填报单位：（盖章）.
            let startsTail = folded == 0x28 || LabelKey.isLetter(folded) && !isInBracket && pendingColons == 0
            if startsTail, !isInTail {
                hashBeforeTail = hash
                lengthBeforeTail = length
            }
            while pendingColons > 0 {
                add(0x3A)
                pendingColons -= 1
            }
            if isEnumeration {
                if length > 0, folded == 0x2E || folded == 0x3001 || folded == 0x29 {
                    hash = LabelKey.seed
                    length = 0
                    (isEnumeration, isInBracket, isInTail) = (false, false, false)
                    return
                }
                isEnumeration = LabelKey.isNumeral(folded) || folded == 0x28 && length == 0
            }
            switch folded {
            case 0x28: (isInBracket, isInTail) = (true, false)
            case 0x29: (isInBracket, isInTail) = (false, true)
            case 0x2F: isInTail = isInTail && !isInBracket
            default: isInTail = LabelKey.isLetter(folded) && (startsTail || isInTail)
            }
            add(folded)
        }

        mutating func add(_ scalar: UInt32) {
            hash = (hash ^ UInt64(scalar)) &* LabelKey.prime
            length += 1
        }
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
    }

    private static func isNumeral(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x30...0x39: true
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true  // 一…十
        default: false
        }
    }

    /// A character as it compares; nil where it does not count.
    static func folded(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x4E00...0x9FFF: return scalar  // nearly all
        case 0...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x2028, 0x2029: return nil
        case 0x2A, 0xFF0A, 0x22, 0xFF02, 0x201C, 0x201D: return nil  // marks of required fields, quotation marks
        case 0x3010, 0x3014, 0x5B, 0xFF3B: return 0x28
        case 0x3011, 0x3015, 0x5D, 0xFF3D: return 0x29
        default: return LookAlike.isInvisible(scalar) ? nil : LookAlike.usual(scalar)
        }
    }
}
