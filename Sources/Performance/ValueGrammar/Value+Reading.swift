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
    /// | `(1,234.50)` | −1234.5, as accountants write it |
    /// | `肆佰伍拾陆万元` | 456 万元 |
    /// | `2022年12月31日`, `≤2022-12-31` | a date, with the comparator if there is one |
    /// | `2021年12月`, `08:30`, `2023.07-2024.01` | a month, a time of day, a span of months |
    /// | `2022年12月31日之前`, `2022年`, `12月` | text alone: whether the day itself counts is not said |
    /// | `支持了15家企业`, `达标率70%` | text alone: words stand before the number |
    /// | `—`, `/`, `无`, `N/A` | not applicable |
    ///
    /// Characters that nobody sees are passed over, and stay in the text.
    public init?(reading text: String) {
        let whole = text.utf8Span.span
        let content = whole.trimmed(0..<whole.count)
        guard !content.isEmpty else { return nil }
        // Nothing below sees the white space round the text, so that none can run past its end.
        let bytes = whole.extracting(content)
        let trimmed = bytes.count == whole.count ? text : String(decodingUTF8: bytes)

        if bytes.hasInvisible {
            self.init(invisiblyReading: trimmed)
            return
        }
        var reading = ValueReading()
        if bytes.isNotApplicable {
            self.init(text: trimmed, notApplicable: true)
        } else if reading.read(bytes) {
            let unit = reading.unit
            self.init(
                text: trimmed, comparator: reading.comparator, number: reading.number, upper: reading.upper,
                unit: unit.isEmpty ? nil : String(decodingUTF8: bytes.extracting(unit)), date: reading.date)
        } else if CapitalAmount.mayBegin(bytes), let amount = CapitalAmount(trimmed) {
            self.init(text: trimmed, number: amount.number, unit: amount.unit)
        } else {
            self.init(text: trimmed)
        }
    }

    /// Reads a text that has characters in it that nobody sees.
    private init(invisiblyReading text: String) {
        let visible = text.utf8Span.span.withoutInvisible()
        var value = Value(reading: String(decoding: visible, as: UTF8.self)) ?? Value(text: text)
        value.text = text
        self = value
    }
}

extension String {
    /// Copies a run of another string's bytes.
    fileprivate init(decodingUTF8 bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
