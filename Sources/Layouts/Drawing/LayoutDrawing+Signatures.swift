import Performance
import Sheets

extension LayoutDrawing {
    /// The lines that are signed under a form.
    static let signatures: [(label: String, key: Subject.Key)] = [
        ("填报人：", Subject.Key("preparer")), ("负责人：", Subject.Key("responsiblePerson")),
    ]
    /// Where the seal goes.
    static let seal = "单位（盖章）："

    /// Draws 填报人, 负责人 and the place of the seal: on a blank form always, else where the form names one of
    /// them and the layout has no place of its own for it.
    mutating func drawSignatures() {
        let named = LayoutDrawing.signatures.filter { !placed.contains(.subject($0.key)) }
        guard isBlank || named.contains(where: { form.subject[$0.key] != nil }) else { return }
        if isBlank { row += 1 }
        let groups = layout.signatureGroups(named.count + 1)
        let isOneRow = groups.count > 1
        for (index, signature) in named.enumerated() {
            let group = groups[isOneRow ? index : 0]
            put(.text(signature.label), .note, columns: group.label)
            put(.subject(signature.key), columns: group.text)
            // Signed lines stand under the form, outside its borders.
            sheet.cells[sheet.cells.count - 1].role = .note
            if !isOneRow { row += 1 }
        }
        let group = groups[groups.count - 1]
        put(.text(LayoutDrawing.seal), .note, columns: group.label)
        put(.blank, .note, columns: group.text)
        row += 1
    }
}

extension Layout {
    /// Parts of the form's width side by side, each with room for a label and a text; one part for a form of
    /// too few columns.
    func signatureGroups(_ count: Int) -> [(label: ColumnSpan, text: ColumnSpan)] {
        guard widths.count >= 2 * count else { return [(0...0, 1...max(1, widths.count - 1))] }
        let total = widths.reduce(0, +)
        var groups: [(ColumnSpan, ColumnSpan)] = []
        var first = 0
        var reached = 0.0
        for group in 0..<count {
            var last = first
            reached += widths[first]
            let latest = widths.count - 1 - 2 * (count - 1 - group)
            while last < latest,
                last == first || group == count - 1
                    || reached + widths[last + 1] / 2 < total * Double(group + 1) / Double(count)
            {
                last += 1
                reached += widths[last]
            }
            // A label needs room for 单位（盖章）：
            var labelEnd = first
            var labelWidth = widths[first]
            while labelEnd + 1 < last, labelWidth < 14 {
                labelEnd += 1
                labelWidth += widths[labelEnd]
            }
            groups.append((first...labelEnd, labelEnd + 1...last))
            first = last + 1
        }
        return groups
    }
}
