public import Performance
import Primitives
public import Sheets

/// Draws forms as sheets to be written: the officer's own geometry where a form brings it, else a layout's.
public struct FormDrawer: Sendable {
    private let store: TemplateStore
    private let readBack: ReadBack
    private let writesOutNumbers: Bool

    /// Makes a drawer of the data files' layouts.
    ///
    /// - Parameters:
    ///   - keepsMerges: whether the file that is drawn for keeps merged ranges; CSV loses them, and a form that
    ///     cannot be told from another without them is refused then. It has no number formats either: numbers
    ///     are written out there with all their digits.
    ///   - isDisplay: whether numbers are written as they are seen all the same.
    public init(_ store: TemplateStore, keepsMerges: Bool = true, isDisplay: Bool = false) {
        self.store = store
        writesOutNumbers = !keepsMerges && !isDisplay
        readBack = ReadBack(
            reader: FormReader(store, taking: nil), keepsMerges: keepsMerges, isDisplay: isDisplay)
    }

    /// Draws forms in order; forms that were read from one sheet and keep its geometry come back on one sheet.
    ///
    /// - Parameter layoutID: the layout to draw every form by, whatever geometry it brings; nil to keep it.
    /// - Throws: `LayoutError`, where a layout is not known, would lose a field, or would show one so that it
    ///   reads back as something else; so would the form's own geometry, where a program changed the form.
    public func draw(_ forms: [Form], as layoutID: String? = nil) throws(LayoutError) -> [SheetDraft] {
        var drafts: [SheetDraft] = []
        var last: Origin?
        // By draft, the forms in it that say something else than they did when their sheet was read.
        var changed: [(draft: Int, forms: [Form])] = []
        var hidden: [Origin] = []
        for form in forms {
            let isChanged = form.isChangedSinceRead
            let isSameSheet = layoutID == nil && isBelow(form.origin, last) && !drafts.isEmpty
            let drawn = isSameSheet ? drafts[drafts.count - 1].texts(of: form.outsideFields) : [:]
            if layoutID == nil, let origin = form.origin,
                let drawing = OriginDrawing(form, isChanged: isChanged, beside: drawn)
            {
                if isSameSheet {
                    drawing.draw(onto: &drafts[drafts.count - 1], widths: store)
                } else {
                    var draft = SheetDraft(name: name(of: form))
                    drawing.draw(onto: &draft, widths: store)
                    drafts.append(draft)
                }
                hidden += origin.hiddenSheets
                last = origin
                guard isChanged else { continue }
                if changed.last?.draft == drafts.count - 1 {
                    changed[changed.count - 1].forms.append(form)
                } else {
                    changed.append((drafts.count - 1, [form]))
                }
            } else {
                let layout = try layout(for: form, asked: layoutID)
                var draft = try LayoutDrawing(form: form, layout: layout, vocabulary: store.vocabulary)
                    .draft()
                draft.name = name(of: form)
                if writesOutNumbers { draft.writeOutNumbers() }
                try readBack.check(draft, of: form, as: layout)
                drafts.append(draft)
                last = nil
            }
        }
        if readBack.keepsMerges {
            drafts += hidden.compactMap(hiddenSheet)
        } else {
            for index in drafts.indices { drafts[index].leaveOutHidden() }
        }
        if writesOutNumbers {
            for index in drafts.indices { drafts[index].writeOutNumbers() }
        }
        for entry in changed { try readBack.check(drafts[entry.draft], ofChanged: entry.forms, store) }
        return drafts
    }

    /// A hidden sheet as it was; nil where its origin does not fit itself.
    private func hiddenSheet(_ origin: Origin) -> SheetDraft? {
        let form = Form(kind: .projectTarget, layout: "", origin: origin)
        guard let drawing = OriginDrawing(form, isChanged: false) else { return nil }
        var draft = SheetDraft(name: origin.sheet ?? "")
        draft.isHidden = true
        drawing.draw(onto: &draft, widths: store)
        return draft
    }

    /// Whether a form stood under another on the same sheet.
    private func isBelow(_ origin: Origin?, _ last: Origin?) -> Bool {
        guard let origin, let last, origin.sheet != nil || origin.file != nil else { return false }
        return last.file == origin.file && last.sheet == origin.sheet
            && last.range.last.row < origin.range.first.row
    }

    private func layout(for form: Form, asked: String?) throws(LayoutError) -> Layout {
        if let asked { return try store.layout(asked) }
        if let layout = store.layouts.first(where: { $0.id == form.layout }) { return layout }
        return try store.layout("general")
    }

    private func name(of form: Form) -> String {
        form.origin?.sheet ?? (form.kind.isTarget ? "绩效目标表" : "绩效自评表")
    }
}

extension Form {
    /// The cells of its fields that stand in another form's rows.
    fileprivate var outsideFields: Set<CellReference> {
        guard let origin else { return [] }
        return Set(origin.fields.map(\.cell).filter { !origin.range.contains($0) })
    }
}

extension SheetDraft {
    /// What stands in some of its cells.
    fileprivate func texts(of places: Set<CellReference>) -> [CellReference: String] {
        guard !places.isEmpty else { return [:] }
        var texts: [CellReference: String] = [:]
        for cell in cells where places.contains(cell.reference) {
            texts[cell.reference] = cell.content.shownText
        }
        return texts
    }
}

extension SheetDraft.Content {
    /// What is seen of it.
    fileprivate var shownText: String {
        switch self {
        case .text(let text): text
        case .number(_, _, let text): text
        case .blank, .formula: ""
        }
    }
}
