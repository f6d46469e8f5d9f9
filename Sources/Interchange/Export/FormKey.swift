import Ledger
import Performance
import Primitives

/// How forms of the same kind, unit, project and year are told to be so, and units to be the same.
enum FormKey {
    /// The key of a form; nil where it does not name its project, or, being of a whole department, not that.
    static func key(of form: Form, _ source: FormSource) -> String? {
        let isOfDepartment =
            switch form.kind {
            case .departmentTarget, .departmentSelfEvaluation, .departmentMonitoring: true
            default: false
            }
        guard source.project != nil || (isOfDepartment && source.unit != nil) else { return nil }
        let year = form.fiscalYear.map(String.init) ?? ""
        // A project is monitored several times a year.
        let months = form.period.map { CalendarTime.months($0).description } ?? ""
        return [form.kind.rawValue, plain(source.unit ?? ""), plain(source.project ?? ""), year, months]
            .joined(separator: "\u{1F}")
    }

    /// The units that report with a form, each once: the one that does the work, and the one that fills it in.
    static func units(of form: Form, _ source: FormSource) -> [String] {
        var names: [String] = []
        for name in [source.unit, form.subject[Subject.Key("reportingUnit")]] {
            guard let plain = name.map(plain), !plain.isEmpty, !names.contains(plain) else { continue }
            names.append(plain)
        }
        return names
    }

    /// A name without what differs from hand to hand: white space and the width of brackets.
    static func plain(_ name: String) -> String {
        var plain = ""
        for scalar in name.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar {
            case "(": plain.unicodeScalars.append("（")
            case ")": plain.unicodeScalars.append("）")
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
