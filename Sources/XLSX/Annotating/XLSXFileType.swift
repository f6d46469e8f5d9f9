/// What an XLSX package says that it is, which must agree with the extension of its file: spreadsheet programs refuse
/// one that does not.
public enum XLSXFileType: String, CaseIterable, Sendable {
    /// A workbook without macros, `.xlsx`.
    case workbook = "xlsx"
    /// A workbook that may have macros, `.xlsm`.
    case macroWorkbook = "xlsm"
    /// A template without macros, `.xltx`.
    case template = "xltx"
    /// A template that may have macros, `.xltm`.
    case macroTemplate = "xltm"

    /// The type that an extension promises; nil where it promises none.
    public init?(pathExtension: String) { self.init(rawValue: pathExtension.lowercased()) }

    /// Whether it may have macros.
    public var allowsMacros: Bool { self == .macroWorkbook || self == .macroTemplate }

    /// The content type of the workbook's part (ECMA-376 part 1, 12.3; MS-OFFMACRO 2.2).
    var contentType: String {
        switch self {
        case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        case .macroWorkbook: "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        case .template: "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
        case .macroTemplate: "application/vnd.ms-excel.template.macroEnabled.main+xml"
        }
    }
}
