import Interchange

/// What `make bench` runs: it makes the data to be measured on, and does by itself what peers do.
@main
struct Bench {
    private static let usage = """
        usage: bench generate FOLDER COUNT              writes COUNT workbooks, a form each, all of one layout
               bench generate FOLDER COUNT FIXTURE…     the same of the layouts of some workbooks
               bench csv FILE                           reads a CSV file and keeps its fields, prints how many
               bench read [--threads N] [--anew] FILE…  reads cells and merged ranges (.xlsx, .xls, .ods, .docx, .htm), prints how many
               bench rows FILE                          writes the cells of the first sheet as CSV, row by row
               bench summary ROWS OUT                   writes a summary workbook of so many made-up indicators
               bench micro [NAME…]                      measures steps of the work by themselves
        """

    static func main() async throws {
        ProcessTimeZone.ignore()
        let arguments = CommandLine.arguments.dropFirst()
        let rest = Array(arguments.dropFirst())
        switch (arguments.first, rest.count) {
        case ("generate", 2...):
            guard let count = Int(rest[1]) else { return print(usage) }
            if rest.count == 2 {
                try FormFolder(path: rest[0]).fill(count: count)
            } else {
                try FixtureFolder(path: rest[0], fixtures: rest[2...]).fill(count: count)
            }
        case ("csv", 1): try CSVReading.run(path: rest[0])
        case ("read", 1...): try await FormReading.run(rest[...])
        case ("rows", 1): try RowsToCSV.run(path: rest[0])
        case ("summary", 2):
            guard let rows = Int(rest[0]) else { return print(usage) }
            try SummaryRun(rows: rows, path: rest[1]).run()
        case ("micro", _): try MicroBenchmark.run(rest[...])
        default: print(usage)
        }
    }
}
