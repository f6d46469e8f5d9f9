extension Span where Element == UInt8 {
    /// Reads a comparator before a number, in signs or words, and moves the place behind it.
    func readComparator(at place: inout Int) -> Value.Comparator? {
        let (first, width) = ascii(at: place)
        if first != 0 {
            guard (UInt8(ascii: "<")...UInt8(ascii: ">")).contains(first) else { return nil }
            place += width
            let (second, secondWidth) = ascii(at: place)
            let pair: Value.Comparator? =
                switch (first, second) {
                case (UInt8(ascii: ">"), UInt8(ascii: "=")), (UInt8(ascii: "="), UInt8(ascii: ">")): .atLeast
                case (UInt8(ascii: "<"), UInt8(ascii: "=")), (UInt8(ascii: "="), UInt8(ascii: "<")): .atMost
                default: nil
                }
            if let pair {
                place += secondWidth
                return pair
            }
            return first == UInt8(ascii: ">") ? .moreThan : first == UInt8(ascii: "<") ? .lessThan : .equal
        }
        guard place < count else { return nil }
        let rest = place..<count
        // Signs begin with E2 or EF, words with any other byte.
        let isSign = self[place] == 0xE2 || self[place] == 0xEF
        let choices = isSign ? ComparatorWords.signs : ComparatorWords.before
        for (word, comparator) in choices where hasPrefix(word, in: rest) {
            place += word.utf8CodeUnitCount
            return comparator
        }
        return nil
    }

    /// Reads a word that says nothing without a comparator after the number: 达到 of 达到90%以上.
    func readCarrier(at place: inout Int) -> Bool {
        let rest = place..<count
        for word in ComparatorWords.carriers where hasPrefix(word, in: rest) {
            place += word.utf8CodeUnitCount
            return true
        }
        return false
    }

    /// The comparator that ends a text, and what stands before it: `分` of `分（含）以上`.
    func suffixComparator(in run: Range<Int>) -> (comparator: Value.Comparator, rest: Range<Int>)? {
        var run = trimmed(run)
        dropSuffix(ComparatorWords.included, from: &run)
        for (word, comparator) in ComparatorWords.after where hasSuffix(word, in: run) {
            run = trimmed(run.lowerBound..<(run.upperBound - word.utf8CodeUnitCount))
            dropSuffix(ComparatorWords.included, from: &run)
            dropSuffix(ComparatorWords.joining, from: &run)
            return (comparator, run)
        }
        return nil
    }

    private func dropSuffix(_ words: [StaticString], from run: inout Range<Int>) {
        for word in words where hasSuffix(word, in: run) {
            run = trimmed(run.lowerBound..<(run.upperBound - word.utf8CodeUnitCount))
            return
        }
    }
}

/// The words that stand for a comparator, each before those it starts with or ends in.
private enum ComparatorWords {
    static let signs: [(StaticString, Value.Comparator)] = [
        ("≥", .atLeast), ("≧", .atLeast), ("⩾", .atLeast), ("≮", .atLeast), ("﹥", .moreThan),
        ("≤", .atMost), ("≦", .atMost), ("⩽", .atMost), ("≯", .atMost), ("﹤", .lessThan),
        ("﹦", .equal),
    ]
    static let before: [(StaticString, Value.Comparator)] = [
        ("不低于", .atLeast), ("不少于", .atLeast), ("不小于", .atLeast), ("不早于", .atLeast),
        ("不得低于", .atLeast), ("不得少于", .atLeast), ("至少", .atLeast),
        ("大于等于", .atLeast), ("大于或等于", .atLeast), ("高于或等于", .atLeast),
        ("不超过", .atMost), ("不高于", .atMost), ("不大于", .atMost), ("不多于", .atMost),
        ("不晚于", .atMost), ("不得超过", .atMost), ("不得高于", .atMost), ("至多", .atMost),
        ("小于等于", .atMost), ("小于或等于", .atMost), ("低于或等于", .atMost),
        ("大于", .moreThan), ("超过", .moreThan), ("高于", .moreThan), ("多于", .moreThan),
        ("小于", .lessThan), ("低于", .lessThan), ("少于", .lessThan),
        ("等于", .equal),
    ]
    static let carriers: [StaticString] = ["达到", "达", "控制在", "保持在", "在"]
    static let after: [(StaticString, Value.Comparator)] = [
        ("以上", .atLeast), ("以下", .atMost), ("以内", .atMost), ("之内", .atMost),
    ]
    static let included: [StaticString] = ["（含）", "(含)"]
    static let joining: [StaticString] = ["及", "或", "含"]
}
