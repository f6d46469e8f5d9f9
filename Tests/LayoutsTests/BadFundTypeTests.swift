import Layouts
import Templates
import Testing

/// Fund types with something wrong in them are refused with the file, the line and the key.
@Suite("Bad fund types") struct BadFundTypeTests {
    private static let file = "fund-types/county.yaml"
    private static let head =
        "id: county\nname: 县专项\nlayouts:\n  projectTarget: [project-target]\nindicators:\n"

    private static func error(_ yaml: String) throws -> TemplateError? {
        try BadDataTests.error(yaml, file: file)
    }

    private static func mistake(_ line: Int?, _ key: String, _ reason: TemplateError.Reason) -> TemplateError
    {
        TemplateError(file: file, line: line, key: key, reason: reason)
    }

    @Test func aGoodOneIsAdded() throws {
        let yaml = Self.head + "  - {level1: 产出指标, level2: 数量指标, comparator: \"≥\", unit: 个, target: ≥1个}\n"
        #expect(try Self.error(yaml) == nil)
    }

    @Test func aLevelWithoutAName() throws {
        #expect(
            try Self.error(Self.head + "  - {level1: 产出指标, level2: \"\"}\n")
                == Self.mistake(6, "indicators[0].level2", .missing))
        #expect(
            try Self.error(Self.head + "  - {level1: 产出指标, level2: 数量指标}\n  - {level2: 数量指标}\n")
                == Self.mistake(7, "indicators[1].level1", .missing))
        #expect(
            try Self.error(Self.head + "  - {level1: 产出指标, level2: 数量指标, level3: \" \"}\n")
                == Self.mistake(6, "indicators[0].level3", .missing))
    }

    @Test func anUnknownComparator() throws {
        #expect(
            try Self.error(Self.head + "  - {level1: 产出指标, level2: 数量指标, comparator: 约}\n")
                == Self.mistake(
                    6, "indicators[0].comparator", .unknownWord("约", allowed: ["≥", "≤", "=", ">", "<"])))
    }

    @Test func anUnknownKey() throws {
        #expect(
            try Self.error(Self.head + "  - {level1: 产出指标, level2: 数量指标, weight: 10}\n")
                == Self.mistake(
                    6, "indicators[0].weight",
                    .unknownKey(allowed: ["level1", "level2", "level3", "comparator", "unit", "target"])))
        #expect(
            try Self.error(Self.head + "  []\ncolour: 红\n")
                == Self.mistake(
                    7, "colour", .unknownKey(allowed: ["id", "name", "layouts", "indicators"])))
    }

    @Test func anUnknownLayoutOrKind() throws {
        let unknown = try #require(
            try Self.error("id: county\nname: 县\nlayouts:\n  projectTarget: [project-2031]\nindicators: []\n")
        )
        #expect(unknown.line == 4)
        #expect(unknown.key == "layouts.projectTarget[0]")
        #expect(
            unknown.reason
                == .unknownWord("project-2031", allowed: ["project-target", "project-target-weighted"]))
        // A layout of another kind cannot be used for this one.
        let other = try #require(
            try Self.error(
                "id: county\nname: 县\nlayouts:\n  departmentTarget: [transfer-2018]\nindicators: []\n"))
        #expect(other.reason == .unknownWord("transfer-2018", allowed: ["department-target"]))
        let kind = try #require(
            try Self.error(
                "id: county\nname: 县\nlayouts:\n  countyTarget: [project-target]\nindicators: []\n"))
        #expect(kind.line == 4)
        #expect(kind.key == "layouts.countyTarget")
        let none = try Self.error("id: county\nname: 县\nlayouts: {}\nindicators: []\n")
        #expect(none == Self.mistake(3, "layouts", .missing))
    }

    @Test func twoOfOneID() throws {
        let error = try BadDataTests.error([Self.file: "id: general\nname: 县\n"])
        #expect(error?.reason == .duplicateID("general"))
        #expect(error?.key == "id")
    }

    @Test func badWordsForTheOfficer() throws {
        let choices = """
            choices: {level1: [产出指标], level2: [数量指标], units: [个], tiers: [优]}
            executionWeight: 10
            notes: []
            fields:
              - {field: indicators.level9, name: 九级, wants: 无, example: 无}

            """
        #expect(
            try BadDataTests.error(choices, file: "blank.yaml")
                == TemplateError(
                    file: "blank.yaml", line: 5, key: "fields[0].field",
                    reason: .unknownField("indicators.level9")))
    }
}
