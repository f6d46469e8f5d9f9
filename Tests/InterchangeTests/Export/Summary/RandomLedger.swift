import Ledger
import Primitives
import TestSupport

/// Entries such as no department sends and any may: every sort of text in every column.
struct RandomLedger {
    var random: SplitMix64

    static let texts = [
        "青禾县水利局", "云岭自治州交通运输局", "青禾县水利局 ", "青禾县水利局\n（本级）", "=cmd|' /C calc'!A0", "+1", "-5", "@x",
        "12", "1-2", "2023年5月1日", "*", "青禾?", "~", ">5", "<>", "=", "abc", "ABC", "True", "Departments A",
        "5%",
        "\"引号\"", "O'Brien", "😀👨‍👩‍👧‍👦", "\u{1}控制\u{8}", "_x000D_", "a\r\nb", "\u{FFFE}", "&amp;<v>]]>", " 前后 ",
        String(repeating: "长", count: 300), "优", "良", "中", "差", "已读", "—", "约5万", "1E5",
    ]

    mutating func entries(_ count: Int) -> [LedgerEntry] { (0..<count).map { entry($0) } }

    private mutating func text() -> String { random.one(of: RandomLedger.texts) }

    private mutating func number() -> ExactDecimal {
        let digits = random.one(of: [1, 3, 6, 9, 15])
        var limit = 1
        for _ in 0..<digits { limit *= 10 }
        let significand = Int.random(in: -limit / 20..<limit, using: &random)
        return ExactDecimal(
            significand: Int128(significand), exponent: -Int.random(in: 0...8, using: &random))
    }

    private mutating func cell(_ column: LedgerColumn) -> LedgerCell {
        if random.once(in: 5) { return .blank }
        switch column.kind {
        case .text: return .text(text())
        case .whole: return .whole(Int.random(in: 0...3_000, using: &random))
        case .percent: return .number(number().magnitude)
        case .amount, .points, .number:
            if random.once(in: 8) { return .measure(text(), nil) }
            if random.once(in: 40) { return .number(ExactDecimal(significand: 7, exponent: 380)) }
            let number = number()
            return random.once(in: 2) ? .number(number) : .measure("\(number)万元", number)
        }
    }

    private mutating func row(_ table: LedgerTable) -> [LedgerCell] { table.columns.map { cell($0) } }

    /// A form's row; it has a rate where budget and executed amount make one, as forms do.
    private mutating func formRow() -> [LedgerCell] {
        var row = row(.forms)
        func place(_ name: String) -> Int { LedgerTable.forms.index(of: name) ?? 0 }
        func number(_ name: String) -> ExactDecimal? {
            switch row[place(name)] {
            case .number(let number), .measure(_, .some(let number)): number.exponent < 300 ? number : nil
            default: nil
            }
        }
        var rate: LedgerCell = .blank
        if let budget = number("annual_budget"), let executed = number("executed"), budget > .zero,
            !executed.isNegative,
            let percent = executed.scaled(byPowerOfTen: 2).divided(by: budget, places: 2)
        {
            rate = .number(percent)
        }
        row[place("execution_rate")] = rate
        for name in ["errors", "warnings"] {
            row[place(name)] = .whole(Int.random(in: 0...9, using: &random))
        }
        return row
    }

    private mutating func entry(_ index: Int) -> LedgerEntry {
        let isRead = !random.once(in: 4)
        let path = random.once(in: 3) ? text() : "报送/\(index)/\(text()).xlsx"
        let forms = isRead ? Int.random(in: 0...3, using: &random) : 0
        let input = InputSource(
            path: path, bytes: Int.random(in: 0...99_999, using: &random), formCount: forms,
            refusal: isRead ? nil : text(), outcome: isRead ? "已读" : "不能读")
        var entry = LedgerEntry(row: input.row, sameAs: random.once(in: 6) ? text() : nil)
        for _ in 0..<forms {
            entry.forms.append(
                LedgerEntry.FormRows(
                    json: [], row: formRow(),
                    funds: (0..<Int.random(in: 0...2, using: &random)).map { _ in row(.funds) },
                    indicators: (0..<Int.random(in: 0...6, using: &random)).map { _ in row(.indicators) },
                    sameAs: random.once(in: 4) ? text() : nil))
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            var row = row(.problems)
            let severity = random.one(of: [("error", "错误"), ("warning", "警告"), ("info", "提示")])
            row[0] = .text(severity.0)
            row[1] = .text(severity.1)
            entry.problems.append(
                LedgerEntry.ProblemRow(
                    form: forms > 0 && random.once(in: 2) ? Int.random(in: 0..<forms, using: &random) : nil,
                    row: row))
        }
        return entry
    }
}
