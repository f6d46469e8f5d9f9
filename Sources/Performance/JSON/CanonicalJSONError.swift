/// Why a document of canonical forms cannot be read.
public enum CanonicalJSONError: Error, Hashable, Sendable {
    /// There is nothing in it but white space.
    case empty
    /// It has more bytes than the limit.
    case tooLarge(bytes: Int, limit: Int)
    /// It nests objects and arrays more deeply than the limit.
    case tooDeep(limit: Int, at: Place)
    /// It has more of something than the limit.
    case tooMany(Item, limit: Int, at: Place)
    /// It is JSON, but neither a document of forms nor a form a line; with its `schema`, if it names one.
    case notForms(schema: String?)
    /// It is of a version that this program does not know yet, such as `performance-form/2`.
    case laterVersion(String)
    /// It is not JSON: another byte, or the end (nil), stands where something else should.
    case malformed(expected: Token, found: UInt8?, at: Place)
    /// Bytes that are not UTF-8.
    case invalidUTF8(at: Place)
    /// An escape that is half of a surrogate pair.
    case loneSurrogate(at: Place)
    /// A value of the wrong type.
    case wrongType(expected: Kind, found: Kind, at: Place)
    /// A key that the schema does not have.
    case unknownKey(String, at: Place)
    /// A key that stands twice in its object.
    case duplicateKey(String, at: Place)
    /// An object without a key that it must have.
    case missingKey(String, at: Place)
    /// A text that is not what its key asks for.
    case invalidText(String, expected: Content, at: Place)
    /// A number with more than 36 digits, or outside what its key can hold.
    case numberOutOfRange(String, at: Place)

    /// Where something stands.
    public struct Place: Hashable, Sendable {
        /// The line, counted from 1.
        public let line: Int
        /// The character in its line, counted from 1.
        public let column: Int
        /// The JSON path, such as `forms[0].indicators[3].target.number`; empty at the top. In JSON Lines
        /// it starts at the line's form.
        public let path: String

        /// Makes a place.
        public init(line: Int, column: Int, path: String) {
            self.line = line
            self.column = column
            self.path = path
        }
    }

    /// A type of JSON value.
    public enum Kind: String, Hashable, Sendable {
        /// `{…}`
        case object
        /// `[…]`
        case array
        /// `"…"`
        case string
        /// `1.5`
        case number
        /// `true` or `false`
        case boolean
        /// `null`
        case null
    }

    /// What JSON's grammar asks for.
    public enum Token: String, Hashable, Sendable {
        /// Any value.
        case value
        /// A key in quotation marks.
        case key
        /// The colon behind a key.
        case colon
        /// A comma, or the end of the object.
        case commaOrBrace
        /// A comma, or the end of the array.
        case commaOrBracket
        /// A digit of a number.
        case digit
        /// A character of a string, or its closing quotation mark; control characters must be escaped.
        case character
        /// What may follow a backslash.
        case escape
        /// A new line between two forms.
        case newLine
        /// The end of the document.
        case end
    }

    /// What a text must be.
    public enum Content: String, Hashable, Sendable {
        /// One of `FormKind`.
        case formKind
        /// One of `Fund.Source`.
        case fundSource
        /// One of `Value.Comparator`.
        case comparator
        /// One of `Also.Measure`.
        case measure
        /// One of `Also.Stage`.
        case stage
        /// One of `Period`: `2019`, `2023-01/2023-06`, `previous`, `term`.
        case period
        /// A span of months, `2023-01/2023-06`.
        case months
        /// One of `CalendarTime`: `2022-12-31`, `2021-12`, `T08:30`, `2023-07/2024-01`.
        case date
        /// The address of a cell, `B7`.
        case cell
        /// A rectangle of cells, `A1:C2`.
        case cellRange
        /// A column's letters, `AB`.
        case column
        /// A row's number, counted from 1.
        case row
        /// A checksum of sixteen hexadecimal digits.
        case checksum
        /// The path of a field, `indicators[3].target`.
        case fieldPath
    }

    /// What there can be too many of.
    public enum Item: String, Hashable, Sendable {
        /// Rows of funds, goals, indicators, tasks, opinions, notes and `also`.
        case rows
        /// Merged ranges, widths, heights, fields and texts of origins.
        case originEntries
        /// Lines of a subject.
        case subjectLines
    }
}
