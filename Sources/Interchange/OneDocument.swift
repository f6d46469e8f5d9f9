/// A document that is made of several inputs.
///
/// JSON and the long shape are written as the inputs come, each checked before. A sheet can only be written with
/// all the others, so that what cannot be written of an input shows at the end: then each input is tried by
/// itself, and the document is made of those that can be written.
struct OneDocument {
    let path: String
    let options: WritingOptions
    private var writer: DocumentWriter?
    private var waiting: [(outcome: Outcome, part: FormRenderer.Part?)] = []

    init(path: String, options: WritingOptions) {
        self.path = path
        self.options = options
    }

    /// Adds an input that was rendered, or could not be.
    ///
    /// - Throws: `InterchangeError` where the document cannot be written.
    mutating func add(
        _ outcome: Outcome, _ part: FormRenderer.Part?, _ report: (Outcome) -> Void
    ) throws(InterchangeError) {
        var outcome = outcome
        switch part {
        case .sheets?: waiting.append((outcome, part))
        case let part?:
            if writer == nil { writer = try DocumentWriter(path, options: options) }
            try writer?.append(part)
            outcome.output = path
            report(outcome)
        case nil where waiting.isEmpty: report(outcome)
        case nil: waiting.append((outcome, nil))
        }
    }

    /// Writes what remains and gives the document its name; there is none where nothing was added to it.
    ///
    /// - Throws: `InterchangeError` where it cannot be written.
    mutating func commit(_ report: (Outcome) -> Void) throws(InterchangeError) {
        if let writer { try writer.commit() }
        guard !waiting.isEmpty else { return }
        do throws(InterchangeError) {
            try write(waiting.compactMap(\.part))
        } catch {
            let count = waiting.count(where: { $0.part != nil })
            guard error.isOfContent else { throw error }
            refuseUnwritable()
            // What is too much only together is nobody's fault.
            guard waiting.count(where: { $0.part != nil }) < count else { throw error }
            try write(waiting.compactMap(\.part))
        }
        for entry in waiting {
            var outcome = entry.outcome
            if entry.part != nil { outcome.output = path }
            report(outcome)
        }
    }

    private func write(_ parts: [FormRenderer.Part]) throws(InterchangeError) {
        guard !parts.isEmpty else { return }
        let writer = try DocumentWriter(path, options: options)
        for part in parts { try writer.append(part) }
        try writer.commit()
    }

    /// Takes out the inputs that cannot be written even by themselves, and says why.
    private mutating func refuseUnwritable() {
        for index in waiting.indices {
            guard case .sheets(let drafts)? = waiting[index].part else { continue }
            do throws(InterchangeError) {
                if options.format == .xlsx {
                    _ = try DocumentWriter.workbook(drafts)
                } else {
                    _ = try DocumentWriter.csv(drafts, options.text.dialect)
                }
            } catch {
                waiting[index].outcome.error = error
                waiting[index].part = nil
            }
        }
    }
}
