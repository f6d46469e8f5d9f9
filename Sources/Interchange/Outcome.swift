public import Performance

/// What became of one input.
public struct Outcome: Sendable {
    /// The input's path; `-` for standard input.
    public var input: String
    /// The output's path; nil where nothing was written.
    public var output: String?
    /// How many forms were read.
    public var formCount = 0
    /// What was doubtful or not understood.
    public var problems: [Problem] = []
    /// Why it could not be converted; nil where it was.
    public var error: InterchangeError?

    /// Whether the input was refused or has errors.
    public var isFailure: Bool { error != nil || problems.contains { $0.severity == .error } }

    init(input: String) {
        self.input = input
    }
}
