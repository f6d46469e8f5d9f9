import Word

extension Messages {
    /// Why a Word document could not be read, and what to do.
    func text(_ error: WordError) -> String {
        switch error {
        case .archive(let error): text(error)
        case .noDocument:
            pick(
                "Word 文件里没有正文，可能已损坏，请重新取得这个文件",
                "the Word document has no text in it and may be damaged; get it again")
        case .noTable(let hasPictures):
            hasPictures
                ? pick(
                    "这是 Word 文档，里面没有表格，只有图片，请取得原来的表格",
                    "this Word document has no table, only pictures; get the form itself")
                : pick(
                    "这是 Word 文档，里面没有表格，请检查是不是选错了文件",
                    "this Word document has no table; see whether it is the right file")
        case .xml(let error): text(error)
        case .tooBig(let limit, let maximum): text(limit, maximum: maximum)
        }
    }
}
