import Ledger
import Performance

/// How forms of the same kind, unit, project and year are told to be so, and units to be the same.
enum FormKey {
    /// The key of a form; nil where it does not name its unit and project.
    static func key(of form: Form, _ source: FormSource) -> String? {
        guard let unit = source.unit, let project = source.project else { return nil }
        let year = form.fiscalYear.map(String.init) ?? ""
        return [form.kind.rawValue, plain(unit), plain(project), year].joined(separator: "\u{1F}")
    }

    /// The departments and units that a form names, each once.
    static func units(of form: Form, _ source: FormSource) -> [String] {
        let keys: [Subject.Key] = [
            .implementingUnit, .departmentName, .competentDepartment, .localDepartment, .centralDepartment,
        ]
        var names: [String] = []
        for key in keys {
            guard let name = form.subject[key].map(plain), !name.isEmpty, !names.contains(name) else {
                continue
            }
            names.append(name)
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
