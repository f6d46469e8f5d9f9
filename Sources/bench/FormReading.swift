import HTML
import Interchange
import ODS
import Sheets
import Word
import XLS
import XLSX

/// Reads the cells and merged ranges of many workbooks, and counts them.
struct FormReading {
    private var cells = 0
    private var merges = 0

    /// What reads the files that are no XLSX workbooks, by how their names end.
    private static let others: [(ending: String, read: @Sendable ([UInt8]) throws -> SheetBook)] = [
        (".xls", { try XLSReader().read($0) }), (".ods", { try ODSReader().read($0) }),
        (".docx", { try WordReader().read($0) }), (".htm", { try HTMLReader().read($0) }),
    ]

    /// Reads the files and prints what there was. Options before them: `--threads N`, and `--anew` for a reader that
    /// has met no file before for each.
    static func run(_ arguments: ArraySlice<String>) async throws {
        var paths = arguments
        var threads = 1
        if paths.first == "--threads" {
            threads = Int(paths.dropFirst().first ?? "") ?? 1
            paths = paths.dropFirst(2)
        }
        let isAnew = paths.first == "--anew"
        if isAnew { paths = paths.dropFirst() }
        let total = try await read(Array(paths), threads: max(1, threads), isAnew: isAnew)
        print("\(total.cells) cells, \(total.merges) merged ranges")
    }

    /// Each thread has a reader of its own, and takes every so many-th file.
    private static func read(_ paths: [String], threads: Int, isAnew: Bool) async throws -> FormReading {
        guard threads > 1 else { return try read(paths, from: 0, by: 1, isAnew: isAnew) }
        return try await withThrowingTaskGroup(of: FormReading.self) { group in
            for first in 0..<threads {
                group.addTask { try read(paths, from: first, by: threads, isAnew: isAnew) }
            }
            return try await group.reduce(into: FormReading()) { total, part in
                total.cells += part.cells
                total.merges += part.merges
            }
        }
    }

    private static func read(
        _ paths: [String], from first: Int, by step: Int, isAnew: Bool
    ) throws -> FormReading {
        var reader = XLSXReader()
        var total = FormReading()
        for index in stride(from: first, to: paths.count, by: step) {
            if isAnew { reader = XLSXReader() }
            let book =
                if let other = others.first(where: { paths[index].hasSuffix($0.ending) }) {
                    try other.read(try InputFile(reading: paths[index]).bytes).workbook
                } else {
                    try reader.read(path: paths[index]).workbook
                }
            for sheet in book.sheets {
                total.cells += sheet.cells.count
                total.merges += sheet.mergedRanges.count
            }
        }
        return total
    }
}
