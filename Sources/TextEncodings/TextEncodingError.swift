/// Why text cannot be converted between encodings.
public enum TextEncodingError: Error, Hashable, Sendable {
    /// The system's converter does not know the encoding.
    case unavailable(TextEncoding)
}
