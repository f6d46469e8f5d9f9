import Files
import Ledger
import Performance

extension Messages {
    /// Whether an input was read, in a word.
    func outcome(isRead: Bool) -> String { isRead ? pick("已读", "read") : pick("不能读", "refused") }

    /// Whether a unit has reported, in a word.
    func outcome(hasReported: Bool) -> String {
        hasReported ? pick("已报", "reported") : pick("未报", "missing")
    }

    /// The rows of the units that must report; nil where no list was given.
    func unitRows(_ report: ExportReport) -> [[LedgerCell]]? {
        report.units?.map { unit in
            UnitSource(
                name: unit.name, formCount: unit.forms, outcome: outcome(hasReported: unit.forms > 0)
            ).row
        }
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
        if report.sameFiles > 0 {
            lines.append(
                pick(
                    "\(report.sameFiles) 个文件与前面的内容完全相同，仍计入合计",
                    "\(report.sameFiles) files have the content of an earlier one; they are counted all the same"
                ))
        }
        if report.sameForms > 0 {
            lines.append(
                pick(
                    "\(report.sameForms) 张表与前面的表种、单位、项目、年度相同，仍计入合计",
                    "\(report.sameForms) forms have the kind, unit, project and year of an earlier one; they are counted all the same"
                ))
        }
        if let units = report.units {
            let missing = report.missingUnits
            lines.append(
                missing.isEmpty
                    ? pick("应报 \(units.count) 个单位，都已报", "all \(units.count) units have reported")
                    : pick(
                        "应报 \(units.count) 个单位，未报 \(missing.count) 个：\(missing.joined(separator: "、"))",
                        "\(missing.count) of \(units.count) units have not reported: \(missing.joined(separator: ", "))"
                    ))
        }
        return lines
    }

    /// How a run that was stopped goes on.
    public func stopped(journal: String) -> String {
        pick(
            "已停止。进度记在 \(shown(journal))，原来的命令加 --resume 就接着做",
            "stopped; what was done is in \(shown(journal)), and the same command with --resume goes on from there"
        )
    }
}
