import Synchronization
import XLSX

/// Readers of workbooks, each of which keeps its buffers from file to file; as many as files are read at once.
final class WorkbookReaders: Sendable {
    /// A reader that nobody uses. It is handed from one thread to the next, and never in two hands.
    private struct Idle: @unchecked Sendable {
        let reader: XLSXReader
    }

    private let idle = Mutex<[Idle]>([])

    /// Reads a workbook with a reader that is free.
    ///
    /// - Throws: `XLSXError`, as `XLSXReader` does.
    func read(_ bytes: [UInt8]) throws(XLSXError) -> XLSXBook {
        var reader = idle.withLock { $0.popLast() }?.reader ?? XLSXReader()
        defer {
            let free = Idle(reader: reader)
            idle.withLock { $0.append(free) }
        }
        return try reader.read(bytes: bytes)
    }
}
