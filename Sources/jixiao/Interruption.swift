import Dispatch
import Files
import Interchange
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Takes away what is half written when the user stops the command; it watches as long as it lives.
final class Interruption {
    /// What a subcommand wants to be said when it is stopped.
    static let farewell = Farewell()

    private let sources: [any DispatchSourceSignal]

    /// A line to be written when the command is stopped.
    final class Farewell: Sendable {
        private let line = Mutex<String?>(nil)

        func set(_ line: String?) { self.line.withLock { $0 = line } }

        func say() {
            if let line = line.withLock({ $0 }) { Console.note("\n" + line) }
        }
    }

    init() {
        sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
            // What the caller has told the command to ignore (`nohup`) it goes on to ignore.
            let earlier = signal(number, SIG_IGN)
            guard unsafeBitCast(earlier, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
                return nil
            }
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                UnfinishedFiles.shared.discardAll()
                Interruption.farewell.say()
                // The signal again, so that the caller sees what ended the command.
                signal(number, SIG_DFL)
                kill(getpid(), number)
            }
            source.resume()
            return source
        }
    }
}
