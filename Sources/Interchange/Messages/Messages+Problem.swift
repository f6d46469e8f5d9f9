import Layouts
public import Performance
import Primitives

extension Messages {
    /// Something doubtful or wrong in an input, with its place: `自评表.xlsx › 表1 › H6：……`.
    public func text(_ problem: Problem, in input: String) -> String {
        var place = [name(of: input)]
        if let sheet = problem.sheet, !sheet.isEmpty { place.append(sheet) }
        if let range = problem.range { place.append("\(range)") }
        return line(severity(problem.severity), place, words(of: problem))
    }

    /// Why an input was refused: `自评表.xlsx：……`.
    public func text(_ error: InterchangeError, in input: String) -> String {
        if error.isElsewhere { return severity(.error) + pick("：", ": ") + text(error) }
        return line(severity(.error), [name(of: input)], text(error))
    }

    /// What is to be said of one input after it was converted: its warnings, as many as are wanted, and why
    /// it was refused.
    public func lines(for outcome: Outcome, maximum: Int) -> [String] {
        var lines = lines(outcome.problems, of: outcome.input, maximum: maximum)
        if let error = outcome.error { lines.append(text(error, in: outcome.input)) }
        return lines
    }

    /// What is to be said of an input that was read: its warnings, as many as are wanted.
    public func lines(for reading: Reading, of input: String, maximum: Int = 50) -> [String] {
        lines(reading.problems, of: input, maximum: maximum)
    }

    func lines(_ problems: [Problem], of input: String, maximum: Int) -> [String] {
        let problems = problems.filter { $0.severity != .info }
        var lines = problems.prefix(maximum).map { text($0, in: input) }
        if problems.count > maximum {
            let count = problems.count - maximum
            lines.append(
                line(
                    severity(.warning), [name(of: input)],
                    pick(
                        "还有 \(count) 条，用 jixiao inspect 可以看全部", "\(count) more; jixiao inspect shows them all"
                    )))
        }
        return lines
    }

    /// What became of all inputs.
    public func total(converted: Int, failed: Int, forms: Int) -> String {
        let refused = failed == 0 ? "" : pick("，\(failed) 个失败", ", \(failed) failed")
        return pick(
            "完成 \(converted) 个文件\(refused)，共 \(forms) 张表", "\(converted) files done\(refused), \(forms) forms"
        )
    }

    private func line(_ severity: String, _ place: [String], _ words: String) -> String {
        severity + pick("：", ": ") + place.joined(separator: " › ") + pick("：", ": ") + words
    }

    /// How bad a problem is, in a word.
    func severity(_ severity: Problem.Severity) -> String {
        switch severity {
        case .error: pick("错误", "error")
        case .warning: pick("警告", "warning")
        case .info: pick("提示", "note")
        }
    }

