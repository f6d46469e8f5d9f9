import Layouts
import Performance
import Primitives
import TestSupport
import Testing

@testable import Interchange

@Suite("Forms for publishing")
struct RedactionTests {
    private let redaction: Redaction

    init() throws {
        redaction = Redaction(try Templates().store.personalLines)
    }

    @Test(
        "texts lose numbers and signatures, and nothing else",
        arguments: [
            ("联系人：张三 13812345678", "联系人：（略）"),
            ("填报人：王小明    负责人：李四", "填报人：（略）"),
            ("填表人（签字）：王小明", "填表人（签字）：（略）"),
            ("填报人：", "填报人："),
            ("请拨打0991-2345678咨询", "请拨打（略）咨询"),
            ("手机138-1234-5678", "手机（略）"),
            ("邮箱 zhang.san@example.cn", "邮箱 （略）"),
            ("身份证65010119900101123X", "身份证（略）"),
            ("2023-01-15至2023-12-31", "2023-01-15至2023-12-31"),
            ("全年预算数13812345.678万元", "全年预算数13812345.678万元"),
            ("项目负责人制度健全", "项目负责人制度健全"),
            ("发放12345678人次", "发放12345678人次"), ("电话138 1111 2219。", "电话（略）。"),
            ("座机(0991)4536915", "座机（略）"), ("0991 4536916", "（略）"), ("+8613811112213", "（略）"),
            ("tel13811112212", "tel（略）"), ("拨13811112214.", "拨（略）."), ("１３８１１１１２２１５", "（略）"),
            ("13811112223.csv", "（略）.csv"), ("合同编号202300012345678", "合同编号202300012345678"),
            ("2023年1月至2023年12月", "2023年1月至2023年12月"), ("1 2 3 4 5", "1 2 3 4 5"),
        ])
    func texts(text: String, published: String) {
        #expect(redaction.text(text) == published)
    }

    @Test("a form loses the lines that name people, their cells and cells of unknown meaning")
    func form() throws {
        var form = Form(kind: .projectSelfEvaluation, layout: "general", title: "自评表")
        form.subject[.projectName] = "修路"
        form.subject[.contact] = "张三 13812345678"
        form.subject[Subject.Key("preparer")] = "王小明"
        form.subject[Subject.Key("phone")] = "0991-2345678"
        form.notes = ["说明", "填报人：王小明"]
        form.indicators = [Indicator(level3: "热线13812345678接通率", target: Value(reading: "13812345678元"))]
        let cells = (0..<6).map { CellReference(row: $0, column: 0) }
        form.origin = Origin(
            range: CellRange(first: cells[0], last: cells[5]),
            fields: [
                Origin.Source(field: .subject(.projectName), cell: cells[0]),
                Origin.Source(field: .subject(.contact), cell: cells[1]),
            ],
            texts: [
                Origin.Text(cell: cells[1], text: "张三  13812345678"),
                Origin.Text(cell: cells[2], text: "联系人"),
                Origin.Text(cell: cells[3], text: "赵六"), Origin.Text(cell: cells[4], text: "审核人：钱七"),
                Origin.Text(cell: cells[5], text: "孙八"),
            ],
            comments: [Origin.Text(cell: cells[2], text: "周九")],
            struck: [Origin.Text(cell: cells[2], text: "吴十")],
            hiddenSheets: [
                Origin(range: CellRange(cells[0]), texts: [Origin.Text(cell: cells[0], text: "郑一")])
            ])
        form.origin?.rowHeights = [Origin.Measure(index: 5, size: 0)]
        form.origin?.numbers = [Origin.Number(cell: cells[5], number: ExactDecimal(13_812_345_678))]
        let published = redaction.published(form, unclaimed: [CellRange(cells[3])])
        #expect(published.subject.lines.map(\.key) == [.projectName])
        #expect(published.notes == ["说明", "填报人：（略）"])
        #expect(published.indicators[0].level3 == "热线（略）接通率")
        // A number in a value cell is a figure.
        #expect(published.indicators[0].target == form.indicators[0].target)
        #expect(published.origin?.fields.map(\.cell) == [cells[0]])
        #expect(published.origin?.texts.map(\.text) == ["联系人", "审核人：（略）"])
        #expect(published.origin?.numbers == [])
        #expect(published.origin?.comments == [])
        #expect(published.origin?.struck == [])
        #expect(published.origin?.hiddenSheets == [])
    }

