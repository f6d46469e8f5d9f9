import Checks
import Files
public import Performance
import Primitives
import XLSX

/// Checks the forms of an input against rules, and marks what it finds in the officer's own workbook.
public struct FormChecker: Sendable {
    private let reader: DocumentReader
    private let checker: Checker
    private let messages: Messages

    /// Makes a checker that speaks as the messages do.
    public init(reader: DocumentReader, rules: RuleBook, messages: Messages) {
        self.reader = reader
        checker = Checker(rules.pack)
        self.messages = messages
    }

    /// What was doubtful in reading an input, and what breaks the rules in its forms.
    ///
    /// - Throws: `InterchangeError` where the input cannot be read.
    public func check(_ input: InputFile) throws(InterchangeError) -> CheckReport.Entry {
        let reading = try reader.read(input)
        let doubts = UnreadTotals.asErrors(reading.problems, of: reading.forms)
        return CheckReport.Entry(
            file: input.path.map { Path($0).shown } ?? "-", formCount: reading.forms.count,
            problems: doubts
                + UnreadTotals.omittingFollowing(
                    reading.forms.flatMap { checker.problems(in: $0) }, of: doubts))
    }

    /// A copy of the officer's workbook with the problems marked in it, and a sheet that lists them.
    ///
    /// - Parameter path: where it will stand, whose extension says what it is to be; nil to leave it as it is.
    /// - Throws: `InterchangeError.noWorkbookToAnnotate` where the input is none, `.annotating` where it
    ///   cannot be marked.
    public func annotate(
        _ input: InputFile, with problems: [Problem], for path: String? = nil
    ) throws(InterchangeError) -> [UInt8] {
        guard input.format == .xlsx else { throw .noWorkbookToAnnotate }
        let drawn = try input.sheetFormat.map { (format) throws(InterchangeError) in
            try DrawnWorkbook(try format.read(input.bytes).sheets)
        }
        let marks = problems.compactMap { problem -> XLSXMark? in
            guard let sheet = problem.sheet, let range = problem.range else { return nil }
            return XLSXMark(
                sheet: drawn?.name(of: sheet) ?? sheet, range: range, severity: problem.severity.mark,
                text: messages.finding(problem))
        }
        let rows = problems.map { problem -> XLSXResultSheet.Row in
            let target = problem.sheet.flatMap { sheet in
                problem.range.map {
                    XLSXResultSheet.Target(sheet: drawn?.name(of: sheet) ?? sheet, range: $0)
                }
            }
            return XLSXResultSheet.Row(
                [
                    messages.severity(problem.severity), problem.code, problem.sheet ?? "",
                    problem.range?.description ?? "", messages.finding(problem),
                ], target: target)
        }
        do throws(XLSXAnnotationError) {
            return try XLSXAnnotator().annotate(
                bytes: drawn?.bytes ?? input.bytes, marks: marks, results: messages.resultSheet(rows),
                as: path.flatMap { XLSXFileType(pathExtension: Path($0).pathExtension) })
        } catch {
            throw .annotating(error)
        }
    }
}

extension Problem.Severity {
    fileprivate var mark: XLSXMark.Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}
