import CSV
import Files
import Synchronization
import TextEncodings
import Zip

/// A zip archive of files, as offices send them: read entry by entry, from several threads.
///
/// Names are UTF-8 or, as Windows in China makes them, GBK. An archive that says something wrong of itself is
/// refused; sizes are held against a limit before anything is unpacked.
final class ZipFolder: Sendable {
    /// An entry that is a file.
    struct Entry: Hashable, Sendable {
        /// Its number in the archive.
        let number: Int
        /// Its path in the archive.
        let path: String
    }

    // An archive is for one thread at a time, which the lock sees to; nothing of it is let out.
    private struct Handle: @unchecked Sendable {
        let archive: ZipArchive
    }

    private let handle: Mutex<Handle>
    private let limits: InputFile.Limits

    /// The most entries of an archive.
    static let maximumEntries = 200_000

    /// Opens an archive of the file system.
    ///
    /// - Throws: `InterchangeError.cannotRead`, `.noRegularFile` or `.archive`.
    convenience init(path: String, limits: InputFile.Limits) throws(InterchangeError) {
        let descriptor = try InterchangeError.catching { () throws(FileError) in try OpenFile.forReading(path)
        }
        try self.init(limits) { () throws(ZipError) in
            try ZipArchive(descriptor: descriptor, maximumEntries: ZipFolder.maximumEntries)
        }
    }

    /// Opens an archive that lies in another one.
    ///
    /// - Throws: `InterchangeError.archive`.
    convenience init(_ bytes: [UInt8], limits: InputFile.Limits) throws(InterchangeError) {
        try self.init(limits) { () throws(ZipError) in
            try ZipArchive(copying: bytes, maximumEntries: ZipFolder.maximumEntries)
        }
    }

    private init(
        _ limits: InputFile.Limits, open: () throws(ZipError) -> ZipArchive
    ) throws(InterchangeError) {
        self.limits = limits
        do throws(ZipError) {
            handle = Mutex(Handle(archive: try open()))
        } catch {
            throw InterchangeError(error)
        }
    }

    /// The files, by path.
    func entries() -> [Entry] {
        handle.withLock { handle in
            var entries: [Entry] = []
            for number in 0..<handle.archive.count {
                let name = TextEncoding.text(ofName: handle.archive.name(of: number))
                // Some programs of Windows write the path with its own separators.
                let path = String(name.map { $0 == "\\" ? "/" : $0 })
                if !path.isEmpty, !path.hasSuffix("/") { entries.append(Entry(number: number, path: path)) }
            }
            return entries.sorted { ($0.path, $0.number) < ($1.path, $1.number) }
        }
    }

    /// The bytes of an entry.
    ///
    /// - Throws: `InterchangeError.archive`, `.tooLarge` or `.emptyFile`.
    func bytes(of number: Int) throws(InterchangeError) -> [UInt8] {
        let result = handle.withLock { handle -> Result<[UInt8], InterchangeError> in
            do throws(InterchangeError) {
                return .success(try ZipFolder.bytes(of: number, in: handle.archive, limits))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// When an entry was last changed, in nanoseconds; nil where the archive does not say.
    func modified(_ number: Int) -> Int? {
        handle.withLock { handle in
            (try? handle.archive.entry(number, name: ""))?.modified.map { $0 &* 1_000_000_000 }
        }
    }

    private static func bytes(
        of number: Int, in archive: ZipArchive, _ limits: InputFile.Limits
    ) throws(InterchangeError) -> [UInt8] {
        do throws(ZipError) {
            let entry = try archive.entry(number, name: "")
            guard let size = entry.size else { throw ZipError.damaged(entry: nil) }
            guard size <= limits.bytes else { throw ZipError.tooLarge(entry: "", limit: limits.bytes) }
            let bytes = try archive.open(entry, name: "").rest(limit: limits.bytes, name: "")
            if !bytes.isEmpty { return bytes }
        } catch {
            throw InterchangeError(error)
        }
        throw .emptyFile
    }
}

extension InterchangeError {
    /// What is told of an archive of files that cannot be read.
    fileprivate init(_ error: ZipError) {
        switch error {
        case .encrypted: self = .archive(.encrypted)
        case .unknownCompression: self = .archive(.unknownCompression)
        case .tooManyEntries(let limit): self = .archive(.tooManyEntries(limit: limit))
        case .tooLarge(_, let limit): self = .tooLarge(limit: limit)
        case .system(let number), .cannotWrite(let number): self = .cannotRead(SystemError(number))
        case .damaged, .missing, .noMemory, .tooLargeToWrite: self = .archive(.damaged)
        }
    }
}
