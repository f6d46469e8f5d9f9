import Performance
import Primitives
public import Sheets

extension Blank {
    /// The workbook to be filled in: the form, 填报说明, and the hidden sheet of its choices.
    ///
    /// - Throws: `LayoutError.noPlace`, where the layout would lose what is filled in.
    public func workbook() throws(LayoutError) -> WorkbookDraft {
        let lists = ChoiceLists(guide, fundType: fundType, printed: printed)
        let sheet = try BlankDrawing(self, lists: lists).draft()
        let fields = sheet.names.compactMap { name -> FieldPath? in
            guard case .field(let field) = FieldName.meaning(of: name.name) else { return nil }
            return field.inFirstRow
        }
        let guide = GuideDrawing(self, fields: Set(fields)).draft()
        return WorkbookDraft(sheets: [sheet, guide, lists.sheet], properties: mark.properties)
    }

    /// The form alone, for delimited text: no locks, choices or formulas, and the usual indicators only
    /// announced (`指标1：`), since nothing there tells a printed indicator from one that was filled in.
    ///
    /// - Throws: as `workbook()`.
    public func plainSheet() throws(LayoutError) -> SheetDraft {
        var form = printed
        let hasLevel3 = layout.indicatorColumns.contains(.level3)
        for row in usual.keys {
            if hasLevel3 {
                form.indicators[row].level3 = "指标\(row + 1)："
            } else {
                form.indicators[row] = Indicator()
            }
        }
        let drawing = try LayoutDrawing(
            form: form, layout: layout, vocabulary: vocabulary, isBlank: true
        ).drawn()
        var sheet = drawing.sheet
        sheet.name = sheetName
        let formulas = BlankFormulas(
            form: form, places: drawing.places, executionWeight: guide.executionWeight)
        for place in drawing.places {
            guard let formula = formulas.content(of: place.field),
                let index = sheet.cells.firstIndex(where: { $0.reference == place.range.first })
            else { continue }
            sheet.cells[index].content = formula
        }
        return sheet
    }

    /// What the workbook says of itself.
    var mark: TemplateMark {
        TemplateMark(
            layout: layout.id, version: TemplateMark.currentVersion, fundType: form.fundType,
            fiscalYear: form.fiscalYear)
    }
}
