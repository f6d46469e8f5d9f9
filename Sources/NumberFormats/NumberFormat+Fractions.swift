import Glibc
package import Primitives

extension NumberFormat {
    package func writeFraction(
        _ number: StoredNumber, _ fraction: Fraction, in section: Section, to bytes: inout ByteArena
    ) {
        guard let whole = number.wholePart else {
            number.writeGeneral(to: &bytes)
            return
        }
        if number.isNegative { bytes.append(UInt8(ascii: "-")) }
        let rest = abs(number.double) - Double(whole)
        var (top, bottom) = fraction.approximate(rest)
        var shown = whole
        if top == bottom {
            shown += 1
            top = 0
        }
        guard let lastWhole = fraction.whole else {
            let (product, overflow) = shown.multipliedReportingOverflow(by: bottom)
            let (sum, isOver) = product.addingReportingOverflow(top)
            guard !overflow, !isOver else {
                bytes.appendDecimal(whole)
                return
            }
            writeLiterals(section.tokens[..<fraction.numerator], to: &bytes)
            write(sum, over: bottom, to: &bytes)
            writeLiterals(section.tokens[fraction.end...], to: &bytes)
            return
        }
        writeLiterals(section.tokens[..<lastWhole], to: &bytes)
        if shown > 0 || top == 0 { bytes.appendDecimal(shown) }
        if top > 0 {
            if shown > 0 {
                let between = section.tokens[(lastWhole + 1)..<fraction.numerator]
                if between.contains(where: { $0.kind == .padding }) { bytes.append(0x20) }
                writeLiterals(between, to: &bytes)
            }
            write(top, over: bottom, to: &bytes)
        }
        writeLiterals(section.tokens[fraction.end...], to: &bytes)
    }

    private func write(_ top: Int, over bottom: Int, to bytes: inout ByteArena) {
        bytes.appendDecimal(top)
        bytes.append(UInt8(ascii: "/"))
        bytes.appendDecimal(bottom)
    }

    private func writeLiterals(_ tokens: ArraySlice<Token>, to bytes: inout ByteArena) {
        for token in tokens where token.kind == .literal { writeLiteral(token, to: &bytes) }
    }
}

extension NumberFormat.Fraction {
    /// The fraction nearest to a number from 0 up to 1.
    package func approximate(_ number: Double) -> (Int, Int) {
        if let denominator { return (Int((number * Double(denominator)).rounded()), denominator) }
        // The continued fraction's convergents, up to the largest denominator.
        var (p0, q0, p1, q1) = (0, 1, 1, 0)
        var rest = number
        for _ in 0..<20 {
            let whole = Int(rest)
            let (p2, q2) = (whole * p1 + p0, whole * q1 + q0)
            if q2 > limit { break }
            (p0, q0, p1, q1) = (p1, q1, p2, q2)
            let part = rest - Double(whole)
            guard part > 1e-9 else { break }
            rest = 1 / part
            guard rest < 1e9 else { break }
        }
        return q1 == 0 ? (0, 1) : (p1, q1)
    }
}
