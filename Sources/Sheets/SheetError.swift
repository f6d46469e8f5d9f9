public import Primitives

/// Why cells and merged ranges do not make a sheet.
public enum SheetError: Error, Hashable, Sendable {
    /// Two cells claim one place.
    case duplicateCell(CellReference)
    /// Two merged ranges share a cell.
    case overlappingMerges(CellRange, CellRange)
}
