/// A text as labels are read: without white space and marks, folded as `LabelKey` folds, without a number before it and a
/// colon behind it.
struct LabelText {
    /// The characters; kept from text to text, so that nothing is allocated for each.
    private(set) var scalars: [UInt32] = []
    /// Where the label starts, behind a number such as 一、 or （三）.
    private(set) var start = 0
    /// Where it ends, before its colon.
    private(set) var end = 0
    private(set) var endsInColon = false

    /// Longer texts are not labels; in characters.
    static let maximumLength = 40
    /// And are not even looked at; in bytes, with the white space that labels are spaced out with.
    static let maximumBytes = 240

    init() { scalars.reserveCapacity(LabelText.maximumBytes) }

    /// Takes a text; false where it is too long for a label, or empty.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= LabelText.maximumBytes else { return false }
        scalars.removeAll(keepingCapacity: true)
        for scalar in Scalars(bytes) {
            guard let folded = LabelKey.folded(scalar), folded != 0x2605 else { continue }  // ★
            scalars.append(folded)
        }
        start = LabelText.numberLength(scalars)
        end = scalars.count
        endsInColon = false
        while end > start, scalars[end - 1] == 0x3A {
            end -= 1
            endsInColon = true
        }
        return end > start && end - start <= LabelText.maximumLength
    }

    /// How many characters a number before a label takes: 一、 （一） 1. 1、; not that of 3.5.
    private static func numberLength(_ scalars: [UInt32]) -> Int {
        var place = 0
        if scalars.first == 0x28 { place = 1 }
        let first = place
        while place < scalars.count, isChineseNumeral(scalars[place]) { place += 1 }
        var isDigits = false
        if place == first {
            while place < scalars.count, place - first < 2, isDigit(scalars[place]) { place += 1 }
            isDigits = true
        }
        guard place > first, place < scalars.count else { return 0 }
        switch scalars[place] {
        case 0x29, 0x3001, 0x2E, 0xFF61: break  // ) 、 .
        default: return 0
        }
        let next = place + 1
        if isDigits, next < scalars.count, isDigit(scalars[next]) { return 0 }
        return next
    }

    static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    static func isChineseNumeral(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true  // 一…十
        default: false
        }
    }
}

/// The characters of UTF-8 bytes, without checking them again.
struct Scalars: Sequence, IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    /// The place of the next character in the bytes.
    private(set) var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    mutating func next() -> UInt32? {
        guard place < bytes.endIndex else { return nil }
        let byte = bytes[place]
        place += 1
        if byte < 0x80 { return UInt32(byte) }
        let more = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
        var scalar = UInt32(byte) & (more == 1 ? 0x1F : more == 2 ? 0x0F : 0x07)
        for _ in 0..<more {
            guard place < bytes.endIndex else { break }
            scalar = scalar << 6 | UInt32(bytes[place] & 0x3F)
            place += 1
        }
        return scalar
    }
}
