import Files
import Performance
import Primitives

/// A table of what was read, a form a line, in columns that a terminal shows aligned.
public struct FormTable: Sendable {
    private let messages: Messages
    private var rows: [[String]]

    /// Makes an empty table with its head.
    public init(_ messages: Messages) {
        self.messages = messages
        rows = [
            messages.language == .chinese
                ? ["文件", "工作表", "区域", "布局", "年度", "资金", "目标", "指标", "总分", "警告"]
                : [
                    "file", "sheet", "range", "layout", "year", "funds", "goals", "indicators", "score",
                    "warnings",
                ]
        ]
    }

    /// Adds the forms of an input.
    public mutating func add(_ reading: Reading, of input: String) {
        for form in reading.forms {
            let origin = form.origin
            let problems = reading.problems.filter { $0.severity != .info && $0.concerns(form) }
            rows.append([
                Path(messages.name(of: input)).name, origin?.sheet ?? "", origin.map { "\($0.range)" } ?? "",
                form.layout, form.fiscalYear.map(String.init) ?? "", String(form.funds.count),
                String(form.goals.count), String(form.indicators.count), form.total?.score?.text ?? "",
                String(problems.count),
            ])
        }
    }

    /// The table's lines.
    public var lines: [String] {
        let widths = rows[0].indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { DisplayWidth.padded($0, to: $1) }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
