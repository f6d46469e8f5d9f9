public import Performance
public import Primitives

/// What a file's round trip through every format showed, cell by cell.
public struct Verification: Sendable {
    /// The file's path; `-` for standard input.
    public var file: String
    /// What was doubtful in reading it.
    public var problems: [Problem] = []
    /// What each way there and back showed.
    public var routes: [RouteCheck]

    /// Whether everything came back that the formats carry.
    public var isSame: Bool { routes.allSatisfy(\.isSame) }

    /// A way through the formats.
    public enum Route: String, CaseIterable, Sendable {
        /// To the canonical document and back to a workbook.
        case json = "json-xlsx"
        /// To JSON Lines and back to a workbook.
        case jsonLines = "jsonl-xlsx"
        /// To delimited text in the shape of the form, as it reads as a grid.
        case csv = "csv"
        /// To delimited text in the shape of the form, and of that to a workbook.
        case csvWorkbook = "csv-xlsx"
        /// To the long shape, and back to the fields of the form.
        case longCSV = "long-csv"
    }

    /// What one way there and back showed.
    public struct RouteCheck: Sendable {
        /// The way.
        public var route: Route
        /// The cells that hold a number, and whether its exact decimal came back.
        public var numbers = Count()
        /// The cells with content, and whether the text that is seen came back; for the long shape, the fields.
        public var texts = Count()
        /// The merged ranges, and whether they came back.
        public var merges = Count()
        /// What the format cannot carry, so that it is not looked for.
        public var notCarried: [NotCarried] = []
        /// What came back otherwise, in reading order.
        public var differences: [Difference] = []
        /// Why the way could not be gone to its end.
        public var failure: InterchangeError?

        /// Whether everything came back that the format carries.
        public var isSame: Bool { differences.isEmpty && failure == nil }
    }

    /// How many came back, and how many did not.
    public struct Count: Hashable, Sendable {
        /// Came back the same.
        public var same = 0
        /// Came back otherwise, or not, or came back though they were not there.
        public var different = 0
        /// All of them.
        public var total: Int { same + different }
    }

    /// What is compared of a sheet.
    public enum Aspect: String, Sendable {
        /// The exact decimal of a number cell.
        case number
        /// The text that is seen.
        case text
        /// A merged range.
        case merge
        /// A sheet.
        case sheet
    }

    /// What the format cannot carry.
    public struct NotCarried: Hashable, Sendable {
        /// The sheet's name; nil for delimited text.
        public var sheet: String?
        /// The cell or merged range; nil for a sheet.
        public var range: CellRange?
        /// What it is.
        public var aspect: Aspect
    }

    /// What came back otherwise.
    public struct Difference: Hashable, Sendable {
        /// The sheet's name; nil for delimited text.
        public var sheet: String?
        /// The cell or merged range; nil for a sheet.
        public var range: CellRange?
        /// What differs.
        public var aspect: Aspect
        /// What stands in the officer's file; nil where there is nothing.
        public var expected: String?
        /// What came back; nil where nothing did.
        public var found: String?
    }
}
