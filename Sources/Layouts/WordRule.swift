import Templates

/// What the words of a label tell that is not known as a whole.
struct WordRule<Meaning: RawRepresentable & CaseIterable & Sendable>: Sendable
where Meaning.RawValue == String {
    private let words: [String]
    private let exceptions: [String]
    /// What it stands for.
    let meaning: Meaning

    /// Reads a rule of the vocabulary: `words`, all of which must be in a label, `without`, none of which may, and
    /// `means`.
    init(_ node: TemplateNode) throws(TemplateError) {
        try node.allow(["words", "without", "means"])
        words = try node.required("words").texts()
        exceptions = try node.optional("without")?.texts() ?? []
        meaning = try node.required("means").word(of: Meaning.self)
    }

    /// Whether it tells of a label, which has no white space.
    func tells(of label: String) -> Bool {
        words.allSatisfy { label.contains($0) } && !exceptions.contains { label.contains($0) }
    }
}
