import CSV
import Files
import Performance
import Sheets

/// A folder of marked copies of officers' workbooks, each named so that it can be mailed to its unit, beside a list
/// of them.
public struct MarkedCopies {
    private let folder: String
    private let messages: Messages
    private var taken: Set<String> = []
    private var rows: [[String]] = []
    /// How many copies there are.
    public private(set) var count = 0

    /// A file's name may have 255 bytes, and has a few more while it is written.
    private static let maximumName = 200

    /// Makes the folder where there is none.
    ///
    /// - Throws: `InterchangeError.cannotWrite`, or `.quarantineNotEmpty` where it holds something, since its files
    ///   would be mixed with the copies.
    public init(_ folder: String, messages: Messages) throws(InterchangeError) {
        self.folder = folder
        self.messages = messages
        let names = try InterchangeError.catching { () throws(FileError) in
            try Folder.make(Path(folder).appending(""))
            return try Folder.names(in: folder)
        }
        guard names.isEmpty else { throw .quarantineNotEmpty(folder) }
    }

    /// Writes the copy of a checked input, where it has one, and notes it for the list.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    public mutating func add(_ result: CheckRun.Result) throws(InterchangeError) {
        let entry = result.entry
        guard !entry.problems.isEmpty || entry.refusal != nil else { return }
        var name = ""
        if let copy = result.copy {
            name = newName(of: entry)
            try write(copy, to: name)
            count += 1
        }
        let counts = [Problem.Severity.error, .warning, .info].map { severity in
            String(entry.problems.count { $0.severity == severity })
        }
        let remark = (entry.refusal ?? result.copyRefusal).map { messages.text($0) } ?? ""
        rows.append([entry.unit ?? "", entry.file, name] + counts + [remark])
    }

    /// Writes the list.
    ///
    /// - Throws: `InterchangeError.cannotWrite` or `.csvWriting`.
    public func finish() throws(InterchangeError) {
        let bytes: [UInt8]
        do throws(CSVError) {
            var writer = try CSVRecordWriter()
            for row in [messages.copyHeads] + rows {
                for text in row { try writer.append(.text(text)) }
                writer.endRecord()
            }
            bytes = try writer.takeBytes()
        } catch {
            throw .csvWriting(error)
        }
        try write(bytes, to: "\(messages.copyList).csv")
    }

    private func write(_ bytes: [UInt8], to name: String) throws(InterchangeError) {
        let path = Path(folder).appending(name)
        try InterchangeError.catching { () throws(FileError) in try OutputFile.write(bytes, to: path) }
    }

    /// The unit and the file's own name, `青禾县水务局-自评表-检查.xlsx`; numbered where there is one already.
    private mutating func newName(of entry: CheckReport.Entry) -> String {
        let path = Path(entry.file)
        let stem = path.stem
        let unit = entry.unit.map(MarkedCopies.plain) ?? ""
        let whole = unit.isEmpty || stem.contains(unit) ? stem : "\(unit)-\(stem)"
        let base = MarkedCopies.shortened(MarkedCopies.plain(whole)) + messages.copySuffix
        var name = base
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(base)-\(number)"
            number += 1
        }
        return MarkedCopies.fileName(name, of: entry.file)
    }

    /// A name with the extension that a copy of a workbook has: a macro workbook stays one.
    static func fileName(_ name: String, of input: String) -> String {
        let type = Path(input).pathExtension.lowercased()
        return name + "." + (type == "xlsm" ? type : "xlsx")
    }

    /// A text without what no system has in a file's name.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            let isBad = scalar.value < 0x20 || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
            plain.unicodeScalars.append(isBad ? "_" : scalar)
        }
        return plain
    }

    private static func shortened(_ name: String) -> String {
        var short = ""
        for character in name {
            guard short.utf8.count + character.utf8.count <= maximumName else { break }
            short.append(character)
        }
        return short
    }
}
