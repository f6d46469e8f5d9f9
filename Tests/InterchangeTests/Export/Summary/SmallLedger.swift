import Ledger
import Performance
import Primitives

@testable import Interchange

/// A collection small enough to be read: two departments, a form twice, a file that cannot be read.
struct SmallLedger {
    let messages: Messages

    var entries: [LedgerEntry] {
        [
            entry(
                "报送/一科/自评表.xlsx",
                forms: [
                    form("青禾县水利局", "灌区改造", 2023, "89.7558", "80.5", "98.06", "优", file: "报送/一科/自评表.xlsx"),
                    form("青禾县水利局", "=1+1", 2024, "0.2442", nil, nil, nil, file: "报送/一科/自评表.xlsx"),
                ],
                problems: [
                    (.error, "H5:I5", "年度资金总额·执行率：表中 100.00，应为 89.69%"), (.info, nil, "没有打印等级"),
                ]),
            entry("报送/坏.xlsx", refusal: "文件已加密，请先取消密码再转换"),
            entry(
                "报送/补报.zip/二科/表.xlsx", sameAs: "报送/一科/自评表.xlsx",
                forms: [
                    form(
                        "云岭州\"交通\"局", "农村公路", 2023, "12345678901.123456", "12345678901.123456", "60", "差",
                        file: "报送/补报.zip/二科/表.xlsx", sameAs: "报送/一科/自评表.xlsx › 自评表 › A1:J40")
                ], problems: [(.warning, "G7", "完成值的单位不明")]),
        ]
    }

    static let units = [("青禾县水利局", 2), ("云岭州\"交通\"局", 1), ("青禾县林草局", 0)].map { name, forms in
        UnitSource(name: name, formCount: forms, outcome: forms > 0 ? "已报" : "未报").row
    }

    private func cells(
        of table: LedgerTable, _ known: [String: LedgerCell]
    ) -> [LedgerCell] { table.columns.map { known[$0.name] ?? .blank } }

    private func number(_ text: String?) -> LedgerCell {
        text.flatMap { ExactDecimal($0) }.map { .number($0) } ?? .blank
    }

    private func text(_ text: String?) -> LedgerCell { text.map { .text($0) } ?? .blank }

    private func form(
        _ department: String, _ project: String, _ year: Int, _ budget: String, _ executed: String?,
        _ score: String?, _ grade: String?, file: String, sameAs: String? = nil
    ) -> LedgerEntry.FormRows {
        let rate = executed.flatMap { ExactDecimal($0) }.flatMap { executed in
            ExactDecimal(budget).flatMap { executed.scaled(byPowerOfTen: 2).divided(by: $0, places: 2) }
        }
        return LedgerEntry.FormRows(
            json: [],
            row: cells(
                of: .forms,
                [
                    "department": .text(department), "unit": .text(department), "project": .text(project),
                    "fiscal_year": .whole(year), "kind_name": .text("项目支出绩效自评表"),
                    "annual_budget": number(budget), "executed": number(executed),
                    "execution_rate": rate.map { .number($0) } ?? .blank, "score": number(score),
                    "grade": text(grade), "indicators": .whole(1), "errors": .whole(score == "98.06" ? 1 : 0),
                    "warnings": .whole(0), "file": .text(file), "sheet": .text("自'评'表"),
                    "cells": .text("A1:J40"),
                ]),
            funds: [
                cells(
                    of: .funds,
                    [
                        "label": .text("年度资金总额"), "source": .text("total"), "annual_budget": number(budget),
                        "executed": number(executed), "execution_rate": .measure("—", nil),
                    ])
            ],
            indicators: [
                cells(
                    of: .indicators,
                    [
                        "level1": .text("产出指标"), "level3": .text("完成里程"), "target": .text("≥12公里"),
                        "actual": .text("@13公里"), "weight": .measure("10分", ExactDecimal(10)),
                        "score": .measure("满分", nil),
                        "deviation": .text("雨季比往年长，部分路段改在秋天施工，下一年提前安排材料和人员。"),
                    ])
            ], sameAs: sameAs)
    }

    private func entry(
        _ path: String, sameAs: String? = nil, refusal: String? = nil, forms: [LedgerEntry.FormRows] = [],
        problems: [(Problem.Severity, String?, String)] = []
    ) -> LedgerEntry {
        let rows = problems.map { severity, cell, message in
            LedgerEntry.ProblemRow(
                form: cell == nil ? nil : 0,
                row: cells(
                    of: .problems,
                    [
                        "severity": .text(severity.rawValue),
                        "severity_name": .text(messages.severity(severity)),
                        "code": .text("execution-rate"),
                        "file": .text(path), "sheet": .text("自'评'表"), "cell": text(cell),
                        "message": .text(message),
                    ]))
        }
        let input = InputSource(
            path: path, bytes: 8192, formCount: forms.count, refusal: refusal,
            outcome: messages.outcome(isRead: refusal == nil))
        return LedgerEntry(row: input.row, sameAs: sameAs, forms: forms, problems: rows)
    }
}
