public import Performance
import Primitives

extension LedgerTable {
    /// What a form says besides the year's funds and indicators: the whole implementation period, tasks,
    /// opinions, values of other years.
    ///
    /// It is a table of its own so that no sum over the year's funds or indicators takes any of it in.
    public static let others = LedgerTable(
        "other_values", "其他内容", "Other values", "年度资金和指标以外的内容，一格一行：实施期、年度任务、意见、其他年度和阶段的数；都不计入年度合计",
        OtherSource.fields)
}

extension FormSource {
    /// The cells of the rows of what the form says besides the year's funds and indicators.
    ///
    /// - Parameters:
    ///   - part: what a part is called: the term, a task.
    ///   - column: what a field's column is called.
    public func otherRows(
        part: (OtherValuePart) -> String, column: (FieldPath) -> String
    ) -> [[LedgerCell]] {
        OtherSource.all(of: form).map { source in
            let named = OtherSource.Named(
                source: source, part: part(source.part),
                column: source.also == nil ? column(source.field) : source.also?.head ?? "")
            return OtherSource.fields.map { $0.cell(named) }
        }
    }
}

/// The parts of a form that `LedgerTable.others` has rows of.
public enum OtherValuePart: String, CaseIterable, Sendable {
    /// The whole implementation period.
    case term
    /// 年度主要任务
    case task
    /// 审核意见
    case opinion
    /// A value of a funds row, an indicator or the form that has no key of its own.
    case also
}

/// What a row of `other_values` is made of.
private struct OtherSource {
    let part: OtherValuePart
    /// The row that it stands in: a fund's label, an indicator's name, a task.
    let label: String
    let field: FieldPath
    let content: Also.Content
    let also: Also?

    /// The same with the words for part and column.
    struct Named {
        let source: OtherSource
        let part: String
        let column: String

        var value: Value? { if case .value(let value) = source.content { value } else { nil } }
    }

    static let fields: [LedgerField<Named>] = [
        LedgerField("part", "部分代码", "part code", "term、task、opinion 或 also") {
            .text($0.source.part.rawValue)
        },
        LedgerField("part_name", "部分", "part", "实施期、年度任务、意见或其他", width: 10) { LedgerCell($0.part) },
        LedgerField("label", "名目", "label", "所在的行：资金名目、指标或任务的名称", width: 32) {
            LedgerCell($0.source.label)
        },
        LedgerField("head", "栏目", "column", "所在的栏目，表上印的或通用的名称", width: 24) { LedgerCell($0.column) },
        LedgerField("content", "内容", "content", "表上写的", width: 40) { LedgerCell($0.source.content.text) },
        LedgerField("number", "数字", "number", "内容里的数字，单位照表", .number) { LedgerCell($0.value?.number) },
        LedgerField("number_unit", "单位", "unit of the number", "数字后面的单位") { LedgerCell($0.value?.unit) },
        LedgerField("period", "期间", "period", "年份、起止月份、previous 上年、term 整个实施期", width: 12) {
            LedgerCell($0.source.also?.period?.description ?? ($0.source.part == .term ? "term" : nil))
        },
        LedgerField("stage", "阶段", "stage", "initial 年初、forecast 预计、audited 审核") {
            LedgerCell($0.source.also?.stage?.rawValue)
        },
        LedgerField("region", "地区", "region", "县、乡镇、村等") { LedgerCell($0.source.also?.region) },
        LedgerField("measure", "含义", "measure", "规范数据里的 measure") {
            LedgerCell($0.source.also?.measure?.rawValue)
        },
        LedgerField("path", "路径", "path", "规范数据里的路径") { .text("\($0.source.field)") },
    ]

    static func all(of form: Form) -> [OtherSource] {
        var sources: [OtherSource] = []
        if let tables = form.termTables {
            addFunds(of: tables, .term, to: &sources) { .term($0) }
            for (row, goal) in tables.goals.enumerated() {
                add(.term, "", .term(.goalExpected(row)), goal.expected, to: &sources)
                add(.term, "", .term(.goalActual(row)), goal.actual, to: &sources)
            }
            addIndicators(of: tables, to: &sources)
        }
        for (row, task) in form.tasks.enumerated() {
            for column in AnnualTask.Column.allCases {
                add(.task, task.name, .task(row, column), task[column], to: &sources)
            }
            guard let tables = form.tables(ofTask: row) else { continue }
            addFunds(of: tables, .task, of: task.name, to: &sources) { .taskFund(row, $0) }
        }
        for (row, opinion) in form.opinions.enumerated() {
            add(.opinion, opinion.label, .opinion(row), opinion.text, to: &sources)
        }
        for (row, fund) in form.funds.enumerated() {
            addAlso(fund.also, .also, fund.label, to: &sources) { .fundAlso(row, $0) }
        }
        for (row, indicator) in form.indicators.enumerated() {
            addAlso(indicator.also, .also, indicator.ownName, to: &sources) { .indicatorAlso(row, $0) }
        }
        addAlso(form.also, .also, "", to: &sources) { .also($0) }
        return sources
    }

    private static func addFunds(
        of tables: Form, _ part: OtherValuePart, of owner: String? = nil, to sources: inout [OtherSource],
        path: (FieldPath) -> FieldPath
    ) {
        for (row, fund) in tables.funds.enumerated() {
            let label = [owner, fund.label].compactMap(\.self).joined(separator: Also.separator)
            for column in Fund.Column.allCases {
                guard let value = fund[column] else { continue }
                sources.append(
                    OtherSource(
                        part: part, label: label, field: path(.fund(row, column)), content: .value(value),
                        also: nil))
            }
            addAlso(fund.also, part, label, to: &sources) { path(.fundAlso(row, $0)) }
        }
    }

    private static func addIndicators(of tables: Form, to sources: inout [OtherSource]) {
        for (row, indicator) in tables.indicators.enumerated() {
            for column in Indicator.Column.allCases {
                switch (column, indicator[column]) {
                case (.level1, _), (.level2, _), (.level3, _), (_, .value(nil)): break
                case (_, .string(let text)):
                    add(.term, indicator.ownName, .term(.indicator(row, column)), text, to: &sources)
                case (_, .value(let value?)):
                    sources.append(
                        OtherSource(
                            part: .term, label: indicator.ownName, field: .term(.indicator(row, column)),
                            content: .value(value), also: nil))
                }
            }
            addAlso(indicator.also, .term, indicator.ownName, to: &sources) { .term(.indicatorAlso(row, $0)) }
        }
    }

    private static func addAlso(
        _ entries: [Also], _ part: OtherValuePart, _ label: String, to sources: inout [OtherSource],
        path: (Int) -> FieldPath
    ) {
        for (place, entry) in entries.enumerated() {
            sources.append(
                OtherSource(part: part, label: label, field: path(place), content: entry.content, also: entry)
            )
        }
    }

    private static func add(
        _ part: OtherValuePart, _ label: String, _ field: FieldPath, _ text: String?,
        to sources: inout [OtherSource]
    ) {
        guard let text, !text.isEmpty else { return }
        sources.append(
            OtherSource(part: part, label: label, field: field, content: .text(text), also: nil))
    }
}

extension Indicator {
    /// Its levels, from the first: an indicator of the term is not looked up by the rows of another table.
    fileprivate var ownName: String {
        [level1, level2, level3].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: Also.separator)
    }
}
