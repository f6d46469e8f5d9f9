import SpreadsheetML

extension Messages {
    /// Why an XML Spreadsheet 2003 could not be read, and what to do.
    func text(_ error: SpreadsheetMLError) -> String {
        switch error {
        case .xml(let error): text(error)
        case .notText: notText
        case .badNumber(let attribute, let text):
            pick(
                "表格位置不对（\(attribute) 为「\(text)」），\(saveAgain)",
                "a place in the table is wrong (\(attribute) is “\(text)”); \(saveAgain)")
        case .noSheets:
            pick("文件里没有工作表，请检查是不是选错了文件", "the file has no worksheet; see whether it is the right file")
        case .tooBig(let limit, let maximum): text(limit, maximum: maximum)
        }
    }
}
