// That a file asks for more than any form does, whichever reader met it.
extension Messages {
    /// A limit as people call it.
    private enum Words {
        /// A size in bytes.
        case size(String, String)
        /// How many there are of a thing: the thing, its measure word in Chinese, and the thing in English.
        case count(String, String, String)
    }

    /// By the names that the readers' limits share.
    private static let limitWords: [String: Words] = [
        "fileBytes": .size("文件", "the file"),
        "partBytes": .size("文件里的一个部件解压后", "one part of the file, unpacked,"),
        "totalBytes": .size("文件解压后", "the file, unpacked,"),
        "textBytes": .size("单元格的文字合计", "the text of all cells"),
        "markupBytes": .size("文件里的一个标记", "one tag of the file"),
        "entries": .count("压缩包里的部件", "个", "parts in the archive"),
        "attributes": .count("一个标记的属性", "个", "attributes of one tag"),
        "nesting": .count("标记的嵌套", "层", "tags within one another"),
        "sheets": .count("工作表", "张", "sheets"),
        "cells": .count("有内容的单元格", "个", "cells with content"),
        "mergedRanges": .count("合并区域", "个", "merged ranges"),
        "dimensions": .count("单独设了宽高的行和列", "个", "rows and columns of their own size"),
        "sharedStrings": .count("不同的文字", "条", "different texts"),
        "styles": .count("单元格样式", "种", "cell styles"),
        "rows": .count("一张工作表的行", "行", "rows in a sheet"),
        "columns": .count("一张工作表的列", "列", "columns in a sheet"),
    ]

    /// That a limit was passed, and what to do.
    ///
    /// - Parameters:
    ///   - limit: the limit's name as the readers' limits have it.
    ///   - place: where in the file, in brackets; empty where that is not known.
    func tooBig(_ limit: String, maximum: Int, place: String = "") -> String {
        let (chinese, english) =
            switch Messages.limitWords[limit] {
            case .size(let what, let english):
                ("\(what)最大 \(size(maximum))", "\(english) may have at most \(size(maximum))")
            case .count(let what, let measure, let english):
                (
                    "\(what)最多 \(inChinese(maximum))\(measure)",
                    "there may be at most \(maximum) \(english)"
                )
            case nil: ("最多 \(maximum)", "at most \(maximum)")
            }
        return pick(
            "文件超出上限：\(chinese)\(place)，绩效表不会这么大，请核对文件来源",
            "the file passes a limit: \(english)\(place); no performance form is that large, so check where it came from"
        )
    }

    /// Whether a limit has words of its own.
    static func hasWords(forLimit limit: String) -> Bool { limitWords[limit] != nil }

    private func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 && bytes % (1 << 20) == 0
            ? "\(bytes >> 20) MB" : pick("\(bytes) 字节", "\(bytes) bytes")
    }

    private func inChinese(_ count: Int) -> String {
        count >= 10_000 && count % 10_000 == 0 ? "\(count / 10_000) 万" : "\(count) "
    }
}
