import Performance
import Primitives

extension FormScanner {
    /// The score and the grade behind their labels in the same cell: `自评总分：98.5分  自评等级：优`, `总分：98.5（优）`; false
    /// where no cell of the line has them, or the form has them already.
    mutating func takeInlineTotals(_ line: SheetLines.Line) -> Bool {
        var isTaken = false
        for index in line.cells where !lines.cells[index].isBlank {
            let bytes = lines.bytes(of: lines.cells[index])
            for part in inlineTotals(bytes) where !isPlaced(part.field) {
                place(part.field, in: index, text: part.text)
                isTaken = true
            }
        }
        guard isTaken else { return false }
        form.seen.insert(.total)
        extend(.other, to: line.row)
        return true
    }

    private func inlineTotals(_ bytes: ArraySlice<UInt8>) -> [(field: FieldPath, text: Range<Int>)] {
        let parts = inlineParts(bytes) { meaning in !meaning.flags.isDisjoint(with: [.total, .grade]) }
        return parts.flatMap { part -> [(FieldPath, Range<Int>)] in
            if part.meaning.flags.contains(.grade) { return [(.totalGrade, part.text)] }
            guard let grade = gradeInBracket(bytes[part.text]) else { return [(.totalScore, part.text)] }
            return [(.totalScore, part.text.lowerBound..<grade.bracket), (.totalGrade, grade.name)]
        }
    }

    /// The grade in a bracket behind the score, and where the bracket begins.
    private func gradeInBracket(_ bytes: ArraySlice<UInt8>) -> (bracket: Int, name: Range<Int>)? {
        for (open, close) in [("（", "）"), ("(", ")")] {
            guard let start = bytes.firstRange(of: open.utf8), let end = bytes.firstRange(of: close.utf8),
                start.upperBound < end.lowerBound
            else { continue }
            let name = start.upperBound..<end.lowerBound
            if vocabulary.isGrade(LabelKey(bytes[name])) { return (start.lowerBound, name) }
        }
        return nil
    }
}
