/// Turns GB18030 into UTF-8: by a table what it has, by the C library the rest.
enum GB18030Decoder {
    /// Appends what a piece converts to; stops where `converter`, the C library's, would.
    static func decode(
        _ piece: Span<UInt8>, by converter: borrowing Converter, to output: inout [UInt8]
    ) -> TextDecoder.Outcome {
        var place = 0
        while place < piece.count {
            place += decodeTable(piece.extracting(droppingFirst: place), to: &output)
            let end = endOfOthers(in: piece, from: place)
            if end == place { continue }
            let outcome = converter.convert(piece.extracting(place..<end), to: &output)
            place += outcome.consumed
            if outcome.failure != nil {
                return TextDecoder.Outcome(consumed: place, failure: outcome.failure)
            }
        }
        return TextDecoder.Outcome(consumed: place, failure: nil)
    }

    /// Appends what the table has; returns how many bytes that took.
    private static func decodeTable(_ piece: Span<UInt8>, to output: inout [UInt8]) -> Int {
        var taken = 0
        // Two bytes become three at most; a whole word is written for each.
        output.append(addingCapacity: piece.count + piece.count / 2 + 8) { room in
            room.withUnsafeMutableBufferPointer { buffer, filled in
                guard let target = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
                piece.withUnsafeBufferPointer { (taken, filled) = GB18030Table.shared.decode($0, to: target) }
            }
        }
        return taken
    }

    /// The end of a run of forms that are not in the table: of four bytes, or unsound. They are given to the
    /// C library together, since each call of it costs as much as many characters.
    private static func endOfOthers(in piece: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < piece.count, piece[end] >= 0x80 {
            let isFour = end + 1 < piece.count && (0x30...0x39).contains(piece[end + 1])
            if !isFour, end > start { break }
            end = min(end + (isFour ? 4 : 2), piece.count)
        }
        return end
    }
}
