import CSV
import Checks
import Ledger
public import Performance
import Primitives
import Sheets

/// What was found wrong in some inputs, and the ways to print it.
public struct CheckReport: Sendable {
    /// One input: its problems, or why it could not be read.
    public struct Entry: Sendable {
        /// The input's path as it was given.
        public var file: String
        /// The unit that its first form is of; nil where that names none.
        public var unit: String?
        /// How many forms it has.
        public var formCount = 0
        /// What breaks the rules, form by form.
        public var problems: [Problem] = []
        /// The amounts of its forms, to be laid beside those of others.
        public var amounts: [Amount] = []
        /// Why it could not be read.
        public var refusal: InterchangeError?

        /// The 全年预算数 of a form.
        public struct Amount: Sendable {
            let unit: String?
            /// In 万元.
            let amount: ExactDecimal
            let sheet: String?
            let range: CellRange?
        }

        /// Makes an entry.
        public init(
            file: String, unit: String? = nil, formCount: Int = 0, problems: [Problem] = [],
            refusal: InterchangeError? = nil
        ) {
            self.file = file
            self.unit = unit
            self.formCount = formCount
            self.problems = problems
            self.refusal = refusal
        }
    }

    /// The inputs, in the order in which they were given.
    public var entries: [Entry] = []

    /// Makes an empty report.
    public init() {}

    /// Looks for amounts about ten thousand times those of the others, when all inputs are there; what is found is
    /// added to the problems of its input.
    ///
    /// - Returns: the problems with the paths of their inputs.
    public mutating func addDoubtfulAmounts(
        _ rules: RuleBook, _ messages: Messages
    ) -> [(file: String, problem: Problem)] {
        guard let rule = rules.pack.rule("magnitude") else { return [] }
        var amounts: [(unit: UInt64?, amount: Double)] = []
        var places: [(entry: Int, amount: Entry.Amount)] = []
        for (index, entry) in entries.enumerated() {
            for amount in entry.amounts where amount.amount > .zero {
                amounts.append((amount.unit.map { Checksum($0.utf8).value }, amount.amount.double))
                places.append((index, amount))
            }
        }
        let outliers = AmountOutliers(amounts)
        var found: [(String, Problem)] = []
        for (index, place) in places.enumerated() {
            guard let outlier = outliers[index] else { continue }
            var problem = messages.doubtfulAmount(
                place.amount.amount, outlier, severity: rule.severity, sheet: place.amount.sheet, cell: nil)
            problem.range = place.amount.range
            entries[place.entry].problems.append(problem)
            found.append((entries[place.entry].file, problem))
        }
        return found
    }

    /// How many problems there are of a severity.
    public func count(_ severity: Problem.Severity) -> Int {
        entries.reduce(0) { $0 + $1.problems.count { $0.severity == severity } }
    }

    /// The problems of one unit's inputs, counted.
    public struct UnitCount: Hashable, Sendable {
        /// The unit; nil for the forms that name none.
        public let name: String?
        /// How many errors, warnings and notes there are.
        public internal(set) var errors = 0
        public internal(set) var warnings = 0
        public internal(set) var notes = 0
    }

