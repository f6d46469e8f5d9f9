import Foundation
import Performance
import TestSupport
import Testing

@testable import Interchange

@Suite("Bulk export")
struct ExportTests {
    @Test("every file is accounted for, and every form is there")
    func accounted() async throws {
        let folder = try ExportFolder()
        var refused: [String: String] = [:]
        let report = try await folder.export(to: ["汇总.jsonl"]) { _ in
        } tell: { event in
            if case .refused(let path, let reason) = event { refused[path] = reason }
        }
        #expect(report.found == folder.count)
        #expect(report.read + report.refused == report.found)
        #expect(refused.count == report.refused)
        #expect(refused["\(folder.inputs)/坏/encrypted.xlsx"] == "文件已加密，请先取消密码再转换")
        #expect(
            refused["\(folder.inputs)/通知.txt"]
                == "没有找到绩效目标表或自评表，请检查是不是选错了文件；用 jixiao inspect 可以看到表里读到了什么")
        let forms = try CanonicalJSON.read(folder.folder.contents(of: "汇总.jsonl"))
        #expect(forms.count == report.forms)
        // The same forms, in the same order, as when each file is read by itself.
        let reader = try DocumentReader(templates: Templates())
        var expected: [Form] = []
        for path in try folder.filePaths() {
            if let reading = try? reader.read(InputFile(reading: path)) { expected += reading.forms }
        }
        // They bear their whole paths; copies are left out.
        var rest = expected[...]
        for var form in forms {
            let path = try #require(form.origin?.file)
            guard !path.contains(".zip/") else { continue }
            #expect(path.hasPrefix(folder.inputs + "/"))
            form.origin?.file = Path(path).name
            let place = try #require(rest.firstIndex(of: form), "\(path)")
            rest = rest[(place + 1)...]
        }
        #expect(forms.count == expected.count + 2 - report.copies)
        #expect(try folder.folder.names.sorted() == ["内.zip", "报送", "汇总.jsonl"].sorted())
    }

    @Test("a form or file that repeats an earlier one is reported")
    func duplicates() async throws {
        let folder = try ExportFolder(hostile: false)
        let report = try await folder.export(to: ["汇总.jsonl"])
        #expect(report.sameFiles == 3)
        #expect(report.copies >= 3)
    }

    @Test("outputs are the same bytes on one core and on four, and the second time")
    func sameBytes() async throws {
        let folder = try ExportFolder()
        let outputs = ["汇总.jsonl", "汇总.csv"]
        try await folder.export(to: outputs) { $0.width = 1 }
        let first = try outputs.map(folder.folder.contents)
        for width in [4, 2] {
            try await folder.export(to: outputs) { $0.width = width }
            #expect(try outputs.map(folder.folder.contents) == first)
        }
    }

    @Test("units that have not reported are named")
    func missingUnits() async throws {
        let folder = try ExportFolder(hostile: false)
        let list = try folder.folder.write("单位名称\n市农业农村局\r\n 县 气象局 \n市农业农村局\n".utf8, to: "名单.txt")
        let templates = try Templates()
        let units = try UnitNames.read(list, DocumentReader(templates: templates), templates)
        #expect(units.map(\.name) == ["市农业农村局", "县 气象局"])
        let report = try await folder.export(to: ["汇总.jsonl"]) { $0.expectedUnits = units }
        #expect(report.missingUnits == units.map(\.name))
        #expect(
            Messages(.chinese).lines(report).contains("应报 2 个单位，未报 2 个：市农业农村局、县 气象局"))
        let reporting = try #require(
            CanonicalJSON.read(folder.folder.contents(of: "汇总.jsonl")).compactMap(
                \.subject[.implementingUnit]
            ).first)
        let again = try await folder.export(to: ["汇总.jsonl"]) {
            $0.expectedUnits = [ExpectedUnit("县气象局"), ExpectedUnit(" \(reporting)")]
        }
        #expect(again.missingUnits == ["县气象局"])
    }

    @Test("files that cannot be read are copied, each with its reason")
    func quarantine() async throws {
        let folder = try ExportFolder(hostile: false)
        let bad = folder.folder.file("报送/不能读")
        let report = try await folder.export(to: ["汇总.jsonl"]) { $0.quarantine = bad }
        #expect(report.refused == 2)
        // Copies of another run would be mixed with these, and other files be replaced.
        await #expect(throws: InterchangeError.quarantineNotEmpty(bad)) {
            try await folder.export(to: ["汇总.jsonl"]) { $0.quarantine = bad }
        }
        let table = String(
            decoding: try folder.folder.contents(of: "报送/不能读/不能读的文件.csv"), as: UTF8.self)
        let noForm = "没有找到绩效目标表或自评表，请检查是不是选错了文件；用 jixiao inspect 可以看到表里读到了什么"
        let copies = try FileManager.default.contentsOfDirectory(atPath: bad).sorted()
        #expect(copies.count == 3)
        #expect(copies.contains { $0.hasSuffix("-说明.txt") })
        #expect(table.hasPrefix("\u{FEFF}副本,文件,原因\r\n"))
        #expect(table.contains("-通知.txt,\(folder.inputs)/通知.txt,\(noForm)\r\n"))
        #expect(table.contains(",\(folder.inputs)/补报.zip/一处/说明.txt,\(noForm)\r\n"))
    }

    @Test("if nothing was read nothing is written, and a form is never replaced")
    func earlierFiles() async throws {
        let folder = try TemporaryFolder()
        let earlier = try folder.write("earlier".utf8, to: "汇总.xlsx")
        let templates = try Templates()
        func export(_ inputs: [String], to output: String) async throws {
            let exporter = try Exporter(
                to: [output], reader: try DocumentReader(templates: templates), templates: templates,
                rules: try RuleBook(), messages: Messages(.chinese), options: ExportOptions())
            _ = try await exporter.export(try exporter.inputs(of: inputs)) { _ in }
        }
        await #expect(throws: InterchangeError.nothingRead) {
            try await export([folder.file("报送")], to: earlier)
        }
        #expect(try String(contentsOfFile: earlier, encoding: .utf8) == "earlier")
        let form = folder.file("自评表.xlsx")
        try FileManager.default.copyItem(atPath: ProjectFolder.fixture("transfer-2021.xlsx"), toPath: form)
        await #expect(throws: InterchangeError.replacesForm(form)) {
            try await export([folder.path], to: form)
        }
        // A summary of an earlier run may be replaced, and is not a form.
        let summary = folder.file("再汇总.xlsx")
        for _ in 0..<2 { try await export([folder.path], to: summary) }
        let reader = try DocumentReader(templates: templates)
        #expect(throws: InterchangeError.isSummary) { try reader.read(InputFile(reading: summary)) }
        #expect(try folder.names.sorted() == ["汇总.xlsx", "再汇总.xlsx", "自评表.xlsx"].sorted())
    }

    @Test("an output of unknown type, or given twice, is refused")
    func outputs() async throws {
        let folder = try ExportFolder(hostile: false)
        await #expect(throws: InterchangeError.unknownOutput(folder.folder.file("a.parquet"))) {
            try await folder.export(to: ["a.parquet"])
        }
        await #expect(throws: InterchangeError.sameOutput(folder.folder.file("./a.jsonl"))) {
            try await folder.export(to: ["a.jsonl", "./a.jsonl"])
        }
        let messages = Messages(.chinese)
        #expect(
            messages.text(.unknownOutput("a.parquet"), in: "a.parquet")
                == "错误：a.parquet：不写 .parquet：Swift 没有维护良好的 Parquet 库；请写 .sqlite 或 .jsonl，DuckDB、pandas、polars 都能直接读"
        )
    }

    @Test("an earlier output stays whole where the new one cannot be written")
    func earlierOutput() async throws {
        let folder = try ExportFolder(hostile: false)
        let earlier = try folder.folder.write("earlier".utf8, to: "汇总.jsonl")
        _ = try folder.folder.write([], to: "没有文件夹")
        await #expect(
            throws: InterchangeError.cannotWrite(folder.folder.file("没有文件夹/"), .isNoFolder)
        ) {
            try await folder.export(to: ["汇总.jsonl", "没有文件夹/汇总.csv"])
        }
        #expect(try String(contentsOfFile: earlier, encoding: .utf8) == "earlier")
        #expect(try folder.folder.names.allSatisfy { !$0.hasPrefix(".") })
    }
}

extension ExportFolder {
    /// The files in folders, in the order in which they are read.
    func filePaths() throws -> [String] {
        let list = InputSearch.find([inputs])
        return (0..<list.count).filter { list.member($0) == nil && list.refusal($0) == nil }.map(list.path)
    }
}
