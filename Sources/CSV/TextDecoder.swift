internal import Glibc

/// Turns the bytes of a file into UTF-8, piece by piece; the converting is the C library's.
struct TextDecoder: ~Copyable {
    /// What the bytes are.
    let encoding: TextEncoding
    private let converter: Converter

    /// What decoding a piece came to.
    struct Outcome: Hashable {
        /// How many bytes were taken; the others belong to the next piece.
        var consumed: Int
        /// Why it stopped before the end; its place is the first byte not taken.
        var failure: Failure?
    }

    /// Why bytes are no text.
    enum Failure: Hashable {
        case invalid
        case incomplete
    }

    init(_ encoding: TextEncoding) throws(CSVError) {
        self.encoding = encoding
        converter = try Converter(to: .utf8, from: encoding)
    }

    /// Appends a piece's characters to `output` as UTF-8. A character that the piece cuts off is left for
    /// the next piece, unless this is the last.
    func decode(_ piece: Span<UInt8>, isLast: Bool, to output: inout [UInt8]) -> Outcome {
        let outcome =
            encoding == .utf8
            ? TextDecoder.validPrefix(of: piece) : converter.convert(piece, to: &output)
        if encoding == .utf8 {
            piece.extracting(0..<outcome.consumed).withUnsafeBufferPointer { output += $0 }
        }
        guard outcome.failure == .incomplete, !isLast else { return outcome }
        return Outcome(consumed: outcome.consumed, failure: nil)
    }

    /// How far a piece is UTF-8: never overlong, no surrogates, nothing past U+10FFFF.
    static func validPrefix(of piece: Span<UInt8>) -> Outcome {
        do throws(Unicode.UTF8.ValidationError) {
            return Outcome(consumed: try UTF8Span(validating: piece).count, failure: nil)
        } catch {
            let isCutOff = error.kind == .truncatedScalar && error.byteOffsets.upperBound == piece.count
            return Outcome(
                consumed: error.byteOffsets.lowerBound, failure: isCutOff ? .incomplete : .invalid)
        }
    }
}
