import Performance
import Sheets

extension FieldPath {
    /// How a field's cell looks.
    var role: SheetDraft.Role {
        switch self {
        case .title: .title
        case .fiscalYear: .subtitle
        case .note: .note
        case .period: .subtitle
        case .goalExpected, .goalActual, .indicator(_, .basis), .indicator(_, .standard),
            .indicator(_, .deviation), .indicator(_, .remark), .totalNote, .task(_, .content),
            .task(_, .actual), .opinion:
            .text
        case .term(let field), .taskFund(_, let field): field.role
        default: .value
        }
    }

    /// Whether its cell stands in the bordered part of a form.
    var isBordered: Bool { role != .title && role != .subtitle && role != .note }
}

extension Form {
    /// What is written into a field's cell.
    func drawn(_ field: FieldPath) -> SheetDraft.Content {
        switch content(at: field) {
        case .text(let text): text.isEmpty ? .blank : .text(text)
        case .value(let value?): NumberContent.content(value)
        case .value(nil), nil: .blank
        }
    }
}
