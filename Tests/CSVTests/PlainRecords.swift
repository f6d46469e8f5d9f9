import CSV

/// A second reading of CSV, byte by byte and with nothing clever, that the readers are held against.
struct PlainRecords: Equatable {
    var records: [[[UInt8]]] = []
    /// The line in which each begins.
    var lines: [Int] = []

    init() {}

    /// Reads text without NULs whose quotes are all closed; nil for any other.
    init?(_ text: [UInt8], delimiter: UInt8) {
        var record: [[UInt8]] = []
        var field: [UInt8] = []
        var isQuoted = false
        var isFieldStart = true
        var line = 1
        var begin = 1
        var index = 0
        func at(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }
        /// The length of the line break at a place, or 0.
        func lineBreak(_ index: Int) -> Int {
            switch at(index) {
            case 0x0A: 1
            case 0x0D: at(index + 1) == 0x0A ? 2 : 1
            default: 0
            }
        }
        while let byte = at(index) {
            if byte == 0 { return nil }
            if isQuoted {
                if byte == 0x22 {
                    if at(index + 1) == 0x22 { field.append(0x22) }
                    isQuoted = at(index + 1) == 0x22
                    index += isQuoted ? 2 : 1
                    continue
                }
                let length = max(1, lineBreak(index))
                if lineBreak(index) > 0 { line += 1 }
                field += text[index..<index + length]
                index += length
                continue
            }
            let length = lineBreak(index)
            if byte == delimiter || length > 0 {
                record.append(field)
                field = []
                isFieldStart = true
                index += max(1, length)
                if length > 0 {
                    records.append(record)
                    lines.append(begin)
                    record = []
                    line += 1
                    begin = line
                }
                continue
            }
            if byte == 0x22, isFieldStart { isQuoted = true } else { field.append(byte) }
            isFieldStart = false
            index += 1
        }
        if isQuoted { return nil }
        if !record.isEmpty || !isFieldStart {
            records.append(record + [field])
            lines.append(begin)
        }
    }
}
