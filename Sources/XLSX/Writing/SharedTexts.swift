import Glibc
import Primitives

/// The part of shared texts: each text of a workbook once, in the order in which they came.
///
/// Texts are the same where their bytes are: `é` of one character and of two are not.
struct SharedTexts: ~Copyable {
    private struct Text {
        let hash: Int
        let range: Range<Int>
    }

    /// The texts one after the other as they were given, to tell a known one.
    private var known = ByteArena()
    private var texts: [Text] = []
    /// The same as elements of the part.
    private var items = ByteArena()
    /// By hash, the number of a text plus one; 0 is free. A power of two, twice the number of texts at least.
    private var slots: [Int32] = Array(repeating: 0, count: SharedTexts.fewestSlots)
    /// How many cells there are with a text.
    private var uses = 0

    private static let fewestSlots = 1024
    /// What is kept from workbook to workbook at most.
    private static let keptSlots = 1 << 16

    /// Forgets all texts.
    mutating func removeAll() {
        known.removeAll()
        items.removeAll()
        texts.removeAll(keepingCapacity: slots.count <= SharedTexts.keptSlots)
        if slots.count <= SharedTexts.keptSlots {
            for index in slots.indices { slots[index] = 0 }
        } else {
            slots = Array(repeating: 0, count: SharedTexts.fewestSlots)
        }
        uses = 0
    }

    /// The number of a text, which is noted where it is new.
    mutating func index(of text: Span<UInt8>) -> Int {
        uses += 1
        // Seeded anew by each process: no file can be made such that its texts all meet in one slot.
        var hasher = Hasher()
        text.withUnsafeBytes { hasher.combine(bytes: $0) }
        let hash = hasher.finalize()
        var slot = hash & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if texts[number].hash == hash, isSame(text, texts[number].range) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        let start = known.count
        known.append(contentsOf: text)
        texts.append(Text(hash: hash, range: start..<known.count))
        slots[slot] = Int32(truncatingIfNeeded: texts.count)
        items.append("<si>")
        items.appendTextElement(text)
        items.append("</si>")
        if texts.count * 2 > slots.count { grow() }
        return texts.count - 1
    }

    /// Appends the whole part.
    func write(to bytes: inout ByteArena) {
        bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        bytes.append("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"")
        bytes.appendDecimal(uses)
        bytes.append("\" uniqueCount=\"")
        bytes.appendDecimal(texts.count)
        bytes.append("\">")
        bytes.append(contentsOf: items[0..<items.count])
        bytes.append("</sst>")
    }

    private func isSame(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard text.count == range.count else { return false }
        let other = UnsafeRawBufferPointer(known[range])
        return text.withUnsafeBytes { text in
            guard let one = text.baseAddress, let other = other.baseAddress else { return true }
            return memcmp(one, other, text.count) == 0
        }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (number, text) in texts.enumerated() {
            var slot = text.hash & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: number + 1)
        }
    }
}
