import Interchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Shows how far a long run is, on standard error: on a terminal one line with a bar that is drawn over and over,
/// elsewhere a plain line now and then.
final class ProgressLine {
    private let messages: Messages
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let clock = ContinuousClock()
    private var began: ContinuousClock.Instant
    private var shown: ContinuousClock.Instant
    private var resumed = 0
    private var isDrawn = false

    /// How often a terminal is drawn anew, and how often a plain line is written.
    private static let redraw = Duration.milliseconds(100)
    private static let plainPause = Duration.seconds(5)
    private static let barWidth = 24

    init(_ messages: Messages) {
        self.messages = messages
        began = clock.now
        shown = began
    }

    /// Tells what happens.
    func tell(_ event: ExportEvent) {
        switch event {
        case .progress(let done, let total, let refused, _): show(done, total, refused)
        case .resumed(let count):
            resumed = count
            note(event)
        case .refused, .writing: note(event)
        }
    }

    /// Clears the line, so that what follows stands by itself.
    func close() {
        if isDrawn { Console.noteInPlace("\r\u{1B}[K") }
        isDrawn = false
    }

    private func note(_ event: ExportEvent) {
        close()
        if let line = messages.text(event) { Console.note(line) }
    }

    private func show(_ done: Int, _ total: Int, _ refused: Int) {
        let now = clock.now
        guard now - shown >= (isTerminal ? ProgressLine.redraw : ProgressLine.plainPause) else { return }
        shown = now
        let seconds = (now - began) / .seconds(1)
        let rate = seconds > 0 ? Double(done - resumed) / seconds : 0
        let left = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : nil
        let line = messages.progress(
            done: done, total: total, refused: refused, rate: rate, secondsLeft: left)
        guard isTerminal else { return Console.note(line) }
        let full = total > 0 ? ProgressLine.barWidth * done / total : 0
        let bar =
            String(repeating: "█", count: full) + String(repeating: "░", count: ProgressLine.barWidth - full)
        Console.noteInPlace("\r\u{1B}[K\(bar) \(line)")
        isDrawn = true
    }
}
