import Synchronization

/// The frames of the setups that came last, for all threads.
///
/// A frame is made of its setup and of nothing else, so it does not matter whether it was there already.
final class FrameCache: Sendable {
    /// That of the process.
    static let shared = FrameCache()

    /// A frame takes some 10 KB; forms of a folder have a handful of setups.
    private static let limit = 64

    private let frames = Mutex<[[UInt8]: WorkbookFrame]>([:])

    /// The frame of a setup, made where it is not there; two threads may make the same at a time.
    func frame(
        of setup: WorkbookSetup, orMake make: () throws(XLSXWriteError) -> WorkbookFrame
    ) throws(XLSXWriteError) -> WorkbookFrame {
        let key = setup.key
        if let known = frames.withLock({ $0[key] }) { return known }
        let frame = try make()
        frames.withLock { frames in
            if frames.count >= FrameCache.limit { frames.removeAll() }
            frames[key] = frame
        }
        return frame
    }
}
