import Markup
import Primitives
import Sheets

extension WorksheetReader {
    mutating func readMerges(_ scanner: inout XMLScanner) throws(XLSXError) {
        let level = scanner.depth
        while true {
            while let text = scanner.takePlainMerge() { try keepMerge(text) }
            let event = try scanner.next()
            if event == .end, scanner.depth < level { return }
            guard event == .start, scanner.isNamed("mergeCell"), let text = scanner.attribute("ref") else {
                continue
            }
            try keepMerge(text)
        }
    }

    private mutating func keepMerge(_ text: UnsafeBufferPointer<UInt8>) throws(XLSXError) {
        guard let range = CellRange(anyCorners: text) else { throw badReference(text) }
        if range.isSingleCell {
            context.warn(.singleCellMerge(sheet: name, cell: range.first))
            return
        }
        guard mergedRanges.count < context.maximumMerges else {
            throw .tooBig(.mergedRanges, maximum: context.maximumMerges, part: part)
        }
        mergedRanges.append(range)
    }

    mutating func readColumns(_ scanner: inout XMLScanner) throws(XLSXError) {
        let level = scanner.depth
        while true {
            let event = try scanner.next()
            if event == .end, scanner.depth < level { return }
            guard event == .start, scanner.isNamed("col"), let minimum = scanner.attribute("min") else {
                continue
            }
            let maximum = scanner.attribute("max") ?? minimum
            guard let first = WholeNumber.read(minimum), first >= 1 else { throw badReference(minimum) }
            guard let last = WholeNumber.read(maximum), last >= first, last <= CellReference.lastColumn + 1
            else {
                throw badReference(maximum)
            }
            let width = WorksheetReader.number(scanner.attribute("width"))
            // A column drawn together to nothing is hidden too, and so is a row.
            let isHidden = (scanner.attribute("hidden").map(WholeNumber.isTrue) ?? false) || width == 0
            guard width != nil || isHidden else { continue }
            guard columns.count < context.maximumDimensions else {
                throw .tooBig(.dimensions, maximum: context.maximumDimensions, part: part)
            }
            columns.append(Sheet.Column(first: first - 1, last: last - 1, width: width, isHidden: isHidden))
        }
    }

    mutating func startRow(_ scanner: inout XMLScanner) throws(XLSXError) {
        column = -1
        if let text = scanner.attribute("r") {
            guard let number = WholeNumber.read(text), number >= 1, number <= CellReference.lastRow + 1 else {
                throw badReference(text)
            }
            row = number - 1
        } else {
            row += 1
            guard row <= CellReference.lastRow else { throw .badReference(part: part, text: String(row + 1)) }
        }
        guard keepsRows else { return }
        let height = WorksheetReader.number(scanner.attribute("ht"))
        let isHidden = (scanner.attribute("hidden").map(WholeNumber.isTrue) ?? false) || height == 0
        guard height != nil || isHidden else { return }
        guard rows.count < context.maximumDimensions else {
            throw .tooBig(.dimensions, maximum: context.maximumDimensions, part: part)
        }
        rows.append(Sheet.Row(index: row, height: height, isHidden: isHidden))
    }
}
