import Performance
import Primitives
import Sheets

/// The number formats that the cells of a form's fields had where it was read, for laying it out anew.
struct FieldFormats {
    private var formats: [FieldPath: (code: String, stored: ExactDecimal?)] = [:]

    init(_ form: Form) {
        guard let origin = form.origin, !origin.formats.isEmpty else { return }
        let codes = Dictionary(
            origin.formats.map { ($0.cell, $0.text) }, uniquingKeysWith: { first, _ in first })
        let numbers = Dictionary(
            origin.numbers.map { ($0.cell, $0.number) }, uniquingKeysWith: { first, _ in first })
        for source in origin.fields {
            if let code = codes[source.cell] { formats[source.field] = (code, numbers[source.cell]) }
        }
    }

    /// What is written into a field's cell: under its format where that still shows what the field says.
    func content(of field: FieldPath, in form: Form) -> SheetDraft.Content {
        guard let format = formats[field], case .value(let value?)? = form.content(at: field) else {
            return form.drawn(field)
        }
        return NumberContent.content(value, text: value.text, format: format.code, stored: format.stored)
            ?? form.drawn(field)
    }
}
