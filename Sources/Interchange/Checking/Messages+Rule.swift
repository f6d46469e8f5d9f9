import Checks
import XLSX

extension Messages {
    /// A rule for people: what it asks, how far a figure may be off, how much it matters, an example and its source;
    /// told by its code or its name.
    ///
    /// - Throws: `InterchangeError.checking` where the rules have no such code.
    public func explanation(of code: String, in rules: RuleBook) throws(InterchangeError) -> String {
        let rule = try rules.rule(code)
        let tolerance = rule.tolerance.map { pick("允许误差：\($0)\n", "Tolerance: \($0)\n") } ?? ""
        return """
            \(title(rule))  \(severity(rule.severity))
            \(words(rule.text))
            \(tolerance)\
            \(pick("例：", "Example: "))\(words(rule.example))
            \(pick("来源：", "Source: "))\(source(rule))

            """
    }

    /// Every rule, a line each.
    public func list(of rules: RuleBook) -> String {
        rules.pack.rules.map {
            "\(title($0))  \(severity($0.severity))  \(words($0.text))\n"
        }.joined()
    }

    /// Every rule in one page of Markdown, in both languages.
    public static func page(of rules: RuleBook) -> String {
        let (chinese, english) = (Messages(.chinese), Messages(.english))
        var page = """
            # 检查规则 / Rules

            规则包 `\(rules.pack.id)`（\(rules.pack.name)）。由 `jixiao explain --page` 生成，请勿手改。

            Made by `jixiao explain --page` of the rule pack `\(rules.pack.id)`; do not edit.

            """
        for rule in rules.pack.rules {
            page += """

                ## \(chinese.title(rule))

                \(chinese.severity(rule.severity)) / \(english.severity(rule.severity))

                \(rule.text.chinese)

                \(rule.text.english)

                例：\(rule.example.chinese)

                Example: \(rule.example.english)

                来源 / Source：\(bilingualSource(rule))

                """
        }
        return page
    }

    /// A rule's name with its code, by which a rule pack refers to it: `分值合计不符（weights-sum）`.
    private func title(_ rule: Rule) -> String {
        pick("\(rule.name.chinese)（\(rule.code)）", "\(rule.name.english) (\(rule.code))")
    }

    private func words(_ words: Rule.Words) -> String { pick(words.chinese, words.english) }

    /// Where a rule comes from and how far that can be relied on.
    private func source(_ rule: Rule) -> String {
        guard let source = rule.knownSource else { return status(rule.status) }
        return source + pick("（\(status(rule.status))）", " (\(status(rule.status)))")
    }

    private static func bilingualSource(_ rule: Rule) -> String {
        let status = [Messages(.chinese), Messages(.english)].map { $0.status(rule.status) }
            .joined(separator: " / ")
        return rule.knownSource.map { "\($0)（\(status)）" } ?? status
    }

    private func status(_ status: Rule.Status) -> String {
        switch status {
        case .printed: pick("见于公开的表或规定", "printed on published forms or rules")
        case .practised: pick("各地系统通行", "practised")
        case .unverified: pick("未经核实", "unverified")
        }
    }

    /// Why forms cannot be checked as asked.
    func text(_ error: CheckError) -> String {
        switch error {
        case .unknownPack(let id, let known):
            pick(
                "没有规则包「\(id)」；有的是：\(known.joined(separator: "、"))",
                "there is no rule pack “\(id)”; there are: \(known.joined(separator: ", "))")
        case .unknownRule(let code, let known):
            pick(
                "没有规则「\(code)」；有的是：\(known.map(words).joined(separator: "、"))",
                "there is no rule “\(code)”; there are: \(known.map(words).joined(separator: ", "))")
        }
    }

    /// Why a workbook could not be marked, and what to do.
    func text(_ error: XLSXAnnotationError) -> String {
        switch error {
        case .unreadable(let error): text(error)
        case .noSheet(let name): pick("没有名为「\(name)」的工作表", "there is no sheet “\(name)”")
        case .unsupportedEncoding(let part):
            pick(
                "\(part) 的编码不能写入，请用 Excel 或 WPS 另存后再试",
                "\(part) is in an encoding that cannot be written; save the workbook anew in Excel or WPS")
        case .missingElement(let part, let name):
            pick(
                "\(part) 缺少 \(name)，请用 Excel 或 WPS 另存后再试",
                "\(part) lacks \(name); save the workbook anew in Excel or WPS")
        case .macros:
            pick(
                "工作簿里有宏，标注后的文件请用 .xlsm（模板用 .xltm）作扩展名",
                "the workbook has macros; give the marked copy the extension .xlsm (a template, .xltm)")
        case .cannotPack: pick("工作簿太大，无法重新打包", "the workbook is too large to be packed again")
        }
    }
}

extension Rule {
    /// Where it comes from; nil where the pack says `unverified`, which its status says too.
    fileprivate var knownSource: String? { source == "unverified" ? nil : source }
}
