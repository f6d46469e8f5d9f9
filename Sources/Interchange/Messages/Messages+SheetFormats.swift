import Markup
import Performance
import Sheets
import Zip

// What the readers of several formats have to say.
extension Messages {
    /// What is wrong with XML, and what to do.
    func text(_ error: XMLError) -> String {
        switch error {
        case .malformed(let part, let offset):
            pick(
                "文件内容有错（\(part.isEmpty ? "" : part + " ")第 \(offset) 字节处），可能没有下载完整，\(saveAgain)",
                "the file is malformed (\(part.isEmpty ? "" : part + ", ")byte \(offset)) and may be cut off; \(saveAgain)"
            )
        case .doctype:
            pick(
                "文件含有文档类型声明，正常的表格没有，请核对文件来源",
                "the file has a document type declaration, which no ordinary one has; check where it came from"
            )
        case .unsupportedEncoding:
            pick("文件的文字编码不常见，\(saveAgain)", "the file is in an unusual encoding; \(saveAgain)")
        case .tooBig(let limit, let maximum, _): tooBig(limit.rawValue, maximum: maximum)
        }
    }

    /// What is wrong with the zip archive that a document is, and what to do.
    func text(_ error: ZipError) -> String {
        switch error {
        case .encrypted:
            pick("文件已加密，请先取消密码再转换", "the file is encrypted; remove its password first")
        case .unknownCompression:
            pick("文件的压缩方式不常见，\(saveAgain)", "the file is packed in an unusual way; \(saveAgain)")
        case .tooManyEntries(let limit): tooBig("entries", maximum: limit)
        case .tooLarge(_, let limit): tooBig("partBytes", maximum: limit)
        case .damaged, .missing, .system, .tooLargeToWrite, .noMemory, .cannotWrite:
            pick("文件已损坏或没有下载完整，请重新取得这个文件", "the file is damaged or cut off; get it again")
        }
    }

    /// That problems were marked in a workbook drawn anew.
    public func drawnToAnnotate(_ path: String) -> String {
        pick(
            "\(severity(.info))：原文件不是 .xlsx 工作簿，标注在按读到的内容画出的 \(shown(path)) 里",
            "\(severity(.info)): the input is no .xlsx workbook; the marks are in \(shown(path)), drawn from what was read"
        )
    }

    /// That a file asks for more than any form does.
    func text(_ limit: SheetLimits.Name, maximum: Int) -> String { tooBig(limit.rawValue, maximum: maximum) }

    /// That bytes are no text.
    var notText: String {
        pick(
            "文件里不是能识别的文字，可能已损坏，\(saveAgain)",
            "the file holds no text that can be read and may be damaged; \(saveAgain)")
    }
}
