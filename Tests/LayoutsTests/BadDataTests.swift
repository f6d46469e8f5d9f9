import Foundation
import Layouts
import Performance
import Templates
import Testing

/// Data files with something wrong in them are refused with the file, the line and the key.
@Suite("Bad data files") struct BadDataTests {
    static let head = """
        id: county
        name: 县
        kind: projectSelfEvaluation
        widths: [10, 20]
        blocks:

        """

    /// The error that a folder with one more layout gives.
    static func error(_ yaml: String, file: String = "layouts/county.yaml") throws -> TemplateError? {
        try error([file: yaml])
    }

    static func error(_ files: [String: String]) throws -> TemplateError? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jixiao-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "layouts"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "fund-types"), withIntermediateDirectories: true)
        for (path, text) in files {
            try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
        }
        do throws(TemplateError) {
            _ = try TemplateStore(overriding: folder.path())
            return nil
        } catch {
            return error
        }
    }

    static func mistake(_ line: Int?, _ key: String, _ reason: TemplateError.Reason) -> TemplateError {
        TemplateError(file: "layouts/county.yaml", line: line, key: key, reason: reason)
    }

    @Test func unknownFieldOfARow() throws {
        let yaml = Self.head + "  - rows:\n      - [{at: A, label: 名}, {at: B, field: subjekt.projectName}]\n"
        #expect(
            try Self.error(yaml)
                == Self.mistake(7, "blocks[0].rows[0][1].field", .unknownField("subjekt.projectName")))
    }

    @Test func unknownFieldOfATable() throws {
        let yaml = Self.head + "  - table: indicators\n    columns:\n      - {at: A, field: level4}\n"
        #expect(
            try Self.error(yaml)
                == Self.mistake(
                    8, "blocks[0].columns[0].field",
                    .unknownWord("level4", allowed: Indicator.Column.allCases.map(\.rawValue))))
    }

    @Test func unknownTable() throws {
        #expect(
            try Self.error(Self.head + "  - table: totals\n")
                == Self.mistake(
                    6, "blocks[0].table",
                    .unknownWord("totals", allowed: ["funds", "goals", "indicators"])))
    }

    @Test func spansThatOverlap() throws {
        let row = Self.head + "  - rows:\n      - [{at: A-B, label: 名}, {at: B, field: title}]\n"
        #expect(try Self.error(row) == Self.mistake(7, "blocks[0].rows[0][1].at", .overlappingSpan("B")))
        let table =
            Self.head + "  - table: indicators\n    section: {at: A, label: 指标}\n    columns:\n"
            + "      - {at: A-B, field: level1}\n"
        #expect(
            try Self.error(table) == Self.mistake(9, "blocks[0].columns[0].at", .overlappingSpan("A-B")))
    }

    @Test func spanUnderACellThatReachesDown() throws {
        let yaml =
            Self.head + "  - rows:\n      - [{at: A, label: 名, rows: 2}, {at: B, field: title}]\n"
            + "      - [{at: A, label: 号}, {at: B, field: fiscalYear}]\n"
        #expect(try Self.error(yaml) == Self.mistake(8, "blocks[0].rows[1][0].at", .overlappingSpan("A")))
    }

    @Test func cellThatReachesIntoTheNextBlock() throws {
        let yaml =
            Self.head + "  - rows:\n      - [{at: A, label: 名, rows: 2}, {at: B, field: title}]\n"
            + "  - notes: {at: A-B}\n"
        #expect(try Self.error(yaml) == Self.mistake(7, "blocks[0].rows[0][0].at", .overlappingSpan("A")))
    }

    @Test(arguments: ["0", "-1", "9223372036854775807", "two"]) func badCount(_ count: String) throws {
        let yaml =
            Self.head + "  - table: indicators\n    headRows: \(count)\n    columns:\n"
            + "      - {at: A, field: level3}\n"
        #expect(
            try Self.error(yaml)
                == Self.mistake(7, "blocks[0].headRows", .wrongType(wanted: .wholeNumber)))
    }

    @Test func noColumns() throws {
        #expect(
            try Self.error(Self.head.replacing("[10, 20]", with: "[]") + "  - notes: {at: A-B}\n")
                == Self.mistake(4, "widths", .wrongType(wanted: .list)))
    }

    @Test func notesOverTheirLabel() throws {
        let yaml = Self.head + "  - notes: {label: 说明, labelAt: A, at: A-B}\n"
        #expect(try Self.error(yaml) == Self.mistake(6, "blocks[0].notes.at", .overlappingSpan("A-B")))
    }

    @Test func subjectOverItsLabel() throws {
        let yaml = Self.head + "  - subject: {labelAt: A-B, at: B}\n"
        #expect(try Self.error(yaml) == Self.mistake(6, "blocks[0].subject.at", .overlappingSpan("B")))
    }

    @Test func spanPastTheLastColumn() throws {
        let yaml = Self.head + "  - rows:\n      - [{at: A-C, field: title}]\n"
        #expect(
            try Self.error(yaml)
                == Self.mistake(7, "blocks[0].rows[0][0].at", .pastLastColumn("A-C", last: "B")))
    }

    @Test(arguments: ["B-A", "1", "A-B-C", "A-", "", "ABCDEFGHIJKLMNOP"])
    func noSpan(_ span: String) throws {
        let yaml = Self.head + "  - rows:\n      - [{at: \"\(span)\", field: title}]\n"
        #expect(try Self.error(yaml) == Self.mistake(7, "blocks[0].rows[0][0].at", .badSpan(span)))
    }

    @Test(arguments: ["id", "name", "kind", "widths", "blocks"])
    func missingKey(_ key: String) throws {
        var lines = (Self.head + "  - notes: {at: A-B}\n").split(separator: "\n").map(String.init)
        lines.removeAll { $0.hasPrefix(key + ":") || (key == "blocks" && $0.hasPrefix("  -")) }
        #expect(try Self.error(lines.joined(separator: "\n") + "\n") == Self.mistake(1, key, .missing))
    }

    @Test func missingKeyOfACell() throws {
        let yaml = Self.head + "  - rows:\n      - [{label: 名}]\n"
        #expect(try Self.error(yaml) == Self.mistake(7, "blocks[0].rows[0][0].at", .missing))
    }

    @Test func unknownKey() throws {
        #expect(
            try Self.error(Self.head + "  - notes: {at: A-B, colour: red}\n")
                == Self.mistake(
                    6, "blocks[0].notes.colour", .unknownKey(allowed: ["label", "labelAt", "at"])))
        #expect(
            try Self.error(Self.head + "  - notes: {at: A-B}\n    colour: red\n")
                == Self.mistake(7, "blocks[0].colour", .unknownKey(allowed: ["notes"])))
        #expect(
            try Self.error(Self.head + "  - subject: {labelAt: A, at: B}\n    colour: red\n")
                == Self.mistake(7, "blocks[0].colour", .unknownKey(allowed: ["subject"])))
    }

    @Test func wrongTypes() throws {
        #expect(
            try Self.error(Self.head.replacing("[10, 20]", with: "wide"))
                == Self.mistake(4, "widths", .wrongType(wanted: .list)))
        #expect(
            try Self.error(Self.head.replacing("[10, 20]", with: "[10, -1]") + "  - notes: {at: A-B}\n")
                == Self.mistake(4, "widths[1]", .wrongType(wanted: .number)))
        #expect(
            try Self.error(Self.head.replacing("kind: projectSelfEvaluation", with: "kind: self"))
                == Self.mistake(
                    3, "kind",
                    .unknownWord(
                        "self",
                        allowed: [
                            "projectTarget", "projectSelfEvaluation", "departmentTarget",
                            "departmentSelfEvaluation", "transferTarget", "transferSelfEvaluation",
                            "regionalTarget", "projectMonitoring", "departmentMonitoring",
                        ])))
        #expect(
            try Self.error("- a\n- b\n") == Self.mistake(1, "", .wrongType(wanted: .mapping)))
        #expect(try Self.error("") == Self.mistake(nil, "", .wrongType(wanted: .mapping)))
    }

    @Test func duplicateIDs() throws {
        let layout = Self.head + "  - notes: {at: A-B}\n"
        #expect(
            try Self.error(["layouts/county.yaml": layout, "layouts/a.yaml": layout])
                == Self.mistake(1, "id", .duplicateID("county")))
        #expect(
            try Self.error(layout.replacing("county", with: "transfer-2018"))
                == TemplateError(
                    file: "layouts/transfer-2018.yaml", line: 1, key: "id",
                    reason: .duplicateID("transfer-2018")))
    }

    @Test func extendsNoLayout() throws {
        #expect(
            try Self.error("id: county\nname: 县\nkind: projectTarget\nextends: province\n")
                == Self.mistake(4, "extends", .badParent("province")))
        #expect(
            try Self.error("id: county\nname: 县\nkind: projectTarget\nextends: county\n")
                == Self.mistake(4, "extends", .badParent("county")))
    }

    @Test func extendsInACircle() throws {
        let error = try Self.error([
            "layouts/county.yaml": "id: county\nname: 县\nkind: projectTarget\nextends: city\n",
            "layouts/city.yaml": "id: city\nname: 市\nextends: county\nkind: projectTarget\n",
        ])
        #expect(
            error
                == TemplateError(
                    file: "layouts/county.yaml", line: 4, key: "extends", reason: .badParent("city")))
    }

    /// A layout that extends another has its blocks, which must lie within its own columns.
    @Test func inheritedBlocksPastTheLastColumn() throws {
        let error = try Self.error(
            "id: county\nname: 县\nkind: projectTarget\nextends: transfer-2018\nwidths: [10]\n")
        #expect(error == Self.mistake(5, "widths", .pastLastColumn("I", last: "A")))
    }

    @Test func notYAML() throws {
        let error = try #require(try Self.error("id: county\nname: [县\nkind: x\n"))
        #expect(error.file == "layouts/county.yaml")
        #expect(error.line == 3)
        guard case .notYAML = error.reason else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func noFolder() {
        #expect(
            throws: TemplateError(file: "/there/is/none", reason: .unreadable(errno: ENOENT))
        ) { try TemplateStore(overriding: "/there/is/none") }
    }

    @Test func badVocabulary() throws {
        let error = try Self.error("subject:\n  projectName: 项目名称\n", file: "vocabulary.yaml")
        #expect(
            error
                == TemplateError(
                    file: "vocabulary.yaml", line: 2, key: "subject.projectName",
                    reason: .wrongType(wanted: .list)))
    }
}
