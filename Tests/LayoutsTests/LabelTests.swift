import Performance
import Sheets
import TestSupport
import Testing

@testable import Layouts

/// What labels mean however they are written, and which tables are not forms.
struct LabelTests {
    private let vocabulary: Vocabulary

    init() throws { vocabulary = try TemplateStore().vocabulary }

    /// Numbers before a label and brackets and letters behind it say nothing.
    @Test(arguments: [
        "全年执行数", "全年执行数（B）", "全年执行数B", "全年执行数（万元）B", "三、全年执行数：", "（三）全年执行数", "3.全年执行数（万元） B ",
    ])
    func whatStandsAroundALabelDoesNotCount(_ label: String) {
        #expect(vocabulary.label(label)?.measure == .executed)
    }

    /// A text behind a colon is a text, letters too.
    @Test(arguments: ["说明：TRUE", "说明：A", "全年执行数：B", "PM2.5浓度", "（三）", "B"])
    func aTextIsNoLabel(_ text: String) {
        #expect(vocabulary.label(text) == nil)
    }

    @Test(arguments: [
        ("（2022年度）", 2022), ("2023 年度", 2023), ("二〇二三年度", 2023), ("２０２１年", 2021), ("2022年12月", nil),
        ("12022年", nil), ("1989年", nil), ("年度", nil), ("2022年建设5所", nil),
    ])
    func aYearLineSaysAYearAndNothingElse(_ text: String, _ year: Int?) {
        #expect(YearText.whole(text) == year)
    }

    /// Lists to choose indicators from have their levels and nothing to fill in.
    @Test func aListOfLevelsIsNotAForm() throws {
        let reader = try FormReader(TemplateStore())
        #expect(try reader.read(.table("一级指标|二级指标\n产出指标|数量指标\n效益指标|社会效益指标")).forms.isEmpty)
        #expect(try reader.read(.table("一级指标|二级指标|指标值\n产出指标|数量指标|1个")).forms.count == 1)
    }
}
