import Checks
import Files
import Layouts
public import Performance
import Primitives
import XLSX

/// Checks the forms of an input against rules, and marks what it finds in the officer's own workbook.
public struct FormChecker: Sendable {
    private let reader: DocumentReader
    private let checker: Checker
    private let rules: RuleBook
    private let messages: Messages

    /// Makes a checker that speaks as the messages do.
    public init(reader: DocumentReader, rules: RuleBook, templates: Templates, messages: Messages) {
        self.reader = reader
        self.rules = rules
        checker = Checker(rules, templates)
        self.messages = messages
    }

    /// What was doubtful in reading an input, and what breaks the rules in its forms.
    ///
    /// - Throws: `InterchangeError` where the input cannot be read.
    public func check(_ input: InputFile) throws(InterchangeError) -> CheckReport.Entry {
        let reading = try reader.read(input)
        let doubts = UnreadTotals.asErrors(reading.problems, of: reading.forms)
        var entry = CheckReport.Entry(
            file: input.path.map { Path($0).shown } ?? "-", unit: reading.forms.lazy.compactMap(\.reportingUnit).first,
            formCount: reading.forms.count,
            problems: doubts.filter { doubt in !reading.forms.contains { doubt.concerns($0) } })
        for form in reading.forms {
            let examination = FormExamination(
                form, doubts: doubts.filter { $0.concerns(form) }, checker)
            entry.problems += examination.problems
            guard let amount = examination.figures.annualBudget, let row = examination.figures.mainRow else {
                continue
            }
            let cell = form.origin?.fields.first { $0.field == .fund(row, .annualBudget) }?.cell
            entry.amounts.append(
                CheckReport.Entry.Amount(
                    unit: form.reportingUnit, amount: amount, sheet: form.origin?.sheet,
                    range: cell.map { CellRange($0) }))
        }
        return entry
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
                    messages.severity(problem.severity), rules.title(problem.code, messages),
                    problem.sheet ?? "", problem.range?.description ?? "", messages.finding(problem),
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

extension Checker {
    /// A checker of the rules, which knows what the layouts print.
    init(_ rules: RuleBook, _ templates: Templates) {
        self.init(
            rules.pack,
            layoutLabels: Dictionary(
                templates.store.layouts.map { ($0.id, $0.printedLabels) }, uniquingKeysWith: { first, _ in first }))
    }
}

extension Form {
    /// The unit that fills the form in, as far as it says; else the one that the form is of.
    var reportingUnit: String? {
        let keys: [Subject.Key] = [
            Subject.Key("reportingUnit"), .implementingUnit, .departmentName, .localDepartment,
            .competentDepartment,
        ]
        return keys.lazy.compactMap { subject[$0] }.first { !$0.isEmpty }
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
