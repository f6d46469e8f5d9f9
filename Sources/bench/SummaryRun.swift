import Interchange
import Ledger
import Primitives

/// Streams made-up forms of 28 indicators each into a summary workbook; `.ci/bench/peers/summary.py` writes the
/// same cells with XlsxWriter.
struct SummaryRun {
    let rows: Int
    let path: String

    private static let indicatorsPerForm = 28

    func run() throws {
        let summary = try SummaryWorkbook(output: path, messages: Messages(.chinese))
        var left = rows
        var number = 0
        while left > 0 {
            try summary.append(entry(number, indicators: min(left, SummaryRun.indicatorsPerForm)))
            left -= SummaryRun.indicatorsPerForm
            number += 1
        }
        try summary.finish(units: nil, to: path)
        print("\(rows) indicators of \(number) forms")
    }

    private func entry(_ number: Int, indicators: Int) -> LedgerEntry {
        let file = "报送/\(number).xlsx"
        let form = LedgerEntry.FormRows(
            json: [],
            row: cells(of: .forms) { name in
                switch name {
                case "department": .text("云岭自治州第\(number % 40)局")
                case "unit": .text("青禾县公路养护站")
                case "project": .text("第\(number + 1)号农村道路养护项目")
                case "fiscal_year": .whole(2024)
                case "kind_name": .text("项目支出绩效自评表")
                case "annual_budget":
                    .number(ExactDecimal(significand: Int128(100_050 + number), exponent: -2))
                case "executed": .number(ExactDecimal(significand: Int128(90_025 + number), exponent: -2))
                case "execution_rate": .number(ExactDecimal(significand: 8998, exponent: -2))
                case "score": .number(ExactDecimal(significand: Int128(9700 + number % 100), exponent: -2))
                case "grade": .text("优")
                case "indicators": .whole(indicators)
                case "errors", "warnings": .whole(0)
                case "file": .text(file)
                case "sheet": .text("自评表")
                case "cells": .text("A1:J40")
                default: .blank
                }
            },
            funds: [], indicators: (0..<indicators).map { indicator($0, number) })
        return LedgerEntry(
            row: cells(of: .inputs) { name in
                switch name {
                case "path": .text(file)
                case "is_read", "forms": .whole(1)
                case "outcome": .text("已读")
                case "bytes": .whole(8192)
                default: .blank
                }
            }, forms: [form])
    }

    private func indicator(_ row: Int, _ number: Int) -> [LedgerCell] {
        cells(of: .indicators) { name in
            switch name {
            case "level1": .text("产出指标")
            case "level2": .text("数量指标")
            case "level3": .text("第\(row + 1)段道路养护里程和巡查次数")
            case "target": .text("≥\(row + number % 50 + 1)公里")
            case "actual": .text("\(row + number % 50 + 2)公里")
            case "weight": .number(ExactDecimal(3))
            case "score": .number(ExactDecimal(significand: Int128(210 + row), exponent: -2))
            case "deviation": row % 5 == 0 ? .text("雨季比往年长，部分路段改在秋天施工，下一年提前安排材料和人员。") : .blank
            default: .blank
            }
        }
    }

    private func cells(of table: LedgerTable, _ cell: (String) -> LedgerCell) -> [LedgerCell] {
        table.columns.map { cell($0.name) }
    }
}
