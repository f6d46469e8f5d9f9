import Primitives
import Sheets

extension WorkbookSetup {
    /// Bytes that two setups have in common only if all that they say is the same, byte by byte: to Swift,
    /// `é` of one character and of two are equal texts.
    var key: [UInt8] {
        var key: [UInt8] = []
        for style in styles {
            key.appendKey(style.role.rawValue)
            key.appendKey(style.fontSize)
            key.append((style.wraps ? 1 : 0) | (style.isInput ? 2 : 0))
            key.appendKey(style.numberFormat)
        }
        key.append(0xFF)
        for sheet in sheets {
            key.append(
                (sheet.isLandscape ? 1 : 0) | (sheet.isProtected ? 2 : 0) | (sheet.footer == nil ? 0 : 4))
            key.appendKey(sheet.footer ?? "")
            key.appendKey(sheet.validations.count)
            for validation in sheet.validations { key.appendKey(validation) }
            key.appendKey(sheet.comments.count)
            for comment in sheet.comments {
                key.appendKey(CellRange(comment.cell))
                key.appendKey(comment.text)
            }
        }
        key.append(0xFF)
        for property in properties {
            key.appendKey(property.name)
            key.appendKey(property.text)
        }
        return key
    }
}

extension [UInt8] {
    /// Appends a text and a byte that no text has.
    fileprivate mutating func appendKey(_ text: String) {
        self += text.utf8
        append(0xFF)
    }

    fileprivate mutating func appendKey(_ number: Int) {
        Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
    }

    fileprivate mutating func appendKey(_ range: CellRange) {
        for number in [range.first.row, range.first.column, range.last.row, range.last.column] {
            appendKey(number)
        }
    }

    fileprivate mutating func appendKey(_ validation: SheetDraft.Validation) {
        appendKey(validation.range)
        switch validation.rule {
        case .list(let sheet, let range):
            append(0)
            appendKey(sheet)
            appendKey(range)
        case .number(let bounds):
            append(1)
            appendKey(bounds.lowerBound)
            appendKey(bounds.upperBound)
        }
        appendKey(validation.prompt)
        append(validation.refusal == nil ? 0 : 1)
        appendKey(validation.refusal ?? "")
    }
}
