import Foundation
import Primitives
import Sheets
import TestSupport

extension SheetDraft {
    /// A sheet of a random grid: tiles of random size, merged or not, with random content.
    static func random(using generator: inout SplitMix64) -> SheetDraft {
        var draft = SheetDraft(name: randomText(8, using: &generator))
        let firstRow = Int.random(in: 0...5, using: &generator)
        let firstColumn = Int.random(in: 0...3, using: &generator)
        var top = firstRow
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let height = Int.random(in: 1...4, using: &generator)
            var left = firstColumn
            while left < firstColumn + 10 {
                let width = Int.random(in: 1...4, using: &generator)
                let isSplit = Int.random(in: 0...3, using: &generator) == 0
                for row in top..<(top + height) where isSplit || row == top {
                    let rows = isSplit ? row...row : top...(top + height - 1)
                    let range = CellRange(rows: rows, columns: left...(left + width - 1))
                    draft.addRandom(range, using: &generator)
                }
                left += width
            }
            top += height
        }
        for column in firstColumn..<(firstColumn + 12) where Bool.random(using: &generator) {
            draft.columnWidths[column] = Double(Int.random(in: 4...300, using: &generator)) / 7
        }
        for row in firstRow...(top + 2) where Int.random(in: 0...4, using: &generator) == 0 {
            draft.rowHeights[row] = Double(Int.random(in: 1...500, using: &generator)) * 0.75
        }
        draft.cells.shuffle(using: &generator)
        draft.mergedRanges.shuffle(using: &generator)
        return draft
    }

    private mutating func addRandom(_ range: CellRange, using generator: inout SplitMix64) {
        if !range.isSingleCell { mergedRanges.append(range) }
        let role = Role.allCases.randomElement(using: &generator) ?? .value
        let content: Content
        switch Int.random(in: 0...9, using: &generator) {
        case 0: return  // a merge without a cell
        case 1: content = .blank
        case 2...4:
            let digits = Int64.random(in: -999_999_999_999_999...999_999_999_999_999, using: &generator)
            let exponent = Int.random(in: -17...3, using: &generator)
            let format = ["General", "0.00%", "#,##0.00", "0\"分\"", "0"].randomElement(using: &generator)
            let number = ExactDecimal(significand: Int128(digits), exponent: exponent)
            content = .number(stored: number, format: format ?? "0", text: "")
        default:
            let long = Int.random(in: 0...9, using: &generator) == 0
            content = .text(SheetDraft.randomText(long ? 600 : 25, using: &generator))
        }
        cells.append(Cell(reference: range.first, content: content, role: role))
    }

    /// Text with what makes trouble in it.
    static func randomText(_ length: Int, using generator: inout SplitMix64) -> String {
        let pieces: [String] = [
            "绩效", "指标", "，", "（", "）", "。", "\n", " ", "  ", "\t", "\r", "\u{1}", "\u{0}", "\u{FFFF}",
            "\u{1F}", "_x000D_",
            "_x00", "_", "x0041_", "&", "<", ">", "\"", "'", "]]>", "=1+1", "-5", "@", "100%", "Excel", "é",
            "e\u{301}",
            "😀", "𠮷", "👨‍👩‍👧‍👦", "\u{3000}", "\u{200B}", "\u{7F}", "\u{85}", "\u{2028}", "[", ":", "*", "/",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...length, using: &generator) {
            text += pieces.randomElement(using: &generator) ?? ""
        }
        return text
    }
}
