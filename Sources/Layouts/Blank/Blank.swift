public import Performance

/// A form to be filled in: what is printed in it already, and what is open.
///
/// ```swift
/// let store = try TemplateStore()
/// let blank = try store.blank(of: store.fundType("general"), kind: .projectTarget)
/// let workbook = try blank.workbook()
/// ```
public struct Blank: Sendable {
    /// The name of the hidden sheet with the lists to choose from.
    public static let listsSheetName = ChoiceLists.sheetName

    /// The layout, its labels in the unit asked for.
    public let layout: Layout
    /// The fund type; nil where none is known.
    public let fundType: FundType?
    /// The form as reading gives it back before anybody has filled anything in.
    public let form: Form
    /// The form as it is printed, with the rows that are to be filled in.
    let printed: Form
    /// The fields that were filled in beforehand, and are locked.
    let carried: Set<FieldPath>
    /// What the choices of the indicators' rows start with, by row.
    let usual: [Int: FundType.UsualIndicator]
    let vocabulary: Vocabulary
    let guide: Guide
}

extension Form {
    /// Whether its title prints its year, so that no line of its own is needed.
    var isYearInTitle: Bool { fiscalYear != nil && YearText.first(in: title) == fiscalYear }
}

extension TemplateStore {
    /// The blank form of a fund type.
    ///
    /// - Parameters:
    ///   - kind: the sort of form; nil for the first that the fund type has.
    ///   - id: the layout; nil for the usual one.
    /// - Throws: `LayoutError`, where the fund type or the layout has no such form.
    public func blank(
        of type: FundType, kind: FormKind? = nil, layout id: String? = nil,
        options: BlankOptions = BlankOptions()
    ) throws(LayoutError) -> Blank {
        var layout: Layout
        if let id {
            layout = try self.layout(id)
            if let kind, kind != layout.kind { throw .otherKind(layout: id, kind: kind) }
        } else if let wanted = kind ?? type.kinds.first, let usual = type.layouts(of: wanted).first {
            layout = try self.layout(usual)
        } else {
            throw .unknownKind(kind ?? .projectTarget, fundType: type.id, known: type.kinds)
        }
        if let unit = options.unit { layout = layout.inUnit(unit) }
        var printed = Form(kind: layout.kind, layout: layout.id, fundType: type.id)
        printed.fiscalYear = options.fiscalYear
        printed.title = layout.title(year: options.fiscalYear)
        printed.funds = layout.fundLabels.map { Fund(label: $0, source: source(ofLabel: $0)) }
        setWeights(of: &printed, layout: layout)
        var empty = printed
        empty.indicators = []
        // Rows of usual indicators, then rows to spare.
        let rows = layout.distinct(type.indicators)
        let count = max(1, options.rows ?? rows.count + BlankOptions.spareRows)
        var usual: [Int: FundType.UsualIndicator] = [:]
        for (row, indicator) in rows.prefix(count).enumerated() {
            usual[row] = indicator
            printed.indicators.append(layout.levels(of: indicator))
        }
        printed.indicators += Array(repeating: Indicator(), count: count - printed.indicators.count)
        printed.goals = layout.hasGoals ? [Goal(expected: "")] : []
        printed.notes = layout.hasLabelledNotes ? [""] : []
        return Blank(
            layout: layout, fundType: type, form: empty, printed: printed, carried: [], usual: usual,
            vocabulary: vocabulary, guide: guide)
    }

    /// The source of funds that a printed label tells.
    func source(ofLabel label: String) -> Fund.Source {
        vocabulary.source(ofLabel: label) ?? .other
    }

    /// The weights that are printed: 100 in all, of which the rate of execution has its part.
    func setWeights(of form: inout Form, layout: Layout) {
        if layout.fields.contains(.totalWeight) || layout.fields.contains(.totalScore) {
            form.total = Total(weight: Value(reading: "100"))
        }
        guard layout.fundColumns.contains(.weight),
            let total = form.funds.firstIndex(where: { $0.source == .total })
        else { return }
        form.funds[total].weight = Value(reading: String(guide.executionWeight))
    }
}
