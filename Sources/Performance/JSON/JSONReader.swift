import Primitives

/// Reads JSON from its bytes, token by token, and knows at every one where it stands.
///
/// The layers above ask for what the schema has at that place, so nothing recurses further than the schema
/// does, whatever the input nests.
struct JSONReader {
    let bytes: [UInt8]
    let limits: CanonicalJSON.Limits
    /// The place of the next byte.
    var position = 0
    /// The way from the top to the value being read.
    var path: [Step] = []
    /// The rows read so far, over all forms.
    var rowCount = 0
    /// The entries of origins read so far, over all forms.
    var originEntryCount = 0

    /// A step of the way to a value.
    enum Step {
        /// A member of an object, by where its key stands without quotation marks.
        case member(Range<Int>)
        /// An element of an array, counted from zero.
        case element(Int)
    }

    /// Makes a reader that stands before the first byte, or behind a byte-order mark.
    init(bytes: [UInt8], limits: CanonicalJSON.Limits) {
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next byte; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Moves past white space.
    mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Moves past white space and a byte that must stand there.
    mutating func expect(_ byte: UInt8, _ token: CanonicalJSONError.Token) throws(CanonicalJSONError) {
        skipWhiteSpace()
        guard next == byte else { throw malformed(token) }
        position += 1
    }

    /// The type of the value that begins here; throws where none does.
    mutating func kind() throws(CanonicalJSONError) -> CanonicalJSONError.Kind {
        skipWhiteSpace()
        guard let next else { throw malformed(.value) }
        switch next {
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t") where follows("true"), UInt8(ascii: "f") where follows("false"):
            return .boolean
        case UInt8(ascii: "n") where follows("null"): return .null
        default: throw malformed(.value)
        }
    }

    /// Throws unless a value of the type begins here.
    mutating func expect(_ expected: CanonicalJSONError.Kind) throws(CanonicalJSONError) {
        let found = try kind()
        guard found == expected else {
            throw .wrongType(expected: expected, found: found, at: place())
        }
    }

    /// Reads `null`, if it stands here.
    mutating func readNull() throws(CanonicalJSONError) -> Bool {
        guard try kind() == .null else { return false }
        position += 4
        return true
    }

    /// Reads `true` or `false`.
    mutating func boolean() throws(CanonicalJSONError) -> Bool {
        try expect(.boolean)
        let isTrue = next == UInt8(ascii: "t")
        position += isTrue ? 4 : 5
        return isTrue
    }

    private func follows(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            position + word.count <= bytes.count
                && word.indices.allSatisfy { bytes[position + $0] == word[$0] }
        }
    }
}
