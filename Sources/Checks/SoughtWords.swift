/// Words that are looked for in texts, as bytes: a form has hundreds of texts and a rule dozens of words, and
/// comparing characters costs fifty times as much.
struct SoughtWords: Sendable {
    private let words: [[UInt8]]

    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }.filter { !$0.isEmpty }
    }

    /// Whether one of the words stands in a text.
    func areIn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in words.contains { SoughtWords.isIn(bytes, $0) } }
    }

    private static func isIn(_ bytes: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
        guard bytes.count >= word.count else { return false }
        let first = word[0]
        for start in 0...(bytes.count - word.count) where bytes[start] == first {
            var length = 1
            while length < word.count, bytes[start + length] == word[length] { length += 1 }
            if length == word.count { return true }
        }
        return false
    }
}

extension String {
    /// Whether it has one of some bytes; what can only be in texts with a digit or a sign need not be looked for
    /// in others.
    func hasByte(_ isWanted: (UInt8) -> Bool) -> Bool { utf8.contains(where: isWanted) }
}
