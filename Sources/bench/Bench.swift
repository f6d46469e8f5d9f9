import CSV
import Sheets
import XLSX

/// What `make bench` runs: it makes the forms to be read, and reads them as the peers do.
///
/// usage: bench generate FOLDER COUNT — writes COUNT workbooks, a form each, all of one layout
///        bench generate FOLDER COUNT FIXTURE… — the same of the layouts of some workbooks
///        bench generate-csv FILE --encoding NAME — writes a long CSV file
///        bench csv FILE — reads a CSV file and keeps its fields, prints how many there were
///        bench read FILE… — reads cells and merged ranges on one thread, prints how many there were
///        bench micro [NAME…] — measures steps of the work by themselves
///        bench summary ROWS OUT — writes a summary workbook of so many made-up indicators
@main
struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "generate", let count = Int(arguments[3]) {
            try FormFolder(path: arguments[2]).fill(count: count)
        } else if arguments.count > 4, arguments[1] == "generate", let count = Int(arguments[3]) {
            try FixtureFolder(path: arguments[2], fixtures: arguments[4...]).fill(count: count)
        } else if arguments.count > 2, arguments[1] == "read" {
            try read(arguments[2...])
        } else if arguments.count == 5, arguments[1] == "generate-csv", arguments[3] == "--encoding",
            let encoding = TextEncoding(named: arguments[4])
        {
            try LongCSV(path: arguments[2]).write(in: encoding)
        } else if arguments.count == 3, arguments[1] == "csv" {
            try LongCSV(path: arguments[2]).read()
        } else if arguments.count > 1, arguments[1] == "micro" {
            try MicroBenchmark.run(arguments[2...])
        } else if arguments.count == 4, arguments[1] == "summary", let rows = Int(arguments[2]) {
            try SummaryRun(rows: rows, path: arguments[3]).run()
        } else {
            print(
                "usage: bench generate FOLDER COUNT [FIXTURE…] | bench generate-csv FILE --encoding NAME"
                    + " | bench csv FILE | bench read FILE… | bench micro [NAME…] | bench summary ROWS OUT")
        }
    }

    private static func read(_ paths: ArraySlice<String>) throws {
        var reader = XLSXReader()
        var cells = 0
        var merges = 0
        for path in paths {
            let book = try reader.read(path: path)
            for sheet in book.workbook.sheets {
                cells += sheet.cells.count
                merges += sheet.mergedRanges.count
            }
        }
        print("\(cells) cells, \(merges) merged ranges")
    }
}
