import Ledger
import Primitives

/// Forms grouped by what stands in one column of theirs.
struct FormGrouping {
    /// The column of `LedgerTable.forms`.
    let column: String
    private var groups: [LedgerCell: FormGroup] = [:]
    /// Whether there were more groups than are kept; their forms are in none.
    private(set) var isCut = false

    /// The most groups that are kept, so that memory has a bound where every form has a department of its own.
    private static let maximumGroups = 20_000
    /// The grades from the best down.
    private static let grades = ["优", "良", "中", "差"]

    /// A group with what its forms have in common.
    struct Member {
        /// What stands in the column; blank for the forms where nothing does.
        let label: LedgerCell
        let group: FormGroup
        /// Whether a formula finds the forms by the label.
        let isFindable: Bool
    }

    init(_ column: String) {
        self.column = column
    }

    /// How many groups there are.
    var count: Int { groups.count }

    /// Adds a form by its row of the ledger.
    mutating func add(_ row: [LedgerCell]) {
        let label = FormColumn.cell(column, of: row)
        guard groups[label] != nil || groups.count < FormGrouping.maximumGroups else {
            isCut = true
            return
        }
        groups[label, default: FormGroup()].add(row)
    }

    /// The groups: years and grades in their own order, all others from the largest budget down.
    var members: [Member] {
        var spellings: [LedgerCell: Int] = [:]
        for label in groups.keys { spellings[FormGrouping.folded(label), default: 0] += 1 }
        return groups.map { label, group in
            Member(
                label: label, group: group,
                isFindable: spellings[FormGrouping.folded(label)] == 1 && FormGrouping.isPlain(label))
        }.sorted(by: isBefore)
    }

    private func isBefore(_ left: Member, _ right: Member) -> Bool {
        switch column {
        case FormColumn.year:
            let (first, second) = (left.label.shownNumber, right.label.shownNumber)
            if first != second {
                guard let first, let second else { return second == nil }
                return first < second
            }
        case FormColumn.grade:
            let (first, second) = (FormGrouping.rank(left.label), FormGrouping.rank(right.label))
            if first != second { return first < second }
        default:
            let (first, second) = (left.group.budget.sum, right.group.budget.sum)
            if first != second { return second < first }
            if left.group.count != right.group.count { return right.group.count < left.group.count }
        }
        let (first, second) = (left.label.shownText ?? "", right.label.shownText ?? "")
        return first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
    }

    private static func rank(_ label: LedgerCell) -> Int {
        guard let text = label.shownText else { return grades.count + 1 }
        return grades.firstIndex(of: text) ?? grades.count
    }

    /// Spreadsheet programs see no difference between small and capital letters.
    private static func folded(_ label: LedgerCell) -> LedgerCell {
        label.shownText.map { .text($0.lowercased()) } ?? label
    }

    /// Whether SUMIFS finds the cells that hold the label, and no others.
    ///
    /// It would take `*` and `?` for any letters, `>5` for a comparison and `1-2` for a date. Whatever does not
    /// begin with a letter is therefore not looked for.
    private static func isPlain(_ label: LedgerCell) -> Bool {
        guard let text = label.shownText else { return true }
        guard let first = text.unicodeScalars.first, text.utf16.count <= 255 else { return false }
        let isIdeograph = (0x4E00...0x9FFF).contains(first.value)
        guard isIdeograph || first.properties.isAlphabetic && !isLikeDate(text) else { return false }
        return text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "*" && $0 != "?" && $0 != "~" }
    }

    /// Whether a text that begins with a letter of another script may be a month, or TRUE or FALSE.
    private static func isLikeDate(_ text: String) -> Bool {
        text.unicodeScalars.contains { ("0"..."9").contains($0) } || text.utf8.count <= 9
    }
}
