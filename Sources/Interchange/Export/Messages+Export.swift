import Files
import Ledger
import Performance

extension Messages {
    /// Whether an input was read, in a word.
    func outcome(isRead: Bool) -> String { isRead ? pick("已读", "read") : pick("不能读", "refused") }

    /// What is known of a unit's report, in a word.
    func outcome(_ state: ExportReport.UnitState) -> String {
        switch state {
        case .reported: pick("已报", "reported")
        case .unreadable: pick("报了但读不了", "unreadable")
        case .missing: pick("未报", "missing")
        case .unexpected: pick("不在名单上", "not on the list")
        }
    }

    /// The rows of the units that must report, and of those that nobody expected; nil where no list was given.
    func unitRows(_ report: ExportReport) -> [[LedgerCell]]? {
        guard let units = report.units else { return nil }
        return units.map { unit in
            UnitSource(
                name: unit.name, formCount: unit.forms, refusedCount: unit.refused,
                outcome: outcome(unit.state)
            ).row
        }
            + report.unexpectedUnits.map { unit in
                UnitSource(name: unit.name, formCount: unit.forms, outcome: outcome(.unexpected)).row
            }
    }

    /// Why a form does not count.
    func text(_ reason: Selection.Reason) -> String {
        switch reason {
        case .copy: pick("内容相同的副本", "a copy with the same content")
        case .superseded(.date): pick("有更晚的一份：填报日期更晚", "a later one: by the date of filling in")
        case .superseded(.name): pick("有更晚的一份：名称里写明（终稿、更正等）", "a later one: by words of its name")
        case .superseded(.time): pick("有更晚的一份：文件时间更晚", "a later one: by the time of the file")
        case .superseded(.order): pick("有更晚的一份：看不出先后，取排在后面的", "a later one: by its place in the order")
        }
    }

    /// What the totals rest on.
    func basis(_ report: ExportReport) -> String {
        let copies =
            report.copies == 0
            ? "" : pick("；另有 \(report.copies) 张内容相同的副本未计", "; \(report.copies) copies are not counted")
        let earlier =
            report.superseded == 0
            ? ""
            : pick("；另有 \(report.superseded) 张已有更晚的一份，未计", "; \(report.superseded) with a later submission are not counted")
        let again =
            report.sameForms == 0
            ? ""
            : pick(
                "；其中 \(report.sameForms) 张是重复报送，都计入了（加 --latest 只计最新的一份）",
                "; \(report.sameForms) of them are repeated submissions, all counted (--latest counts the latest alone)"
            )
        return pick("合计按 \(report.forms) 张表", "Totals rest on \(report.forms) forms") + again + copies + earlier
    }

    /// The heads of the table of files that cannot be read.
    var quarantineHeads: [String] {
        language == .chinese ? ["副本", "文件", "原因"] : ["copy", "file", "reason"]
    }

    /// Why a path tells no bulk output.
    func unknownOutput(_ path: String) -> String {
        if Path(path).pathExtension.lowercased() == "parquet" {
            return pick(
                "不写 .parquet：Swift 没有维护良好的 Parquet 库；请写 .sqlite 或 .jsonl，DuckDB、pandas、polars 都能直接读",
                "there is no well-kept Parquet library for Swift; write .sqlite or .jsonl, which DuckDB, pandas and polars read"
            )
        }
        return pick(
            "从「\(shown(path))」看不出要写什么；汇总表用 .xlsx，数据用 .jsonl、.csv、.sqlite",
            "“\(shown(path))” does not tell what to write; use .xlsx for the workbook, .jsonl, .csv or .sqlite for data"
        )
    }

    /// What is told while an export goes on; nil for what is shown as progress.
    public func text(_ event: ExportEvent) -> String? {
        switch event {
        case .resumed(let count):
            pick("接着上次做：已有 \(count) 个文件", "taking up the last run: \(count) files are done")
        case .progress: nil
        case .refused(let path, let reason):
            severity(.error) + pick("：", ": ") + shown(path) + pick("：", ": ") + reason
        case .writing(let paths):
            pick(
                "正在写出 \(paths.map(shown).joined(separator: "、"))",
                "writing \(paths.map(shown).joined(separator: ", "))")
        }
    }

