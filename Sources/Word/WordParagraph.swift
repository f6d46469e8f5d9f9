import Sheets

/// One paragraph, as far as it is seen.
struct WordParagraph: TextLine {
    /// The text, with line breaks.
    var text: [UInt8] = []
    var isCentred = false
    var isHeading = false
    /// Whether it begins a page or section.
    var beginsPage = false
    /// Whether another page or section begins behind it.
    var endsPage = false
    /// Whether it has a number that the program makes and the file does not hold.
    var isNumbered = false
    /// What lies in text boxes that hang on it.
    var boxes: [WordBlock] = []
    /// Whether it lies in a text box itself.
    var isBoxed = false
    /// The page headers of the section that it ends, by their relationships; nil where it ends none.
    var headers: [String]?

    /// Whether there is nothing in it but white space.
    var isBlank: Bool { string.allSatisfy { $0.isWhitespace } }
    /// The text without white space at its ends.
    var string: String {
        var rest = String(decoding: text, as: UTF8.self)[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
