import Sheets
import XLSX

/// What `make bench` runs: it makes the forms to be read, and reads them as the peers do.
///
/// usage: bench generate FOLDER COUNT — writes COUNT workbooks, a form each, all of one layout
///        bench generate FOLDER COUNT FIXTURE… — the same of the layouts of some workbooks
///        bench read FILE… — reads cells and merged ranges on one thread, prints how many there were
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
        } else {
            print("usage: bench generate FOLDER COUNT | bench read FILE…")
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
