/// The characters that GB18030 writes in two bytes, as UTF-8.
///
/// That is all of GBK, so nearly everything in an officer's file. The C library's converter fills the table
/// when it is first needed, and alone says what the other forms are.
struct GB18030Table: Sendable {
    /// For each first and second byte, in the order of `index`, the UTF-8 bytes of the character, the first
    /// the lowest, and above them how many there are: two or three. 0 where there is no such character.
    private let entries: [UInt32]

    /// The one table; empty where the C library does not know the encoding.
    static let shared = GB18030Table()

    private static let firsts: ClosedRange<UInt8> = 0x81...0xFE

    private init() {
        guard let converter = try? Converter(to: .utf8, from: .gb18030) else {
            entries = []
            return
        }
        var entries = [UInt32](repeating: 0, count: GB18030Table.firsts.count << 8)
        for first in GB18030Table.firsts {
            for seconds: ClosedRange<UInt8> in [0x40...0x7E, 0x80...0xFE] {
                GB18030Table.fill(&entries, first, seconds, by: converter)
            }
        }
        self.entries = entries
    }

    /// Fills in the characters with a first byte; one call of the converter costs as much as many characters.
    private static func fill(
        _ entries: inout [UInt32], _ first: UInt8, _ seconds: ClosedRange<UInt8>,
        by converter: borrowing Converter
    ) {
        var text: [UInt8] = []
        let bytes = seconds.flatMap { [first, $0] }
        let outcome = converter.convert(bytes.span, to: &text)
        // Where one of them is not a character, none is taken: the C library is asked for each of them later.
        guard outcome.failure == nil else { return }
        var start = 0
        for second in seconds where start < text.count {
            // 110… begins two bytes, 1110… three.
            let count = text[start] < 0xC0 ? 1 : text[start] < 0xE0 ? 2 : text[start] < 0xF0 ? 3 : 4
            let end = min(start + count, text.count)
            if count == 2 || count == 3 {
                let character = text[start..<end].reversed().reduce(0) { $0 << 8 | UInt32($1) }
                entries[index(first, second)] = UInt32(count) << 24 | character
            }
            start = end
        }
    }

    @inline(__always)
    private static func index(_ first: UInt8, _ second: UInt8) -> Int {
        Int(first &- firsts.lowerBound) << 8 | Int(second)
    }

    /// Decodes ASCII and two-byte characters up to the first byte that begins anything else; returns how many
    /// bytes it took and how many it wrote.
    ///
    /// - Parameter output: room for half as many bytes again as there are in `bytes`, and eight more.
    func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableRawPointer
    ) -> (taken: Int, written: Int) {
        guard let base = bytes.baseAddress, !entries.isEmpty else { return (0, 0) }
        let end = bytes.count
        return entries.withUnsafeBufferPointer { entries in
            var place = 0
            var target = output
            while place < end {
                let first = base[place]
                if first < 0x80 {
                    let count = GB18030Table.copyASCII(base + place, upTo: end &- place, to: target)
                    place &+= count
                    target += count
                    continue
                }
                guard place &+ 1 < end, GB18030Table.firsts.contains(first) else { break }
                let entry = entries[GB18030Table.index(first, base[place &+ 1])]
                if entry == 0 { break }
                // A fourth byte is written over by what follows.
                target.storeBytes(of: entry.littleEndian, as: UInt32.self)
                target += Int(entry >> 24)
                place &+= 2
            }
            return (place, target - output)
        }
    }

    /// Copies up to eight bytes of ASCII, eight at once where there are as many; returns how many.
    @inline(__always)
    private static func copyASCII(
        _ bytes: UnsafePointer<UInt8>, upTo end: Int, to output: UnsafeMutableRawPointer
    ) -> Int {
        if end < 8 {
            output.storeBytes(of: bytes[0], as: UInt8.self)
            return 1
        }
        let word = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
        output.storeBytes(of: word.littleEndian, as: UInt64.self)
        return (word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
    }
}
