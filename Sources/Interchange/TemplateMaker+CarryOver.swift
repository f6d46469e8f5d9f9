import Files
import Layouts
import Performance

extension TemplateMaker {
    /// Writes the self-evaluation form made out of the one target form of an input.
    ///
    /// - Parameters:
    ///   - fundType: the fund type; nil for the one that the target form names.
    ///   - reader: reads the input.
    /// - Returns: what became of the input; an error where it holds no target form, or several.
    public func carryOver(
        _ input: String, fundType: String?, _ request: Request, reader: DocumentReader, into path: String
    ) -> Outcome {
        carryOver(input, fundType: fundType, request, reader: reader) { count throws(InterchangeError) in
            guard count == 1 else { throw .severalForms(count) }
            try InputIdentities([input]).check([path])
            return [path]
        }
    }

    /// Writes the self-evaluation forms made out of the target forms of some inputs into a folder, each a
    /// workbook named after its input, and numbered where an input holds several.
    public func carryOver(
        _ inputs: [String], fundType: String?, _ request: Request, reader: DocumentReader,
        intoFolder folder: String, report: (Outcome) -> Void
    ) {
        let names = OutputNames.names(for: inputs, format: .xlsx)
        let identities = InputIdentities(inputs)
        for (input, name) in zip(inputs, names) {
            report(
                carryOver(input, fundType: fundType, request, reader: reader) {
                    count throws(InterchangeError) in
                    var paths: [String] = []
                    for number in 1...max(1, count) {
                        let name = number == 1 ? name : "\(Path(name).stem)-\(number).xlsx"
                        let path = Path(folder).appending(name)
                        try identities.check([path])
                        paths.append(path)
                    }
                    return paths
                })
        }
    }

    private func carryOver(
        _ input: String, fundType: String?, _ request: Request, reader: DocumentReader,
        paths: (Int) throws(InterchangeError) -> [String]
    ) -> Outcome {
        var outcome = Outcome(input: input)
        do throws(InterchangeError) {
            let reading = try reader.read(InputFile(reading: input))
            outcome.problems = reading.problems
            let targets = reading.forms.filter { $0.kind.isTarget }
            guard let first = reading.forms.first else { throw .noForm }
            guard !targets.isEmpty else { throw .layout(.noTarget(first.kind)) }
            for (target, path) in zip(targets, try paths(targets.count)) {
                try write(try blank(outOf: target, fundType: fundType, request), request.text, into: path)
                outcome.formCount += 1
                outcome.output = path
            }
        } catch {
            outcome.error = error
        }
        return outcome
    }

    private func blank(
        outOf target: Form, fundType: String?, _ request: Request
    ) throws(InterchangeError) -> Blank {
        do throws(LayoutError) {
            var type: FundType?
            if let fundType { type = try store.fundType(fundType) }
            return try store.selfEvaluation(
                outOf: target, fundType: type, layout: request.layout, fiscalYear: request.fiscalYear)
        } catch {
            throw .layout(error)
        }
    }
}
