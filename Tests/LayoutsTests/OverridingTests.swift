import Foundation
import Layouts
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

/// A folder of data files that adds a layout and replaces another.
@Suite("Data files of one's own") struct OverridingTests {
    static let county = """
        id: county-2030
        name: 某县绩效表
        kind: projectTarget
        widths: [12, 12, 30, 16]
        blocks:
          - rows:
              - [{at: A-D, field: title, text: 某县绩效目标表}]
              - [{at: A, label: 项目名称}, {at: B-D, field: subject.projectName}]
          - table: indicators
            columns:
              - {at: A, label: 二级指标, field: level2}
              - {at: B-C, label: 具体指标, field: level3}
              - {at: D, label: 目标值, field: target}
        """

    static func store(_ files: [String: String]) throws -> TemplateStore {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jixiao-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return try TemplateStore(overriding: folder.path())
    }

    @Test func addsALayout() throws {
        let embedded = try TemplateStore()
        let store = try Self.store(["layouts/county-2030.yaml": Self.county])
        #expect(
            store.layouts.map(\.id).sorted() == (embedded.layouts.map(\.id) + ["county-2030"]).sorted())
        #expect(store.layouts.last?.isGeneral == true)

        var form = Form(kind: .projectTarget, layout: "county-2030", title: "某县绩效目标表")
        form.subject[.projectName] = "河道整治"
        form.indicators = [
            Indicator(level2: "数量指标", level3: "河道长度", target: Value(reading: "≥5公里")),
            Indicator(level2: "数量指标", level3: "清淤", target: Value(reading: "3,000")),
        ]
        let draft = try #require(try FormDrawer(store).draw([form]).first)
        #expect(
            draft.mergedRanges.map(\.description) == ["A1:D1", "B2:D2", "B3:C3", "A4:A5", "B4:C4", "B5:C5"])
        let read = try FormReader(store).read(try Sheet(draft))
        #expect(read.problems == [])
        var found = try #require(read.forms.first)
        found.origin = nil
        #expect(found == form)
    }

    @Test func replacesALayout() throws {
        let store = try Self.store([
            "layouts/project-2020-zhuzhou.yaml": """
            id: project-2020-zhuzhou
            name: 株洲新表
            kind: projectSelfEvaluation
            widths: [30, 60]
            blocks:
              - table: indicators
                columns:
                  - {at: A, label: 三级指标, field: level3}
                  - {at: B, label: 全年完成值, field: actual}
            """
        ])
        let replaced = try store.layout("project-2020-zhuzhou")
        #expect(replaced.name == "株洲新表")
        #expect(replaced.kind == .projectSelfEvaluation)
        #expect(replaced.widths == [30, 60])
        #expect(replaced.blocks.count == 1)
        #expect(try store.layouts.map(\.id) == TemplateStore().layouts.map(\.id))
    }

    @Test func replacesTheVocabulary() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let words = try String(
            contentsOf: root.appending(path: "Templates/vocabulary.yaml"), encoding: .utf8)
        let store = try Self.store([
            "vocabulary.yaml": words.replacing("contact: [", with: "contact: [经办科室及电话, ")
        ])
        let sheet = try Sheet.table("经办科室及电话|张三{2}\n二级指标|三级指标|指标值\n数量指标|人次|≥12人")
        #expect(try FormReader(store).read(sheet).forms.first?.subject[.contact] == "张三")
        #expect(try FormReader(TemplateStore()).read(sheet).forms.first?.subject[.contact] == nil)
    }
}
