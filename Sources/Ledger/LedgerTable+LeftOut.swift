extension LedgerTable {
    /// A form that was read and does not count: a copy, or an earlier submission.
    public static let leftOut = LedgerTable(
        "left_out", "未计入", "Left out", "读了但不计入合计的表：内容相同的副本，和已有更晚一份的", LeftOutSource.fields)
}

/// What a row of `leftOut` is made of.
public struct LeftOutSource: Sendable {
    let form: [LedgerCell]
    let reason: String
    let counted: String

    /// Gathers what is known of a form that does not count.
    ///
    /// - Parameters:
    ///   - form: its cells of `LedgerTable.forms`.
    ///   - reason: why it does not count, in words.
    ///   - counted: where the form stands that counts in its place.
    public init(form: [LedgerCell], reason: String, counted: String) {
        self.form = form
        self.reason = reason
        self.counted = counted
    }

    /// The cells of the row.
    public var row: [LedgerCell] { LeftOutSource.fields.map { $0.cell(self) } }

    private func cell(_ name: String) -> LedgerCell {
        LedgerTable.forms.index(of: name).flatMap { form.indices.contains($0) ? form[$0] : nil } ?? .blank
    }

    fileprivate static let fields: [LedgerField<LeftOutSource>] = [
        LedgerField("unit", "单位", "unit", "单位", width: 24) { $0.cell("unit") },
        LedgerField("project", "项目", "project", "项目", width: 32) { $0.cell("project") },
        LedgerField("fiscal_year", "年度", "year", "预算年度", .whole, width: 7) { $0.cell("fiscal_year") },
        LedgerField("kind_name", "表种", "kind", "表的种类", width: 20) { $0.cell("kind_name") },
        LedgerField("annual_budget", "全年预算数（万元）", "annual budget (10,000 yuan)", "全年预算数，万元", .amount, width: 16) {
            $0.cell("annual_budget")
        },
        LedgerField("executed", "全年执行数（万元）", "executed (10,000 yuan)", "全年执行数，万元", .amount, width: 16) {
            $0.cell("executed")
        },
        LedgerField("reason", "为什么不计", "reason", "副本，或者有更晚的一份；怎么看出来的", width: 36) { .text($0.reason) },
        LedgerField("counted", "计入的是", "counted", "代替它计入的表在哪里", width: 40) { .text($0.counted) },
        LedgerField("file", "文件", "file", "文件的路径", width: 36) { $0.cell("file") },
        LedgerField("sheet", "工作表", "sheet", "工作表的名称", width: 14) { $0.cell("sheet") },
        LedgerField("cells", "区域", "cells", "表在工作表里的区域", width: 10) { $0.cell("cells") },
    ]
}
