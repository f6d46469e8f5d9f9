import Performance
import Primitives
import Testing

@Suite struct CanonicalJSONSpellingTests {
    private var form: Form {
        var form = Form(
            kind: .projectSelfEvaluation, layout: "project-2021-xinjiang", title: "项目支出绩效自评表",
            fiscalYear: 2021)
        form.subject[.implementingUnit] = "工信局"
        form.subject[.projectName] = "“小巨人”\n\"专项\""
        form.funds = [
            Fund(
                label: "年度资金总额", source: .total, annualBudget: Value(reading: "242.2596"),
                executionRate: Value(reading: "99.46%"))
        ]
        form.goals = [Goal(expected: "目标")]
        form.indicators = [
            Indicator(
                level1: "产出指标", level2: "", target: Value(reading: "3-5天"), actual: Value(reading: "—"),
                weight: Value(reading: "10"), deviation: "")
        ]
        form.total = Total(score: Value(reading: "≥90.50分"), grade: "优")
        form.origin = Origin(
            file: "a.csv", encoding: "gb18030", range: CellRange(rows: 0...8, columns: 0...2),
            mergedRanges: [CellRange(rows: 0...0, columns: 0...2)],
            columnWidths: [.init(index: 1, size: 6), .init(index: 27, size: 12.63)],
            rowHeights: [.init(index: 4, size: 30)],
            fields: [.init(field: .subject(.projectName), cell: CellReference(row: 2, column: 3))],
            texts: [.init(cell: CellReference(row: 2, column: 1), text: "项目名称")])
        return form
    }

    @Test func documentIsSpelledSo() throws {
        let expected = """
            {
              "schema": "performance-form/1",
              "forms": [
                {
                  "kind": "projectSelfEvaluation",
                  "layout": "project-2021-xinjiang",
                  "title": "项目支出绩效自评表",
                  "fiscalYear": 2021,
                  "subject": {
                    "projectName": "“小巨人”\\n\\"专项\\"",
                    "implementingUnit": "工信局"
                  },
                  "funds": [
                    {
                      "label": "年度资金总额",
                      "source": "total",
                      "initialBudget": null,
                      "annualBudget": {"text": "242.2596", "number": 242.2596},
                      "executed": null,
                      "weight": null,
                      "executionRate": {"text": "99.46%", "number": 99.46, "unit": "%"},
                      "score": null
                    }
                  ],
                  "goals": [
                    {
                      "expected": "目标"
                    }
                  ],
                  "indicators": [
                    {
                      "level1": "产出指标",
                      "level2": "",
                      "target": {"text": "3-5天", "number": 3, "upper": 5, "unit": "天"},
                      "actual": {"text": "—", "notApplicable": true},
                      "weight": {"text": "10", "number": 10},
                      "score": null,
                      "deviation": ""
                    }
                  ],
                  "total": {
                    "score": {"text": "≥90.50分", "comparator": "≥", "number": 90.5, "unit": "分"},
                    "grade": "优"
                  },
                  "notes": [],
                  "origin": {
                    "file": "a.csv",
                    "encoding": "gb18030",
                    "range": "A1:C9",
                    "mergedRanges": [
                      "A1:C1"
                    ],
                    "columnWidths": {
                      "B": 6,
                      "AB": 12.63
                    },
                    "rowHeights": {
                      "5": 30
                    },
                    "fields": {
                      "subject.projectName": "D3"
                    },
                    "texts": {
                      "B3": "项目名称"
                    }
                  }
                }
              ]
            }

            """
        #expect(String(decoding: CanonicalJSON.document([form]), as: UTF8.self) == expected)
    }

