import Foundation
import Performance
import Primitives
import TestSupport
import Testing

@testable import Interchange
@testable import Layouts

/// Templates filled in by programs that know nothing of forms.
@Suite("Blank templates, filled in by other programs", .serialized)
struct BlankFillingTests {
    /// Writes into every cell that has a name and is open, and notes what: knows the names only.
    private static let script = """
        import json, os, sys, openpyxl
        folder = sys.argv[1]
        for file in sorted(os.listdir(folder)):
            if not file.endswith('.xlsx'): continue
            book = openpyxl.load_workbook(os.path.join(folder, file))
            filled = {}
            names = sorted(book.defined_names.items())
            for number, (name, defined) in enumerate(names):
                if not name.startswith('jx_'): continue
                (sheet, address), = defined.destinations
                cell = book[sheet][address]
                if cell.protection.locked: continue
                path = name[3:].split('_')
                if path[0] == 'term': continue
                if len(path) == 4:
                    # Every third target is put together of its parts, the others are written.
                    if int(path[1]) % 3: continue
                    cell.value = {'comparator': '≥', 'number': 12, 'unit': '个'}[path[3]]
                    filled['_'.join(path[:3])] = '≥12个'
                    continue
                if path[-1] == 'target' and int(path[1]) % 3 == 0: continue
                if path[-1] in ('level1', 'level2', 'level3') and cell.value: continue
                if path[0] == 'fiscalYear': value = 2031
                elif path[0] == 'funds': value = {'executed': 240.96, 'weight': 10}.get(path[-1], 242.2596)
                elif path[-1] in ('weight', 'score'): value = 3.5
                elif path[-1] == 'target': value = '≥%d家' % number
                elif path[-1] == 'actual': value = 0.9982
                elif path[-1] in ('level1', 'level2'): value = {'level1': '产出指标', 'level2': '质量指标'}[path[-1]]
                else: value = '填写%s之%d' % (path[-1], number)
                cell.value = value
                filled['_'.join(path)] = str(value)
            book.save(os.path.join(folder, file))
            with open(os.path.join(folder, file + '.json'), 'w', encoding='utf-8') as out:
                json.dump(filled, out, ensure_ascii=False)
        """

    /// What the form says once the fields are filled in.
    private static func expected(_ blank: Blank, _ filled: [String: String]) throws -> Form {
        var form = blank.printed
        for (name, text) in filled.sorted(by: { $0.key < $1.key }) {
            guard case .field(let field) = FieldName.meaning(of: FieldName.prefix + name) else {
                Issue.record("\(name) names no field")
                continue
            }
            form.set(field, to: Array(text.utf8)[...])
        }
        let columns = blank.layout.fundColumns
        for row in form.funds.indices {
            if columns.contains(.executionRate) {
                form.set(
                    .fund(row, .executionRate),
                    to: Array((FormArithmetic(form: form).text(of: .fund(row, .executionRate)) ?? "").utf8)[
                        ...])
            }
            if columns.contains(.score), form.funds[row].source == .total {
                form.set(
                    .fund(row, .score),
                    to: Array((FormArithmetic(form: form).text(of: .fund(row, .score)) ?? "").utf8)[...])
            }
        }
        if blank.layout.indicatorColumns.contains(.score) {
            form.set(
                .totalScore, to: Array((FormArithmetic(form: form).text(of: .totalScore) ?? "").utf8)[...])
        }
        return form
    }

    @Test(
        "by openpyxl through the names, then by LibreOffice: what was filled in is what is read",
        .enabled(if: OtherProgram.hasPython, "there is no Python with openpyxl"))
    func filled() throws {
        let folder = try TemporaryFolder()
        let maker = try #require(BlankCase.maker)
        let cases = BlankCase.all
        for blank in cases {
            try maker.make(
                blank.fundType, blank.request(year: nil), into: folder.file("\(blank.name).xlsx"))
        }
        #expect(try OtherProgram.run("/usr/bin/env", ["python3", "-c", Self.script, folder.path]) == 0)
        let reader = try #require(BlankCase.reader)
        var expected: [String: Form] = [:]
        for blank in cases {
            let file = "\(blank.name).xlsx"
            let filled = try JSONDecoder().decode(
                [String: String].self, from: Data(contentsOf: URL(filePath: folder.file(file + ".json"))))
            #expect(filled.count > 10)
            let form = try Self.expected(blank.blank(year: nil), filled)
            expected[file] = form
            let reading = try reader.read(InputFile(reading: folder.file(file)))
            #expect(reading.problems == [], "\(file)")
            #expect(reading.forms.map(\.content) == [form.content], "\(file)")
        }
        guard OtherProgram.office != nil else { return }
        // One of each layout is enough for the slow program.
        let kept = Set(BlankCase.oneOfEach.map { "\($0.name).xlsx" })
        for name in try folder.names where name.hasSuffix(".xlsx") && !kept.contains(name) {
            try FileManager.default.removeItem(atPath: folder.file(name))
        }
        try OtherProgram.saveAgain(folder, into: folder.file("again"))
        for name in kept.sorted() {
            let reading = try reader.read(InputFile(reading: folder.file("again/\(name)")))
            #expect(reading.problems == [], "\(name) saved again")
            #expect(
                reading.forms.map(\.content) == [try #require(expected[name]).content], "\(name) saved again")
        }
    }
}
