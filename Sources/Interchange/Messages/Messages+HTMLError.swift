import HTML

extension Messages {
    /// Why a web page could not be read, and what to do.
    func text(_ error: HTMLError) -> String {
        switch error {
        case .notText: notText
        case .noTable:
            pick(
                "这是网页，里面没有有内容的表格，请检查是不是选错了文件",
                "this is a web page without a table; see whether it is the right file")
        case .sheetsInOtherFiles:
            pick(
                "这是 Excel 另存的网页，工作表在旁边的文件夹里，请给出其中的 sheet001.htm，或用 Excel 另存为 .xlsx",
                "this web page, saved by Excel, has its sheets in a folder beside it; give the sheet001.htm in there, or save as .xlsx"
            )
        case .noPage:
            pick(
                "这是邮件或单个文件网页，里面没有网页，可能没有下载完整，\(saveAgain)",
                "this is a message or single-file web page without a page in it and may be cut off; \(saveAgain)"
            )
        case .tooBig(let limit, let maximum): text(limit, maximum: maximum)
        }
    }
}
