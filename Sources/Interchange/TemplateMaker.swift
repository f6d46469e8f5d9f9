import CSV
import Files
import Layouts
import Performance
import Sheets
import XLSX

/// Makes blank templates: of a fund type, of all of them, or out of approved target forms.
///
/// ```swift
/// let maker = TemplateMaker(templates: try Templates())
/// var request = TemplateMaker.Request()
/// request.kind = "projectTarget"
/// try maker.make("general", request, into: "目标表.xlsx")
/// ```
public struct TemplateMaker: Sendable {
    let store: TemplateStore

    /// What may be asked of a template.
    public struct Request: Hashable, Sendable {
        /// The kind of form, such as `projectTarget` or `项目支出绩效目标表`; nil for the first that the fund type has.
        public var kind: String?
        /// The layout; nil for the usual one.
        public var layout: String?
        /// The year; nil to have it filled in.
        public var fiscalYear: Int?
        /// The unit of amounts; nil for 万元.
        public var unit: String?
        /// How many rows the indicators get; nil for the usual ones and a few to spare.
        public var rows: Int?
        /// How delimited text is written.
        public var text = TextStyle()

        /// Makes a request that leaves everything as is usual.
        public init() {}
    }

    /// Makes a maker of the data files' fund types and layouts.
    public init(templates: Templates) {
        store = templates.store
    }

    /// The kinds of form, as they are called in a language; they may be asked for by these names or by their codes.
    public static func kinds(_ messages: Messages) -> [String] { FormKind.allCases.map(messages.name(of:)) }
    /// The most rows that may be asked for.
    public static let maximumRows = BlankOptions.maximumRows

    /// Writes the blank template of a fund type: delimited text where the path says so, else a workbook.
    ///
    /// - Throws: `InterchangeError`, where there is no such template or it cannot be written.
    public func make(
        _ fundType: String, _ request: Request = Request(), into path: String
    ) throws(InterchangeError) {
        let kind = try kind(request.kind)
        let blank: Blank
        do throws(LayoutError) {
            let type = try store.fundType(fundType)
            blank = try store.blank(
                of: type, kind: kind, layout: request.layout, options: TemplateMaker.options(request))
        } catch {
            throw .layout(error)
        }
        try write(blank, request.text, into: path)
    }

    /// Writes the blank template of every fund type and kind into a folder, as `general-projectTarget.xlsx`.
    ///
    /// - Parameter kind: the only kind to write, where the request names one.
    /// - Returns: the paths written, in order.
    /// - Throws: `InterchangeError`, at the first that cannot be made.
    public func makeAll(
        _ request: Request = Request(), intoFolder folder: String
    ) throws(InterchangeError) -> [String] {
        let only = try kind(request.kind)
        var paths: [String] = []
        for type in store.fundTypes {
            for kind in type.kinds where only == nil || kind == only {
                var request = request
                request.kind = kind.rawValue
                let path = Path(folder).appending("\(type.id)-\(kind.rawValue).xlsx")
                try make(type.id, request, into: path)
                paths.append(path)
            }
        }
        return paths
    }

    private func kind(_ word: String?) throws(InterchangeError) -> FormKind? {
        guard let word else { return nil }
        let named = FormKind.allCases.first { Messages(.chinese).name(of: $0) == word }
        guard let kind = FormKind(rawValue: word) ?? named else { throw .unknownKind(word) }
        return kind
    }

    private static func options(_ request: Request) -> BlankOptions {
        var options = BlankOptions()
        options.fiscalYear = request.fiscalYear
        options.unit = request.unit
        options.rows = request.rows
        return options
    }

    func write(_ blank: Blank, _ text: TextStyle, into path: String) throws(InterchangeError) {
        let bytes = try DocumentFormat(path: path) == .csv ? csv(blank, text) : workbook(blank)
        try InterchangeError.catching { () throws(FileError) in try OutputFile.write(bytes, to: path) }
    }

    private func workbook(_ blank: Blank) throws(InterchangeError) -> [UInt8] {
        let draft: WorkbookDraft
        do throws(LayoutError) { draft = try blank.workbook() } catch { throw .layout(error) }
        do throws(XLSXWriteError) {
            return try XLSXWriter().bytes(of: draft)
        } catch {
            throw .workbookWriting(error)
        }
    }

    private func csv(_ blank: Blank, _ text: TextStyle) throws(InterchangeError) -> [UInt8] {
        let sheet: SheetDraft
        do throws(LayoutError) { sheet = try blank.plainSheet() } catch { throw .layout(error) }
        do throws(CSVError) {
            return try CSVWriter(dialect: text.dialect).write(sheet)
        } catch {
            throw .csvWriting(error)
        }
    }
}
