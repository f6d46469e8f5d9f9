public import Performance
public import Primitives
import Sheets

/// What a workbook made from a template says of itself: which template, and where its fields are.
///
/// The properties of the document name the template; the names of cells tell the fields, whatever became of
/// labels, rows and columns.
public struct TemplateMark: Hashable, Sendable {
    /// The version of templates that this program makes and reads.
    public static let currentVersion = "1"

    /// The id of the layout.
    public var layout: String
    /// The version of the template.
    public var version: String
    /// The id of the fund type; nil where none was known.
    public var fundType: String?
    /// The year that the template was made for; nil where it was left open.
    public var fiscalYear: Int?
    /// The cells of the fields.
    var cells: [FieldPath: CellReference] = [:]
    /// The cells beside the form that a target can be put together of, by row.
    var parts: [Int: [FieldName.Part: CellReference]] = [:]
    /// The names that point nowhere, in order.
    private(set) var broken: [String] = []

    private static let layoutProperty = "jixiao.template"
    private static let versionProperty = "jixiao.version"
    private static let fundTypeProperty = "jixiao.fundType"
    private static let yearProperty = "jixiao.year"

    init(layout: String, version: String, fundType: String?, fiscalYear: Int?) {
        self.layout = layout
        self.version = version
        self.fundType = fundType
        self.fiscalYear = fiscalYear
    }

    /// Reads the properties of a document; nil where they name no template.
    public init?(properties: [(name: String, text: String)]) {
        func text(_ name: String) -> String? {
            properties.first { $0.name == name }.flatMap { $0.text.isEmpty ? nil : $0.text }
        }
        guard let layout = text(TemplateMark.layoutProperty) else { return nil }
        self.init(
            layout: layout, version: text(TemplateMark.versionProperty) ?? "",
            fundType: text(TemplateMark.fundTypeProperty),
            fiscalYear: text(TemplateMark.yearProperty).flatMap { Int($0) })
    }

    /// The properties that say the same.
    var properties: [WorkbookDraft.Property] {
        var properties = [
            WorkbookDraft.Property(TemplateMark.layoutProperty, layout),
            WorkbookDraft.Property(TemplateMark.versionProperty, version),
        ]
        if let fundType { properties.append(WorkbookDraft.Property(TemplateMark.fundTypeProperty, fundType)) }
        if let fiscalYear {
            properties.append(WorkbookDraft.Property(TemplateMark.yearProperty, String(fiscalYear)))
        }
        return properties
    }

    /// Whether a name is one of a template's fields.
    public static func isField(_ name: String) -> Bool { FieldName.meaning(of: name) != nil }

    /// The field that a name stands for, of a part of a target the target; nil if it is not a template's.
    public static func field(named name: String) -> FieldPath? {
        switch FieldName.meaning(of: name) {
        case .field(let field): field
        case .part(_, let row): .indicator(row, .target)
        case nil: nil
        }
    }

    /// Takes a name of the workbook; `cell` is nil where it points nowhere.
    public mutating func add(_ name: String, cell: CellReference?) {
        guard let meaning = FieldName.meaning(of: name) else { return }
        guard let cell else {
            broken.append(name)
            return
        }
        switch meaning {
        case .field(let field): cells[field] = cell
        case .part(let part, let row): parts[row, default: [:]][part] = cell
        }
    }

    /// Whether any of its fields has a cell.
    public var hasCells: Bool { !cells.isEmpty }
}
