import Files
import Ledger
import Primitives

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What an export has done so far, a record an input, in their order: written as it goes, so that a run that was
/// stopped or killed at any moment can be taken up by the next.
///
/// A record goes out in one piece with its length and checksum. What the last one lacks, if the process or the
/// machine went down in its midst, is found out when it is read; it and all behind it are done again.
final class Journal {
    /// The path.
    let path: String
    private let descriptor: Int32
    private var end: Int

    /// What a record begins with: its length and its checksum.
    static let recordHeadSize = 12
    private static let mark = Array("jixiao journal 2\n".utf8)
    private static let headSize = mark.count + 8
    /// No record is longer; a length beyond is a damaged one.
    static let maximumRecord = 1 << 30

    /// Opens the journal, which no other run may be writing.
    ///
    /// - Parameters:
    ///   - fingerprint: what the records depend on besides the inputs.
    ///   - resumes: whether to keep what it holds; else it begins anew.
    /// - Throws: `InterchangeError.cannotWrite`, `.exportUnderWay`, or `.otherExport` where its records depend on
    ///   something else.
    init(_ path: String, fingerprint: Checksum, resumes: Bool) throws(InterchangeError) {
        try InterchangeError.catching { () throws(FileError) in try Folder.make(Path(path).folder) }
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
        let descriptor = path.withSystemPath { open($0, flags, 0o666) }
        guard descriptor >= 0 else { throw .cannotWrite(path, .last) }
        var isOpen = false
        defer { if !isOpen { close(descriptor) } }
        guard FileIdentity.Status(descriptor: descriptor)?.isFile == true else { throw .foreignJournal(path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .exportUnderWay(path) }
        var head = Journal.mark
        for shift in stride(from: 0, to: 64, by: 8) {
            head.append(UInt8(truncatingIfNeeded: fingerprint.value >> UInt64(shift)))
        }
        let found = Journal.read(descriptor, at: 0, count: head.count)
        guard found.isEmpty || found.starts(with: Journal.mark.prefix(found.count)) else {
            throw .foreignJournal(path)
        }
        if resumes, found.count == head.count {
            guard found == head else { throw .otherExport(path) }
        } else {
            guard ftruncate(descriptor, 0) == 0 else { throw .cannotWrite(path, .last) }
            try Journal.write(head, to: descriptor, at: 0, path)
        }
        self.path = path
        self.descriptor = descriptor
        end = Journal.headSize
        isOpen = true
    }

    deinit { close(descriptor) }

    /// Takes the records that hold, as far as `isWanted` answers yes; what follows is cut off.
    func resume(_ isWanted: (ArraySlice<UInt8>, Int) -> Bool) throws(InterchangeError) {
        var reader = JournalReader(descriptor: descriptor, place: Journal.headSize)
        while let record = reader.next(), isWanted(record, end) { end = reader.place }
        guard ftruncate(descriptor, end) == 0 else { throw .cannotWrite(path, .last) }
    }

    /// Appends a record of several parts; gives its place.
    func append(_ parts: [UInt8]...) throws(InterchangeError) -> Int {
        var record = [UInt8](repeating: 0, count: Journal.recordHeadSize)
        record.reserveCapacity(record.count + parts.reduce(0) { $0 + $1.count })
        for part in parts { record += part }
        let count = record.count - Journal.recordHeadSize
        let sum = Checksum(record[Journal.recordHeadSize...]).value
        for byte in 0..<4 { record[byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) }
        for byte in 0..<8 { record[4 + byte] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * byte)) }
        let place = end
        try Journal.write(record, to: descriptor, at: place, path)
        end += record.count
        return place
    }

    /// The record at a place.
    func record(at place: Int) -> ArraySlice<UInt8>? {
        var reader = JournalReader(descriptor: descriptor, place: place)
        return reader.next()
    }

    /// Reads the records from the first to the last that was appended; several may read at once.
    func reader() -> JournalReader {
        JournalReader(descriptor: descriptor, place: Journal.headSize, end: end)
    }

    /// Takes the journal away, when all is done.
    func remove() { _ = path.withSystemPath { unlink($0) } }

    private static func write(
        _ bytes: [UInt8], to descriptor: Int32, at place: Int, _ path: String
    ) throws(InterchangeError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, place + done)
            }
            if count < 0 {
                let error = SystemError.last
                if error == .other(EINTR) { continue }
                throw .cannotWrite(path, error)
            }
            done += count
        }
    }

    /// As many bytes as there are, up to a count.
    static func read(_ descriptor: Int32, at place: Int, count: Int) -> [UInt8] {
        guard count > 0, count <= maximumRecord else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, place + done)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { return }
                done += got
            }
        }
    }
}

/// Reads the records of a journal one after another, up to the first that does not hold.
struct JournalReader {
    private let descriptor: Int32
    private(set) var place: Int
    /// Where the records end; nil where that is not known, as of a run that was stopped.
    private let end: Int?

    init(descriptor: Int32, place: Int, end: Int? = nil) {
        self.descriptor = descriptor
        self.place = place
        self.end = end
    }

    /// Whether every record was read, as far as it is known where they end.
    var isAtEnd: Bool { end.map { $0 == place } ?? true }

    /// The next record; nil at the end, or where one does not hold.
    mutating func next() -> ArraySlice<UInt8>? {
        let head = Journal.read(descriptor, at: place, count: Journal.recordHeadSize)
        guard head.count == Journal.recordHeadSize else { return nil }
        let count = (0..<4).reduce(0) { $0 | Int(head[$1]) << (8 * $1) }
        let sum = (0..<8).reduce(UInt64(0)) { $0 | UInt64(head[4 + $1]) << UInt64(8 * $1) }
        let record = Journal.read(descriptor, at: place + Journal.recordHeadSize, count: count)
        guard record.count == count, Checksum(record).value == sum else { return nil }
        place += Journal.recordHeadSize + count
        return record[...]
    }
}
