public import Performance

extension TemplateStore {
    /// The self-evaluation form of the year's end, made out of an approved target form: project, funds, goals,
    /// indicators, targets and weights are filled in and locked; actuals, scores and reasons are open.
    ///
    /// - Parameters:
    ///   - type: the fund type; nil for the one that the target form names, if any.
    ///   - id: the layout; nil for the fund type's usual one.
    /// - Throws: `LayoutError.noTarget` where the form is not a target form; `.noPlace` where the layout would
    ///   lose something of it.
    public func selfEvaluation(
        outOf target: Form, fundType type: FundType? = nil, layout id: String? = nil, fiscalYear: Int? = nil
    ) throws(LayoutError) -> Blank {
        let kind: FormKind
        switch target.kind {
        case .projectTarget: kind = .projectSelfEvaluation
        case .departmentTarget: kind = .departmentSelfEvaluation
        case .regionalTarget, .transferTarget: kind = .transferSelfEvaluation
        default: throw .noTarget(target.kind)
        }
        let type = type ?? fundTypes.first { $0.id == target.fundType }
        let usual =
            type?.layouts(of: kind).first ?? fundTypes.lazy.compactMap { $0.layouts(of: kind).first }.first
        guard let wanted = id ?? usual else {
            throw .unknownKind(kind, fundType: type?.id ?? "", known: type?.kinds ?? [])
        }
        let layout = try layout(wanted)
        guard layout.kind == kind else { throw .otherKind(layout: wanted, kind: kind) }
        var form = Form(kind: kind, layout: layout.id, fundType: type?.id ?? target.fundType)
        form.fiscalYear = fiscalYear ?? target.fiscalYear
        form.title = layout.title(year: form.fiscalYear)
        form.subject = carriedSubject(of: target, to: layout)
        form.funds = carriedFunds(of: target, to: layout)
        setWeights(of: &form, layout: layout)
        form.goals = target.goals.map { Goal(expected: $0.expected) }
        form.indicators = target.indicators.map { indicator in
            Indicator(
                level1: indicator.level1, level2: indicator.level2, level3: indicator.level3,
                target: indicator.target, basis: indicator.basis, weight: indicator.weight)
        }
        let signatures = Set(LayoutDrawing.signatures.map { FieldPath.subject($0.key) })
        let carried = Set(form.filledFields).subtracting(signatures).subtracting(
            form.funds.indices.map { .fund($0, .weight) })
        var printed = form
        if printed.goals.isEmpty, layout.hasGoals { printed.goals = [Goal(expected: "")] }
        if printed.indicators.isEmpty {
            printed.indicators = Array(repeating: Indicator(), count: BlankOptions.spareRows)
        }
        if layout.hasLabelledNotes { printed.notes = [""] }
        return Blank(
            layout: layout, fundType: type, form: form, printed: printed, carried: carried, usual: [:],
            vocabulary: vocabulary, guide: guide)
    }

    /// The lines of the head that the self-evaluation has too; who signed the target does not sign this one.
    private func carriedSubject(of target: Form, to layout: Layout) -> Subject {
        var subject = Subject()
        for line in target.subject.lines where layout.fields.contains(.subject(line.key)) {
            subject[line.key] = line.text
        }
        // The department's own line, where forms call it by another name.
        let names: [Subject.Key] = [.competentDepartment, .localDepartment]
        for (from, to) in [(names[0], names[1]), (names[1], names[0])]
        where subject[to] == nil && layout.fields.contains(.subject(to))
            && !layout.fields.contains(.subject(from))
        {
            subject[to] = target.subject[from]
        }
        return subject
    }

    /// The layout's rows of funds with the target's amounts, and the target's rows that it does not have.
    private func carriedFunds(of target: Form, to layout: Layout) -> [Fund] {
        let columns = layout.fundColumns
        var rest = target.funds
        var funds: [Fund] = []
        func carry(_ fund: Fund, label: String) -> Fund {
            let amount = fund.annualBudget ?? fund.initialBudget
            return Fund(
                label: label, source: fund.source,
                initialBudget: columns.contains(.initialBudget) ? fund.initialBudget ?? amount : nil,
                annualBudget: columns.contains(.annualBudget) ? amount : nil)
        }
        for label in layout.fundLabels {
            let source = source(ofLabel: label)
            if let index = rest.firstIndex(where: { $0.source == source }) {
                funds.append(carry(rest.remove(at: index), label: label))
            } else {
                funds.append(Fund(label: label, source: source))
            }
        }
        return layout.fundLabels.isEmpty ? [] : funds + rest.map { carry($0, label: $0.label) }
    }
}
