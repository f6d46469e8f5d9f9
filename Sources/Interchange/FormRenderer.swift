import Layouts
import Performance
import Sheets

/// Turns forms into what a document of one format is put together of; several inputs may be rendered at once.
struct FormRenderer: Sendable {
    private let drawer: FormDrawer
    private let options: WritingOptions

    /// A part of a document.
    enum Part: Sendable {
        /// The JSON of some forms, one each.
        case json([[UInt8]])
        /// The sheets of some forms, one each.
        case sheets([SheetDraft])
        /// Forms whose rows are numbered only as they are written.
        case long([Form])
    }

    init(templates: Templates, options: WritingOptions) {
        drawer = FormDrawer(
            templates.store, keepsMerges: options.format != .csv, isDisplay: options.isDisplay)
        self.options = options
    }

    /// - Throws: `InterchangeError.layout` where a form cannot be laid out without losing something.
    func render(_ forms: [Form]) throws(InterchangeError) -> Part {
        switch options.format {
        case .json:
            return .json(forms.map { form in bytes { CanonicalJSON.element(form, into: &$0) } })
        case .jsonl:
            return .json(forms.map { form in bytes { CanonicalJSON.line(form, into: &$0) } })
        case .csv where options.shape == .long:
            for form in forms { try LongWriter.check(form, options.text.dialect) }
            return .long(forms)
        case .xlsx, .csv:
            do throws(LayoutError) {
                return .sheets(try drawer.draw(forms, as: options.layout))
            } catch {
                throw .layout(error)
            }
        }
    }

    private func bytes(_ write: (inout [UInt8]) -> Void) -> [UInt8] {
        var bytes: [UInt8] = []
        // What a form of some 40 rows takes, so that it does not move as it grows.
        bytes.reserveCapacity(24 << 10)
        write(&bytes)
        return bytes
    }
}
