import Primitives

extension Messages {
    /// What a file's round trip showed, a line for each way and for each difference.
    ///
    /// - Parameter maximum: how many differences of a way are shown.
    public func lines(for verification: Verification, maximum: Int) -> [String] {
        let name = name(of: verification.file)
        var lines = [
            "\(name)  " + (verification.isSame ? pick("相同", "same") : pick("有差异", "different"))
        ]
        let start = DocumentFormat(path: verification.file) == .csv ? "CSV" : "XLSX"
        let width = Verification.Route.allCases.map { DisplayWidth.of(words($0, from: start)) }.max() ?? 0
        for check in verification.routes {
            var line = "  \(DisplayWidth.padded(words(check.route, from: start), to: width))"
            if let failure = check.failure {
                lines.append("\(line)  \(text(failure))")
                continue
            }
            line += "  \(pick("数字", "numbers")) \(words(check.numbers))"
            let texts = check.route == .longCSV ? pick("字段", "fields") : pick("文字", "texts")
            line += "  \(texts) \(words(check.texts))"
            if check.route != .csv, check.route != .longCSV {
                line += "  \(pick("合并", "merges")) \(words(check.merges))"
            }
            lines.append(line)
            lines += notCarried(check).map { "    \($0)" }
            for difference in check.differences.prefix(maximum) {
                lines.append("    " + words(difference, in: name))
            }
            if check.differences.count > maximum {
                let count = check.differences.count - maximum
                lines.append(
                    pick(
                        "    还有 \(count) 处，用 --format json 可以看全部",
                        "    \(count) more; --format json has them all")
                )
            }
        }
        return lines
    }

    /// What was doubtful in reading a file that was sent there and back.
    public func warnings(of verification: Verification, maximum: Int) -> [String] {
        lines(verification.problems, of: verification.file, maximum: maximum)
    }

    /// What was found in all files.
    public func verified(_ count: Int, different: Int, refused: Int) -> String {
        let same = count - different - refused
        let refusals = refused == 0 ? "" : pick("，\(refused) 个读不了", ", \(refused) refused")
        return pick(
            "共 \(count) 个文件：\(same) 个相同，\(different) 个有差异\(refusals)",
            "\(count) files: \(same) same, \(different) different\(refusals)")
    }

    private func words(_ count: Verification.Count) -> String { "\(count.same)/\(count.total)" }

    private func words(_ route: Verification.Route, from start: String) -> String {
        switch route {
        case .json: "\(start) → JSON → XLSX"
        case .jsonLines: "\(start) → JSON Lines → XLSX"
        case .csv: "\(start) → CSV"
        case .csvWorkbook: "\(start) → CSV → XLSX"
        case .longCSV: pick("\(start) → 长表 CSV", "\(start) → long CSV")
        }
    }

    private func notCarried(_ check: Verification.RouteCheck) -> [String] {
        var lines: [String] = []
        let sheets = check.notCarried.filter { $0.aspect == .sheet }.map { $0.sheet ?? "" }
        if !sheets.isEmpty, check.route == .json {
            lines.append(
                pick(
                    "没有表的工作表不带回：\(sheets.joined(separator: "、"))",
                    "sheets without a form do not come back: \(sheets.joined(separator: ", "))"))
        }
        let merges = check.notCarried.filter { $0.aspect == .merge }
        if check.route == .longCSV {
            let labels = check.notCarried.count { $0.aspect == .text }
            lines.append(
                pick(
                    "长表只带字段：\(merges.count) 处合并、\(labels) 个标签等文字不带",
                    "a long table carries fields only: \(merges.count) merges and \(labels) labels and other texts are not"
                ))
        } else if !merges.isEmpty {
            let ranges = merges.compactMap { $0.range?.description }.joined(separator: " ")
            lines.append(
                pick(
                    "CSV 带不了的合并 \(merges.count) 处：\(ranges)",
                    "\(merges.count) merges that CSV cannot carry: \(ranges)"))
        }
        return lines
    }

    private func words(_ difference: Verification.Difference, in name: String) -> String {
        let place = [name, difference.sheet ?? "", difference.range?.description ?? ""].filter { !$0.isEmpty }
        let what =
            switch difference.aspect {
            case .number: pick("数字", "number")
            case .text: pick("文字", "text")
            case .merge: pick("合并", "merge")
            case .sheet: pick("工作表", "sheet")
            }
        return place.joined(separator: " › ") + pick("：", ": ")
            + "\(what) \(shown(difference.expected)) → \(shown(difference.found))"
    }

    /// A text in a line of a report; what is not there has a word too.
    func shown(_ text: String?) -> String {
        guard let text else { return pick("（无）", "(none)") }
        return text.isEmpty ? pick("（空）", "(empty)") : DisplayWidth.fitted(text, to: 60)
    }
}
