import Glibc

/// Finds where libxlsxwriter may keep the parts of a workbook while it makes them.
///
/// It deletes each of its files as soon as it has opened it, so that nothing is left behind whatever happens;
/// but it does not look whether what it wrote has arrived, hence the question for room.
enum TemporaryFolder {
    /// The first of `TMPDIR`, `/dev/shm` (memory, and so the fastest) and `/tmp` that has room.
    static func path(withRoomFor bytes: Int) throws(XLSXWriteError) -> String {
        let chosen = getenv("TMPDIR").map { String(cString: $0) }
        for folder in [chosen, "/dev/shm", "/tmp"] {
            if let folder, !folder.isEmpty, hasRoom(folder, for: bytes) { return folder }
        }
        throw .noTemporarySpace(bytes: bytes)
    }

    private static func hasRoom(_ folder: String, for bytes: Int) -> Bool {
        var status = statvfs()
        guard access(folder, W_OK | X_OK) == 0, statvfs(folder, &status) == 0 else { return false }
        let (free, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(
            by: UInt64(status.f_frsize))
        return overflow || free >= UInt64(bytes)
    }
}
