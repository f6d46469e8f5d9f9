import Performance
import Primitives
public import Sheets

extension FormReader {
    /// Reads a sheet that was made from a template: by the names of its cells, so that labels may have been
    /// changed, and rows and columns put in.
    ///
    /// A template of a later version, of a layout that is not known, or with names taken out of it is read by
    /// its labels, and a problem says so.
    public func read(_ sheet: Sheet, template mark: TemplateMark, fiscalYear: Int? = nil) -> SheetReading {
        var problems: [Problem] = []
        func add(_ code: String, found: String, expected: String? = nil) {
            problems.append(
                Problem(code: code, severity: .warning, sheet: sheet.name, found: found, expected: expected))
        }
        func byLabels() -> SheetReading {
            var reading = read(sheet, fiscalYear: fiscalYear ?? mark.fiscalYear)
            for index in reading.forms.indices { reading.forms[index].fundType = mark.fundType }
            reading.problems = problems + reading.problems
            return reading
        }
        guard mark.version == TemplateMark.currentVersion else {
            let isLater = Int(mark.version).map { $0 > (Int(TemplateMark.currentVersion) ?? 0) } ?? false
            add(
                isLater ? "template-later-version" : "template-unknown-version", found: mark.version,
                expected: TemplateMark.currentVersion)
            return byLabels()
        }
        guard let layout = layouts.first(where: { $0.id == mark.layout }) else {
            add("template-unknown-layout", found: mark.layout)
            return byLabels()
        }
        let type = mark.fundType.flatMap { id in fundTypes.first { $0.id == id } }
        if let id = mark.fundType, type == nil { add("template-unknown-fund-type", found: id) }
        if let type, type.layouts(of: layout.kind).isEmpty {
            add("template-wrong-fund-type", found: type.name, expected: layout.name)
        }
        let grid = FormGrid(sheet, vocabulary: vocabulary)
        var scanner = TemplateScanner(
            grid, mark: mark, layout: layout, fundType: type, vocabulary: vocabulary)
        let missing = scanner.missing
        guard missing.isEmpty else {
            add("template-mangled", found: missing.joined(separator: "、"))
            return byLabels()
        }
        scanner.scan()
        let filler = FormFiller(
            grid: grid, vocabulary: vocabulary, placement: scanner.placement, window: 0...CellReference.lastRow,
            lastColumn: grid.lastColumn)
        var form = filler.form(layout: layout, kind: { _ in layout.kind }, year: mark.fiscalYear ?? fiscalYear)
        form.fundType = mark.fundType
        let workedOut = workOut(&form, scanner)
        var reading = SheetReading()
        reading.problems =
            problems
            + (filler.problems() + Accounting(grid: grid, use: { scanner.uses[$0] }, head: { _ in nil }).problems(grid.cells.indices)).filter { problem in
                problem.code != "formula-without-value" || !workedOut.contains { $0 == problem.field }
            }
        reading.forms = [form]
        return reading
    }

    /// Fills in what the template's formulas come to, where a program filled it in and worked none out.
    ///
    /// - Returns: the fields whose formulas were looked at.
    private func workOut(_ form: inout Form, _ scanner: TemplateScanner) -> [FieldPath] {
        var fields: [FieldPath] = []
        for (row, text) in scanner.composed { form.indicators[row].target = Value(reading: text) }
        for placed in scanner.placement.fields {
            guard let index = placed.cell,
                scanner.lines.sheet.cells[index].kind == .formulaWithoutValue
            else { continue }
            switch placed.field {
            case .indicator(_, .target): fields.append(placed.field)
            case .fund(_, .executionRate), .fund(_, .score), .totalScore:
                let text = FormArithmetic(form: form).text(of: placed.field) ?? ""
                form.set(placed.field, to: Array(text.utf8)[...])
                fields.append(placed.field)
            default: break
            }
        }
        return fields
    }
}
