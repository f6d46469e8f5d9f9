import Files
import Synchronization

/// The archives that inputs are being read from, opened when the first of them is wanted.
///
/// Inputs come in order, so those of one archive follow each other and few need to be open at once.
final class ArchiveCache: Sendable {
    private struct State {
        var open: [(number: Int, folder: ZipFolder)] = []
    }

    private let list: InputList
    private let limits: InputFile.Limits
    /// A form is never that long; what is packed small may be meant to fill the memory.
    private static let maximumEntry = 64 << 20
    private let state = Mutex(State())

    /// How many stay open.
    private static let maximumOpen = 4

    init(_ list: InputList) {
        self.list = list
        limits = InputFile.Limits()
    }

    /// The limits of archives and what is in them.
    static var limits: InputFile.Limits {
        var limits = InputFile.Limits()
        limits.bytes = maximumEntry
        return limits
    }

    /// The input's bytes and path.
    ///
    /// - Throws: `InterchangeError`, why it cannot be read.
    func input(_ index: Int) throws(InterchangeError) -> InputFile {
        if let refusal = list.refusal(index) { throw refusal }
        let path = list.path(index)
        guard let (archive, entry) = list.member(index) else {
            return try InputFile(reading: path, limits: limits)
        }
        return InputFile(path: path, bytes: try folder(archive).bytes(of: entry))
    }

    /// When an archive's entry was last changed, in nanoseconds; nil for a file of the file system.
    func modified(_ index: Int) -> Int? {
        guard list.refusal(index) == nil, let (archive, entry) = list.member(index),
            let folder = try? folder(archive)
        else { return nil }
        return folder.modified(entry)
    }

    private func folder(_ number: Int) throws(InterchangeError) -> ZipFolder {
        if let known = state.withLock({ $0.open.first { $0.number == number }?.folder }) { return known }
        let place = list.archives[number]
        let folder: ZipFolder
        if let parent = place.parent {
            folder = try ZipFolder(
                try self.folder(parent.archive).bytes(of: parent.entry), limits: ArchiveCache.limits)
        } else {
            folder = try ZipFolder(path: place.path, limits: ArchiveCache.limits)
        }
        state.withLock { state in
            guard !state.open.contains(where: { $0.number == number }) else { return }
            if state.open.count >= ArchiveCache.maximumOpen { state.open.removeFirst() }
            state.open.append((number, folder))
        }
        return folder
    }
}
