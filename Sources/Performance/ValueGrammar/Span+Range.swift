extension Span where Element == UInt8 {
    /// The place of the next digit, other than that of m2 or m3.
    func nextDigit(in run: Range<Int>) -> Int? {
        var place = run.lowerBound
        while place < run.upperBound {
            if digit(at: place) != nil, !isPowerOfMetre(at: place, in: run) { return place }
            place += 1
        }
        return nil
    }

    private func isPowerOfMetre(at place: Int, in run: Range<Int>) -> Bool {
        guard self[place] == UInt8(ascii: "2") || self[place] == UInt8(ascii: "3"), place > run.lowerBound
        else { return false }
        return self[place - 1] | 0x20 == UInt8(ascii: "m") && digit(at: place + 1) == nil
    }

    /// The sign between the two numbers of a range, which the run must end with but for white space.
    ///
    /// The run is what stands between the first number and the first digit of the second; a minus of
    /// the second number stays outside the separator.
    func rangeSeparator(in run: Range<Int>) -> Range<Int>? {
        let run = trimmed(run)
        // A hyphen after a wave is the second number's minus: -3%~-1%.
        for sign in ["-", "－", "−"] as [StaticString] where hasSuffix(sign, in: run) {
            let before = trimmed(run.lowerBound..<(run.upperBound - sign.utf8CodeUnitCount))
            if let wave = separator(RangeSigns.waves, endingIn: before) { return wave }
            break
        }
        return separator(RangeSigns.waves, endingIn: run) ?? separator(RangeSigns.dashes, endingIn: run)
    }

    private func separator(_ signs: [StaticString], endingIn run: Range<Int>) -> Range<Int>? {
        for sign in signs where hasSuffix(sign, in: run) {
            return (run.upperBound - sign.utf8CodeUnitCount)..<run.upperBound
        }
        return nil
    }
}

/// The signs between the two ends of a range, longer ones first.
enum RangeSigns {
    /// Signs that are never a minus: wave dashes in their code points, and words.
    static let waves: [StaticString] = ["~", "～", "〜", "∼", "至", "到"]
    /// Dashes in their code points.
    static let dashes: [StaticString] = ["——", "--", "-", "－", "–", "—", "―", "−", "‐", "‑", "─"]

    /// How many bytes the sign at a place takes; nil where there is none.
    static func first(in bytes: Span<UInt8>, at place: Int) -> Int? {
        guard place < bytes.count else { return nil }
        for sign in waves + dashes where bytes.hasPrefix(sign, in: place..<bytes.count) {
            return sign.utf8CodeUnitCount
        }
        return nil
    }
}
