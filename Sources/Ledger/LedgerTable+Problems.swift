public import Performance
import Primitives

extension LedgerTable {
    /// Something doubtful or wrong in a file.
    public static let problems = LedgerTable(
        "problems", "问题", "Problems", "每个读数时的疑问和每处不合规则的地方一行", ProblemSource.fields)
}

/// What a row of `problems` is made of.
public struct ProblemSource: Sendable {
    let problem: Problem
    let file: String
    let severity: String
    let rule: String
    let message: String

    /// Gathers what is known of a problem.
    ///
    /// - Parameters:
    ///   - severity: what its severity is called.
    ///   - rule: what it is called.
    ///   - message: what is the matter, in words.
    public init(_ problem: Problem, file: String, severity: String, rule: String, message: String) {
        self.problem = problem
        self.file = file
        self.severity = severity
        self.rule = rule
        self.message = message
    }

    /// The cells of the row.
    public var row: [LedgerCell] { ProblemSource.fields.map { $0.cell(self) } }

    fileprivate static let fields: [LedgerField<ProblemSource>] = [
        LedgerField("severity", "程度代码", "severity code", "error、warning 或 info") {
            .text($0.problem.severity.rawValue)
        },
        LedgerField("severity_name", "程度", "severity", "错误、警告或提示", width: 7) { .text($0.severity) },
        LedgerField("code", "规则代码", "rule code", "规则的代码，jixiao explain 可以看说明") { .text($0.problem.code) },
        LedgerField("rule", "规则", "rule", "规则的名称", width: 26) { .text($0.rule) },
        LedgerField("file", "文件", "file", "文件的路径", width: 36) { .text($0.file) },
        LedgerField("sheet", "工作表", "sheet", "工作表的名称", width: 14) { LedgerCell($0.problem.sheet) },
        LedgerField("cell", "单元格", "cell", "单元格或合并区域", width: 10) {
            LedgerCell($0.problem.range.map { "\($0)" })
        },
        LedgerField("field", "字段", "field", "规范数据里的路径") { LedgerCell($0.problem.field.map { "\($0)" }) },
        LedgerField("message", "问题", "problem", "哪里不对，应为什么", width: 70) { .text($0.message) },
        LedgerField("found", "表中", "found", "表中是什么") { LedgerCell($0.problem.found) },
        LedgerField("expected", "应为", "expected", "应为什么") { LedgerCell($0.problem.expected) },
    ]
}
