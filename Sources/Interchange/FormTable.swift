import Files
import Performance
import Primitives

/// A table of what was read, a form a line, in columns that a terminal shows aligned.
public struct FormTable: Sendable {
    private let messages: Messages
    private var rows: [[String]]
    /// The column that says what a form has besides the year's funds, goals and indicators.
    private static let others = 8

    /// Makes an empty table with its head.
    public init(_ messages: Messages) {
        self.messages = messages
        rows = [
            messages.language == .chinese
                ? ["文件", "工作表", "区域", "布局", "年度", "资金", "目标", "指标", "其他", "总分", "警告"]
                : [
                    "file", "sheet", "range", "layout", "year", "funds", "goals", "indicators", "others",
                    "score", "warnings",
                ]
        ]
    }

    /// Whether there is no form in it.
    public var isEmpty: Bool { rows.count == 1 }

    /// Adds the forms of an input.
    public mutating func add(_ reading: Reading, of input: String) {
        for form in reading.forms {
            let origin = form.origin
            let problems = reading.problems.filter { $0.severity != .info && $0.concerns(form) }
            rows.append([
                Path(messages.name(of: input)).name, origin?.sheet ?? "", origin.map { "\($0.range)" } ?? "",
                form.layout, form.fiscalYear.map(String.init) ?? "", String(form.funds.count),
                String(form.goals.count), String(form.indicators.count), others(of: form),
                form.total?.score?.text ?? "",
                String(problems.count),
            ])
        }
    }

    /// How many things the form has besides: of the whole term, tasks, opinions, values without a key.
    private func others(of form: Form) -> String {
        let term = form.term.map { $0.funds.count + $0.goals.count + $0.indicators.count } ?? 0
        let count = term + form.tasks.count + form.opinions.count + form.alsoPaths.count
        return count > 0 ? String(count) : ""
    }

    /// The table's lines.
    public var lines: [String] {
        // Most forms have nothing besides; a column of blanks would say nothing.
        let shown = self.rows[0].indices.filter { column in
            column != FormTable.others || self.rows.dropFirst().contains { !$0[column].isEmpty }
        }
        let rows = self.rows.map { row in shown.map { row[$0] } }
        let widths = shown.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { DisplayWidth.padded($0, to: $1) }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
