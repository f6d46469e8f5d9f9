/// Everything that the ledger has of one input: its own row, its forms and its problems.
public struct LedgerEntry: Hashable, Sendable {
    /// A form with what hangs on it.
    public struct FormRows: Hashable, Sendable {
        /// The form as a line of canonical JSON, without the newline; empty where no output wants it.
        public var json: [UInt8]
        /// The cells of `LedgerTable.forms`.
        public var row: [LedgerCell]
        /// The cells of `LedgerTable.funds`, a row each.
        public var funds: [[LedgerCell]]
        /// The cells of `LedgerTable.indicators`, a row each.
        public var indicators: [[LedgerCell]]
        /// The cells of `LedgerTable.others`, a row each.
        public var others: [[LedgerCell]]
        /// Where an earlier form of the same unit, project and year stands; nil where there is none.
        public var sameAs: String?

        /// Makes the rows of a form.
        public init(
            json: [UInt8], row: [LedgerCell], funds: [[LedgerCell]], indicators: [[LedgerCell]],
            others: [[LedgerCell]] = [], sameAs: String? = nil
        ) {
            self.json = json
            self.row = row
            self.funds = funds
            self.indicators = indicators
            self.others = others
            self.sameAs = sameAs
        }
    }

    /// A problem and the form that it is in.
    public struct ProblemRow: Hashable, Sendable {
        /// Which of the entry's forms it is in, from 0; nil where it is in none of them.
        public var form: Int?
        /// The cells of `LedgerTable.problems`.
        public var row: [LedgerCell]

        /// Makes the row of a problem.
        public init(form: Int?, row: [LedgerCell]) {
            self.form = form
            self.row = row
        }
    }

    /// The cells of `LedgerTable.inputs`.
    public var row: [LedgerCell]
    /// The earlier input whose bytes are the same; nil where there is none.
    public var sameAs: String?
    /// The forms, in order.
    public var forms: [FormRows]
    /// The problems, in order.
    public var problems: [ProblemRow]
    /// The cells of `LedgerTable.leftOut`, a row for each form that was read and does not count; forms and problems
    /// are without them. They are not encoded.
    public var leftOut: [[LedgerCell]] = []

    /// Makes an entry.
    public init(
        row: [LedgerCell], sameAs: String? = nil, forms: [FormRows] = [], problems: [ProblemRow] = []
    ) {
        self.row = row
        self.sameAs = sameAs
        self.forms = forms
        self.problems = problems
    }
}
