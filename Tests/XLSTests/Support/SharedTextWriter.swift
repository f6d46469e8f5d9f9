import TestSupport

/// Writes shared strings over a record and those that continue it, cut wherever the format allows.
struct SharedTextWriter {
    private var records: [[UInt8]] = [[]]
    private let limit: Int

    /// Writes strings, with formatting runs and phonetic bytes where `random` says so, in records of so many bytes
    /// at most.
    static func write(
        _ texts: [String], limit: Int, counts: (UInt32, UInt32)? = nil, _ random: inout SplitMix64
    ) -> [UInt8] {
        var writer = SharedTextWriter(limit: limit)
        let count = UInt32(texts.count)
        writer.records[0] = (counts?.0 ?? count).littleEndianBytes + (counts?.1 ?? count).littleEndianBytes
        for text in texts { writer.add(text, &random) }
        var stream = RecordWriter()
        for (index, record) in writer.records.enumerated() { stream.add(index == 0 ? 0xFC : 0x3C, record) }
        return stream.bytes
    }

    private init(limit: Int) { self.limit = limit }

    private var room: Int { limit - records[records.count - 1].count }

    private mutating func put(_ bytes: [UInt8]) { records[records.count - 1] += bytes }

    private mutating func add(_ text: String, _ random: inout SplitMix64) {
        let units = Array(text.utf16)
        let runs = random.once(in: 4) ? Int.random(in: 1...20, using: &random) : 0
        let phonetics = random.once(in: 5) ? Int.random(in: 1...90, using: &random) : 0
        var isWide = units.contains { $0 > 0xFF } || random.once(in: 3)
        var head = UInt16(units.count).littleEndianBytes
        head.append((isWide ? 1 : 0) | (phonetics > 0 ? 4 : 0) | (runs > 0 ? 8 : 0))
        if room < head.count { records.append([]) }
        put(head)
        if runs > 0 { putSplit(UInt16(runs).littleEndianBytes) }
        if phonetics > 0 { putSplit(UInt32(phonetics).littleEndianBytes) }
        var rest = units[...]
        while !rest.isEmpty {
            let fitting = min(rest.count, room / (isWide ? 2 : 1))
            for unit in rest.prefix(fitting) { put(isWide ? unit.littleEndianBytes : [UInt8(unit)]) }
            rest = rest.dropFirst(fitting)
            guard !rest.isEmpty else { break }
            // The width may change where a record ends.
            isWide = rest.contains { $0 > 0xFF } || random.once(in: 2)
            records.append([isWide ? 1 : 0])
        }
        putSplit([UInt8](repeating: 0xAA, count: 4 * runs))
        putSplit([UInt8](repeating: 0xBB, count: phonetics))
    }

    /// Writes what is split without a byte of its own.
    private mutating func putSplit(_ bytes: [UInt8]) {
        for byte in bytes {
            if room == 0 { records.append([]) }
            put([byte])
        }
    }
}
