import Templates

/// What the words of a label tell that is not known as a whole.
///
/// Words are looked for as bytes: labels of every line are asked about, and to compare characters takes a hundred
/// times as long.
struct WordRule<Meaning: RawRepresentable & CaseIterable & Sendable>: Sendable
where Meaning.RawValue == String {
    private let words: [[UInt8]]
    private let exceptions: [[UInt8]]
    /// What it stands for.
    let meaning: Meaning

    /// Reads a rule of the vocabulary: `words`, all of which must be in a label, `without`, none of which may, and
    /// `means`.
    init(_ node: TemplateNode) throws(TemplateError) {
        try node.allow(["words", "without", "means"])
        words = try node.required("words").texts().map { Array($0.utf8) }
        exceptions = try node.optional("without")?.texts().map { Array($0.utf8) } ?? []
        meaning = try node.required("means").word(of: Meaning.self)
    }

    /// Whether it tells of a label, which has no white space.
    func tells(of label: ArraySlice<UInt8>) -> Bool {
        words.allSatisfy(label.holds) && !exceptions.contains(where: label.holds)
    }
}

extension ArraySlice<UInt8> {
    /// Whether the bytes of a word stand somewhere in these.
    func holds(_ word: [UInt8]) -> Bool {
        guard !word.isEmpty, count >= word.count else { return false }
        return withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                for start in 0...(text.count - word.count) where text[start] == word[0] {
                    var length = 1
                    while length < word.count, text[start + length] == word[length] { length += 1 }
                    if length == word.count { return true }
                }
                return false
            }
        }
    }
}
