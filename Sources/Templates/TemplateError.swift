/// What is wrong in a data file under Templates/, with the file, the line and the key.
public struct TemplateError: Error, Hashable, Sendable {
    /// The file, as a path below Templates/ or the folder that overrides it.
    public var file: String
    /// The line, from 1; nil where the file as a whole is meant.
    public var line: Int?
    /// The key, such as `blocks[1].columns[2].at`; empty where the file as a whole is meant.
    public var key: String
    /// What is wrong there.
    public var reason: Reason

    /// What can be wrong in a data file.
    public enum Reason: Hashable, Sendable {
        /// The folder or file cannot be read; the system's error number.
        case unreadable(errno: Int32)
        /// Not YAML; the parser's own words.
        case notYAML(String)
        /// A key that must be there is missing.
        case missing
        /// A key that its mapping may not have; `allowed` are those it may.
        case unknownKey(allowed: [String])
        /// Another sort of value is wanted.
        case wrongType(wanted: ValueType)
        /// A word that is not one of those allowed.
        case unknownWord(String, allowed: [String])
        /// Not a column span such as `A` or `B-D`.
        case badSpan(String)
        /// A span that another cell of the row already takes.
        case overlappingSpan(String)
        /// A span past the last column; `last` is that column's letter.
        case pastLastColumn(String, last: String)
        /// A field path that no form has.
        case unknownField(String)
        /// An id that another file has too.
        case duplicateID(String)
        /// `extends` names no other file's id, or comes back to itself.
        case badParent(String)
    }

    /// The sort of a value in a data file.
    public enum ValueType: Hashable, Sendable {
        /// Any text.
        case text
        /// A list.
        case list
        /// Keys with values.
        case mapping
        /// A whole number from 1 to 1000.
        case wholeNumber
        /// A number.
        case number
        /// `true` or `false`.
        case flag
    }

    /// Makes an error.
    public init(file: String, line: Int? = nil, key: String = "", reason: Reason) {
        self.file = file
        self.line = line
        self.key = key
        self.reason = reason
    }
}
