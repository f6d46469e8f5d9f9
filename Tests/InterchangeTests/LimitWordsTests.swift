import Markup
import Sheets
import Testing
import XLS
import XLSX

@testable import Interchange

@Suite("The words for limits")
struct LimitWordsTests {
    @Test("every limit of every reader has words of its own")
    func complete() {
        let names =
            SheetLimits.Name.allCases.map(\.rawValue) + XMLLimits.Name.allCases.map(\.rawValue)
            + XLSLimits.Name.allCases.map(\.rawValue) + XLSXLimits.Name.allCases.map(\.rawValue)
        for name in names { #expect(Messages.hasWords(forLimit: name), "\(name)") }
    }

    @Test("sizes and counts are said whole, in both languages")
    func words() {
        let chinese = Messages(.chinese)
        let english = Messages(.english)
        #expect(
            chinese.tooBig("cells", maximum: 1_000_000)
                == "文件超出上限：有内容的单元格最多 100 万个，绩效表不会这么大，请核对文件来源")
        #expect(
            chinese.tooBig("nesting", maximum: 128, place: "（sheet1.xml）")
                == "文件超出上限：标记的嵌套最多 128 层（sheet1.xml），绩效表不会这么大，请核对文件来源")
        #expect(
            chinese.tooBig("partBytes", maximum: 64 << 20)
                == "文件超出上限：文件里的一个部件解压后最大 64 MB，绩效表不会这么大，请核对文件来源")
        #expect(
            english.tooBig("cells", maximum: 1_000_000)
                == "the file passes a limit: there may be at most 1000000 cells with content; no performance form is that large, so check where it came from"
        )
    }
}
