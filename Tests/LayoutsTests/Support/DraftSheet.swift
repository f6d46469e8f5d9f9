import Primitives
import Sheets

extension Sheet {
    /// A draft as a reader would find it.
    init(_ draft: SheetDraft, isFlat: Bool = false) throws {
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        for cell in draft.cells {
            guard let text = cell.content.text else { continue }
            let slice = Cell.Slice(offset: bytes.count, count: text.utf8.count)
            bytes += Array(text.utf8)
            cells.append(Cell(reference: cell.reference, kind: .text, stored: slice, text: slice))
        }
        try self.init(
            name: isFlat ? "" : draft.name, cells: cells, bytes: bytes,
            mergedRanges: isFlat ? [] : draft.mergedRanges)
    }

    /// Every cell's address and text.
    var texts: [String] { cells.map { "\($0.reference) \(text(of: $0))" } }
}

extension SheetDraft.Content {
    var text: String? {
        switch self {
        case .blank: nil
        case .text(let text): text
        case .number(_, _, let text): text
        case .formula(_, _, let result): result.text.isEmpty ? nil : result.text
        }
    }
}

extension SheetDraft {
    /// Every cell's address and text.
    var texts: [String] {
        cells.compactMap { cell in cell.content.text.map { "\(cell.reference) \($0)" } }
    }
}
