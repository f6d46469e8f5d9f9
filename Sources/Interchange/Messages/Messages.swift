import Files

/// The words for people: every error, warning and problem gets them here, and nowhere else.
///
/// A message says what is wrong and what to do about it; the file, sheet and cell go before it.
public struct Messages: Hashable, Sendable {
    /// The language they are in.
    public let language: Language

    /// Makes messages in a language.
    public init(_ language: Language) {
        self.language = language
    }

    func pick(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
        language.pick(chinese(), english())
    }

    /// An input's name; standard input has one too.
    public func name(of path: String?) -> String {
        guard let path, path != "-" else { return pick("标准输入", "standard input") }
        return shown(path)
    }

    /// A path as people are shown it: see `Path.shown`.
    public func shown(_ path: String) -> String { Path(path).shown }

    /// What the operating system said.
    func text(_ error: SystemError) -> String {
        switch error {
        case .notFound: pick("文件不存在，请检查路径", "there is no such file; check the path")
        case .notPermitted:
            pick("没有权限，请检查文件和文件夹的权限", "permission denied; check the rights of the file and its folder")
        case .isFolder: pick("这是文件夹，不是文件", "this is a folder, not a file")
        case .isNoFolder: pick("这不是文件夹", "this is not a folder")
        case .isNoFile: pick("这是管道或设备，不是文件", "this is a pipe or a device, not a file")
        case .diskFull: pick("磁盘已满，请清理后再试", "the disk is full; free some space")
        case .readOnly: pick("磁盘是只读的，请换一个位置", "the disk is read-only; choose another place")
        case .nameTooLong: pick("文件名太长，请改短", "the name is too long; shorten it")
        case .closed: pick("已经关闭，读的一方不在了", "it is closed, or whoever read it has gone away")
        case .other(let number): pick("系统错误 \(number)", "system error \(number)")
        }
    }

    /// Why a file could not be written.
    func cannotWrite(_ path: String, _ error: SystemError) -> String {
        path == "-"
            ? pick("无法写到标准输出：\(text(error))", "cannot write to standard output: \(text(error))")
            : pick("无法写入 \(shown(path))：\(text(error))", "cannot write \(shown(path)): \(text(error))")
    }

    var emptyFile: String { pick("文件是空的，请重新取得这个文件", "the file is empty; get it again") }

    var noForm: String {
        pick(
            "没有找到绩效目标表或自评表，请检查是不是选错了文件；用 jixiao inspect 可以看到表里读到了什么",
            "no performance form was found; see whether it is the right file, or look at it with jixiao inspect"
        )
    }
}
