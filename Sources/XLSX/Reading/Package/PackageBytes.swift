import Primitives
import Zip

/// The parts of a zip archive by name, for readers of other documents in such archives.
package final class PackageBytes {
    private let bytes: UnsafeMutableRawBufferPointer
    private let archive: Archive

    /// Opens an archive.
    package init(_ bytes: [UInt8]) throws(XLSXError) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count + 1, alignment: 16)
        copy.copyBytes(from: bytes)
        self.bytes = copy
        do throws(XLSXError) {
            archive = try Archive(
                UnsafeRawBufferPointer(rebasing: copy[..<bytes.count]), limits: .standard,
                unpacker: Unpacker())
        } catch {
            copy.deallocate()
            throw error
        }
    }

    deinit { bytes.deallocate() }

    /// Whether there is such a part.
    package func contains(_ part: String) -> Bool { archive.contains(part) }

    /// All bytes of a part.
    package func part(_ name: String) throws(XLSXError) -> [UInt8] {
        let source = try archive.open(name)
        var content: [UInt8] = []
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { room.deallocate() }
        while true {
            let count = try source.read(into: room)
            guard count > 0 else { return content }
            content += room[..<count]
        }
    }
}
