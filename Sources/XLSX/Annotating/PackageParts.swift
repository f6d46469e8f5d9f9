import Primitives
import Zip

/// The parts of a workbook, some of them changed: what is not changed is copied as it is packed.
final class PackageParts {
    private let bytes: [UInt8]
    private let archive: Archive
    /// What was changed: the new bytes, or nil where the part is gone.
    private var changes: [String: [UInt8]?] = [:]
    /// What was unpacked, once only: every unpacked byte counts towards the limit.
    private var originals: [String: [UInt8]] = [:]

    /// Opens a package; `buffer` is that of `bytes` and must outlive it.
    init(_ bytes: [UInt8], _ buffer: UnsafeRawBufferPointer, limits: XLSXLimits) throws(XLSXError) {
        self.bytes = bytes
        archive = try Archive(buffer, limits: limits, unpacker: Unpacker())
    }

    /// The part's bytes as they stand now; nil where there is none.
    func part(_ name: String) throws(XLSXAnnotationError) -> [UInt8]? {
        if let change = changes[name] { return change }
        return try original(name)
    }

    /// The part's bytes as they came; nil where there was none.
    private func original(_ name: String) throws(XLSXAnnotationError) -> [UInt8]? {
        if let bytes = originals[name] { return bytes }
        guard archive.contains(name) else { return nil }
        do throws(XLSXError) {
            let source = try archive.open(name)
            var bytes: [UInt8] = []
            var failure: XLSXError?
            while true {
                let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                    do throws(XLSXError) {
                        count = try source.read(into: UnsafeMutableRawBufferPointer(buffer))
                    } catch {
                        failure = error
                    }
                }
                if let failure { throw failure }
                if chunk.isEmpty { break }
                bytes += chunk
            }
            if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
                throw XLSXError.unsupportedEncoding(part: name)
            }
            originals[name] = bytes
            return bytes
        } catch .unsupportedEncoding(let part) {
            throw .unsupportedEncoding(part: part)
        } catch {
            throw .unreadable(error)
        }
    }

    /// Puts new bytes in the place of a part, or adds it.
    func set(_ name: String, to bytes: [UInt8]) { changes[name] = .some(bytes) }

    /// Takes a part away.
    func remove(_ name: String) { changes[name] = .some(nil) }

    /// The relationships of a part as they stand now.
    func relationships(of part: String) throws(XLSXAnnotationError) -> [Relationships.Relationship] {
        let folder = Relationships.folder(of: part)
        guard let bytes = try self.part(PackageParts.relationshipsPart(of: part)) else { return [] }
        var tags = RawTags(bytes)
        var all: [Relationships.Relationship] = []
        while let tag = tags.next() {
            guard tag.kind != .end, tags.isNamed(tag, "Relationship"), let id = tags.text("Id", of: tag),
                let type = tags.text("Type", of: tag), let target = tags.text("Target", of: tag),
                tags.text("TargetMode", of: tag) != "External"
            else { continue }
            all.append(
                Relationships.Relationship(
                    id: id, type: type.split(separator: "/").last.map(String.init) ?? "",
                    part: Relationships.resolve(target, from: folder)))
        }
        return all
    }

    /// The part that holds the relationships of another.
    static func relationshipsPart(of part: String) -> String {
        let folder = Relationships.folder(of: part)
        return folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    }

    /// The package with its changes; parts that were not changed stay as they are packed.
    func packed() throws(XLSXAnnotationError) -> [UInt8] {
        var different: [String: [UInt8]?] = [:]
        for (name, bytes) in changes where try original(name) != bytes { different[name] = .some(bytes) }
        if different.isEmpty { return bytes }
        do throws(ZipError) {
            return try ZipRewriting.bytes(of: archive.zip, changing: different)
        } catch .damaged(let entry) {
            throw .unreadable(.damagedArchive(entry: entry))
        } catch .encrypted(let entry) {
            throw .unreadable(.encryptedEntry(entry))
        } catch {
            throw .cannotPack(error)
        }
    }
}
