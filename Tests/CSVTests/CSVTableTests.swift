import TestSupport
import Testing
import TextEncodings

@testable import CSV

@Suite struct CSVTableTests {
    @Test func aTableHasEveryFieldsText() throws {
        let text = "名称,\"说\"\"明\"\"\"\r\n\r\n\"=\"\"001\"\"\",\"a\nb\",\"x\"y\n\"\"\"\""
        let table = try CSVTable(CSVRecords(bytes: Array(text.utf8)))
        #expect(table.count == 4)
        #expect((0..<4).map { table.fieldCount(in: $0) } == [2, 1, 3, 1])
        #expect((0..<4).map { table.line(of: $0) } == [1, 2, 3, 5])
        #expect(table[1, in: 0] == "说\"明\"")
        #expect(table[0, in: 1] == "")
        #expect(table[0, in: 2] == "=\"001\"")
        #expect(table.text(at: 0, in: 2) == "001")
        #expect(table.text(at: 1, in: 2) == "a\nb")
        #expect(table[2, in: 2] == "xy")
        #expect(table[0, in: 3] == "\"")
        #expect(
            table.dialect
                == CSVDialect(hasByteOrderMark: false, delimiter: UInt8(ascii: ","), lineEnding: .crlf))
    }

    @Test func aTableTakesTheRecordsThatHaveNotBeenRead() throws {
        var records = try CSVRecords(bytes: Array("a,b\r\nc,\"d\"\"\"\r\ne\r\n".utf8))
        #expect(try records.next()?[1] == "b")
        let table = try CSVTable(records)
        #expect(table.count == 2)
        #expect(table[1, in: 0] == "d\"")
        #expect(table[0, in: 1] == "e")
        #expect(table.line(of: 1) == 3)
    }

    /// Every reader against the plain one, in every encoding and cut into pieces everywhere.
    @Test func everyReaderGivesTheSameRecords() throws {
        var generator = SplitMix64()
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 300) {
            let text = randomText(&generator)
            let bytes = Array(text.utf8)
            let plain = PlainRecords(bytes, delimiter: UInt8(ascii: ","))
            for chunk in [1, 2, 3, 7, 63, 64, 65, 1000] {
                #expect(streamed(bytes, chunk) == plain, "seed \(SplitMix64.seed): \(text.debugDescription)")
            }
            let encoding = generator.one(of: TextEncoding.allCases)
            let encoded = try text.bytes(encoding)
            for step in [4, 5, 7, 64, 1000] {
                let expected = Int.random(in: 1...1 << generator.one(of: [1, 6, 12]), using: &generator)
                for way in Way.all(expected: expected) {
                    #expect(
                        read(encoded, encoding, step, way) == plain,
                        "seed \(SplitMix64.seed), \(encoding), step \(step), \(way): \(text.debugDescription)"
                    )
                }
            }
        }
    }

    /// More text than one piece and than was expected, which two threads read at a time.
    @Test func aLongTableIsReadAsItsRecords() throws {
        var generator = SplitMix64()
        var text = ""
        while text.utf8.count < 5 << 20 {
            let row = (0..<20).map { _ in
                generator.one(of: ["", "12.5", "绩效目标", "\"a,\"\"b\"\"\"", "\"\n\""])
            }
            text += row.joined(separator: ",") + "\r\n"
        }
        let bytes = Array(text.utf8)
        let plain = PlainRecords(bytes, delimiter: UInt8(ascii: ","))
        for expected in [1 << 16, bytes.count] {
            for isParallel in [true, false] {
                let way = Way.table(expected: expected, isParallel: isParallel)
                let isSame = read(bytes, .utf8, CSVRecords.usualStep, way) == plain
                #expect(isSame, "seed \(SplitMix64.seed), \(way)")
            }
        }
    }

    /// Limits that bite, NULs, open quotes and bytes that are not text: a table refuses what the records do.
    @Test func aTableRefusesWhatTheRecordsRefuse() {
        var generator = SplitMix64()
        var errors: Set<CSVError> = []
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 500) {
            var bytes = Array(randomText(&generator).utf8)
            if generator.once(in: 3) {
                bytes.insert(0xFF, at: Int.random(in: 0...bytes.count, using: &generator))
            }
            if generator.once(in: 3) {
                bytes.insert(0, at: Int.random(in: 0...bytes.count, using: &generator))
            }
            let limits = CSVLimits(
                records: Int.random(in: 1...20, using: &generator),
                fields: Int.random(in: 1...9, using: &generator),
                fieldBytes: Int.random(in: 1...40, using: &generator),
                recordBytes: Int.random(in: 1...90, using: &generator))
            func error(step: Int, _ way: Way) -> CSVError? {
                thrown { () throws(CSVError) in
                    var records = try CSVRecords(
                        source: ByteSource(bytes, limit: .max), encoding: .utf8, delimiter: UInt8(ascii: ","),
                        limits: limits, step: step)
                    if case .table(let expected, let isParallel) = way {
                        _ = try CSVTableReading(records, expected: expected, isParallel: isParallel).table()
                        return
                    }
                    while try records.advance() {}
                }
            }
            let whole = error(step: 1 << 18, .records)
            if let whole { errors.insert(whole) }
            let expected = Int.random(in: 1...1 << generator.one(of: [1, 6, 12]), using: &generator)
            for step in [4, 5, 64, 1 << 18] {
                for way in Way.all(expected: expected) {
                    #expect(
                        error(step: step, way) == whole, "seed \(SplitMix64.seed), step \(step), \(way)")
                }
            }
        }
        #expect(errors.count > 10)
    }

    /// Text that is mostly signs, with runs that reach past one mask.
    private func randomText(_ generator: inout SplitMix64) -> String {
        let parts = [
            ",", ",", "\"", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", "!", "a", "绩效", "😀", "\",\"",
            "\u{01}",
            "é", "目标值目标值目标值目标值目标值目标值目标值目标值目标值目标值目标值目标值",
        ]
        let count = Int.random(in: 0...60, using: &generator)
        // Something in front, or there may be nothing at all to read.
        var text = "x"
        for _ in 0..<count { text += generator.one(of: parts) }
        return generator.once(in: 2) ? text : text + "\""
    }

    /// nil where the reader throws.
    private func streamed(_ bytes: [UInt8], _ chunk: Int) -> PlainRecords? {
        var reader = CSVRecordReader()
        var found = PlainRecords()
        do throws(CSVError) {
            for start in stride(from: 0, to: bytes.count, by: chunk) {
                let part = Array(bytes[start..<min(start + chunk, bytes.count)])
                var position = 0
                while try reader.next(part.span, from: &position) { found.take(reader.record) }
            }
            if try reader.finish() { found.take(reader.record) }
        } catch {
            return nil
        }
        return found
    }

    /// How a file is read: record by record, or into a table, on one thread or two, with more or less text than
    /// was expected.
    private enum Way {
        case records
        case table(expected: Int, isParallel: Bool)

        static func all(expected: Int) -> [Way] {
            [
                .records, .table(expected: expected, isParallel: false),
                .table(expected: expected, isParallel: true),
            ]
        }
    }

    private func read(_ bytes: [UInt8], _ encoding: TextEncoding, _ step: Int, _ way: Way) -> PlainRecords? {
        var found = PlainRecords()
        do throws(CSVError) {
            var records = try CSVRecords(
                source: ByteSource(bytes, limit: .max), encoding: encoding, delimiter: UInt8(ascii: ","),
                limits: .standard, step: step)
            if case .table(let expected, let isParallel) = way {
                let table = try CSVTableReading(records, expected: expected, isParallel: isParallel).table()
                for record in 0..<table.count {
                    found.lines.append(table.line(of: record))
                    found.records.append(
                        (0..<table.fieldCount(in: record)).map {
                            Array(table.bytes[table.range(at: $0, in: record)])
                        })
                }
            } else {
                while let record = try records.next() { found.take(record) }
            }
        } catch {
            return nil
        }
        return found
    }
}

extension PlainRecords {
    fileprivate mutating func take(_ record: CSVRecord) {
        lines.append(record.line)
        records.append((0..<record.count).map { Array(record.bytes[record.range(at: $0)]) })
    }
}
