import Performance
import Primitives
import Sheets

extension FormScanner {
    /// A line of the head: labels, each with the text to its right.
    mutating func takeHead(_ line: SheetLines.Line) {
        form.seen.insert(.head)
        extend(.head, to: line.row)
        var label: (cell: Int, key: Subject.Key?)?
        for index in line.cells {
            let cell = lines.cells[index]
            if let open = label, let key = open.key, isFree(key), isBeside(cell, label: open.cell) {
                label = nil
                place(.subject(key), in: index)
            } else if isClaimed[index] {
                continue
            } else if let meaning = cell.meaning, meaning.flags.contains(.furniture), meaning.subject == nil {
                leaveOpen(label?.cell, key: label?.key)
                label = nil
                isClaimed[index] = true
            } else if let meaning = cell.meaning, isHeadLabel(meaning) {
                leaveOpen(label?.cell, key: label?.key)
                isClaimed[index] = true
                let key = LabelKey(lines.bytes(of: cell))
                for rule in vocabulary.beside
                where rule.neighbour == key.whole || rule.neighbour == key.withoutBracket {
                    form.headings.insert(rule.neighbour)
                }
                if meaning.flags.contains(.heading), meaning.subject == nil {
                    label = nil
                    continue
                }
                label = (index, self.key(of: cell, meaning))
            } else if let open = label {
                label = nil
                guard let key = open.key, isFree(key) else { continue }
                place(.subject(key), in: index)
            } else if !cell.isBlank {
                takeInline(index)
            }
        }
        leaveOpen(label?.cell, key: label?.key)
    }

    /// Whether a cell touches a label with nothing between: it is the label's text then, even where it is
    /// spelled like another label. Where merges were lost nobody can tell.
    private func isBeside(_ cell: SheetLines.Cell, label: Int) -> Bool {
        lines.hasMerges && !cell.isBlank
            && cell.range.first.column == lines.cells[label].range.last.column + 1
    }

    private func isHeadLabel(_ meaning: LabelMeaning) -> Bool {
        meaning.subject != nil || meaning.fundSource != nil
            || !meaning.flags.isDisjoint(with: [.heading, .depends])
    }

    /// Whether a line of the head has not been read yet; the first of two stands.
    private func isFree(_ key: Subject.Key) -> Bool {
        !isPlaced(.subject(key))
    }

    /// A label with nothing at its right: its text goes into the cell beside it, once there is one.
    private mutating func leaveOpen(_ label: Int?, key: Subject.Key?) {
        guard let label, let key, isFree(key) else { return }
        let range = lines.cells[label].range
        guard range.last.column < CellReference.lastColumn else { return }
        let place = CellReference(row: range.first.row, column: range.last.column + 1)
        guard lines.hasMerges, lines.sheet.index(at: place) == nil, lines.cover(of: place) == nil else {
            return
        }
        placeBlank(.subject(key), at: place)
    }

    /// What a label stands for, after the labels over or beside it.
    private func key(of cell: SheetLines.Cell, _ meaning: LabelMeaning) -> Subject.Key? {
        guard meaning.flags.contains(.depends) else { return meaning.subject }
        let key = LabelKey(lines.bytes(of: cell))
        for rule in vocabulary.beside where rule.label == key.whole || rule.label == key.withoutBracket {
            if form.headings.contains(rule.neighbour) { return rule.subject }
        }
        return meaning.subject
    }

    /// A label and its text in one cell: `填报单位：市工信局`.
    @discardableResult
    mutating func takeInline(_ index: Int) -> Bool {
        let bytes = lines.bytes(of: lines.cells[index])
        guard let end = FormScanner.labelEnd(bytes),
            let meaning = vocabulary.meaning(of: LabelKey(bytes[..<end])),
            !WhiteSpace.isAll(of: bytes[end...])
        else { return false }
        if takeInlineSubjects(index) { return true }
        if meaning.flags.contains(.furniture) {
            isClaimed[index] = true
            return true
        }
        guard let key = meaning.subject, isFree(key) else { return false }
        place(.subject(key), in: index, labelBytes: end - bytes.startIndex)
        return true
    }

    /// The end of a label that a colon closes, the colon included; nil where there is none.
    static func labelEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
        for index in bytes.indices.prefix(LabelKey.maximumBytes) {
            if bytes[index] == UInt8(ascii: ":") { return index + 1 }
            if bytes[index] == 0xEF, bytes.endIndex - index >= 3, bytes[index + 1] == 0xBC,
                bytes[index + 2] == 0x9A
            {
                return index + 3
            }
        }
        return nil
    }

    /// A title or a year line; false where the line is neither.
    mutating func takeTitleOrYear(_ line: SheetLines.Line, _ facts: LineFacts) -> Bool {
        guard let first = facts.first else { return false }
        let cell = lines.cells[first]
        // 单位：万元 or a remark may stand beside it.
        let others = line.cells.filter { $0 != first && !lines.cells[$0].isBlank }
        guard others.allSatisfy({ !isTitle(lines.cells[$0]) && lines.cells[$0].meaning?.subject == nil })
        else { return false }
        if !form.seen.contains(.title), isTitle(cell) {
            form.seen.insert(.title)
            extend(.title, to: line.row)
            place(.title, in: first)
            takeLoose(others)
            return true
        }
        if !form.seen.contains(.year), takeYear(first) {
            extend(.year, to: line.row)
            takeLoose(others)
            return true
        }
        return false
    }

    /// Whether a cell's text is the title of a form.
    func isTitle(_ cell: SheetLines.Cell) -> Bool {
        let bytes = lines.bytes(of: cell)
        guard bytes.count <= 300, FormScanner.labelEnd(bytes) == nil else { return false }
        return vocabulary.isTitle(WhiteSpace.removed(from: bytes))
    }

    /// A line that no part of a form claims: printed matter, or left over.
    mutating func takeLoose(_ line: SheetLines.Line) {
        takeLoose(Array(line.cells))
    }

    mutating func takeLoose(_ cells: [Int]) {
        for index in cells where !lines.cells[index].isBlank {
            if let meaning = lines.cells[index].meaning,
                !meaning.flags.isDisjoint(with: [
                    .furniture, .fundsSection, .goalsSection, .indicatorsSection,
                ])
            {
                isClaimed[index] = true
            } else if isFurniture(lines.cells[index]) {
                isClaimed[index] = true
            } else {
                takeInline(index)
            }
        }
    }

    /// 附件 with its number: 附件1, 附件2-1.
    func isFurniture(_ cell: SheetLines.Cell) -> Bool {
        var bytes = lines.bytes(of: cell)
        while let last = bytes.last, last < 0x80, last != UInt8(ascii: ")") { bytes = bytes.dropLast() }
        return vocabulary.meaning(of: LabelKey(bytes))?.flags.contains(.furniture) ?? false
    }
}
