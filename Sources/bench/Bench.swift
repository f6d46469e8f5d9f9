/// What `make bench` runs: it makes the forms to be read, and reads them as the peers do.
///
/// usage: bench generate FOLDER COUNT — writes COUNT workbooks, a form each, all of one layout
///        bench generate FOLDER COUNT FIXTURE… — the same of the layouts of some workbooks
///        bench read [--threads N] FILE… — reads cells and merged ranges, prints how many there were
///        bench rows FILE — writes the cells of the first sheet as CSV, row by row
///        bench micro [NAME…] — measures steps of the work by themselves
@main
struct Bench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "generate", let count = Int(arguments[3]) {
            try FormFolder(path: arguments[2]).fill(count: count)
        } else if arguments.count > 4, arguments[1] == "generate", let count = Int(arguments[3]) {
            try FixtureFolder(path: arguments[2], fixtures: arguments[4...]).fill(count: count)
        } else if arguments.count > 2, arguments[1] == "read" {
            try await FormReading.run(arguments[2...])
        } else if arguments.count == 3, arguments[1] == "rows" {
            try RowsToCSV.run(path: arguments[2])
        } else if arguments.count > 1, arguments[1] == "micro" {
            try MicroBenchmark.run(arguments[2...])
        } else {
            print(
                "usage: bench generate FOLDER COUNT [FIXTURE…] | bench read [--threads N] FILE…"
                    + " | bench rows FILE | bench micro [NAME…]")
        }
    }
}
