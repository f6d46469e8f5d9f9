extension Messages {
    /// What a doubt that came up in reading is called; nil for any other code.
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
        case "hidden-sheets": pick("隐藏的工作表", "hidden sheets")
        case "hidden-rows": pick("隐藏的行", "hidden rows")
        case "hidden-columns": pick("隐藏的列", "hidden columns")
        case "comments-not-read": pick("批注", "comments")
        case "struck-text": pick("删除线", "struck-out text")
        case "picture-cell": pick("格子里是图片", "picture in a cell")
        case "digits-cut": pick("数字被截短", "digits cut off")
        case "unknown-style": pick("不认识的样式", "unknown style")
        case "part-missing": pick("缺少部件", "part missing")
        case "more-warnings": pick("还有警告", "more warnings")
        case "title-without-form": pick("标题下没有表", "title without a form")
        case "rate-unlike-amounts": pick("执行率与金额不符", "rate unlike the amounts")
        case "width-given-twice": pick("列宽重复", "width given twice")
        case "height-given-twice": pick("行高重复", "height given twice")
        case "numbering-left-out": pick("自动编号没有读出", "numbering left out")
        case "text-box-left-out": pick("文本框没有读", "text boxes that were not read")
        case "document-left-out": pick("嵌入的文档没有读取", "document left out")
        case "merge-left-out": pick("合并区域重叠", "merge left out")
        case "cell-twice": pick("单元格重复", "cell given twice")
        case "doubtful-text": pick("文字有疑问", "doubtful text")
        default: code.hasPrefix("template-") ? pick("模板有疑问", "doubtful template") : nil
        }
    }
}
