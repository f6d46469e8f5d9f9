import Files
import XLSX

extension Messages {
    /// Why a workbook could not be written, and what to do.
    func text(_ error: XLSXWriteError) -> String {
        switch error {
        case .file(let error): text(InterchangeError(error))
        case .noTemporarySpace(let bytes):
            pick(
                "临时文件夹放不下 \(bytes) 字节，请清理磁盘，或用 TMPDIR 指定别处",
                "there is no room for \(bytes) bytes of temporary files; free some, or name another folder with TMPDIR"
            )
        case .incomplete(let part):
            pick(
                "工作簿没有写完整（\(part)），请清理磁盘后再试",
                "the workbook came out incomplete (\(part)); free some disk space and try again")
        case .noSheets: noForm
        case .tooManySheets(let count):
            pick(
                "\(count) 张工作表，一个工作簿放不下，请输出到文件夹",
                "\(count) sheets are too many for one workbook; write to a folder instead")
        case .tooManyCells(let sheet, let limit):
            pick("工作表「\(sheet)」超过 \(limit) 个单元格", "sheet “\(sheet)” has more than \(limit) cells")
        case .tooManyStyles(let limit):
            pick("单元格样式超过 \(limit) 种", "the workbook has more than \(limit) styles")
        case .outsideSheet(let sheet, let range):
            pick(
                "工作表「\(sheet)」的 \(range) 超出表格范围（A1:XFD1048576）",
                "\(range) of sheet “\(sheet)” lies outside A1:XFD1048576")
        case .duplicateCell(let sheet, let cell):
            pick("工作表「\(sheet)」的 \(cell) 有两个内容", "two contents claim \(cell) of sheet “\(sheet)”")
        case .overlappingMerges(let sheet, let first, let second):
            pick(
                "工作表「\(sheet)」的合并区域 \(first) 与 \(second) 重叠",
                "the merged ranges \(first) and \(second) of sheet “\(sheet)” overlap")
        case .coveredCell(let sheet, let cell, let range):
            pick(
                "工作表「\(sheet)」的 \(cell) 被合并区域 \(range) 遮住",
                "\(cell) of sheet “\(sheet)” lies under the merged range \(range)")
        case .textTooLong(let sheet, let cell, let units):
            pick(
                "工作表「\(sheet)」的 \(cell) 有 \(units) 个字符，单元格最多 32767 个，请缩短",
                "\(cell) of sheet “\(sheet)” has \(units) characters, and a cell holds 32,767; shorten it")
        case .inexactNumber(let sheet, let cell, let number):
            pick(
                "工作表「\(sheet)」的 \(cell)：\(number) 超过 15 位有效数字，表格存不下，请改为文本",
                "\(cell) of sheet “\(sheet)”: \(number) has more than the 15 digits a spreadsheet keeps; make it a text"
            )
        case .invalidNumberFormat(let sheet, let cell, let format):
            pick(
                "工作表「\(sheet)」的 \(cell)：数字格式「\(format)」不能用",
                "\(cell) of sheet “\(sheet)”: the number format “\(format)” cannot be used")
        case .invalidFormula(let sheet, let cell):
            pick(
                "工作表「\(sheet)」的 \(cell)：公式不能用", "\(cell) of sheet “\(sheet)”: the formula cannot be used")
        case .invalidValidation(let sheet, let range):
            pick(
                "工作表「\(sheet)」的 \(range)：填写限制不能用（提示最多 255 字）",
                "\(range) of sheet “\(sheet)”: the validation cannot be used (messages have 255 characters at most)"
            )
        case .invalidName(let sheet, let name):
            pick(
                "工作表「\(sheet)」：名称「\(name)」不能用或已有",
                "sheet “\(sheet)”: the name “\(name)” cannot be used or is taken")
        case .invalidProperty(let name):
            pick("文档属性「\(name)」不能用", "the document property “\(name)” cannot be used")
        case .invalidColumnWidth(let sheet, let column, let width):
            pick(
                "工作表「\(sheet)」第 \(column + 1) 列的列宽 \(width) 不能用",
                "sheet “\(sheet)”: the width \(width) of column \(column + 1) cannot be used")
        case .invalidRowHeight(let sheet, let row, let height):
            pick(
                "工作表「\(sheet)」第 \(row + 1) 行的行高 \(height) 不能用",
                "sheet “\(sheet)”: the height \(height) of row \(row + 1) cannot be used")
        case .refused(let sheet, let cell, let code):
            pick(
                "工作表「\(sheet)」\(cell.map { " \($0) " } ?? "")写不出来（libxlsxwriter 错误 \(code)）",
                "sheet “\(sheet)”\(cell.map { ", \($0)" } ?? "") could not be written (libxlsxwriter error \(code))"
            )
        }
    }
}
