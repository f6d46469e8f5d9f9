/// Replacements in the bytes of a part, made all at once.
struct PartEdits {
    private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

    /// Replaces a run of bytes; an empty run is an insertion. Runs must not overlap.
    mutating func replace(_ range: Range<Int>, with text: String) {
        edits.append((range, Array(text.utf8)))
    }

    /// Puts text before a place, behind what was put there earlier.
    mutating func insert(_ text: String, at place: Int) { replace(place..<place, with: text) }

    /// Whether there is nothing to do.
    var isEmpty: Bool { edits.isEmpty }

    /// The bytes with every replacement made.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        guard !edits.isEmpty else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
        var place = 0
        let ordered = edits.enumerated().sorted { left, right in
            (left.element.range.lowerBound, left.element.range.upperBound, left.offset)
                < (right.element.range.lowerBound, right.element.range.upperBound, right.offset)
        }
        for (_, edit) in ordered {
            guard edit.range.lowerBound >= place else { continue }
            result += bytes[place..<edit.range.lowerBound]
            result += edit.bytes
            place = edit.range.upperBound
        }
        result += bytes[place...]
        return result
    }
}

extension String {
    /// The text as it stands in an element or an attribute of XML; characters that XML cannot hold go.
    var escapedForXML: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\t": result += " "
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
