extension Messages {
    /// Why an input could not be read or an output not be written, and what to do.
    public func text(_ error: InterchangeError) -> String {
        switch error {
        case .cannotRead(let reason): text(reason)
        case .tooLarge(let limit):
            pick(
                "文件超过 \(limit >> 20) MB，绩效表不会这么大，请检查是不是选错了文件",
                "the file is larger than \(limit >> 20) MB; no performance form is, so see whether it is the right file"
            )
        case .emptyFile: emptyFile
        case .emptyFolder:
            pick(
                "文件夹里没有可以读的文件（.xlsx、.xls、.et、.ods、.docx、.csv、.json 等）",
                "the folder holds no file that can be read (.xlsx, .xls, .et, .ods, .docx, .csv, .json and others)"
            )
        case .workbook(let error): text(error)
        case .html(let error): text(error)
        case .xls(let error): text(error)
        case .ods(let error): text(error)
        case .word(let error): text(error)
        case .spreadsheetML(let error): text(error)
        case .csv(let error), .csvWriting(let error): text(error)
        case .json(let error): text(error)
        case .noForm: noForm
        case .onlyHidden(let sheets):
            pick(
                "看得见的工作表里没有绩效表；隐藏的工作表「\(sheets.joined(separator: "」「"))」没有读，要读请加 --hidden",
                "no form stands in a sheet that is seen; the hidden sheets \(sheets.joined(separator: ", ")) were not read, add --hidden to read them"
            )
        case .noSheet(let name, let others):
            pick(
                "没有名为「\(name)」的工作表；有的是：\(others.joined(separator: "、"))",
                "there is no sheet “\(name)”; there are: \(others.joined(separator: ", "))")
        case .templates(let error): text(error)
        case .layout(let error): text(error)
        case .unknownKind(let word):
            pick(
                "没有「\(word)」这种表；可用：\(TemplateMaker.kinds(self).joined(separator: "、"))",
                "there is no kind of form “\(word)”; there are: \(TemplateMaker.kinds(self).joined(separator: ", "))"
            )
        case .severalForms(let count):
            pick(
                "里面有 \(count) 张目标表，请把 -o 指定为文件夹，每张表各写一个文件",
                "it holds \(count) target forms; give -o a folder, so that each gets a file of its own")
        case .archive(let error): text(error)
        case .unknownOutput(let path): unknownOutput(path)
        case .sameOutput(let path):
            pick("输出 \(shown(path)) 写了两次，请去掉一个", "the output \(shown(path)) is given twice; leave one out")
        case .noRegularFile:
            pick("这是管道或设备，不是文件，请给出文件", "this is a pipe or a device; give a file")
        case .isSummary:
            pick(
                "这是 jixiao 生成的汇总表，不是报来的表，没有计入", "this is a summary that jixiao made, no form; it is left out")
        case .replacesForm(let path):
            pick(
                "输出 \(shown(path)) 已经存在，又在输入的文件夹里，不是 jixiao 生成的汇总，会把它覆盖，请换一个名字",
                "the output \(shown(path)) is a file in a folder of inputs, and no summary of jixiao's, and would be replaced; choose another name"
            )
        case .nothingRead:
            pick(
                "一个文件也没有读到，没有写输出，原来的输出没有动",
                "no file could be read, so nothing was written; earlier outputs stay")
        case .foreignJournal(let path):
            pick(
                "\(shown(path)) 不是 jixiao 的进度记录，请把它移走或换一个输出的名字",
                "\(shown(path)) is no journal of jixiao's; move it away or choose another output")
        case .quarantineNotEmpty(let path):
            pick(
                "文件夹 \(shown(path)) 不是空的，请换一个，或先把里面的文件移走",
                "the folder \(shown(path)) is not empty; choose another, or move its files away first")
        case .noLedger(let path):
            pick(
                "\(shown(path)) 不是 jixiao export 写的数据库（.sqlite），没有可比的数",
                "\(shown(path)) is no database that jixiao export wrote (.sqlite); there is nothing to compare with"
            )
        case .unknownFundType(let id, let known):
            pick(
                "没有资金类型「\(id)」；有的是：\(known.joined(separator: "、"))",
                "there is no fund type “\(id)”; there are: \(known.joined(separator: ", "))")
        case .databaseWriting(let path, let words):
            pick("数据库 \(shown(path)) 写不出：\(words)", "the database \(shown(path)) cannot be written: \(words)")
        case .exportUnderWay(let path):
            pick(
                "另一个 jixiao export 正在写同一个输出（\(shown(path))），请等它完成",
                "another jixiao export is writing the same output (\(shown(path))); wait until it is done")
        case .otherExport(let path):
            pick(
                "\(shown(path)) 是用别的选项运行时留下的，不能接着做；请用原来的选项，或去掉 --resume 重新开始",
                "\(shown(path)) is of a run with other options, which cannot be taken up; use the same options, or leave --resume out to begin anew"
            )
        case .damagedJournal(let path):
            pick(
                "\(shown(path)) 的进度记录已损坏，请去掉 --resume 重新开始",
                "the journal of \(shown(path)) is damaged; leave --resume out to begin anew")
        case .tooMuchToExport(let limit):
            pick(
                "文件展开后超过 \(limit >> 20) MB，请分成几个文件",
                "what the file comes to is more than \(limit >> 20) MB; split it into several")
        case .miscounted(let path, let written, let read):
            pick(
                "\(shown(path)) 里有 \(written) 张表，读到的是 \(read) 张，没有写成，请重新运行",
                "\(shown(path)) came to \(written) forms where \(read) were read; it was not made, run it again"
            )
        case .inInput(let input, let error):
            pick("\(shown(input))：\(text(error))", "\(shown(input)): \(text(error))")
        case .cannotWrite(let path, let reason): cannotWrite(path, reason)
        case .replacesInput(let path):
            pick(
                "输出 \(shown(path)) 就是输入文件，会把它覆盖，请换一个名字",
                "the output \(shown(path)) is the input itself, which it would replace; choose another name")
        case .workbookWriting(let error): text(error)
        case .longShape(let error): text(error)
        case .checking(let error): text(error)
        case .annotating(let error): text(error)
        case .noWorkbookToAnnotate:
            pick(
                "这不是工作簿，不能标注，请给出 .xlsx 文件",
                "this is no workbook, so nothing can be marked in it; give an .xlsx file")
        case .noSheetToVerify:
            pick(
                "这不是表格，请给出原来的 .xlsx 或 .csv 表格",
                "this is no spreadsheet; give the .xlsx or .csv form that it was made of")
        }
    }

    /// Why a zip archive cannot be read, and what to do.
    private func text(_ error: ArchiveError) -> String {
        switch error {
        case .damaged:
            pick(
                "压缩包已损坏或不是 zip 格式，请让报送单位重新压缩",
                "the archive is damaged or no zip archive; ask for it to be made anew")
        case .encrypted:
            pick("压缩包设了密码，请先解压，再把文件夹交给 jixiao", "the archive has a password; unpack it and give the folder")
        case .unknownCompression:
            pick(
                "压缩包的压缩方式不能识别，请先解压，再把文件夹交给 jixiao",
                "the archive is compressed in an unknown way; unpack it and give the folder")
        case .tooManyEntries(let limit):
            pick(
                "压缩包里的文件超过 \(limit) 个，请分成几个压缩包",
                "the archive holds more than \(limit) files; divide it")
        case .tooDeep:
            pick("压缩包里套着压缩包，层数太多，请先解压", "archives lie within archives too deep; unpack them first")
        case .empty: pick("压缩包里没有文件", "there is no file in the archive")
        }
    }
}
