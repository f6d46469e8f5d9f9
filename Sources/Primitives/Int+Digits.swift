extension Int {
    /// Appends the decimal digits of a number that is not negative to a buffer of UTF-8.
    ///
    /// Addresses and field paths are written by the hundred for each form, and a `String` for each of their
    /// numbers costs more than all the rest of them.
    public func writeDigits(to bytes: inout [UInt8]) {
        if self >= 10 { (self / 10).writeDigits(to: &bytes) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
    }
}
