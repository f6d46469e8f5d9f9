public import Checks
public import Performance
import Primitives

/// What a form's rows in the ledger are made of.
public struct FormSource {
    let form: Form
    let figures: FormFigures
    let file: String
    let kind: String
    let fundType: String?
    let errors: Int
    let warnings: Int

    /// Gathers what is known of a form.
    ///
    /// - Parameters:
    ///   - file: the path of the file that it was read from.
    ///   - kind: what its kind is called.
    ///   - fundType: what its fund type is called, where it has one.
    ///   - problems: what was doubtful in it when it was read, and what breaks the rules.
    public init(
        _ form: Form, figures: FormFigures, file: String, kind: String, fundType: String?, problems: [Problem]
    ) {
        self.form = form
        self.figures = figures
        self.file = file
        self.kind = kind
        self.fundType = fundType
        errors = problems.count { $0.severity == .error }
        warnings = problems.count { $0.severity == .warning }
    }

    /// The department that answers for the money: 主管部门, or 部门（单位）名称 where there is no other.
    public var department: String? {
        first(of: [.competentDepartment, .departmentName, .localDepartment, .centralDepartment])
    }

    /// The unit that does the work and reports: 实施单位, or the department.
    public var unit: String? {
        first(of: [.implementingUnit, .departmentName, .localDepartment, .competentDepartment])
    }

    /// What the money is for.
    public var project: String? { first(of: [.projectName, .programme, .subProgramme]) }

    /// The first cell of the form's fields that are meant, in the row that speaks for the whole form where they are
    /// amounts.
    func cell(_ isMeant: (FieldPath) -> Bool) -> String? {
        let row = figures.mainRow ?? 0
        return form.origin?.fields.first { source in
            if case .fund(row, _) = source.field { return isMeant(source.field) }
            if case .fund = source.field { return false }
            return isMeant(source.field)
        }.map { "\($0.cell)" }
    }

    private func first(of keys: [Subject.Key]) -> String? {
        for key in keys {
            if let text = form.subject[key], !text.isEmpty { return text }
        }
        return nil
    }
}
