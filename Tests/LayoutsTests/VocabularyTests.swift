import Performance
import Testing

@testable import Layouts
@testable import Templates

/// What words say, alone and together.
@Suite struct VocabularyTests {
    private let vocabulary: Vocabulary

    init() throws { vocabulary = try TemplateStore().vocabulary }

    private func facets(_ text: String) -> Facets? { vocabulary.label(text)?.facets }

    @Test func wordsSayTogetherWhatALabelSays() throws {
        #expect(facets("全年预算数") == Facets(part: .fund, measure: .budget, period: .year))
        #expect(facets("上年度预算安排")?.period == .previous)
        #expect(facets("1～7月完成值") == Facets(measure: .actual, period: .months(1, 7)))
        #expect(facets("全年预计完成值")?.stage == .forecast)
        #expect(facets("执行率得分")?.measure == .score)
        #expect(facets("财政资金科目代码")?.measure == .code)
        #expect(facets("其中：中央财政资金")?.source == .central)
        #expect(facets("其中：中央财政资金")?.marks.contains(.partOf) == true)
        #expect(facets("预算数（调整后）")?.stage == .adjusted)
        #expect(facets("部门整体资金情况")?.subject == nil)
    }

    /// Sentences, amounts and formulas explained are not labels.
    @Test(arguments: [
        "1.预算执行率=预算执行数/调整后预算数；2.有调整的说明理由。", "完成情况良好。", "12.5", "≥95%", "购置设备12台",
    ])
    func textsAreNoLabels(_ text: String) {
        #expect(vocabulary.label(text) == nil)
    }

    /// Every word is read as what its rule says, and no rule says two things of one word.
    @Test func everyWordMeansWhatItsRuleSays() throws {
        let root = try TemplateFiles().node("vocabulary.yaml")
        var said: [String: [String: String]] = [:]
        for rule in try root.required("words").items() {
            for list in ["words", "whole"] {
                for word in try rule.optional(list)?.texts() ?? [] {
                    for (name, value) in try rule.required("says").entries() {
                        let text = try value.text()
                        let before = said["\(list) \(word)"]?[name]
                        #expect(
                            before == nil || before == text, "\(word): \(name) \(before ?? "") and \(text)")
                        said["\(list) \(word)", default: [:]][name] = text
                    }
                }
            }
        }
        for (key, facets) in said {
            let word = String(key.drop { $0 != " " }.dropFirst())
            let found = vocabulary.words.entry(of: Vocabulary.scalars(word)[...])
            let entry = key.hasPrefix("words") ? found?.word : found?.whole
            #expect(entry != nil, "\(word) is never found")
            if let measure = facets["measure"] { #expect(entry?.measure?.rawValue == measure, "\(word)") }
        }
    }

    /// The labels of every layout are read as its fields.
    @Test func layoutsAreUnderstood() throws {
        for layout in try TemplateStore().layouts {
            for case .indicators(let table) in layout.blocks {
                for column in table.columns where column.field != nil {
                    #expect(vocabulary.label(column.label)?.measure != nil, "\(layout.id): \(column.label)")
                }
            }
        }
    }
}
