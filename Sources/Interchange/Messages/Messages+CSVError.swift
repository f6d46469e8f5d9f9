import CSV
import Files
import TextEncodings

extension Messages {
    /// Why delimited text could not be read or written, and what to do.
    func text(_ error: CSVError) -> String {
        switch error {
        case .empty: emptyFile
        case .binary(let content): text(content)
        case .invalidBytes(let encoding, let line, let offset):
            pick(
                "第 \(line) 行（第 \(offset) 字节）不是 \(name(encoding)) 文字，请用 --encoding 指明编码，或用 Excel、WPS 另存为 CSV UTF-8",
                "line \(line) (byte \(offset)) is no \(name(encoding)) text; name the encoding with --encoding, or save the file as CSV UTF-8"
            )
        case .incompleteCharacter(let encoding, let line, let offset):
            pick(
                "第 \(line) 行（第 \(offset) 字节）的字只有一半（\(name(encoding))），文件可能不完整，请重新取得",
                "the character in line \(line) (byte \(offset)) is cut in half (\(name(encoding))); the file seems cut off, get it again"
            )
        case .contradictingByteOrderMark(let found, let requested):
            pick(
                "文件开头的标记说是 \(name(found))，不是 \(name(requested))，请去掉 --encoding",
                "the file's byte-order mark says \(name(found)), not \(name(requested)); leave out --encoding"
            )
        case .nul(let line):
            pick(
                "第 \(line) 行有 NUL 字符，这不是正常的文本，请重新导出",
                "line \(line) holds a NUL character, which no text has; export the file again")
        case .unclosedQuote(let line):
            pick(
                "第 \(line) 行的引号没有关上，请补上或删去",
                "the quote that opens in line \(line) is never closed; close it or take it out")
        case .tooManyBytes(let limit):
            pick(
                "文件超过 \(limit >> 20) MB，请检查是不是选错了文件",
                "the file is larger than \(limit >> 20) MB; see whether it is the right one")
        case .tooManyRecords(let limit):
            pick(
                "文件超过 \(limit) 行，请检查是不是选错了文件",
                "the file has more than \(limit) records; see whether it is the right one")
        case .tooManyFields(let line, let limit):
            pick(
                "第 \(line) 行超过 \(limit) 列，请检查分隔符",
                "the record in line \(line) has more than \(limit) fields; check the delimiter")
        case .fieldTooLong(let line, let limit):
            pick(
                "第 \(line) 行开始的一格超过 \(limit) 字节，多半是引号没有关上",
                "a field of the record in line \(line) is longer than \(limit) bytes; a quote may not be closed"
            )
        case .recordTooLong(let line, let limit):
            pick(
                "第 \(line) 行开始的记录超过 \(limit) 字节，请检查是不是选错了文件",
                "the record in line \(line) is longer than \(limit) bytes; see whether it is the right file")
        case .tooManyCells(let limit):
            pick(
                "文件超过 \(limit) 个有内容的格子，请检查是不是选错了文件",
                "the file has more than \(limit) fields with content; see whether it is the right one")
        case .unusableDelimiter(let byte):
            pick(
                "分隔符「\(sign(byte))」不能用，请用逗号、分号或制表符",
                "“\(sign(byte))” cannot be a delimiter; use a comma, a semicolon or a tab")
        case .encodingUnavailable(let encoding):
            pick("系统不支持 \(name(encoding)) 编码", "the system does not know the encoding \(name(encoding))")
        case .nulInText(let cell):
            pick(
                "\(cell) 的文字含有 NUL 字符，CSV 写不出来", "the text of \(cell) holds a NUL character, which CSV cannot"
            )
        case .duplicateCell(let cell):
            pick("\(cell) 有两个内容", "two contents claim \(cell)")
        case .unencodable(let scalar, let encoding):
            pick(
                "「\(character(scalar))」在 \(name(encoding)) 里没有，请改用 --encoding utf-8",
                "\(name(encoding)) has no “\(character(scalar))”; use --encoding utf-8")
        case .ambiguousEncoding(let encoding):
            pick(
                "这样写的 \(name(encoding)) 会被认成别的编码，请去掉 --no-bom",
                "\(name(encoding)) written so would be taken for another encoding; leave out --no-bom")
        case .io(let code): text(SystemError(code))
        }
    }

    private func text(_ content: CSVError.BinaryContent) -> String {
        switch content {
        case .zip: pick("这是压缩包或 xlsx 工作簿，不是 CSV", "this is a zip archive or an xlsx workbook, no CSV")
        case .compoundFile:
            pick(
                "这是旧格式的 Office 文件，不是 CSV，请另存为 .xlsx 或 .csv",
                "this is an old Office file, no CSV; save it as .xlsx or .csv")
        case .pdf: pick("这是 PDF 文件，请取得原来的表格", "this is a PDF file; get the spreadsheet it was made of")
        case .other: pick("这不是文本文件，请检查是不是选错了文件", "this is no text; see whether it is the right file")
        }
    }

    private func name(_ encoding: TextEncoding) -> String { encoding.rawValue.uppercased() }

    private func sign(_ byte: UInt8) -> String {
        byte < 0x20 || byte > 0x7E ? "0x" + String(byte, radix: 16) : String(UnicodeScalar(byte))
    }

    private func character(_ scalar: UInt32) -> String {
        UnicodeScalar(scalar).map { String(Character($0)) } ?? "U+"
            + String(scalar, radix: 16, uppercase: true)
    }
}
