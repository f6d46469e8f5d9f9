import Performance

/// The JSON Schema of canonical documents, as it is published.
public enum PublishedSchema {
    /// The schema, in UTF-8.
    public static var bytes: [UInt8] { CanonicalSchema.json }
}
