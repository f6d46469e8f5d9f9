import Primitives
import Sheets
import TestSupport
import Testing

@Suite("Widths and heights of a sheet")
struct MeasureTests {
    private func made(columns: [Sheet.Column] = [], rows: [Sheet.Row] = []) throws -> Sheet {
        try Sheet(name: "", cells: [], bytes: [], columns: columns, rows: rows)
    }

    @Test("where runs of columns overlap the later counts")
    func overlappingColumns() throws {
        let sheet = try made(columns: [
            .init(first: 1, last: 4, width: 10), .init(first: 4, last: 8, width: 12),
            .init(first: 2, last: 2, width: 5),
        ])
        #expect(
            sheet.columns == [
                .init(first: 1, last: 1, width: 10), .init(first: 2, last: 2, width: 5),
                .init(first: 3, last: 3, width: 10), .init(first: 4, last: 8, width: 12),
            ])
        #expect(sheet.repeatedMeasures.column == 2)
        #expect(sheet.repeatedMeasures.row == nil)
    }

    @Test("of a row that is given twice the later counts")
    func repeatedRows() throws {
        let sheet = try made(rows: [
            .init(index: 5, height: 9), .init(index: 2, height: 20), .init(index: 2, height: 30),
        ])
        #expect(sheet.rows == [.init(index: 2, height: 30), .init(index: 5, height: 9)])
        #expect(sheet.repeatedMeasures.row == 2)
        #expect(sheet.repeatedMeasures.column == nil)
    }

    @Test("whatever the runs, each column has the width of the last that covers it")
    func anyRuns() throws {
        var random = SplitMix64()
        for _ in 0..<300 {
            let runs = (0..<Int.random(in: 0...8, using: &random)).map { number in
                let first = Int.random(in: 0...20, using: &random)
                return Sheet.Column(
                    first: first, last: first + Int.random(in: 0...6, using: &random), width: Double(number))
            }
            let sheet = try made(columns: runs)
            var widths: [Int: Double] = [:]
            var repeated: Int?
            for run in runs {
                for column in run.first...run.last {
                    if widths[column] != nil { repeated = min(repeated ?? .max, column) }
                    widths[column] = run.width
                }
            }
            var found: [Int: Double] = [:]
            for run in sheet.columns {
                for column in run.first...run.last {
                    #expect(found[column] == nil, "\(SplitMix64.seed)")
                    found[column] = run.width
                }
            }
            #expect(found == widths, "\(SplitMix64.seed)")
            #expect(sheet.repeatedMeasures.column == repeated, "\(SplitMix64.seed)")
            #expect(zip(sheet.columns, sheet.columns.dropFirst()).allSatisfy { $0.last < $1.first })
        }
    }

    @Test("a hundred thousand runs over the whole sheet are put in order at once")
    func manyRuns() throws {
        let runs = (0..<100_000).map { Sheet.Column(first: 0, last: 16_383, width: Double($0)) }
        #expect(
            try made(columns: runs).columns == [Sheet.Column(first: 0, last: 16_383, width: 99_999)])
    }
}
