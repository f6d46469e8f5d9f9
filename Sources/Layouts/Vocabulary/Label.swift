/// A text read as a label: what it says, and how much of it was understood.
struct Label: Hashable, Sendable {
    var facets: Facets
    /// How many characters no word of the vocabulary covers.
    var left = 0
    /// The characters in all, twice: those of filler words count half.
    var doubleSize = 2
    /// Whether a colon ends it.
    var endsInColon = false

    /// The share of its characters that was understood, from 0 to 1.
    var trust: Double { doubleSize == 0 ? 1 : 1 - Double(2 * left) / Double(doubleSize) }

    /// The trust under which a text is not a label at all.
    static let leastTrust = 0.6

    var part: Facets.Part? { facets.part }
    var measure: Facets.Measure? { facets.measure }
    var source: Facets.Source? { facets.source }
    var period: LabelTime? { facets.period }
    var stage: Facets.Stage? { facets.stage }
    var subject: Facets.SubjectIndex? { facets.subject }
    var isStrong: Bool { facets.isStrong }

    /// Whether it is a line of the head of a form and nothing else.
    var isSureSubject: Bool { subject != nil && part != .opinion && part != .signature && left == 0 }
}

/// A label and what stands behind it in the same cell: `填报单位：市水务局`.
struct InlineLabel: Hashable, Sendable {
    var label: Label
    /// Where the label's text ends in the cell's bytes, without its colon; counted from the cell's first byte.
    var labelEnd: Int
    /// The bytes of the text behind it, trimmed; counted from the cell's first byte.
    var text: Range<Int>
}