    @Test func lineIsSpelledSo() {
        var form = Form(kind: .regionalTarget, layout: "x")
        form.notes = ["\u{1}\u{7F}\u{2028}😀/"]
        form.goals = [Goal(expected: "a", actual: "2022")]
        form.total = Total(weight: Value(text: "d", date: CalendarTime("2022-01-05")))
        var bytes = Array("before ".utf8)
        CanonicalJSON.line(form, into: &bytes)
        let expected =
            #"before {"kind":"regionalTarget","layout":"x","title":"","subject":{},"funds":[],"#
            + #""goals":[{"expected":"a","actual":"2022"}],"indicators":[],"#
            + #""total":{"weight":{"text":"d","date":"2022-01-05"}},"#
            + #""notes":["\u0001\#u{7F}\#u{2028}😀/"]}"#
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func spellsTermPeriodAndOtherValues() throws {
        var form = Form(kind: .projectMonitoring, layout: "x")
        guard case .months(let months)? = CalendarTime("2023-01/2023-06") else { return }
        form.period = months
        form.funds = [
            Fund(
                label: "合计", source: .total, received: Value(reading: "52.8"),
                also: [
                    Also(head: "全年预计", content: .value(Value(text: "255")), stage: .forecast),
                    Also(head: "近两年收支金额 › 2019年", content: .text("略"), period: .year(2019)),
                ])
        ]
        form.indicators = [
            Indicator(
                target: Value(reading: "8:30"), nature: "定量", standard: "每降 1% 扣 1 分", remark: "",
                also: [
                    Also(
                        head: "指标方向", content: .text("正向"), measure: .direction, period: .term,
                        region: "城关镇")
                ])
        ]
        form.term = Term(goals: [Goal(expected: "三年建成")])
        form.tasks = [AnnualTask(name: "修路", content: "", funds: [])]
        form.opinions = [Opinion(label: "财政部门意见", text: "同意。")]
        form.also = [Also(head: "编报日期", content: .text("a"), period: .previous)]
        let expected =
            #"{"kind":"projectMonitoring","layout":"x","title":"","period":"2023-01/2023-06","subject":{},"#
            + #""funds":[{"label":"合计","source":"total","initialBudget":null,"annualBudget":null,"#
            + #""received":{"text":"52.8","number":52.8},"executed":null,"weight":null,"executionRate":null,"#
            + #""score":null,"also":[{"head":"全年预计","value":{"text":"255"},"stage":"forecast"},"#
            + #"{"head":"近两年收支金额 › 2019年","value":"略","period":"2019"}]}],"goals":[],"#
            + #""indicators":[{"target":{"text":"8:30"},"nature":"定量","standard":"每降 1% 扣 1 分","#
            + #""actual":null,"weight":null,"score":null,"remark":"","also":[{"head":"指标方向","#
            + #""value":"正向","measure":"direction","period":"term","region":"城关镇"}]}],"#
            + #""term":{"funds":[],"goals":[{"expected":"三年建成"}],"indicators":[]},"#
            + #""tasks":[{"name":"修路","content":"","funds":[]}],"#
            + #""opinions":[{"label":"财政部门意见","text":"同意。"}],"notes":[],"#
            + #""also":[{"head":"编报日期","value":"a","period":"previous"}]}"#
        var bytes: [UInt8] = []
        CanonicalJSON.line(form, into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        #expect(try CanonicalJSON.read(bytes) == [form])
    }

    @Test func infiniteNaNAndNegativeSizesAreLeftOut() throws {
        var form = form
        form.origin?.rowHeights = [
            .init(index: 0, size: .infinity), .init(index: 1, size: .nan), .init(index: 2, size: -1),
        ]
        let read = try CanonicalJSON.read(CanonicalJSON.document([form]))
        #expect(read.first?.origin?.rowHeights == [])
    }

    @Test func readsKeysInAnyOrderAndNullsForWhatIsAbsent() throws {
        let text = """
            {"forms": [{"notes": [], "indicators": [{"score": null, "level1": null, "target":
            {"unit": null, "notApplicable": false, "text": "5", "date": null, "upper": null, "number": 5.0e0,
            "comparator": null}}], "goals": [], "funds": [], "subject": {"contact": "", "period": "一年",
            "projectName": "p"}, "title": "\\u7ee9\\ud83d\\ude00\\/", "layout": "l", "kind": "projectTarget",
            "fundType": null, "fiscalYear": null, "total": null,
            "origin": {"texts": {"B1": "b", "A1": "a"}, "rowHeights": {"2": 1.5, "1": 20}, "range": "A1"}}],
            "schema": "performance-form/1"}
            """
        var expected = Form(kind: .projectTarget, layout: "l", title: "绩😀/")
        expected.subject[.projectName] = "p"
        expected.subject[.period] = "一年"
        expected.indicators = [Indicator(target: Value(text: "5", number: ExactDecimal(5)))]
        expected.origin = Origin(
            range: CellRange(CellReference(row: 0, column: 0)),
            rowHeights: [.init(index: 0, size: 20), .init(index: 1, size: 1.5)],
            texts: [
                .init(cell: CellReference(row: 0, column: 0), text: "a"),
                .init(cell: CellReference(row: 0, column: 1), text: "b"),
            ])
        #expect(try CanonicalJSON.read(Array(text.utf8)) == [expected])
    }
}
