import TestSupport

/// Writes the stream of a workbook: its own part, then its sheets.
struct BookWriter {
    /// The sheets: name, hidden state, kind, and what stands between the records that begin and end them.
    var sheets: [(name: String, state: UInt8, kind: UInt8, body: [UInt8])] = []
    /// The codes of number formats; their numbers begin with 164.
    var formats: [String] = []
    /// The number of each style's format.
    var styles = [0]
    /// The records of the shared strings.
    var sharedTexts: [UInt8] = []
    /// Further records of the workbook's own part.
    var globals: [UInt8] = []
    /// 0x0600 for Excel 97, 0x0500 for Excel 95.
    var version = 0x0600

    /// The stream.
    func stream() -> [UInt8] {
        let length = head(offsets: sheets.map { _ in 0 }).count
        var offsets: [Int] = []
        var bodies: [UInt8] = []
        for sheet in sheets {
            offsets.append(length + bodies.count)
            var writer = RecordWriter()
            writer.begin(sheet.kind == 0 ? 0x10 : 0x20, version: version)
            bodies += writer.bytes + sheet.body
            writer = RecordWriter()
            writer.end()
            bodies += writer.bytes
        }
        return head(offsets: offsets) + bodies
    }

    /// A compound file with the stream.
    func file() -> [UInt8] {
        CompoundFileWriter(entries: [("Workbook", stream())]).bytes()
    }

    private func head(offsets: [Int]) -> [UInt8] {
        let isUnicode = version >= 0x0600
        var writer = RecordWriter()
        writer.begin(5, version: version)
        for (index, code) in formats.enumerated() {
            writer.add(
                0x41E,
                RecordWriter.words(164 + index)
                    + (isUnicode ? RecordWriter.text(code) : [UInt8(code.utf8.count)] + Array(code.utf8)))
        }
        for style in styles {
            writer.add(0xE0, RecordWriter.words(0, style) + [UInt8](repeating: 0, count: isUnicode ? 16 : 12))
        }
        for (sheet, offset) in zip(sheets, offsets) {
            let name =
                isUnicode
                ? RecordWriter.text(sheet.name, hasWideCount: false)
                : [UInt8(sheet.name.utf8.count)] + Array(sheet.name.utf8)
            writer.add(0x85, UInt32(offset).littleEndianBytes + [sheet.state, sheet.kind] + name)
        }
        var end = RecordWriter()
        end.end()
        return writer.bytes + globals + sharedTexts + end.bytes
    }
}