    /// The units whose inputs have problems, those with the most errors first.
    public var units: [UnitCount] {
        var counts: [UnitCount] = []
        var places: [String?: Int] = [:]
        for entry in entries where !entry.problems.isEmpty {
            let place = places[entry.unit] ?? counts.count
            if place == counts.count {
                places[entry.unit] = place
                counts.append(UnitCount(name: entry.unit))
            }
            for problem in entry.problems {
                switch problem.severity {
                case .error: counts[place].errors += 1
                case .warning: counts[place].warnings += 1
                case .info: counts[place].notes += 1
                }
            }
        }
        return counts.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            return (other.errors, other.warnings, left.offset) < (one.errors, one.warnings, right.offset)
        }.map(\.element)
    }

    /// Whether nothing must be put right: no error, no refused input and, where they count, no warning.
    public func isClean(strict: Bool) -> Bool {
        !entries.contains { $0.refusal != nil } && count(.error) == 0 && (!strict || count(.warning) == 0)
    }

    /// The report as JSON, ending in a newline.
    ///
    /// ```json
    /// {"problems": [{"code": "execution-score", "rule": "执行率得分不符", "severity": "error", "file": "自评表.xlsx", "sheet": "表1",
    ///   "cell": "H6", "range": "H6:I6", "field": "funds[0].score", "found": "9", "expected": "9.95",
    ///   "message": "……"}],
    ///  "summary": {"files": 1, "forms": 1, "errors": 1, "warnings": 0, "notes": 0, "refused": []},
    ///  "units": [{"unit": "青禾县水务局", "errors": 1, "warnings": 0, "notes": 0}]}
    /// ```
    ///
    /// `unit` is the unit of the file's first form. `sheet` is null for delimited text, `cell` and `range` where a problem has no cell, `field`, `found`
    /// and `expected` where there is nothing to name. `refused` has the files that could not be read.
    public func json(_ messages: Messages, rules: RuleBook) -> String {
        let problems = entries.flatMap { entry in
            entry.problems.map { problem -> JSONValue in
                .object([
                    ("code", .string(problem.code)), ("rule", .string(rules.title(problem.code, messages))),
                    ("severity", .string(problem.severity.rawValue)),
                    ("file", .string(entry.file)), ("unit", .optional(entry.unit)),
                    ("sheet", .optional(problem.sheet)),
                    ("cell", .optional(problem.range?.first.description)),
                    ("range", .optional(problem.range?.description)),
                    ("field", .optional(problem.field?.description)), ("found", .optional(problem.found)),
                    ("expected", .optional(problem.expected)),
                    ("message", .string(messages.finding(problem))),
                ])
            }
        }
        let refused = entries.compactMap { entry -> JSONValue? in
            entry.refusal.map {
                .object([("file", .string(entry.file)), ("error", .string(messages.text($0)))])
            }
        }
        return JSONValue.object([
            ("problems", .array(problems)),
            (
                "summary",
                .object([
                    ("files", .integer(entries.count)),
                    ("forms", .integer(entries.reduce(0) { $0 + $1.formCount })),
                    ("errors", .integer(count(.error))), ("warnings", .integer(count(.warning))),
                    ("notes", .integer(count(.info))), ("refused", .array(refused)),
                ])
            ),
            (
                "units",
                .array(
                    units.map { unit in
                        .object([
                            ("unit", .optional(unit.name)), ("errors", .integer(unit.errors)),
                            ("warnings", .integer(unit.warnings)), ("notes", .integer(unit.notes)),
                        ])
                    })
            ),
        ]).document
    }

    /// The report as delimited text that officers' spreadsheets open: the columns of the JSON.
    ///
    /// - Throws: `InterchangeError.csvWriting` where a text cannot be written.
    public func csv(_ messages: Messages, rules: RuleBook) throws(InterchangeError) -> [UInt8] {
        do throws(CSVError) {
            var writer = try CSVRecordWriter()
            func write(_ texts: [String]) throws(CSVError) {
                for text in texts { try writer.append(.text(text)) }
                writer.endRecord()
            }
            try write([
                "code", "severity", "file", "sheet", "cell", "range", "field", "found", "expected", "message",
                "rule", "unit",
            ])
            for entry in entries {
                for problem in entry.problems {
                    try write([
                        problem.code, problem.severity.rawValue, entry.file, problem.sheet ?? "",
                        problem.range?.first.description ?? "", problem.range?.description ?? "",
                        problem.field?.description ?? "", problem.found ?? "", problem.expected ?? "",
                        messages.finding(problem), rules.title(problem.code, messages), entry.unit ?? "",
                    ])
                }
            }
            return try writer.takeBytes()
        } catch {
            throw .csvWriting(error)
        }
    }
}
