import Files
import XLSX

extension Messages {
    /// Why a workbook could not be read, and what to do.
    func text(_ error: XLSXError) -> String {
        switch error {
        case .emptyFile: emptyFile
        case .notZip(let nature): text(nature)
        case .noWorkbook(let nature): text(nature)
        case .damagedArchive(let entry):
            pick(
                "文件已损坏或没有下载完整\(place(entry))，请重新取得这个文件",
                "the file is damaged or cut off\(place(entry)); get it again")
        case .encryptedEntry(let entry):
            pick(
                "文件内容已加密\(place(entry))，请先取消密码再转换",
                "the file is encrypted\(place(entry)); remove its password first")
        case .unsupportedCompression(let entry):
            pick(
                "文件的压缩方式不常见\(place(entry))，\(saveAgain)",
                "the file is packed in an unusual way\(place(entry)); \(saveAgain)")
        case .noSheets:
            pick("工作簿里没有工作表，请检查是不是选错了文件", "the workbook has no worksheet; see whether it is the right file")
        case .missingPart(let part):
            pick(
                "工作簿缺少部件\(place(part))，\(saveAgain)", "the workbook lacks a part\(place(part)); \(saveAgain)")
        case .malformedXML(let part, let offset):
            pick(
                "工作簿内容有错（\(part) 第 \(offset) 字节处），\(saveAgain)",
                "the workbook is malformed (\(part), byte \(offset)); \(saveAgain)")
        case .doctype(let part):
            pick(
                "工作簿含有文档类型声明\(place(part))，正常的表格没有，请核对文件来源",
                "the workbook has a document type declaration\(place(part)), which no ordinary one has; check where it came from"
            )
        case .unsupportedEncoding(let part):
            pick(
                "工作簿的文字编码不常见\(place(part))，\(saveAgain)",
                "the workbook is in an unusual encoding\(place(part)); \(saveAgain)")
        case .badReference(let part, let text):
            pick(
                "单元格地址「\(text)」不对或超出表格范围\(place(part))，\(saveAgain)",
                "the cell address “\(text)” is wrong or outside a sheet\(place(part)); \(saveAgain)")
        case .badIndex(let part, let cell, let text):
            pick(
                "\(cell) 引用的文字或格式（编号 \(text)）不存在\(place(part))，\(saveAgain)",
                "\(cell) refers to a text or style, number \(text), that is not there\(place(part)); \(saveAgain)"
            )
        case .duplicateCell(let sheet, let cell):
            pick(
                "工作表「\(sheet)」的 \(cell) 出现了两次，\(saveAgain)",
                "\(cell) of sheet “\(sheet)” occurs twice; \(saveAgain)")
        case .overlappingMerges(let sheet, let first, let second):
            pick(
                "工作表「\(sheet)」的合并区域 \(first) 与 \(second) 重叠，请取消其中一个再保存",
                "the merged ranges \(first) and \(second) of sheet “\(sheet)” overlap; unmerge one of them and save"
            )
        case .tooBig(let limit, let maximum, let part):
            tooBig(limit.rawValue, maximum: maximum, place: place(part))
        case .system(let number): text(SystemError(number))
        }
    }

    private func text(_ nature: XLSXError.FileNature) -> String {
        switch nature {
        case .oldWorkbook:
            pick(
                "这是 Excel 97–2003 的旧格式（.xls），请用 Excel 或 WPS 另存为 .xlsx 再转换",
                "this is an old Excel 97–2003 workbook (.xls); save it as .xlsx first")
        case .encryptedDocument:
            pick("文件已加密，请先取消密码再转换", "the file is encrypted; remove its password first")
        case .oleContainer:
            pick(
                "这不是表格，而是旧格式的 Office 文件（如 .doc），请检查是不是选错了文件",
                "this is no workbook but an old Office file (such as .doc); see whether it is the right file")
        case .html:
            pick("这是网页，不是 xlsx 工作簿，\(saveAgain)", "this is a web page, no xlsx workbook; \(saveAgain)")
        case .xml:
            pick("这是 XML 文件，不是 xlsx 工作簿，\(saveAgain)", "this is an XML file, no xlsx workbook; \(saveAgain)")
        case .pdf: pick("这是 PDF 文件，请取得原来的表格", "this is a PDF file; get the spreadsheet it was made of")
        case .rtf:
            pick("这是 RTF 文档，请把表格存为 .xlsx", "this is an RTF document; put the table into an .xlsx workbook")
        case .image: pick("这是图片，请取得原来的表格", "this is a picture; get the spreadsheet it was made of")
        case .rar: pick("这是 RAR 压缩包，请先解压", "this is a RAR archive; unpack it first")
        case .sevenZip: pick("这是 7z 压缩包，请先解压", "this is a 7z archive; unpack it first")
        case .gzip: pick("这是 gzip 压缩文件，请先解压", "this is a file packed by gzip; unpack it first")
        case .wordXML:
            pick(
                "这是 Word 2003 的 XML 文档，请用 Word 或 WPS 另存为 .docx 再转换",
                "this is a Word 2003 document in XML; save it as .docx first")
        case .text:
            pick(
                "这是纯文本，不是 xlsx 工作簿；如果内容是逗号分隔的表格，请把扩展名改为 .csv",
                "this is plain text, no xlsx workbook; if it is delimited text, name it .csv")
        case .unknown:
            pick("这不是 xlsx 工作簿，请检查是不是选错了文件", "this is no xlsx workbook; see whether it is the right file")
        }
    }

    private func text(_ nature: XLSXError.PackageNature) -> String {
        switch nature {
        case .wordDocument:
            pick("这是 Word 文档，请把表格存为 .xlsx", "this is a Word document; put the table into an .xlsx workbook")
        case .presentation:
            pick(
                "这是演示文稿，不是工作簿，请检查是不是选错了文件",
                "this is a presentation, no workbook; see whether it is the right file")
        case .openDocument:
            pick("这是 OpenDocument 文件，\(saveAgain)", "this is an OpenDocument file; \(saveAgain)")
        case .binaryWorkbook:
            pick("这是二进制工作簿（.xlsb），\(saveAgain)", "this is a binary workbook (.xlsb); \(saveAgain)")
        case .unknown:
            pick(
                "这是压缩包，里面没有工作簿，请先解压或检查是不是选错了文件",
                "this is an archive without a workbook; unpack it or see whether it is the right file")
        }
    }

    /// What helps against a file that some program wrote badly.
    var saveAgain: String {
        pick("请用 Excel 或 WPS 打开后另存为 .xlsx 再试", "open it in Excel or WPS and save it as .xlsx again")
    }

    /// A part of an archive, in brackets.
    private func place(_ part: String?) -> String {
        guard let part else { return "" }
        return pick("（\(part)）", " (\(part))")
    }
}
