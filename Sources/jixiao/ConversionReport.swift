import Files
import Interchange

/// Tells the user what becomes of each input, on standard error, and remembers whether anything failed.
final class ConversionReport {
    private let messages: Messages
    private var converted = 0
    private var failed = 0
    private var forms = 0

    /// The most warnings that are shown of one input; `jixiao inspect` shows them all.
    private static let maximumProblems = 50

    init(_ messages: Messages) {
        self.messages = messages
    }

    var hasFailures: Bool { failed > 0 }

    /// The files that an input stands for: itself, or those in the folder that it is.
    func files(of input: String) -> [String] {
        guard input != "-", Folder.exists(input) else { return [input] }
        do throws(InterchangeError) {
            return try Folder.documents(in: input)
        } catch {
            add(error, in: input)
            return []
        }
    }

    /// Remembers a failure that was told already.
    func fail() { failed += 1 }

    func add(_ error: InterchangeError, in path: String) {
        failed += 1
        Console.note(messages.text(error, in: path))
    }

    func add(_ outcome: Outcome) {
        for line in messages.lines(for: outcome, maximum: Self.maximumProblems) { Console.note(line) }
        if outcome.isFailure { failed += 1 } else { converted += 1 }
        if outcome.output != nil { forms += outcome.formCount }
    }

    /// Says how many there were.
    func close(showingTotal: Bool) {
        if showingTotal { Console.note(messages.total(converted: converted, failed: failed, forms: forms)) }
    }
}
