import CZip
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// A folder of inputs as a finance department gets them: forms of every layout in folders, the same form twice,
/// files that are not forms, hostile ones, and zip archives.
struct ExportFolder {
    let folder: TemporaryFolder
    var inputs: String { folder.file("报送") }

    /// How many files are in it: in folders, and in archives.
    private(set) var count = 0

    init(hostile: Bool = true) throws {
        folder = try TemporaryFolder()
        let manager = FileManager.default
        for (index, name) in Self.forms.enumerated() {
            let office = folder.file("报送/单位\(index % 4)")
            try manager.createDirectory(atPath: office, withIntermediateDirectories: true)
            try manager.copyItem(atPath: ProjectFolder.fixture(name), toPath: "\(office)/\(name)")
            count += 1
        }
        try manager.copyItem(
            atPath: ProjectFolder.fixture("messy.xlsx"), toPath: folder.file("报送/单位3/再报.xlsx"))
        _ = try folder.write("会议通知".utf8, to: "报送/通知.txt")
        count += 2
        // What programs leave behind is nobody's form.
        for name in ["~$自评表.xlsx", ".DS_Store", "Thumbs.db"] { _ = try folder.write([1], to: "报送/\(name)") }
        if hostile {
            let names = try manager.contentsOfDirectory(atPath: ProjectFolder.fixture("Hostile")).sorted()
            try manager.createDirectory(atPath: folder.file("报送/坏"), withIntermediateDirectories: true)
            for name in names {
                try manager.copyItem(
                    atPath: ProjectFolder.fixture("Hostile/\(name)"), toPath: folder.file("报送/坏/\(name)"))
            }
            count += names.count
        }
        let inner = folder.file("内.zip")
        try Self.zip(["自评表.csv": try Self.bytes("transfer-2021.csv")], to: inner)
        try Self.zip(
            [
                "一处/自评表.xlsx": try Self.bytes("transfer-2018.xlsx"), "一处/说明.txt": Array("无".utf8),
                "内.zip": Array(try Data(contentsOf: URL(filePath: inner))), "__MACOSX/._a.xlsx": [0],
            ], to: folder.file("报送/补报.zip"), isGBK: true)
        count += 3
    }

    static let forms: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: ProjectFolder.fixture(""))) ?? [])
        .filter { $0.hasSuffix(".xlsx") || $0.hasSuffix(".csv") }.sorted()

    static func bytes(_ fixture: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: ProjectFolder.fixture(fixture))))
    }

    /// Makes an archive; names in GBK go in as the bytes that Windows writes.
    static func zip(_ files: [String: [UInt8]], to path: String, isGBK: Bool = false) throws {
        var code: Int32 = 0
        let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let memory = try #require(malloc(max(1, bytes.count)))
            memory.copyMemory(from: bytes, byteCount: bytes.count)
            let source = try #require(zip_source_buffer(archive, memory, UInt64(bytes.count), 1))
            let raw = isGBK ? try Self.gbk(name) : Array(name.utf8)
            let added = (raw + [0]).withUnsafeBytes { buffer in
                zip_file_add(
                    archive, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), source,
                    UInt32(isGBK ? ZIP_FL_ENC_CP437 : ZIP_FL_ENC_UTF_8))
            }
            try #require(added >= 0)
        }
        try #require(zip_close(archive) == 0)
    }

    /// A name in the bytes that Windows in China writes.
    private static func gbk(_ name: String) throws -> [UInt8] {
        let converter = try #require(iconv_open("GBK", "UTF-8"))
        defer { iconv_close(converter) }
        var source = Array(name.utf8CString.dropLast())
        var target = [CChar](repeating: 0, count: 4 * source.count)
        var (left, room) = (source.count, target.count)
        source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                _ = iconv(converter, &from, &left, &to, &room)
            }
        }
        try #require(left == 0)
        return target.dropLast(room).map { UInt8(bitPattern: $0) }
    }

    /// Exports it; gives what was told.
    @discardableResult
    func export(
        to outputs: [String], options change: (inout ExportOptions) -> Void = { _ in },
        tell: (ExportEvent) -> Void = { _ in }
    ) async throws -> ExportReport {
        var options = ExportOptions()
        options.width = 2
        change(&options)
        let templates = try Templates()
        let exporter = try Exporter(
            to: outputs.map(folder.file), reader: try DocumentReader(templates: templates),
            templates: templates,
            rules: try RuleBook(), messages: Messages(.chinese), options: options)
        return try await exporter.export(try exporter.inputs(of: [inputs]), tell: tell)
    }
}
