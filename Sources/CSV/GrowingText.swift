internal import Dispatch
internal import Synchronization

/// A buffer that one thread fills with text while another reads it: the bytes that are counted belong to the
/// reading thread, the room after them to the filling one.
final class GrowingText: @unchecked Sendable {
    /// How many bytes were there before.
    let start: Int
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private let filled: Atomic<Int>
    private let isEnded = Atomic(false)
    private let isStopped = Atomic(false)
    private let news = DispatchSemaphore(value: 0)

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>, count: Int) {
        self.buffer = buffer
        start = count
        filled = Atomic(count)
    }

    /// How many bytes are filled.
    var count: Int { filled.load(ordering: .acquiring) }

    /// The bytes that are filled.
    var bytes: UnsafeMutableBufferPointer<UInt8> {
        UnsafeMutableBufferPointer(rebasing: buffer[..<count])
    }

    /// Where the next bytes go; nil where the buffer is full, or nobody reads any more.
    var room: UnsafeMutableBufferPointer<UInt8>? {
        let count = count
        guard count < buffer.count, !isStopped.load(ordering: .relaxed) else { return nil }
        return UnsafeMutableBufferPointer(rebasing: buffer[count...])
    }

    /// Counts bytes that were put where there was room.
    func append(_ count: Int) {
        filled.add(count, ordering: .releasing)
        news.signal()
    }

    /// Says that no more bytes follow.
    func end() {
        isEnded.store(true, ordering: .releasing)
        news.signal()
    }

    /// Waits until more than `count` bytes are filled, and returns all; nil where no more come.
    func next(after count: Int) -> UnsafeMutableBufferPointer<UInt8>? {
        while true {
            // Asked first: bytes that came before the end are seen after it.
            let isLast = isEnded.load(ordering: .acquiring)
            let bytes = bytes
            if bytes.count > count { return bytes }
            if isLast { return nil }
            news.wait()
        }
    }

    /// Says that no more bytes are wanted.
    func stop() { isStopped.store(true, ordering: .relaxed) }
}
