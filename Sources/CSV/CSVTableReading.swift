internal import Dispatch

/// Reads the records of one CSV file into a table.
///
/// Of two threads one decodes, which is much of the work and has the system clear the pages for the text, while
/// the other reads the records of what is decoded. The first never waits for the second, so all is the same, only
/// slower, where they run one after the other.
final class CSVTableReading: @unchecked Sendable {
    // The decoding thread has these while both run,
    private var source: CSVRecords
    private var decoding: Result<Bool, CSVError> = .success(false)
    // and the reading thread these.
    private var reader: CSVRecordReader
    private var read: CSVTable
    private var taking: Result<Void, CSVError> = .success(())

    private let expected: Int
    private let isParallel: Bool

    /// A guess may be wrong; more bytes than this get room as they come.
    private static let mostExpected = 256 << 20

    /// Takes the records that have not been read, of about `expected` bytes of text, on one thread or two.
    init(_ records: consuming CSVRecords, expected: Int, isParallel: Bool) {
        read = CSVTable(dialect: records.dialect)
        reader = records.reader
        source = records
        self.expected = expected
        self.isParallel = isParallel
    }

    /// Reads all.
    func table() throws(CSVError) -> CSVTable {
        // One more than is expected: where there is room left and nothing comes, all is there.
        var capacity = min(expected, CSVTableReading.mostExpected) + 1
        while try !fill(capacity) { capacity *= 2 }
        read.dialect = source.dialect
        return read
    }

    /// Moves the text to a buffer of so many bytes, and reads on into it; false where it gets full.
    private func fill(_ capacity: Int) throws(CSVError) -> Bool {
        let before = read.bytes
        var outcome: Result<Bool, CSVError> = .success(false)
        read.bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            buffer.adviseLargePages()
            let text = GrowingText(buffer, count: buffer.update(fromContentsOf: before))
            if isParallel {
                DispatchQueue.concurrentPerform(iterations: 2) { $0 == 0 ? decode(text) : take(text) }
            } else {
                decode(text)
                take(text)
            }
            count = text.count
            outcome = end(text)
        }
        return try outcome.get()
    }

    /// Decodes the text that follows, piece by piece, as far as there is room.
    private func decode(_ text: GrowingText) {
        do throws(CSVError) {
            decoding = .success(false)
            while let room = text.room {
                let count = try source.copyText(to: room)
                if count == 0 {
                    decoding = .success(true)
                    break
                }
                text.append(count)
            }
        } catch {
            decoding = .failure(error)
        }
        text.end()
    }

    /// Takes the records of the text while it is decoded.
    private func take(_ text: GrowingText) {
        var start = text.start
        do throws(CSVError) {
            while let bytes = text.next(after: start) {
                try read.take(&reader, from: start, in: bytes)
                if start == 0 { read.reserve(expected, asIn: bytes.count) }
                start = bytes.count
            }
        } catch {
            taking = .failure(error)
            text.stop()
        }
    }

    /// What both came to: what is wrong with the records stands before what is wrong with the bytes after them.
    private func end(_ text: GrowingText) -> Result<Bool, CSVError> {
        do throws(CSVError) {
            try taking.get()
            source.reader = reader
            guard try decoding.get() else { return .success(false) }
            try source.refuseFailure()
            try read.takeEnd(&reader, in: text.bytes)
            source.reader = reader
            return .success(true)
        } catch {
            return .failure(error)
        }
    }
}
