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
                "文件夹里没有可以读的文件（.xlsx .xlsm .csv .txt .json .jsonl）",
                "the folder holds no file that can be read (.xlsx .xlsm .csv .txt .json .jsonl)")
        case .workbook(let error): text(error)
        case .csv(let error), .csvWriting(let error): text(error)
        case .json(let error): text(error)
        case .noForm: noForm
        case .noSheet(let name, let others):
            pick(
                "没有名为「\(name)」的工作表；有的是：\(others.joined(separator: "、"))",
                "there is no sheet “\(name)”; there are: \(others.joined(separator: ", "))")
        case .templates(let error): text(error)
        case .layout(let error): text(error)
        case .unknownKind(let word, let known):
            pick(
                "没有「\(word)」这种表；可用：\(known.joined(separator: "、"))",
                "there is no kind of form “\(word)”; there are: \(known.joined(separator: ", "))")
        case .severalForms(let count):
            pick(
                "里面有 \(count) 张目标表，请把 -o 指定为文件夹，每张表各写一个文件",
                "it holds \(count) target forms; give -o a folder, so that each gets a file of its own")
        case .cannotWrite(let path, let reason): cannotWrite(path, reason)
        case .replacesInput(let path):
            pick(
                "输出 \(path) 就是输入文件，会把它覆盖，请换一个名字",
                "the output \(path) is the input itself, which it would replace; choose another name")
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
}
