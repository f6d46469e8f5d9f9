import Markup
import Primitives

/// The scanner of a workbook's parts.
typealias XMLScanner = Markup.XMLScanner<XLSXError>
/// A workbook's part in memory.
typealias MemorySource = Primitives.MemorySource<XLSXError>

extension XMLScanner {
    /// Makes a scanner that keeps a workbook's limits.
    init(
        limits: XLSXLimits, windowBytes: Int = XMLScanner.windowBytes, takesPlainMarkup: Bool = true
    ) {
        var markup = XMLLimits()
        markup.markupBytes = limits.markupBytes
        markup.attributes = limits.attributes
        markup.nesting = limits.nesting
        self.init(limits: markup, windowBytes: windowBytes, takesPlainMarkup: takesPlainMarkup)
    }
}
