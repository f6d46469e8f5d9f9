import ODS

extension Messages {
    /// Why an OpenDocument spreadsheet could not be read, and what to do.
    func text(_ error: ODSError) -> String {
        switch error {
        case .archive(let error): text(error)
        case .encrypted:
            pick("文件已加密，请先取消密码再转换", "the file is encrypted; remove its password first")
        case .noContent:
            pick(
                "OpenDocument 文件里没有内容（content.xml），可能已损坏，\(saveAgain)",
                "the OpenDocument file has no content (content.xml) and may be damaged; \(saveAgain)")
        case .noSpreadsheet:
            pick(
                "这是 OpenDocument 文件，但不是电子表格（.ods），请把表格存为 .xlsx",
                "this is an OpenDocument file, but no spreadsheet (.ods); put the table into an .xlsx workbook"
            )
        case .noSheets:
            pick("文件里没有工作表，请检查是不是选错了文件", "the file has no sheet; see whether it is the right file")
        case .xml(let error): text(error)
        case .badNumber(let attribute, let text):
            pick(
                "表格位置不对（\(attribute) 为「\(text)」），\(saveAgain)",
                "a place in the table is wrong (\(attribute) is “\(text)”); \(saveAgain)")
        case .tooBig(let limit, let maximum): text(limit, maximum: maximum)
        }
    }
}
