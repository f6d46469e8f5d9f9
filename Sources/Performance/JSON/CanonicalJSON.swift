/// The JSON of canonical forms, schema `performance-form/1`: written in one spelling, read strictly.
///
/// A document is `{"schema": "performance-form/1", "forms": […]}`; as JSON Lines it is one form a line.
/// Numbers never pass through a binary fraction, and nothing that is read is dropped: a key that the
/// schema does not have is an error. Every form read from what was written equals the form written,
/// provided that its `Origin` names each field, cell, column and row once, in order; what an origin names
/// twice is written once, so that whatever is written can be read.
public enum CanonicalJSON {
    /// The schema's id, the value of a document's `schema`.
    public static let schema = "performance-form/1"

    /// How much is read before giving up.
    public struct Limits: Hashable, Sendable {
        /// The most bytes of a document.
        public var maximumBytes = 256 << 20
        /// The most levels of objects and arrays in a value that is passed over.
        public var maximumDepth = 64
        /// The most rows of funds, goals, indicators, tasks, opinions, notes and `also`, over all forms.
        public var maximumRows = 500_000
        /// The most merged ranges, widths, heights, fields and texts of origins, over all forms.
        public var maximumOriginEntries = 5_000_000
        /// The most lines of one form's subject.
        public var maximumSubjectLines = 256

        /// Makes the limits that suit any collection of forms that finance departments gather.
        public init() {}
    }

    /// Writes a document: indented by two spaces, a value cell a line, keys in a fixed order, ending in a
    /// newline.
    public static func document(_ forms: [Form]) -> [UInt8] {
        var bytes = documentOpening
        for (index, form) in forms.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            element(form, into: &bytes)
        }
        bytes += forms.isEmpty ? Array("]\n}\n".utf8) : documentClosing
        return bytes
    }

    /// What stands before the first form of a document; for documents that are written form by form.
    public static let documentOpening = opened().bytes

    /// What stands behind the last form of a document.
    public static let documentClosing: [UInt8] = {
        var writer = opened()
        writer.element()
        writer.bytes.removeAll()
        writer.end("]")
        writer.end("}")
        return writer.bytes + [UInt8(ascii: "\n")]
    }()

    /// Appends a form as it stands in a document, indented; between two of them stands a comma.
    public static func element(_ form: Form, into bytes: inout [UInt8]) {
        var writer = opened()
        swap(&writer.bytes, &bytes)
        writer.element()
        writer.form(form)
        swap(&writer.bytes, &bytes)
    }

    /// A writer at the place of a document's first form.
    private static func opened() -> JSONWriter {
        var writer = JSONWriter(isPretty: true)
        writer.begin("{")
        writer.key(DocumentKey.schema)
        writer.string(schema)
        writer.key(DocumentKey.forms)
        writer.begin("[")
        return writer
    }

    /// Appends a form on one line, without the newline.
    public static func line(_ form: Form, into bytes: inout [UInt8]) {
        var writer = JSONWriter(isPretty: false)
        swap(&writer.bytes, &bytes)
        writer.form(form)
        swap(&writer.bytes, &bytes)
    }

    /// Reads a document or JSON Lines, with or without a byte-order mark.
    ///
    /// - Throws: `CanonicalJSONError`, with line, column and JSON path of the first thing that is wrong.
    public static func read(
        _ bytes: [UInt8], limits: Limits = Limits()
    ) throws(CanonicalJSONError) -> [Form] {
        guard bytes.count <= limits.maximumBytes else {
            throw .tooLarge(bytes: bytes.count, limit: limits.maximumBytes)
        }
        var reader = JSONReader(bytes: bytes, limits: limits)
        return try reader.forms()
    }
}