    /// What is the matter, without its place.
    func words(of problem: Problem) -> String {
        wordsOfReading(problem)
            ?? [problem.code, problem.field.map(name(of:)) ?? "", problem.found ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// The fields of a template's names in words, each once: `第 2 个指标的完成值、总分 得分`.
    private func fields(named names: String) -> String {
        var words: [String] = []
        for name in names.split(separator: "、").map(String.init) {
            let word = TemplateMark.field(named: name).map(self.name(of:)) ?? name
            if words.last != word { words.append(word) }
        }
        return DisplayWidth.fitted(words.joined(separator: pick("、", ", ")), to: 120)
    }

    /// What is the matter with what was read, without its place; nil where the problem is of another sort.
    func wordsOfReading(_ problem: Problem) -> String? {
        let found = problem.found.map { DisplayWidth.fitted($0, to: 60) } ?? ""
        let field = problem.field.map(name(of:)) ?? ""
        switch problem.code {
        case "unclaimed-cell":
            let others =
                problem.expected.map { pick("等 \($0) 个单元格", " and the cells beside it, \($0) in all,") } ?? ""
            return pick(
                "「\(found)」\(others)不知道是什么，没有读入，请核对",
                "“\(found)”\(others) was not understood and not read; look at it")
        case "unknown-column":
            let count = problem.expected ?? "1"
            return pick(
                "表头「\(found)」下的 \(count) 个单元格没有读入：表头不认识，或内容和表头不符，请核对",
                "\(count) cells under “\(found)” were not read: the head is not known, or they hold something else; look at them"
            )
        case "title-without-form":
            return pick(
                "标题「\(found)」下没有认出绩效指标：缺「一级指标、二级指标、三级指标、指标值」这样的表头，没有读入",
                "no indicators were found under the title “\(found)”: heads such as 一级指标, 二级指标, 三级指标, 指标值 are missing; it was not read"
            )
        case "rate-unlike-amounts":
            return pick(
                "执行率「\(found)」和预算数、执行数算出来的不一样，请核对这三个数是不是这一行、这一年的",
                "the rate “\(found)” is not what was spent of the budget; see whether all three are of this row and year"
            )
        case "covered-cell":
            return pick(
                "「\(found)」被合并单元格遮住，看不见，请核对",
                "“\(found)” is hidden under a merged cell; see whether it belongs there")
        case "width-given-twice":
            return pick("\(found) 列的宽度给了两次，用后一个", "column \(found) is given two widths; the later is taken")
        case "height-given-twice":
            return pick("第 \(found) 行的高度给了两次，用后一个", "row \(found) is given two heights; the later is taken")
        case "general-layout":
            return pick(
                "没有完全相符的布局，按标签逐项读取，请核对结果",
                "no layout fits; the form was read by its labels, so check the result")
        case "unknown-fund-source":
            return pick(
                "资金来源「\(found)」不认识，按其他处理",
                "the source of funds “\(found)” is not known and was taken for other")
        case "error-value":
            return pick(
                "\(field)是错误值 \(found)，请在表格里改正",
                "\(field) is the error \(found); put it right in the spreadsheet")
        case "formula-without-value":
            return pick(
                "\(field)是公式，但没有保存计算结果，请用 Excel 或 WPS 打开后再保存",
                "\(field) is a formula without a saved result; open the file in Excel or WPS and save it")
        case "template-later-version":
            return pick(
                "模板版本 \(found) 比本程序认识的（\(problem.expected ?? "")）新，已按标签读取；请升级 jixiao 或核对结果",
                "the template's version \(found) is later than the one known here (\(problem.expected ?? "")); it was read by its labels, so upgrade jixiao or check the result"
            )
        case "template-unknown-version":
            return pick(
                "模板没有可认的版本号「\(found)」，已按标签读取，请核对结果",
                "the template has no version that is known (“\(found)”); it was read by its labels, so check the result"
            )
        case "template-unknown-layout":
            return pick(
                "模板的布局「\(found)」这里没有，已按标签读取；如有该布局的数据文件，请用 --templates 指定",
                "the template's layout “\(found)” is not known here; it was read by its labels. If there is a data file of it, name its folder with --templates"
            )
        case "template-unknown-fund-type":
            return pick(
                "模板的资金类型「\(found)」这里没有；如有该类型的数据文件，请用 --templates 指定",
                "the template's fund type “\(found)” is not known here; if there is a data file of it, name its folder with --templates"
            )
        case "template-wrong-fund-type":
            return pick(
                "资金类型「\(found)」不用「\(problem.expected ?? "")」，可能拿错了模板，请核对",
                "the fund type “\(found)” does not use “\(problem.expected ?? "")”; it may be the wrong template"
            )
        case "template-mangled":
            let fields = fields(named: problem.found ?? "")
            return pick(
                "模板被改坏，找不到这些字段：\(fields.isEmpty ? "全部" : fields)；已按标签读取，请核对，或重新下载模板填写",
                "the template was taken apart; these fields are gone: \(fields.isEmpty ? "all" : fields). It was read by its labels, so check the result, or fill in a new template"
            )
        case "macros-ignored":
            return pick("文件带有宏，已忽略", "the workbook has macros, which are ignored")
        case "numbering-left-out":
            return pick(
                "「\(found)」等处有 Word 自动生成的编号，文件里没有存，没有读出，请核对",
                "paragraphs such as “\(found)” have numbers that Word makes and the file does not hold; they were not read"
            )
        case "text-box-left-out":
            return pick(
                "这里有一个文本框，写着「\(found)」，没有读入，请核对",
                "a text box lies here that says “\(found)”; it was not read, so check the result")
        case "document-left-out":
            return pick(
                "文档里嵌入了另一个文档，没有读取，请另外打开核对",
                "another document is embedded in this one and was not read; look into it")
        case "merge-left-out":
            return pick(
                "合并区域 \(found) 与另一个重叠，没有采用，请核对",
                "the merged range \(found) overlaps another and was left out; check it")
        case "cell-twice":
            return pick(
                "这个位置在文件里出现了两次，前一个内容「\(found)」没有采用，请核对",
                "this place comes twice in the file; the first content, “\(found)”, was left out; check it")
        case "doubtful-text":
            return pick(
                found.isEmpty
                    ? "从这里起有文字含不合编码的字节，读不出的字显示为 �，请核对"
                    : "文件声明的代码页是 \(found)，文字按简体中文（GB18030）读取，请核对",
                found.isEmpty
                    ? "from here on, text has bytes that are no characters, shown as �; check it"
                    : "the file says that its code page is \(found); its text was read as Chinese (GB18030), so check it"
            )
        case "too-many-digits":
            return pick(
                "数字 \(found) 超过 15 位，末尾几位可能已不准，请改为文本重新填写",
                "the number \(found) has more than 15 digits and may have lost its last ones; enter it as text"
            )
        case "unreadable-number":
            return pick("「\(found)」不是数字，请改正", "“\(found)” is no number; put it right")
        case "single-cell-merge":
            return pick("合并区域只有一个单元格，已忽略", "a merged range of one cell is ignored")
        case "sheet-skipped":
            return pick("不是普通工作表（如图表），已跳过", "is no worksheet (a chart, for instance) and was skipped")
        case "more-warnings":
            return pick("还有 \(found) 条警告没有列出", "\(found) more warnings are not listed")
        case "hidden-sheets":
            return pick(
                "隐藏的工作表\(found)没有读，要读请加 --hidden",
                "the hidden sheets \(found) were not read; add --hidden to read them")
        case "hidden-rows":
            return pick(
                "隐藏或筛选掉的行 \(found) 没有读，要读请加 --hidden",
                "the hidden or filtered rows \(found) were not read; add --hidden to read them")
        case "hidden-columns":
            return pick(
                "隐藏的列 \(found) 没有读，要读请加 --hidden",
                "the hidden columns \(found) were not read; add --hidden to read them")
        case "comments-not-read":
            return pick(
                "批注未读入：\(found)；写回表格时照样保留，请核对其中有没有要紧的内容",
                "the comments on \(found) were not read; they come back in the workbook, so see whether they say anything that matters"
            )
        case "struck-text":
            return pick(
                "「\(found)」加了删除线，没有读入，写回表格时照样保留",
                "“\(found)” is struck out and was not read; it comes back in the workbook")
        case "picture-cell":
            return pick("单元格里只有一张图片，没有文字可读", "the cell holds a picture only, and no text to read")
        case "digits-cut":
            return pick(
                "数字 \(found) 是表格软件截短过的（科学记数或超过 15 位），原来的末尾几位已经丢失，请从原始资料重新填写",
                "the number \(found) was cut by a spreadsheet program (an exponent, or over 15 digits); enter it again from its source"
            )
        case "unknown-style":
            return pick(
                "单元格的样式在文件里没有（可能不止这一格），数字按没有格式读取，请核对",
                "the cell has a style that the file does not list, maybe others too; numbers are shown without a format, so check them"
            )
        case "part-missing":
            return pick(
                "文件缺少或损坏了 \(found)，其余照读，请核对结果",
                "\(found) is missing or damaged in the file; the rest was read, so check the result")
        default:
            return nil
        }
    }
}
