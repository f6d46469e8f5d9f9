extension Messages {
    /// What a doubt is called that came up in reading; nil for a code that is none of those.
    func name(ofReadingProblem code: String) -> String? {
        switch code {
        case "unclaimed-cell": pick("没有认出的格子", "cell not understood")
        case "covered-cell": pick("被遮住的内容", "covered content")
        case "general-layout": pick("没有相符的布局", "no layout fits")
        case "unknown-column": pick("不认识的栏目", "unknown column")
        case "unknown-fund-source": pick("不认识的资金来源", "unknown source of funds")
        case "error-value": pick("公式出错", "error value")
        case "formula-without-value": pick("公式没有结果", "formula without a result")
        case "macros-ignored": pick("带有宏", "macros")
        case "too-many-digits": pick("位数过多", "too many digits")
        case "unreadable-number": pick("数字读不出", "unreadable number")
        case "single-cell-merge": pick("合并区域只有一格", "merge of one cell")
        case "sheet-skipped": pick("跳过的工作表", "sheet skipped")
        case "more-warnings": pick("还有警告", "more warnings")
        default: code.hasPrefix("template-") ? pick("模板有疑问", "doubtful template") : nil
        }
    }
}
