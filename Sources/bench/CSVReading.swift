import CSV

/// Reads a CSV file and keeps every field.
enum CSVReading {
    /// Reads a file and prints how much there was.
    static func run(path: String) throws {
        let table = try CSVTable(CSVRecords(path: path, limits: .stream))
        var fields = 0
        for record in 0..<table.count { fields += table.fieldCount(in: record) }
        print("\(table.count) records, \(fields) fields")
    }
}
