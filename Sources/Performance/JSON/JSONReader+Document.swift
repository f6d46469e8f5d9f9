extension JSONReader {
    /// Reads the whole input, a document or JSON Lines.
    mutating func forms() throws(CanonicalJSONError) -> [Form] {
        skipWhiteSpace()
        guard let first = next else { throw .empty }
        guard first == UInt8(ascii: "{") else {
            // An array or another value of JSON is not ours; anything else is not JSON.
            if first == UInt8(ascii: "[") { throw .notForms(schema: nil) }
            throw malformed(.value)
        }
        switch try shape() {
        case .document: return try document()
        case .lines: return try lines()
        }
    }

    private enum Shape {
        case document
        case lines
    }

    /// Looks at the keys of the first object, wherever `schema` stands among them, so that a document of
    /// another version says so instead of tripping over what it has that we do not know.
    private func shape() throws(CanonicalJSONError) -> Shape {
        var ahead = self
        _ = try ahead.openObject()
        var isFirst = true
        var isForm = false
        while let name = try ahead.nextName(isFirst: isFirst) {
            switch try ahead.text(name) {
            case DocumentKey.schema.rawValue:
                try JSONReader.check(schema: try ahead.string())
                return .document
            case FormKey.kind.rawValue:
                // As our own lines begin: no need to look on.
                if isFirst { return .lines }
                isForm = true
                try ahead.skipValue()
            default: try ahead.skipValue()
            }
            isFirst = false
        }
        guard isForm else { throw .notForms(schema: nil) }
        return .lines
    }

    private static func check(schema: String) throws(CanonicalJSONError) {
        guard schema != CanonicalJSON.schema else { return }
        let family = "performance-form/"
        guard schema.hasPrefix(family), let version = Int(schema.dropFirst(family.count)), version > 1 else {
            throw .notForms(schema: schema)
        }
        throw .laterVersion(schema)
    }

    private mutating func document() throws(CanonicalJSONError) -> [Form] {
        var forms: [Form] = []
        var members = try beginObject(DocumentKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .schema: try JSONReader.check(schema: try string())
            case .forms:
                forms = try array { (reader: inout JSONReader) throws(CanonicalJSONError) in
                    try reader.form()
                }
            }
        }
        skipWhiteSpace()
        guard next == nil else { throw malformed(.end) }
        return forms
    }

    private mutating func lines() throws(CanonicalJSONError) -> [Form] {
        var forms: [Form] = []
        while next != nil {
            forms.append(try form())
            let end = position
            skipWhiteSpace()
            guard next == nil || bytes[end..<position].contains(UInt8(ascii: "\n")) else {
                throw malformed(.newLine)
            }
        }
        return forms
    }
}
