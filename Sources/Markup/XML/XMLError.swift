/// Why a document is not read as XML.
///
/// Offsets count the document's bytes, as UTF-8, from zero.
public enum XMLError: Error, Hashable, Sendable {
    /// The part is not well-formed; the offset is where that shows.
    case malformed(part: String, offset: Int)
    /// The part has a document type declaration, which documents of offices never have.
    case doctype(part: String)
    /// The part says that it is in an encoding other than UTF-8 and UTF-16.
    case unsupportedEncoding(part: String)
    /// A limit was passed.
    case tooBig(XMLLimits.Name, maximum: Int, part: String)
}

/// The errors of a room that reads XML: what is wrong with the XML is one of them.
public protocol XMLFailure: Error {
    /// The error for a document that is not read as XML.
    static func xml(_ error: XMLError) -> Self
}

extension XMLError: XMLFailure {
    /// The error itself.
    public static func xml(_ error: XMLError) -> XMLError { error }
}
