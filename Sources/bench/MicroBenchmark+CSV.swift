import CSV
import TextEncodings

extension MicroBenchmark {
    /// Going through UTF-8 text record by record; an item is a field.
    static let csvScan = MicroBenchmark(name: "csv-scan") {
        let bytes = try CSVSample.bytes(rows: 2000)
        return {
            var reader = CSVRecordReader()
            var position = 0
            var fields = 0
            while try reader.next(bytes.span, from: &position) { fields += reader.record.count }
            return fields
        }
    }

    /// Reading GB18030 with every field kept; an item is a field.
    static let csvGB18030 = MicroBenchmark(name: "csv-gb18030") {
        let bytes = try CSVSample.bytes(rows: 2000, in: .gb18030)
        return {
            let table = try CSVTable(CSVRecords(bytes: bytes, encoding: .gb18030))
            return (0..<table.count).reduce(0) { $0 + table.fieldCount(in: $1) }
        }
    }
}
