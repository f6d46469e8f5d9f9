/// The grade of a form (等级) and where it comes from.
public enum FormGrade: Hashable, Sendable {
    /// It stands in the form.
    case printed(String)
    /// The form prints none; it is that of the band in which the total score lies.
    case byScore(String)

    /// The grade itself: 优, 良, 中 or 差, or what else is printed.
    public var word: String {
        switch self {
        case .printed(let word), .byScore(let word): word
        }
    }
}
