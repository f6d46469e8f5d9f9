import Primitives

/// A number in a running text, with what stands around it.
struct TextFigure {
    let number: ExactDecimal
    /// The digits as typed, without separators of thousands.
    let digits: String
    /// The text before it, back to the last mark that ends a clause.
    let before: Substring
    /// What follows it, a few characters.
    let follower: Substring

    /// Every number of a text, from left to right; the text is looked at once.
    static func all(in text: String) -> [TextFigure] {
        // Full-width digits begin with EF.
        guard text.hasByte({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0xEF }) else { return [] }
        var figures: [TextFigure] = []
        var clause = text.startIndex
        var place = text.startIndex
        while place < text.endIndex {
            let character = text[place]
            guard character.isDigit else {
                if clauseEnds.contains(character) { clause = text.index(after: place) }
                place = text.index(after: place)
                continue
            }
            let start = place
            var digits = ""
            while place < text.endIndex {
                let next = text.index(after: place)
                if text[place].isDigit, let digit = text[place].wholeNumberValue {
                    digits += "\(digit)"
                } else if (text[place] == "." || text[place] == "．") && !digits.contains("."),
                    next < text.endIndex, text[next].isDigit
                {
                    digits += "."
                } else if text[place] != "," || next == text.endIndex || !text[next].isDigit {
                    break
                }
                place = next
            }
            guard let number = ExactDecimal(digits) else { continue }
            var follower = text[place...]
            while let first = follower.first, first == " " || first == "\u{3000}" {
                follower = follower.dropFirst()
            }
            figures.append(
                TextFigure(
                    number: number, digits: digits, before: text[clause..<start],
                    follower: follower.prefix(followerLength)))
        }
        return figures
    }

    private static let followerLength = 12
    private static let clauseEnds: Set<Character> = ["，", "。", "；", ";", "、", "\n", "\r\n", "！", "？"]
}

extension Character {
    /// Whether it is a digit, ASCII or full-width, and bears no mark: a range of characters would hold `1️⃣` too.
    var isDigit: Bool {
        let scalars = unicodeScalars
        guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
            return false
        }
        return ("0"..."9").contains(first) || ("０"..."９").contains(first)
    }
}
