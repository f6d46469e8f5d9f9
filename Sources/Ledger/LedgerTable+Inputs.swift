extension LedgerTable {
    /// A file that was found, read or refused.
    public static let inputs = LedgerTable(
        "inputs", "文件", "Files", "每个找到的文件一行，读了的和没读的都在", InputSource.fields)
    /// A unit that was expected to report.
    public static let units = LedgerTable(
        "units", "应报单位", "Units", "应报单位名单中每个单位一行，报了而不在名单上的也在", UnitSource.fields)
}

/// What a row of `inputs` is made of.
public struct InputSource: Sendable {
    let path: String
    let bytes: Int
    let formCount: Int
    let refusal: String?
    let outcome: String

    /// Gathers what is known of a file.
    ///
    /// - Parameters:
    ///   - refusal: why it could not be read; nil where it was.
    ///   - outcome: the word for that: read or refused.
    public init(path: String, bytes: Int, formCount: Int, refusal: String?, outcome: String) {
        self.path = path
        self.bytes = bytes
        self.formCount = formCount
        self.refusal = refusal
        self.outcome = outcome
    }

    /// The cells of the row.
    public var row: [LedgerCell] { InputSource.fields.map { $0.cell(self) } }

    fileprivate static let fields: [LedgerField<InputSource>] = [
        LedgerField("path", "文件", "file", "文件的路径；压缩包里的写作 包.zip/文件", width: 48) { .text($0.path) },
        LedgerField("is_read", "已读", "is read", "读了为 1，不能读为 0", .whole) { .whole($0.refusal == nil ? 1 : 0) },
        LedgerField("outcome", "结果", "outcome", "已读，或不能读", width: 8) { .text($0.outcome) },
        LedgerField("forms", "表数", "forms", "读到几张表", .whole, width: 6) { .whole($0.formCount) },
        LedgerField("bytes", "字节", "bytes", "文件的大小", .whole, width: 10) { .whole($0.bytes) },
        LedgerField("reason", "不能读的原因", "reason", "为什么不能读，怎么办", width: 60) { LedgerCell($0.refusal) },
    ]
}

/// What a row of `units` is made of.
public struct UnitSource: Sendable {
    let name: String
    let formCount: Int
    let refusedCount: Int
    let outcome: String

    /// Gathers what is known of a unit.
    ///
    /// - Parameters:
    ///   - refusedCount: how many files that name it could not be read.
    ///   - outcome: the word for having reported or not.
    public init(name: String, formCount: Int, refusedCount: Int = 0, outcome: String) {
        self.name = name
        self.formCount = formCount
        self.refusedCount = refusedCount
        self.outcome = outcome
    }

    /// The cells of the row.
    public var row: [LedgerCell] { UnitSource.fields.map { $0.cell(self) } }

    fileprivate static let fields: [LedgerField<UnitSource>] = [
        LedgerField("unit", "单位", "unit", "名单中的单位名称", width: 40) { .text($0.name) },
        LedgerField("outcome", "结果", "outcome", "已报，报了但读不了，未报，或不在名单上", width: 16) { .text($0.outcome) },
        LedgerField("forms", "表数", "forms", "报了几张表", .whole, width: 8) { .whole($0.formCount) },
        LedgerField("refused", "读不了的文件", "files refused", "名称里有这个单位、读不了的文件几个", .whole, width: 12) {
            .whole($0.refusedCount)
        },
    ]
}
