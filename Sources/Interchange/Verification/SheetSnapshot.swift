import NumberFormats
import Performance
import Primitives
import Sheets

/// What is compared of a sheet: the text of each cell, the exact number of each number cell, the merged ranges.
struct SheetSnapshot: Sendable {
    var texts: [CellReference: String] = [:]
    var numbers: [CellReference: ExactDecimal] = [:]
    /// The same numbers as they are seen, where the format moves the point: 0.98765 under `0%` is 98.765.
    var scaled: [CellReference: ExactDecimal] = [:]
    var merges: Set<CellRange> = []

    /// How many digits of a number in a workbook count: the rest is the noise of binary fractions.
    private static let digits = 15

    /// Takes sheets as one; where a form came back on a sheet of its own, it stands in its old place there.
    init(_ sheets: some Sequence<Sheet>) {
        for sheet in sheets {
            let formats = sheet.formats.map { FormatCode($0) }
            for cell in sheet.cells {
                let text = sheet.text(of: cell)
                if !text.isEmpty { texts[cell.reference] = text }
                if cell.kind == .number || cell.kind == .date {
                    let number = SheetSnapshot.number(of: cell, in: sheet)
                    numbers[cell.reference] = number
                    if let number, Int(cell.format) < formats.count {
                        let power = formats[Int(cell.format)].power(of: number)
                        if power != 0 { scaled[cell.reference] = number.scaled(byPowerOfTen: power) }
                    }
                }
            }
            merges.formUnion(sheet.mergedRanges)
        }
    }

    /// The number that a cell stores; of a date, the days since 1900.
    private static func number(of cell: Cell, in sheet: Sheet) -> ExactDecimal? {
        let number = ExactDecimal(sheet.stored(of: cell))?.rounded(toDigits: digits)
        guard cell.kind == .date, sheet.usesEpoch1904, let number, number >= ExactDecimal(1) else {
            return number
        }
        return number.adding(ExactDecimal(1462))
    }
}

extension Verification.RouteCheck {
    /// Compares what came back with what was there.
    ///
    /// - Parameters:
    ///   - aspects: what the route carries.
    ///   - infersMerges: whether the route has no merged ranges, and what came back was inferred: what did not come
    ///     back is named as not carried, and another range is no difference as long as it hides no text.
    ///   - isText: whether the route is by text, which has no number formats: a number may come back as another
    ///     text that says it.
    mutating func compare(
        _ expected: SheetSnapshot, with found: SheetSnapshot, sheet: String?,
        aspects: Set<Verification.Aspect>, isText: Bool = false, infersMerges: Bool = false
    ) {
        if aspects.contains(.number) {
            // What came back as text is in quotation marks: the same digits are no number any more.
            for (cell, number) in expected.numbers.sorted(by: { $0.key < $1.key }) {
                var back = found.numbers[cell]?.description ?? found.texts[cell].map { "“\($0)”" }
                if isText, found.numbers[cell] != number, let text = found.texts[cell],
                    let value = Value(reading: text),
                    value.says(number) || value.number == expected.scaled[cell] && value.number != nil
                {
                    back = number.description
                }
                count(\.numbers, .number, sheet, CellRange(cell), number.description, back)
            }
        }
        if aspects.contains(.text) {
            for cell in Set(expected.texts.keys).union(found.texts.keys).sorted()
            where !isText || expected.numbers[cell] == nil {
                count(\.texts, .text, sheet, CellRange(cell), expected.texts[cell], found.texts[cell])
            }
        }
        guard aspects.contains(.merge) else { return }
        var compared = expected.merges.union(found.merges)
        if infersMerges {
            let lost = expected.merges.subtracting(found.merges)
            notCarried += lost.inOrder.map {
                Verification.NotCarried(sheet: sheet, range: $0, aspect: .merge)
            }
            let covered = found.merges.subtracting(expected.merges).filter { range in
                !expected.texts.keys.contains { range.contains($0) && $0 != range.first }
            }
            compared.subtract(lost)
            compared.subtract(covered)
        }
        for range in compared.inOrder {
            count(
                \.merges, .merge, sheet, range, expected.merges.contains(range) ? "\(range)" : nil,
                found.merges.contains(range) ? "\(range)" : nil)
        }
    }

    /// Counts one thing, and takes note of it where it differs; texts compare by their bytes.
    mutating func count(
        _ counter: WritableKeyPath<Self, Verification.Count>, _ aspect: Verification.Aspect, _ sheet: String?,
        _ range: CellRange?, _ expected: String?, _ found: String?
    ) {
        let isSame: Bool =
            if let expected, let found { expected.utf8.elementsEqual(found.utf8) } else { expected == found }
        if isSame {
            self[keyPath: counter].same += 1
        } else {
            self[keyPath: counter].different += 1
            differences.append(
                Verification.Difference(
                    sheet: sheet, range: range, aspect: aspect, expected: expected, found: found))
        }
    }
}

extension Set<CellRange> {
    /// The ranges in reading order.
    var inOrder: [CellRange] {
        sorted { $0.first == $1.first ? $0.last < $1.last : $0.first < $1.first }
    }
}
