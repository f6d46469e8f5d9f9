import CSV
import Files
import Ledger
import Sheets

/// A folder of the files that could not be read, each a copy beside a table of the reasons.
struct Quarantine: Sendable {
    private let folder: String

    /// The table of reasons.
    private static let tableName = "不能读的文件.csv"

    /// A file's name may have 255 bytes, and has a few more while it is written.
    private static let maximumName = 200

    /// Makes the folder where there is none.
    ///
    /// - Parameter resumes: whether it may hold what an earlier run put there.
    /// - Throws: `InterchangeError.cannotWrite`, or `.quarantineNotEmpty`, since its files would be mixed with the
    ///   copies.
    init(_ folder: String, resumes: Bool) throws(InterchangeError) {
        self.folder = folder
        try InterchangeError.catching { () throws(FileError) in try Folder.make(Path(folder).appending("")) }
        if resumes { return }
        let names = try InterchangeError.catching { () throws(FileError) in try Folder.names(in: folder) }
        guard names.isEmpty else { throw .quarantineNotEmpty(folder) }
    }

    /// Copies an input; one that is not there, or cannot be taken out of its archive, is in the table alone.
    func add(_ index: Int, _ intake: Intake) throws(InterchangeError) {
        let path = intake.list.path(index)
        // A damaged archive is a file all the same.
        let input =
            intake.list.refusal(index) == nil
            ? try? intake.archives.input(index) : try? InputFile(reading: path)
        guard let input else { return }
        try write(input.bytes, to: name(index, path))
    }

    /// The number of the input goes before its name, since many offices use the same.
    private func name(_ index: Int, _ path: String) -> String {
        let digits = String(index + 1)
        let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits + "-"
        let name = Path(Path(path).name).shown
        guard name.utf8.count > Quarantine.maximumName else { return number + name }
        // The end of a long name is kept, for its extension.
        var end = ""
        for character in name.reversed() {
            guard end.utf8.count + character.utf8.count <= Quarantine.maximumName else { break }
            end.append(character)
        }
        return number + String(end.reversed())
    }

    /// Writes the table of what could not be read.
    func finish(_ journal: Journal, _ messages: Messages) throws(InterchangeError) {
        let bytes: [UInt8]
        do throws(CSVError) {
            bytes = try table(journal, messages)
        } catch {
            throw .csvWriting(error)
        }
        try write(bytes, to: Quarantine.tableName)
    }

    private func write(_ bytes: [UInt8], to name: String) throws(InterchangeError) {
        try InterchangeError.catching { () throws(FileError) in
            try OutputFile.write(bytes, to: Path(folder).appending(name))
        }
    }

    private func table(_ journal: Journal, _ messages: Messages) throws(CSVError) -> [UInt8] {
        var writer = try CSVRecordWriter()
        for head in messages.quarantineHeads { try writer.append(.text(head)) }
        writer.endRecord()
        var reader = journal.reader()
        var index = 0
        while let record = reader.next() {
            var decoder = RecordDecoder(record)
            guard let head = try? JournalHead(from: &decoder) else { break }
            if let reason = head.refusal {
                let copy = name(index, head.path)
                let isThere = FileIdentity.Status(Path(folder).appending(copy)) != nil
                for text in [isThere ? copy : "", Path(head.path).shown, reason] {
                    try writer.append(.text(text))
                }
                writer.endRecord()
            }
            index += 1
        }
        return try writer.takeBytes()
    }
}
