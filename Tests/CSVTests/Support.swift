import Foundation
import Primitives
import Sheets

@testable import CSV
@testable import TextEncodings

/// What a call throws; nil where it throws nothing.
func thrown<T: ~Copyable>(_ body: () throws(CSVError) -> T) -> CSVError? {
    do throws(CSVError) {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

/// The raw fields of a UTF-8 text, read in chunks of so many bytes.
func records(
    of bytes: [UInt8], chunk size: Int, delimiter: UInt8 = UInt8(ascii: ","), limits: CSVLimits = .standard
) throws(CSVError) -> [[String]] {
    var reader = CSVRecordReader(delimiter: delimiter, limits: limits)
    var records: [[String]] = []
    func take() { records.append((0..<reader.record.count).map { reader.record[$0] }) }
    for start in stride(from: 0, to: bytes.count, by: size) {
        let chunk = Array(bytes[start..<min(start + size, bytes.count)])
        var position = 0
        while try reader.next(chunk.span, from: &position) { take() }
    }
    if try reader.finish() { take() }
    return records
}

/// The cells of a sheet as A1 addresses and texts.
func texts(_ sheet: Sheet) -> [String: String] {
    Dictionary(uniqueKeysWithValues: sheet.cells.map { ("\($0.reference)", sheet.text(of: $0)) })
}

/// A draft that holds a grid of texts; empty ones are not cells.
func draft(_ grid: [[String]]) -> SheetDraft {
    var draft = SheetDraft(name: "")
    for (row, texts) in grid.enumerated() {
        for (column, text) in texts.enumerated() where !text.isEmpty {
            draft.cells.append(
                SheetDraft.Cell(
                    reference: CellReference(row: row, column: column), content: .text(text), role: .text))
        }
    }
    return draft
}

extension String {
    /// The string in an encoding.
    func bytes(_ encoding: TextEncoding, mark: Bool = false) throws -> [UInt8] {
        switch encoding {
        case .utf8: return (mark ? [0xEF, 0xBB, 0xBF] : []) + Array(utf8)
        case .utf16LittleEndian:
            return (mark ? [0xFF, 0xFE] : []) + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian:
            return (mark ? [0xFE, 0xFF] : []) + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .gb18030:
            var bytes: [UInt8] = mark ? [0x84, 0x31, 0x95, 0x33] : []
            let outcome = try Converter(to: .gb18030, from: .utf8).convert(Array(utf8).span, to: &bytes)
            return outcome.failure == nil ? bytes : []
        }
    }
}
