/// The telephone, identity card and mail numbers in a text: how a person is reached or told from others.
///
/// Figures stay: a number with decimals, a date, or one with another count of digits is kept.
struct ReachNumbers {
    private let characters: [Character]

    init(_ text: String) {
        characters = Array(text)
    }

    /// The text with `Redaction.mask` in the place of each.
    var masked: String {
        guard characters.contains(where: { digit($0) != nil || $0 == "@" }) else { return String(characters) }
        var output = ""
        var place = 0
        while place < characters.count {
            if let end = mail(at: place) ?? number(at: place) {
                output += Redaction.mask
                place = end
            } else {
                output.append(characters[place])
                place += 1
            }
        }
        return output
    }

    /// Where a mail address that begins here ends.
    private func mail(at start: Int) -> Int? {
        func isPart(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber || "-_.+".contains(character))
        }
        if start > 0, isPart(characters[start - 1]) { return nil }
        guard let at = characters[start...].firstIndex(where: { !isPart($0) }), at > start,
            characters[at] == "@"
        else { return nil }
        let end = characters[(at + 1)...].firstIndex { !isPart($0) } ?? characters.count
        return characters[at..<end].contains(".") ? end : nil
    }

    /// Where a telephone or identity card number that begins here ends.
    private func number(at start: Int) -> Int? {
        guard digit(characters[start]) != nil || "+(（".contains(characters[start]) else { return nil }
        if start > 0, digit(characters[start - 1]) != nil || characters[start - 1] == "." { return nil }
        var digits: [Int] = []
        var end = start
        var place = start
        while place < characters.count {
            if let digit = digit(characters[place]) {
                digits.append(digit)
                end = place + 1
            } else if !"+-－—()（） \u{3000}".contains(characters[place]) || place > end + 1 {
                break
            }
            place += 1
        }
        if end + 1 < characters.count, characters[end] == ".", digit(characters[end + 1]) != nil {
            return nil
        }
        if digits.count == 17, end < characters.count, "Xx".contains(characters[end]) { return end + 1 }
        return isReach(digits[...], isSpaced: end - start > digits.count) ? end : nil
    }

    private func isReach(_ digits: ArraySlice<Int>, isSpaced: Bool) -> Bool {
        if digits.count == 13, digits.starts(with: [8, 6]) {
            return isReach(digits.dropFirst(2), isSpaced: isSpaced)
        }
        let second = digits.dropFirst().first ?? 0
        return switch digits.count {
        case 11 where digits.first == 1 && second >= 3: true
        case 10...12 where digits.first == 0 && isSpaced: true
        case 18 where !isSpaced && (1...6).contains(digits.first ?? 0): true
        default: false
        }
    }

    /// The digit that a character is, ASCII or full-width.
    private func digit(_ character: Character) -> Int? {
        guard character.unicodeScalars.count == 1, let value = character.unicodeScalars.first?.value else {
            return nil
        }
        return switch value {
        case 0x30...0x39: Int(value - 0x30)
        case 0xFF10...0xFF19: Int(value - 0xFF10)
        default: nil
        }
    }
}
