/// Finds labels and the texts behind them in one cell: `填报单位：市水务局    填报日期：2024年3月1日`.
enum InlineLabels {
    /// Labels are short; in characters.
    private static let maximumLabel = 24
    /// No label is looked for behind so many bytes, but for one that follows another.
    private static let maximumBytes = 240

    /// The labels of a cell with their texts, from the left; none where it holds a text that no label starts.
    static func find(in bytes: ArraySlice<UInt8>, _ parser: inout LabelParser) -> [InlineLabel] {
        var found: [InlineLabel] = []
        var start = bytes.startIndex
        while let next = next(in: bytes, from: start, isFirst: found.isEmpty, &parser) {
            if var last = found.popLast() {
                let text = WhiteSpace.trimmed(bytes[bytes.startIndex + last.text.lowerBound..<next.start])
                last.text = text.startIndex - bytes.startIndex..<text.endIndex - bytes.startIndex
                found.append(last)
            }
            found.append(next.label)
            start = bytes.startIndex + next.label.text.lowerBound
            guard found.count < 8 else { break }
        }
        return found.isEmpty ? amount(in: bytes, &parser) : found
    }

    private static func next(
        in bytes: ArraySlice<UInt8>, from start: Int, isFirst: Bool, _ parser: inout LabelParser
    ) -> (label: InlineLabel, start: Int)? {
        var scalars = Scalars(bytes[start...])
        var begin = start
        var place = start
        while place - start <= maximumBytes || !isFirst, let scalar = scalars.next() {
            defer { place = scalars.place }
            let folded = LabelKey.folded(scalar)
            // Another label follows behind white space only.
            if !isFirst, folded == nil { begin = scalars.place }
            guard folded == 0x3A else { continue }
            let text = bytes[begin..<place]
            let behind = WhiteSpace.trimmed(bytes[scalars.place...])
            if isFirst, endsInNumber(text) { return nil }
            guard text.count <= LabelText.maximumBytes, let label = parser.label(text), parser.length <= maximumLabel,
                isLabel(label), isFirst || (label.isSureSubject || label.part == .signature || label.facets.marks.contains(.unitLine))
            else { continue }
            let first = bytes.startIndex
            let end = WhiteSpace.trimmed(text).endIndex
            return (
                InlineLabel(
                    label: label, labelEnd: end - first,
                    text: (behind.isEmpty ? scalars.place : behind.startIndex) - first..<(behind.isEmpty ? scalars.place : behind.endIndex) - first),
                WhiteSpace.trimmed(text).startIndex
            )
        }
        return nil
    }

    /// Whether a text is `目标1`, `指标2` or a number: what follows it is one of several texts.
    private static func endsInNumber(_ text: ArraySlice<UInt8>) -> Bool {
        let trimmed = WhiteSpace.trimmed(text)
        guard let last = trimmed.last, (0x30...0x39).contains(last) else { return false }
        let head = WhiteSpace.trimmed(trimmed[..<(trimmed.lastIndex { !(0x30...0x39).contains($0) }.map { $0 + 1 } ?? trimmed.startIndex)])
        return head.isEmpty || ["目标", "指标", "任务"].contains { head.suffix(6).elementsEqual($0.utf8) }
    }

    private static func isLabel(_ label: Label) -> Bool {
        var facets = label.facets
        facets.period = nil
        facets.marks.subtract([.partOf, .levelClass, .region])
        return !facets.isEmpty
    }

    /// A label of money with its amount right behind it: `财政拨款500万元`.
    private static func amount(in bytes: ArraySlice<UInt8>, _ parser: inout LabelParser) -> [InlineLabel] {
        let trimmed = WhiteSpace.trimmed(bytes)
        guard trimmed.count <= 80, let first = trimmed.firstIndex(where: { (0x30...0x39).contains($0) }), first > trimmed.startIndex
        else { return [] }
        let text = trimmed[..<first]
        let amount = trimmed[first...]
        guard CellLook(amount).contains(.amount), let label = parser.label(text), label.trust >= 0.8, label.part == .fund,
            label.measure != .rate, label.measure != .code, (2...12).contains(parser.length)
        else { return [] }
        let start = bytes.startIndex
        return [
            InlineLabel(
                label: label, labelEnd: WhiteSpace.trimmed(text).endIndex - start,
                text: amount.startIndex - start..<amount.endIndex - start)
        ]
    }
}
