import Primitives

extension Value {
    /// Reads what an officer wrote in a value cell; nil where the cell is blank.
    ///
    /// Any text gives a value with that text, outer white space trimmed. A number is given only where
    /// nobody would dispute it: the text is a number, or a range of two, with nothing but a comparator
    /// before it and no second number, inner white space or separator in the unit after it. Everything
    /// that follows the number is its unit, as typed.
    ///
    /// | text | read as |
    /// | --- | --- |
    /// | `>=12.00万吨/年` | ≥ 12 万吨/年 |
    /// | `90分（含）以上` | ≥ 90 分 |
    /// | `1%-3%` | 1 to 3 % |
    /// | `１，６１９．９０` | 1619.9 |
    /// | `100%%` | 100 %%, so that a check can see the doubled sign |
    /// | `2022年12月31日`, `≤2022-12-31` | a date, with the comparator if there is one |
    /// | `2022年12月31日之前`, `2022年`, `12月` | text alone: whether the day itself counts is not said |
    /// | `支持了15家企业`, `达标率70%` | text alone: words stand before the number |
    /// | `—`, `/`, `无`, `N/A` | not applicable |
    public init?(reading text: String) {
        let bytes = text.utf8Span.span
        let content = bytes.trimmed(0..<bytes.count)
        guard !content.isEmpty else { return nil }
        let trimmed =
            content.count == bytes.count ? text : String(decodingUTF8: bytes, in: content)

        var reading = ValueReading()
        if bytes.isNotApplicable(content) {
            self.init(text: trimmed, notApplicable: true)
        } else if reading.read(bytes, in: content) {
            self.init(
                text: trimmed, comparator: reading.comparator, number: reading.number, upper: reading.upper,
                unit: reading.unit.isEmpty ? nil : String(decodingUTF8: bytes, in: reading.unit),
                date: reading.date)
        } else {
            self.init(text: trimmed)
        }
    }
}

extension String {
    /// Copies a run of a string's bytes that begins and ends between two characters.
    init(decodingUTF8 bytes: Span<UInt8>, in range: Range<Int>) {
        self = bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