    /// How far an export is: count, rate and time left.
    ///
    /// - Parameter seconds: how long the inputs that were read now have taken.
    public func progress(done: Int, total: Int, refused: Int, rate: Double, secondsLeft: Int?) -> String {
        let refusals = refused == 0 ? "" : pick("，不能读 \(refused)", ", \(refused) refused")
        let speed = rate < 10 ? "\(Int(rate)).\(Int(rate * 10) % 10)" : String(Int(rate))
        let left = secondsLeft.map { pick("，还要 \(time($0))", ", \(time($0)) left") } ?? ""
        return pick(
            "已处理 \(done)/\(total) 个文件\(refusals)，每秒 \(speed) 个\(left)",
            "\(done) of \(total) files\(refusals), \(speed) a second\(left)")
    }

    private func time(_ seconds: Int) -> String {
        if seconds < 60 { return pick("\(seconds) 秒", "\(seconds) s") }
        return pick("\(seconds / 60) 分 \(seconds % 60) 秒", "\(seconds / 60) min \(seconds % 60) s")
    }

    /// What an export came to, a line a fact.
    public func lines(_ report: ExportReport) -> [String] {
        var lines = [
            pick(
                "找到 \(report.found) 个文件：读了 \(report.read) 个，不能读 \(report.refused) 个；共 \(report.forms) 张表，错误 \(report.errors)，警告 \(report.warnings)",
                "\(report.found) files found: \(report.read) read, \(report.refused) refused; \(report.forms) forms, \(report.errors) errors, \(report.warnings) warnings"
            )
        ]
        if report.leftBehind > 0 {
            lines.append(
                pick(
                    "另有 \(report.leftBehind) 个办公软件或系统留下的文件（~$…、Thumbs.db 等），不算在内",
                    "\(report.leftBehind) files that programs and systems leave behind (~$…, Thumbs.db) are not among them"
                ))
        }
        if report.sameForms + report.copies + report.superseded > 0 { lines.append(basis(report)) }
        if report.doubtfulAmounts > 0 {
            lines.append(
                pick(
                    "\(report.doubtfulAmounts) 张表的金额约为其他表的一万倍，可能把元填成了万元，合计含它们，请核对",
                    "\(report.doubtfulAmounts) forms have amounts about 10,000 times those of the others, perhaps in 元 for 万元; totals include them"
                ))
        }
        return lines + unitLines(report)
    }

    /// Who has reported, a line a fact.
    private func unitLines(_ report: ExportReport) -> [String] {
        guard let units = report.units else { return [] }
        var lines: [String] = []
        let missing = report.units(.missing)
        let unreadable = report.units(.unreadable)
        lines.append(
            missing.isEmpty && unreadable.isEmpty
                ? pick("应报 \(units.count) 个单位，都已报", "all \(units.count) units have reported")
                : pick(
                    "应报 \(units.count) 个单位，未报 \(missing.count) 个\(names(missing))",
                    "\(missing.count) of \(units.count) units have not reported\(names(missing))"))
        if !unreadable.isEmpty {
            lines.append(
                pick(
                    "报了但读不了 \(unreadable.count) 个\(names(unreadable))",
                    "\(unreadable.count) units sent files that cannot be read\(names(unreadable))"))
        }
        let unexpected = report.units(.unexpected)
        if !unexpected.isEmpty {
            lines.append(
                pick(
                    "报了而不在名单上 \(unexpected.count) 个\(names(unexpected))",
                    "\(unexpected.count) units reported that are not on the list\(names(unexpected))"))
        }
        return lines
    }

    /// Names behind a colon, as many as can be read; none where there are none.
    private func names(_ names: [String]) -> String {
        guard !names.isEmpty else { return "" }
        let more =
            names.count > Messages.shownNames
            ? pick(" 等", " and others") : ""
        return pick("：", ": ") + names.prefix(Messages.shownNames).joined(separator: pick("、", ", ")) + more
    }

    private static let shownNames = 50

    /// How a run that was stopped goes on.
    public func stopped(journal: String) -> String {
        pick(
            "已停止。进度记在 \(shown(journal))，原来的命令加 --resume 就接着做",
            "stopped; what was done is in \(shown(journal)), and the same command with --resume goes on from there"
        )
    }
}
