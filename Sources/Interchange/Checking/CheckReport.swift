import CSV
public import Performance
import Primitives
import Sheets

/// What was found wrong in some inputs, and the ways to print it.
public struct CheckReport: Sendable {
    /// One input: its problems, or why it could not be read.
    public struct Entry: Sendable {
        /// The input's path as it was given.
        public var file: String
        /// How many forms it has.
        public var formCount = 0
        /// What breaks the rules, form by form.
        public var problems: [Problem] = []
        /// Why it could not be read.
        public var refusal: InterchangeError?

        /// Makes an entry.
        public init(
            file: String, formCount: Int = 0, problems: [Problem] = [], refusal: InterchangeError? = nil
        ) {
            self.file = file
            self.formCount = formCount
            self.problems = problems
            self.refusal = refusal
        }
    }

    /// The inputs, in the order in which they were given.
    public var entries: [Entry] = []

    /// Makes an empty report.
    public init() {}

    /// How many problems there are of a severity.
    public func count(_ severity: Problem.Severity) -> Int {
        entries.reduce(0) { $0 + $1.problems.count { $0.severity == severity } }
    }

    /// Whether nothing must be put right: no error, no refused input and, where they count, no warning.
    public func isClean(strict: Bool) -> Bool {
        !entries.contains { $0.refusal != nil } && count(.error) == 0 && (!strict || count(.warning) == 0)
    }

    /// The report as JSON, ending in a newline.
    ///
    /// ```json
    /// {"problems": [{"code": "execution-score", "severity": "error", "file": "自评表.xlsx", "sheet": "表1",
    ///   "cell": "H6", "range": "H6:I6", "field": "funds[0].score", "found": "9", "expected": "9.95",
    ///   "message": "……"}],
    ///  "summary": {"files": 1, "forms": 1, "errors": 1, "warnings": 0, "notes": 0, "refused": []}}
    /// ```
    ///
    /// `sheet` is null for delimited text, `cell` and `range` where a problem has no cell, `field`, `found`
    /// and `expected` where there is nothing to name. `refused` has the files that could not be read.
    public func json(_ messages: Messages) -> String {
        let problems = entries.flatMap { entry in
            entry.problems.map { problem -> JSONValue in
                .object([
                    ("code", .string(problem.code)), ("severity", .string(problem.severity.rawValue)),
                    ("file", .string(entry.file)), ("sheet", .optional(problem.sheet)),
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
        ]).document
    }

    /// The report as delimited text that officers' spreadsheets open: the columns of the JSON.
    ///
    /// - Throws: `InterchangeError.csvWriting` where a text cannot be written.
    public func csv(_ messages: Messages) throws(InterchangeError) -> [UInt8] {
        do throws(CSVError) {
            var writer = try CSVRecordWriter()
            func write(_ texts: [String]) throws(CSVError) {
                for text in texts { try writer.append(.text(text)) }
                writer.endRecord()
            }
            try write([
                "code", "severity", "file", "sheet", "cell", "range", "field", "found", "expected", "message",
            ])
            for entry in entries {
                for problem in entry.problems {
                    try write([
                        problem.code, problem.severity.rawValue, entry.file, problem.sheet ?? "",
                        problem.range?.first.description ?? "", problem.range?.description ?? "",
                        problem.field?.description ?? "", problem.found ?? "", problem.expected ?? "",
                        messages.finding(problem),
                    ])
                }
            }
            return try writer.takeBytes()
        } catch {
            throw .csvWriting(error)
        }
    }
}
