import Checks
import Performance
import Templates
import Testing

@Suite struct RulePackTests {
    let store: RulePackStore

    init() throws {
        store = try RulePackStore(TemplateFiles())
    }

    @Test func nationalPackHasEveryRule() throws {
        let pack = try store.pack(RulePackStore.standardID)
        #expect(pack.rules.map(\.code) == RulePack.codes)
        #expect(pack.rule("weights-sum")?.severity == .error)
        #expect(pack.rule("required-missing")?.source == "unverified")
        #expect(pack.rules.allSatisfy { !$0.source.isEmpty && !$0.text.chinese.isEmpty })
    }

    @Test func localPackSaysOnlyWhatIsDifferent() throws {
        let national = try store.pack("national")
        let hubei = try store.pack("hubei")
        #expect(hubei.rules.map(\.code) == national.rules.map(\.code))
        #expect(hubei.rule("tier")?.source != national.rule("tier")?.source)
        #expect(hubei.rule("grade")?.source == national.rule("grade")?.source)

        // 部分达成 with half the marks: within Hubei's tier, below the national one.
        let form = Form(
            kind: .projectSelfEvaluation, layout: "general",
            indicators: [
                Indicator(
                    level3: "能力", target: Value(reading: "提升"), actual: Value(reading: "部分达成"),
                    weight: Value(reading: "10"), score: Value(reading: "5"), deviation: "资金晚到")
            ])
        func tiers(_ pack: RulePack) -> [String?] {
            Checker(pack).problems(in: form).filter { $0.code == "tier" }.map(\.expected)
        }
        #expect(tiers(national) == ["6–8"])
        #expect(tiers(hubei) == [])
    }

    @Test func rulesCanBeSwitchedOffAndChanged() throws {
        let pack = try store.pack(
            yaml: """
                id: mine
                name: 本县
                source: 本县规定
                extends: hubei
                rules:
                  grade: {on: false}
                  funds-sum: {severity: warning, tolerance: 0.01}
                """, file: "mine.yaml")
        #expect(pack.rule("grade") == nil)
        #expect(pack.rule("funds-sum")?.severity == .warning)
        #expect(pack.rules.count == RulePack.codes.count - 1)
    }

    @Test func wrongPacksAreRefusedWithTheirPlace() {
        func error(_ rules: String, extends: String = "extends: national") -> TemplateError? {
            let text = "id: mine\nname: 本县\nsource: 本县\n\(extends)\n\(rules)"
            do throws(TemplateError) {
                _ = try store.pack(yaml: text, file: "mine.yaml")
                return nil
            } catch {
                return error
            }
        }
        #expect(error("") == nil)
        #expect(
            error("rules:\n  weight-sum: {}")
                == TemplateError(
                    file: "mine.yaml", line: 6, key: "rules.weight-sum",
                    reason: .unknownKey(allowed: RulePack.codes)))
        #expect(
            error("rules:\n  grade: {bonds: []}")
                == TemplateError(
                    file: "mine.yaml", line: 6, key: "rules.grade.bonds",
                    reason: .unknownKey(
                        allowed: [
                            "on", "name", "severity", "status", "source", "rule", "example", "bands",
                        ])))
        #expect(
            error("rules:\n  grade: {severity: bad}")
                == TemplateError(
                    file: "mine.yaml", line: 6, key: "rules.grade.severity",
                    reason: .unknownWord("bad", allowed: ["error", "warning", "info"])))
        #expect(
            error("rules:\n  scores-sum: {tolerance: some}")
                == TemplateError(
                    file: "mine.yaml", line: 6, key: "rules.scores-sum.tolerance",
                    reason: .wrongType(wanted: .number)))
        #expect(
            error("", extends: "extends: nowhere")
                == TemplateError(file: "mine.yaml", line: 4, key: "extends", reason: .badParent("nowhere")))
        #expect(
            error("", extends: "extends: mine")
                == TemplateError(file: "mine.yaml", line: 4, key: "extends", reason: .badParent("mine")))
    }

    @Test func unknownPackNamesThoseThereAre() {
        #expect(throws: CheckError.unknownPack("x", known: ["hubei", "national"])) { try store.pack("x") }
    }

    @Test func emptyFormLacksWhatIsRequiredOnly() throws {
        let form = Form(kind: .projectSelfEvaluation, layout: "general")
        let problems = try Checker(store.pack("national")).problems(in: form)
        #expect(
            problems.map(\.line) == [
                "error required-missing - subject.projectName",
                "error required-missing - subject.implementingUnit",
                "error required-missing - goals[0].expected", "error required-missing - indicators[0].level3",
            ])
    }
}
