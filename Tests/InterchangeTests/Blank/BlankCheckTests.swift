import Checks
import Foundation
import Performance
import TestSupport
import Testing

@testable import Interchange
@testable import Layouts

/// What comes of our own templates where an officer does everything right.
@Suite("Templates that are filled in right", .serialized)
struct BlankCheckTests {
    /// Fills in every template of a folder by the names of its cells: a few indicators, whose weights make 90 beside
    /// the budget's 10, and all that stands outside of the indicators.
    private static let script = """
        import os, sys, openpyxl
        folder = sys.argv[1]
        for file in sorted(os.listdir(folder)):
            book = openpyxl.load_workbook(os.path.join(folder, file))
            cells = {}
            for name, defined in book.defined_names.items():
                if not name.startswith('jx_'): continue
                (sheet, address), = defined.destinations
                cells[name[3:]] = book[sheet][address]
            rows = sorted({int(name.split('_')[1]) for name in cells if name.startswith('indicators_')})
            named = [row for row in rows if any(
                cells.get('indicators_%d_%s' % (row, level)) is not None
                and cells['indicators_%d_%s' % (row, level)].value for level in ('level3', 'level2'))][:6]
            if len(named) < 3: named = rows[:4]
            weights = [90 - 10 * (len(named) - 1)] + [10] * (len(named) - 1)
            for name, cell in cells.items():
                path = name.split('_')
                if cell.protection.locked or len(path) == 4: continue
                value = None
                if path[0] == 'fiscalYear': value = 2025
                elif path[0] == 'funds' and path[2] == 'weight': value = cell.value or 10
                elif path[0] == 'funds' and path[2] in ('initialBudget', 'annualBudget', 'executed'):
                    value = (95 if path[2] == 'executed' else 100) if int(path[1]) < 2 else 0
                elif path[0] == 'indicators':
                    if int(path[1]) not in named: continue
                    place = named.index(int(path[1]))
                    value = {'target': '≥12个', 'actual': '12个', 'weight': weights[place], 'score': weights[place],
                             'level1': cell.value or '产出指标', 'level2': cell.value or '数量指标',
                             'level3': cell.value or '完成数%d' % place, 'basis': '文件'}.get(path[2])
                elif path[0] == 'goals': value = '完成年度任务'
                elif path[0] == 'subject': value = '设备更新项目'
                if value is not None: cell.value = value
            book.save(os.path.join(folder, file))
        """

    @Test(
        "blank templates pass the check",
        .enabled(if: OtherProgram.hasPython, "there is no Python with openpyxl"))
    func passes() throws {
        let folder = try TemporaryFolder()
        let maker = try #require(BlankCase.maker)
        for template in BlankCase.all {
            try maker.make(template.fundType, template.request(), into: folder.file("\(template.name).xlsx"))
        }
        #expect(try OtherProgram.run("/usr/bin/env", ["python3", "-c", Self.script, folder.path]) == 0)
        let checker = FormChecker(
            reader: try #require(BlankCase.reader), rules: try RuleBook(),
            templates: try #require(BlankCase.templates), messages: Messages(.chinese))
        for template in BlankCase.all {
            let entry = try checker.check(InputFile(reading: folder.file("\(template.name).xlsx")))
            #expect(entry.formCount == 1)
            let wrong = entry.problems.filter { $0.severity != .info }
            #expect(wrong.map { Messages(.chinese).finding($0) } == [], "\(template.name)")
        }
    }
}
