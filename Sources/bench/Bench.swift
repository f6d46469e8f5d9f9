import Sheets
import XLSX

/// What `make bench` runs: it makes the forms to be read, and reads them as the peers do.
///
/// usage: bench generate FOLDER COUNT — writes COUNT workbooks, a form each
///        bench read FILE… — reads cells and merged ranges on one thread, prints how many there were
///        bench micro [NAME…] — measures steps of the work by themselves
@main
struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "generate", let count = Int(arguments[3]) {
            try FormFolder(path: arguments[2]).fill(count: count)
        } else if arguments.count > 2, arguments[1] == "read" {
            try read(arguments[2...])
        } else if arguments.count > 1, arguments[1] == "micro" {
            try MicroBenchmark.run(arguments[2...])
        } else {
            print("usage: bench generate FOLDER COUNT | bench read FILE… | bench micro [NAME…]")
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
