import Primitives
import XLS

extension Messages {
    /// Why an Excel 97–2003 workbook could not be read, and what to do.
    func text(_ error: XLSError) -> String {
        switch error {
        case .notXLS:
            pick("这不是 Excel 工作簿，请检查是不是选错了文件", "this is no Excel workbook; see whether it is the right file")
        case .noWorkbook(let nature): text(nature)
        case .tooOld(let version):
            pick(
                "这是 Excel \(version).0 的工作簿，这样早的格式不能读取；请用 Excel 或 WPS 打开后另存为 .xlsx 再转换",
                "this is a workbook of Excel \(version).0, which is too old to be read; open it in Excel or WPS and save it as .xlsx first"
            )
        case .encrypted: pick("文件已加密，请先取消密码再转换", "the file is encrypted; remove its password first")
        case .damagedContainer:
            pick("文件已损坏或没有下载完整，请重新取得这个文件", "the file is damaged or cut off; get it again")
        case .damagedRecord(let sheet, let offset):
            pick(
                "工作簿内容有错\(place(sheet, offset))，文件可能已损坏，请重新取得，或用 Excel、WPS 打开核对后另存为 .xlsx 再试",
                "the workbook is malformed\(place(sheet, offset)) and may be damaged; get it again, or check it in Excel or WPS and save it as .xlsx"
            )
        case .missingSheet(let sheet):
            pick(
                "工作簿里找不到工作表「\(sheet)」的内容，文件可能已损坏，请重新取得，或用 Excel、WPS 打开核对后另存为 .xlsx 再试",
                "the contents of sheet “\(sheet)” are not in the workbook, which may be damaged; get it again, or check it in Excel or WPS and save it as .xlsx"
            )
        case .noSheets:
            pick("工作簿里没有工作表，请检查是不是选错了文件", "the workbook has no worksheet; see whether it is the right file")
        case .badReference(let sheet, let rows, let columns):
            pick(
                "工作表「\(sheet)」里的 \(CellRange(rows: rows, columns: columns)) 次序不对或超出表格范围，\(saveOldAgain)",
                "\(CellRange(rows: rows, columns: columns)) of sheet “\(sheet)” runs backwards or lies outside a sheet; \(saveOldAgain)"
            )
        case .missingText(let sheet, let cell, _):
            pick(
                "工作表「\(sheet)」里 \(cell) 的文字不在文件里，文件可能已损坏，请重新取得，或用 Excel、WPS 打开核对后另存为 .xlsx 再试",
                "the text of \(cell) of sheet “\(sheet)” is not in the file, which may be damaged; get it again, or check it in Excel or WPS and save it as .xlsx"
            )
        case .overlappingMerges(let sheet, let first, let second):
            pick(
                "工作表「\(sheet)」的合并区域 \(first) 与 \(second) 重叠，请取消其中一个再保存",
                "the merged ranges \(first) and \(second) of sheet “\(sheet)” overlap; unmerge one of them and save"
            )
        case .tooBig(let limit, let maximum): tooBig(limit.rawValue, maximum: maximum)
        }
    }

    private func text(_ nature: XLSError.ContainerNature) -> String {
        switch nature {
        case .encryptedDocument:
            pick("文件已加密，请先取消密码再转换", "the file is encrypted; remove its password first")
        case .wordDocument:
            pick(
                "这是旧格式的 Word 或 WPS 文档（.doc、.wps），请用 Word 或 WPS 打开后另存为 .docx 再转换",
                "this is an old Word or WPS document (.doc, .wps); open it in Word or WPS and save it as .docx first"
            )
        case .presentation:
            pick(
                "这是演示文稿，不是工作簿，请检查是不是选错了文件",
                "this is a presentation, no workbook; see whether it is the right file")
        case .message:
            pick(
                "这是 Outlook 邮件（.msg），请先把附件另存出来", "this is an Outlook e-mail (.msg); save its attachment first"
            )
        case .unknown:
            pick(
                "这不是表格，而是旧格式的 Office 文件，请检查是不是选错了文件",
                "this is no workbook but another old Office file; see whether it is the right file")
        }
    }

    /// What helps against a file that some program wrote badly.
    private var saveOldAgain: String {
        pick("请用 Excel 或 WPS 打开后另存为 .xlsx 再试", "open it in Excel or WPS and save it as .xlsx")
    }

    /// Where in the file, in brackets.
    private func place(_ sheet: String?, _ offset: Int) -> String {
        guard let sheet else { return pick("（第 \(offset) 字节处）", " (byte \(offset))") }
        return pick("（工作表「\(sheet)」，第 \(offset) 字节处）", " (sheet “\(sheet)”, byte \(offset))")
    }
}
