import Files

/// Converts inputs to documents: all into one, or each into its own.
///
/// Inputs are read and rendered several at once, and reported in the order they were given; one that cannot
/// be read does not keep the others from being converted.
public struct Converter: Sendable {
    private let reader: DocumentReader
    private let renderer: FormRenderer
    private let options: WritingOptions
    private let width: Int

    /// Makes a converter.
    ///
    /// - Parameter width: how many inputs are worked on at once.
    public init(reader: DocumentReader, templates: Templates, options: WritingOptions, width: Int) {
        self.reader = reader
        self.options = options
        self.width = max(1, width)
        renderer = FormRenderer(templates: templates, options: options)
    }

    /// Converts all inputs into one document; there is none where no input could be read.
    ///
    /// An input whose forms cannot be written is refused by name, and the others are written without it.
    ///
    /// - Parameter report: gets what became of each input, in order; where the document is made all at once,
    ///   when it is made.
    /// - Throws: `InterchangeError` where the document cannot be written.
    public func convert(
        _ inputs: [String], into path: String, report: (Outcome) -> Void
    ) async throws(InterchangeError) {
        try InputIdentities(inputs).check([path])
        var document = OneDocument(path: path, options: options)
        var failure: InterchangeError?
        let tasks = OrderedTasks(items: inputs, width: width) { (input: String) in rendered(input) }
        await tasks.run { _, result in
            do throws(InterchangeError) {
                try document.add(result.outcome, result.part, report)
            } catch {
                failure = error
                return false
            }
            return true
        }
        if let failure { throw failure }
        try document.commit(report)
    }

    /// Converts each input into a document of its own in a folder.
    ///
    /// - Parameter report: gets what became of each input, in order; an output that cannot be written is
    ///   the error of its input.
    /// - Throws: `InterchangeError.replacesInput` where an output is one of the inputs; nothing is written then.
    public func convert(
        _ inputs: [String], intoFolder folder: String, report: (Outcome) -> Void
    ) async throws(InterchangeError) {
        let names = OutputNames.names(for: inputs, format: options.format)
        let pairs = zip(inputs, names).map { (input: $0, output: Path(folder).appending($1)) }
        try InputIdentities(inputs).check(pairs.map(\.output))
        let tasks = OrderedTasks(items: pairs, width: width) { written($0.input, to: $0.output) }
        await tasks.run { _, outcome in
            report(outcome)
            return true
        }
    }

    private func rendered(_ input: String) -> (outcome: Outcome, part: FormRenderer.Part?) {
        var outcome = Outcome(input: input)
        do throws(InterchangeError) {
            let reading = try reader.read(InputFile(reading: input))
            outcome.problems = reading.problems
            outcome.formCount = reading.forms.count
            return (outcome, try renderer.render(reading.forms))
        } catch {
            outcome.error = error
            return (outcome, nil)
        }
    }

    private func written(_ input: String, to path: String) -> Outcome {
        var (outcome, part) = rendered(input)
        guard let part else { return outcome }
        do throws(InterchangeError) {
            let document = try DocumentWriter(path, options: options)
            try document.append(part)
            try document.commit()
            outcome.output = path
        } catch {
            outcome.error = error
        }
        return outcome
    }
}
