/// Turns the bytes of a file into UTF-8, piece by piece. What it takes for sound is what the standard
/// library and the C library do.
package struct TextDecoder: ~Copyable {
    /// What the bytes are.
    package let encoding: TextEncoding
    private let converter: Converter

    /// What decoding a piece came to.
    package struct Outcome: Hashable {
        /// How many bytes were taken; the others belong to the next piece.
        package var consumed: Int
        /// Why it stopped before the end; its place is the first byte not taken.
        package var failure: Failure?
    }

    /// Why bytes are not text.
    package enum Failure: Hashable {
        /// They stand for no character.
        case invalid
        /// They end within a character.
        case incomplete
    }

    /// Makes a decoder.
    ///
    /// - Throws: `TextEncodingError.unavailable`.
    package init(_ encoding: TextEncoding) throws(TextEncodingError) {
        self.encoding = encoding
        converter = try Converter(to: .utf8, from: encoding)
    }

    /// From how many bytes on the table of GB18030 is worth its making.
    private static let longPiece = 1 << 14

    /// Appends a piece's characters to `output` as UTF-8. A character that the piece cuts off is left for
    /// the next piece, unless this is the last.
    package func decode(_ piece: Span<UInt8>, isLast: Bool, to output: inout [UInt8]) -> Outcome {
        switch encoding {
        case .utf8:
            let outcome = check(piece, isLast: isLast)
            piece.extracting(0..<outcome.consumed).withUnsafeBufferPointer { output += $0 }
            return outcome
        case .gb18030 where piece.count >= TextDecoder.longPiece:
            return settled(GB18030Decoder.decode(piece, by: converter, to: &output), isLast: isLast)
        case .gb18030, .utf16LittleEndian, .utf16BigEndian:
            return settled(converter.convert(piece, to: &output), isLast: isLast)
        }
    }

    /// Does the same for UTF-8 without copying it.
    package func check(_ piece: Span<UInt8>, isLast: Bool) -> Outcome {
        settled(UTF8Check.validPrefix(of: piece), isLast: isLast)
    }

    private func settled(_ outcome: Outcome, isLast: Bool) -> Outcome {
        guard outcome.failure == .incomplete, !isLast else { return outcome }
        return Outcome(consumed: outcome.consumed, failure: nil)
    }
}
