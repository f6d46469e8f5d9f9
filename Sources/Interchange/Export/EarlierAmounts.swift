import Files
import Ledger
import LedgerDatabase
import Primitives

/// The amounts of an earlier export's forms, by kind, unit and project, whatever their years.
public struct EarlierAmounts: Sendable {
    /// What an earlier form says.
    struct Amounts: Sendable {
        let year: Int?
        let unit: String?
        let project: String?
        let budget: ExactDecimal?
        let executed: ExactDecimal?
    }

    private var forms: [String: Amounts] = [:]

    /// Reads a ledger's database.
    ///
    /// - Throws: `InterchangeError.noLedger` where the file is none, `.cannotRead` where it cannot be read.
    public init(_ path: String) throws(InterchangeError) {
        guard FileIdentity.Status(path) != nil else { throw .cannotRead(.last) }
        var found: [String: Amounts] = [:]
        do throws(LedgerDatabaseError) {
            try EarlierLedger.read(path) { form in
                guard let key = EarlierAmounts.key(kind: form.kind, unit: form.unit, project: form.project)
                else { return }
                let amounts = Amounts(
                    year: form.year, unit: form.unit, project: form.project,
                    budget: form.budget.flatMap { ExactDecimal($0) },
                    executed: form.executed.flatMap { ExactDecimal($0) })
                // Of several years the last is the one to compare with.
                if let known = found[key], known.year ?? 0 > amounts.year ?? 0 { return }
                found[key] = amounts
            }
        } catch {
            throw .noLedger(path)
        }
        forms = found
    }

    /// Takes what the earlier form of a form's kind, unit and project says; what is left in the end has no later one.
    mutating func take(_ row: [LedgerCell]) -> Amounts? {
        let kind = FormColumn.cell(FormColumn.kindCode, of: row).shownText ?? ""
        let unit = FormColumn.cell(FormColumn.unit, of: row).shownText
        let project = FormColumn.cell(FormColumn.project, of: row).shownText
        guard let key = EarlierAmounts.key(kind: kind, unit: unit, project: project) else { return nil }
        return forms.removeValue(forKey: key)
    }

    /// The forms that were not taken, by unit and project.
    var left: [Amounts] {
        forms.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func key(kind: String, unit: String?, project: String?) -> String? {
        guard unit != nil || project != nil else { return nil }
        return [FormKey.plain(unit ?? ""), FormKey.plain(project ?? ""), kind].joined(separator: "\u{1F}")
    }
}
