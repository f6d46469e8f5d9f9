import Performance

extension FormScanner {
    /// Several labels with their texts in one cell: `填表人：张三  联系电话：010-1234`; false where the cell has
    /// one label only, or one that the form has already.
    mutating func takeInlineSubjects(_ index: Int) -> Bool {
        let bytes = lines.bytes(of: lines.cells[index])
        let parts = inlineParts(bytes) { $0.subject != nil }.compactMap { part in
            part.meaning.subject.map { (key: $0, text: part.text) }
        }
        let keys = Set(parts.map(\.key))
        guard parts.count > 1, keys.count == parts.count,
            !keys.contains(where: { isPlaced(.subject($0)) })
        else { return false }
        isClaimed[index] = true
        for part in parts where !WhiteSpace.isAll(of: bytes[part.text]) {
            place(.subject(part.key), in: index, text: part.text)
        }
        return true
    }

    /// The labels with their texts that a cell's text holds, of those that are asked for: the first from its
    /// beginning, each next one after white space.
    func inlineParts(
        _ bytes: ArraySlice<UInt8>, where isWanted: (LabelMeaning) -> Bool
    ) -> [(meaning: LabelMeaning, text: Range<Int>)] {
        var parts: [(meaning: LabelMeaning, text: Range<Int>)] = []
        var start = bytes.startIndex
        while let end = FormScanner.labelEnd(bytes[start...]) {
            let label = parts.isEmpty ? bytes[..<end] : FormScanner.lastWord(of: bytes[start..<end])
            if let meaning = vocabulary.meaning(of: LabelKey(label)), isWanted(meaning) {
                if let last = parts.indices.last {
                    parts[last].text = parts[last].text.lowerBound..<label.startIndex
                }
                parts.append((meaning, end..<bytes.endIndex))
            } else if parts.isEmpty {
                return []
            }
            start = end
        }
        return parts
    }

    /// What follows the last white space.
    private static func lastWord(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var start = bytes.startIndex
        for index in bytes.indices {
            let isNoBreakSpace = bytes[index...].starts(with: [0xC2, 0xA0])
            if bytes[index] <= 0x20 {
                start = index + 1
            } else if isNoBreakSpace {
                start = index + 2
            } else if bytes[index...].starts(with: [0xE3, 0x80, 0x80]) {
                start = index + 3
            }
        }
        return bytes[start...]
    }
}
