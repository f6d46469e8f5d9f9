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
        /// A key that the schema does not know.
        case unknownKey
        /// Another sort of value is wanted: `text`, `list`, `mapping`, `whole number`, `number`.
        case wrongType(wanted: String)
        /// A word that is none of those allowed.
        case unknownWord(String, allowed: [String])
        /// Not a column span such as `A` or `B-D`.
        case badSpan(String)
        /// A span that another cell of the row already takes.
        case overlappingSpan(String)
        /// A span past the last column; `last` is that column's letter.
        case pastLastColumn(String, last: String)
        /// A key, a word or a field that is not known, and the known one that it is near to.
        case misspelt(String, nearest: String)
        /// A field path that no form has.
        case unknownField(String)
        /// An id that another file has too.
        case duplicateID(String)
        /// `extends` names no other file's id, or comes back to itself.
        case badParent(String)
    }

    /// Makes an error.
    public init(file: String, line: Int? = nil, key: String = "", reason: Reason) {
        self.file = file
        self.line = line
        self.key = key
        self.reason = reason
    }
}