    @Test("the whole term, tasks, opinions and values without a key come back too")
    func otherParts() throws {
        let secret = "联系人：秘密人 13812345678"
        var form = Form(kind: .projectTarget, layout: "general")
        let also = [
            Also(head: "备注 › \(secret)", content: .text(secret), region: secret),
            Also(head: "值", content: .value(Value(text: secret))),
        ]
        let funds = [Fund(label: secret, source: .total, received: Value(text: secret), also: also)]
        let indicators = [
            Indicator(level3: secret, nature: secret, standard: secret, remark: secret, also: also)
        ]
        form.funds = funds
        form.indicators = indicators
        form.total = Total(grade: secret, note: secret)
        form.term = Term(
            funds: funds, goals: [Goal(expected: secret, actual: secret)], indicators: indicators)
        form.tasks = [AnnualTask(name: secret, content: secret, actual: secret, funds: funds)]
        form.opinions = [Opinion(label: "财政部门意见", text: "同意。\n经办人：秘密人")]
        form.also = also
        form.origin = Origin(range: CellRange(CellReference(row: 0, column: 0)))
        let published = redaction.published(form, unclaimed: [])
        var bytes: [UInt8] = []
        CanonicalJSON.line(published, into: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("秘密人"))
        #expect(!text.contains("13812345678"))
        #expect(published.opinions.map(\.text) == ["同意。\n经办人：（略）"])
        #expect(published.tasks.count == 1)
        #expect(!published.isChangedSinceRead)
    }

    @Test("a problem does not quote personal data")
    func problem() {
        let unclaimed = Problem(code: "unclaimed-cell", severity: .warning, found: "赵六")
        #expect(redaction.published(unclaimed).found == "（略）")
        let missing = Problem(
            code: "year-mismatch", severity: .warning, field: .subject(.contact), found: "张三")
        #expect(redaction.published(missing).found == "（略）")
        let figure = Problem(
            code: "weights-sum", severity: .error, field: .totalWeight, found: "99", expected: "100")
        #expect(redaction.published(figure) == figure)
    }

    @Test("cells of unknown meaning go from delimited text, too", arguments: ["表.csv", "表.xlsx"])
    func unclaimed(name: String) async throws {
        let folder = try TemporaryFolder()
        let text = """
            项目支出绩效自评表,,,\n项目名称,修路,,\n主管部门,甲局,实施单位,乙站
            一级指标,三级指标,年度指标值,实际完成值\n产出指标,修路,10公里,10公里\n经办人,吴秘密,,\n复核,王秘密,,\n
            """
        let source = try folder.write(text.utf8, to: "源.csv")
        let templates = try Templates()
        let reader = try DocumentReader(templates: templates)
        let reading = try reader.read(InputFile(reading: source))
        #expect(reading.problems.contains { $0.found == "王秘密" })
        let input = folder.file(name)
        let document = try DocumentWriter(
            input,
            options: WritingOptions(format: name == "表.csv" ? .csv : .xlsx, layout: nil, text: TextStyle()))
        try document.append(
            FormRenderer(
                templates: templates,
                options: WritingOptions(
                    format: name == "表.csv" ? .csv : .xlsx, layout: nil, text: TextStyle())
            ).render(reading.forms))
        try document.commit()
        var options = ExportOptions()
        options.isPublic = true
        let output = folder.file("公开.jsonl")
        let exporter = try Exporter(
            to: [output], reader: reader, templates: templates, rules: try RuleBook(),
            messages: Messages(.chinese), options: options)
        _ = try await exporter.export(try exporter.inputs(of: [input])) { _ in }
        let published = String(decoding: try folder.contents(of: "公开.jsonl"), as: UTF8.self)
        #expect(published.contains("修路"))
        #expect(!published.contains("秘密"))
    }

    @Test("no output of a public export holds a contact that another one does")
    func export() async throws {
        let folder = try ExportFolder(hostile: false)
        try await folder.export(to: ["全.jsonl"])
        try await folder.export(to: ["公开.jsonl", "公开.csv"]) { $0.isPublic = true }
        let all = try CanonicalJSON.read(folder.folder.contents(of: "全.jsonl"))
        let names = Set(
            all.flatMap { form in
                ["contact", "phone", "preparer", "responsiblePerson", "financeOfficer"].compactMap {
                    form.subject[Subject.Key($0)]
                }
            }.filter { $0.count > 1 })
        #expect(!names.isEmpty)
        for output in ["公开.jsonl", "公开.csv"] {
            let text = String(decoding: try folder.folder.contents(of: output), as: UTF8.self)
            for name in names { #expect(!text.contains(name), "\(output) has \(name)") }
        }
    }
}
