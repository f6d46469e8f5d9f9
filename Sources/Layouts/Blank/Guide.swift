import Performance
import Primitives
import Templates

/// What a blank template says to the officer: the data of `Templates/blank.yaml`.
struct Guide: Sendable {
    /// What the drop-down lists offer.
    var level1: [String]
    var level2: [String]
    var units: [String]
    var tiers: [String]
    /// The weight of 预算执行率 in a form whose weights make 100.
    var executionWeight: Int
    /// What is to be said of the form as a whole.
    var notes: [String]
    /// What each field wants, tables by their first row.
    var fields: [Entry]

    /// What one field wants.
    struct Entry: Sendable {
        /// The field; of a table, its first row's.
        var field: FieldPath
        var name: String
        var wants: String
        var example: String
    }

    /// Reads the data file.
    init(_ root: TemplateNode) throws(TemplateError) {
        try root.allow(["choices", "executionWeight", "notes", "fields"])
        let choices = try root.required("choices")
        try choices.allow(["level1", "level2", "units", "tiers"])
        level1 = try choices.required("level1").texts()
        level2 = try choices.required("level2").texts()
        units = try choices.required("units").texts()
        tiers = try choices.required("tiers").texts()
        executionWeight = try root.required("executionWeight").count()
        notes = try root.required("notes").texts()
        fields = []
        for item in try root.required("fields").items() {
            try item.allow(["field", "name", "wants", "example"])
            let path = try item.required("field")
            guard let field = FieldPath(ofColumn: try path.text()) else {
                throw path.error(.unknownField(try path.text()))
            }
            fields.append(
                Entry(
                    field: field, name: try item.required("name").name(),
                    wants: try item.required("wants").name(), example: try item.required("example").name()))
        }
    }

    /// What a field wants, whatever its row; nil where nothing is said of it.
    func wants(_ field: FieldPath) -> String? {
        let first = field.inFirstRow
        return fields.first { $0.field == first }?.wants
    }
}

extension FieldPath {
    /// A field as a data file names it, without its row: `indicators.target` is that of the first row.
    init?(ofColumn text: String) {
        if let path = FieldPath(text) {
            self = path
        } else {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let path = FieldPath("\(parts[0])[0].\(parts[1])") else { return nil }
            self = path
        }
    }

    /// The same column in the first row of its table.
    var inFirstRow: FieldPath {
        switch self {
        case .fundLabel: .fundLabel(0)
        case .fund(_, let column): .fund(0, column)
        case .goalExpected: .goalExpected(0)
        case .goalActual: .goalActual(0)
        case .indicator(_, let column): .indicator(0, column)
        case .note: .note(0)
        default: self
        }
    }
}
