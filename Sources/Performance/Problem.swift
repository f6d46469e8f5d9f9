public import Primitives

/// Something doubtful or wrong in a form or in the sheet it was read from.
///
/// Problems are collected, never thrown. The words for them live in Interchange; here are a stable code,
/// the place, and the facts that the words need.
public struct Problem: Hashable, Sendable {
    /// What is the matter: stable, kebab-case, the same in every language (`unclaimed-cell`).
    public var code: String
    /// How bad it is.
    public var severity: Severity
    /// The sheet's name; nil for CSV.
    public var sheet: String?
    /// The cell or merged range; nil where it concerns the whole form.
    public var range: CellRange?
    /// The field, where it is about one.
    public var field: FieldPath?
    /// What stands there.
    public var found: String?
    /// What should stand there.
    public var expected: String?
    /// How the expected figure comes about, as arithmetic: `240.96 ÷ 242.2596 × 10`.
    public var working: String?
    /// What the text may mean, where that is in doubt: `0.95%` and `95%`.
    public var readings: [String]
    /// The row's own words, as printed: `年度资金总额`, or an indicator's name.
    public var rowLabel: String?

    /// The number that the field's cell stores, where it shows another.
    public var stored: String?
    /// By which numbers alone there is a problem, where stored and shown ones would be judged differently.
    public var judgedBy: Numbers?

    /// The numbers of a form as cells store them, or as they show them.
    public enum Numbers: String, Sendable {
        /// With all their digits.
        case stored
        /// As the officer sees them.
        case shown
    }

    /// How bad a problem is.
    public enum Severity: String, CaseIterable, Sendable {
        /// Must be put right.
        case error
        /// Should be looked at.
        case warning
        /// Good to know.
        case info
    }

    /// Makes a problem.
    public init(
        code: String, severity: Severity, sheet: String? = nil, range: CellRange? = nil,
        field: FieldPath? = nil, found: String? = nil, expected: String? = nil, working: String? = nil,
        readings: [String] = [], rowLabel: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.sheet = sheet
        self.range = range
        self.field = field
        self.found = found
        self.expected = expected
        self.working = working
        self.readings = readings
        self.rowLabel = rowLabel
    }
}
