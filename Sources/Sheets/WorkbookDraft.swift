/// A workbook to be written: its sheets and what is noted of it.
public struct WorkbookDraft: Hashable, Sendable {
    /// The sheets, in the order of their tabs.
    public var sheets: [SheetDraft]
    /// What is kept with the document and shown in no cell, in order, each name once.
    public var properties: [Property]

    /// A custom property of a document.
    public struct Property: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The text, at most 255 characters.
        public var text: String

        /// Makes a property.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Makes a draft of a workbook.
    public init(sheets: [SheetDraft], properties: [Property] = []) {
        self.sheets = sheets
        self.properties = properties
    }
}
