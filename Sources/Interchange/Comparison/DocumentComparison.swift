public import Performance
import Primitives

/// Compares the forms of two files.
///
/// Forms are matched by project, unit and year; those that are left, in order. A form that no other is left
/// for is on one side only.
public struct DocumentComparison: Sendable {
    /// Two forms that belong together, or one that stands alone.
    public struct Pair: Sendable {
        /// The form's place on the left, from zero.
        public var left: Int?
        /// The form's place on the right, from zero.
        public var right: Int?
        /// What it is called, after the left where there is one.
        public var name: String
        /// What differs, where there are two.
        public var differences: [FormDifference]

        /// Whether there are two forms that say the same.
        public var isSame: Bool { left != nil && right != nil && differences.isEmpty }
    }

    /// The pairs, in the order of the left, then those on the right only.
    public private(set) var pairs: [Pair] = []

    /// Whether the files say the same.
    public var isSame: Bool { pairs.allSatisfy(\.isSame) }

    /// Compares forms.
    public init(_ left: [Form], _ right: [Form]) {
        let matching = RowMatching(
            left: left.map { RowMatching.Row(keys: $0.matchingKeys) },
            right: right.map { RowMatching.Row(keys: $0.matchingKeys) })
        var partners = Dictionary(uniqueKeysWithValues: matching.pairs.map { ($0.left, $0.right) })
        for (one, other) in zip(matching.removed, matching.added) { partners[one] = other }
        for (place, form) in left.enumerated() {
            let partner = partners[place]
            let differences = partner.map { FormComparison(form, right[$0]).differences }
            pairs.append(
                Pair(left: place, right: partner, name: form.shortName, differences: differences ?? []))
        }
        for place in matching.added.dropFirst(matching.removed.count) {
            pairs.append(Pair(left: nil, right: place, name: right[place].shortName, differences: []))
        }
    }
}

extension Form {
    /// The project, or the department where the form is of one.
    fileprivate var subjectName: String {
        let keys: [Subject.Key] = [.projectName, .subProgramme, .programme, .departmentName]
        return keys.lazy.compactMap { subject[$0] }.first ?? ""
    }

    /// Project, unit, year and months; project, unit and year; project and year; nothing to match by where there is no project.
    fileprivate var matchingKeys: [String] {
        let name = subjectName.squeezed
        guard !name.isEmpty else { return ["", "", ""] }
        let unit = (subject[.implementingUnit] ?? subject[.competentDepartment] ?? "").squeezed
        let year = fiscalYear.map(String.init) ?? ""
        let months = period.map { CalendarTime.months($0).description } ?? ""
        return [
            [name, unit, year, months].joined(separator: "\u{1F}"),
            [name, unit, year].joined(separator: "\u{1F}"), [name, year].joined(separator: "\u{1F}"),
        ]
    }

    /// `青年工匠夜校办班经费 2023`
    fileprivate var shortName: String {
        [subjectName.isEmpty ? title : subjectName, fiscalYear.map(String.init) ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}
