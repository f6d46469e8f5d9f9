/// One record of a workbook's stream: what it is, and where its body lies.
struct Record {
    /// The kind, as the stream has it.
    var type: Int
    /// Where the body begins.
    var start: Int
    /// Where it ends.
    var end: Int

    /// The kinds that are read. Source: [MS-XLS] 2.3; those of Excel 95 have the same numbers.
    enum Kind: Int {
        case formula = 0x0006
        case endOfSubstream = 0x000A
        case dateMode = 0x0022
        case filePassword = 0x002F
        case continuation = 0x003C
        case codePage = 0x0042
        case defaultColumnWidth = 0x0055
        case columnInfo = 0x007D
        case sheet = 0x0085
        case standardWidth = 0x0099
        case numbers = 0x00BD
        case blanks = 0x00BE
        case richText = 0x00D6
        case style = 0x00E0
        case mergedCells = 0x00E5
        case sharedStrings = 0x00FC
        case sharedText = 0x00FD
        case blank = 0x0201
        case number = 0x0203
        case text = 0x0204
        case booleanOrError = 0x0205
        case formula3 = 0x0206
        case formulaText = 0x0207
        case row = 0x0208
        case defaultRowHeight = 0x0225
        case compactNumber = 0x027E
        case formula4 = 0x0406
        case format = 0x041E
        case beginOfSubstream = 0x0809
    }

    /// The kind; nil where it is none that is read.
    var kind: Kind? { Kind(rawValue: type) }

    /// How many bytes the body of a kind has that is always of one size: with another, the record is not what it
    /// seems to be. Nil for the other kinds.
    static func size(of kind: Kind) -> Int? {
        switch kind {
        case .endOfSubstream: 0
        case .blank: 6
        case .booleanOrError: 8
        case .sharedText, .compactNumber: 10
        case .number: 14
        default: nil
        }
    }

    /// How many bytes the body has.
    var count: Int { end - start }
}
