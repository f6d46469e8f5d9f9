import CZip
import Primitives
import TestSupport
import Testing
import Zip

@testable import XLSX

/// Holds the ways in which parts are unpacked, by their size, against libzip's own.
struct UnpackingTests {
    private let parts: [(name: String, content: [UInt8])] = {
        var random = SplitMix64(seed: SplitMix64.seed)
        // Around the size from which a part is unpacked window by window.
        let counts = [
            0, 1, 5000, Unpacker.smallBytes - 1, Unpacker.smallBytes, Unpacker.smallBytes + 1, 3 << 20,
        ]
        let words = ["<c r=\"A1\"><v>", "</v></c>", "年度资金总额", "0.5"].map { Array($0.utf8) }
        return counts.map { count in
            var content: [UInt8] = []
            // Text, with noise that does not deflate now and then.
            while content.count < count {
                content +=
                    random.once(in: 50)
                    ? (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) } : random.one(of: words)
            }
            return ("part-\(count)", Array(content.prefix(count)))
        }
    }()

    /// Everything that a source hands out, asked for in windows of a random size.
    private func contents(of source: any ByteSource<XLSXError>, _ random: inout SplitMix64) throws -> [UInt8]
    {
        var bytes: [UInt8] = []
        var window = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let size = Int.random(in: 1...window.count, using: &random)
            let count = try window.withUnsafeMutableBytes {
                try source.read(into: .init(rebasing: $0[..<size]))
            }
            if count == 0 { return bytes }
            bytes += window[..<count]
        }
    }

    /// Everything that libzip unpacks of an entry.
    private func contents(of entry: String, in archive: OpaquePointer) throws -> [UInt8] {
        let file = try #require(zip_fopen(archive, entry, 0))
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var window = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &window, zip_uint64_t(window.count)))
            try #require(count >= 0)
            if count == 0 { return bytes }
            bytes += window[..<count]
        }
    }

    @Test(arguments: [ZIP_CM_DEFLATE, ZIP_CM_STORE])
    func everyWayGivesWhatLibzipGives(_ method: Int32) throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        let bytes = try ZipFixture.make(parts, method: method)
        try bytes.withUnsafeBytes { bytes in
            let archive = try Archive(bytes, limits: .standard, unpacker: Unpacker())
            var error = zip_error_t()
            let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error)
            let plain = try #require(zip_open_from_source(source, ZIP_RDONLY, &error))
            defer { zip_discard(plain) }
            for part in parts {
                let expected = try contents(of: part.name, in: plain)
                let unpacked = try contents(of: archive.open(part.name), &random)
                #expect(unpacked == expected && expected == part.content, "\(part.name)")
            }
        }
    }
}
