import Primitives

/// What was found in the text of a value cell, step by step from left to right.
struct ValueReading {
    var comparator: Value.Comparator?
    var number: ExactDecimal?
    var upper: ExactDecimal?
    var date: CalendarTime?
    /// Where the unit stands; empty where there is none.
    var unit = 0..<0

    /// Reads a trimmed text; false where it is words and gives no number and no date.
    mutating func read(_ bytes: Span<UInt8>) -> Bool {
        var place = 0
        let end = bytes.count
        var isCarried = false
        // Digits first: most texts begin with one.
        if bytes.digit(at: place) == nil {
            comparator = bytes.readComparator(at: &place)
            isCarried = comparator == nil && bytes.readCarrier(at: &place)
            bytes.skipWhiteSpace(at: &place)
        }
        if let date = bytes.calendarTime(at: place) {
            // A time of day or a span is nothing to compare with.
            switch date {
            case .day, .month: break
            default: guard comparator == nil else { return false }
            }
            self.date = date
            return !isCarried
        }
        if !isCarried, comparator == nil, readBracketed(bytes, at: place) { return true }
        let sign = bytes.readCurrencySign(at: &place)
        guard let first = bytes.readNumber(at: &place) else { return false }
        number = first.number
        unit = sign
        guard place < end else { return !isCarried }

        bytes.skipWhiteSpace(at: &place)
        if let far = bytes.nextDigit(in: place..<end) {
            return readRange(bytes, from: first, rest: place..<end, far: far) && !isCarried
        }
        return readUnit(bytes, after: first, in: place..<end, isCarried: isCarried)
    }

    /// Reads the accountant's negative that fills the text: `(1,234.50)`. One without point, comma or currency
    /// sign may be the number of an item: `（1）`.
    private mutating func readBracketed(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        var place = start
        let opening = bytes.ascii(at: place)
        guard opening.byte == UInt8(ascii: "(") else { return false }
        place += opening.width
        bytes.skipWhiteSpace(at: &place)
        let sign = bytes.readCurrencySign(at: &place)
        let first = place
        guard bytes.digit(at: place) != nil, let inner = bytes.readNumber(at: &place) else { return false }
        let isAmount =
            !sign.isEmpty || (first..<place).contains { ".,．，".utf8.contains(bytes[$0]) }
        bytes.skipWhiteSpace(at: &place)
        let closing = bytes.ascii(at: place)
        guard isAmount, closing.byte == UInt8(ascii: ")") else { return false }
        place += closing.width
        let rest = bytes.trimmed(place..<bytes.count)
        guard rest.isEmpty || bytes.isUnit(rest), bytes.nextDigit(in: rest) == nil else { return false }
        number = inner.number.negated
        unit = rest.isEmpty ? sign : rest
        return true
    }

    /// Reads what follows the only number: the unit and a comparator such as 以上.
    private mutating func readUnit(
        _ bytes: Span<UInt8>, after first: WrittenNumber, in rest: Range<Int>, isCarried: Bool
    ) -> Bool {
        let suffix = bytes.suffixComparator(in: rest)
        if let suffix {
            guard comparator == nil || comparator == suffix.comparator else { return false }
            comparator = suffix.comparator
            guard !bytes.contains("含", in: suffix.rest) else { return false }
        } else if isCarried {
            return false
        }
        let written = suffix?.rest ?? rest
        guard !written.isEmpty else { return true }
        guard bytes.isUnit(written),
            !bytes.isPartOfDate(first, unit: written, hasComparator: comparator != nil)
        else { return false }
        unit = written
        return true
    }

    /// Reads the rest of a range: `-5天` of `3-5天`, `%-3%` of `1%-3%`.
    private mutating func readRange(
        _ bytes: Span<UInt8>, from first: WrittenNumber, rest: Range<Int>, far: Int
    ) -> Bool {
        guard comparator == nil, unit.isEmpty, !first.hasLeadingZero,
            let separator = bytes.rangeSeparator(in: rest.lowerBound..<far)
        else { return false }
        var place = separator.upperBound
        bytes.skipWhiteSpace(at: &place)
        guard let second = bytes.readNumber(at: &place), !second.hasLeadingZero,
            first.number < second.number
        else { return false }
        bytes.skipWhiteSpace(at: &place)

        let written = place..<rest.upperBound
        let near = bytes.trimmed(rest.lowerBound..<separator.lowerBound)
        guard written.isEmpty || bytes.isUnit(written), bytes.run(in: written, startsWith: near),
            !(first.isYear && second.isYear && (written.isEmpty || bytes.hasPrefix("年", in: written)))
        else { return false }
        guard written.isEmpty || !bytes.isPartOfDate(second, unit: written, hasComparator: false),
            bytes.suffixComparator(in: written) == nil
        else { return false }
        upper = second.number
        unit = written
        return true
    }
}
