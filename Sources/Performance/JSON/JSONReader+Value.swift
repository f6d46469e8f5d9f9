import Primitives

extension JSONReader {
    /// Reads a value cell, or null for an empty one.
    mutating func value() throws(CanonicalJSONError) -> Value? {
        try readNull() ? nil : filledValue()
    }

    /// Reads a value cell that is not empty.
    mutating func filledValue() throws(CanonicalJSONError) -> Value {
        var value = Value(text: "")
        var members = try beginObject(ValueKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .text: value.text = try string()
            case .comparator: value.comparator = try readNull() ? nil : choice(.comparator)
            case .number: value.number = try readNull() ? nil : number()
            case .upper: value.upper = try readNull() ? nil : number()
            case .unit: value.unit = try optionalString()
            case .notApplicable: value.notApplicable = try boolean()
            case .date: value.date = try readNull() ? nil : parsed(.date) { CalendarTime($0) }
            }
        }
        return value
    }

    /// Reads a string, or null for none.
    mutating func optionalString() throws(CanonicalJSONError) -> String? {
        try readNull() ? nil : string()
    }

    /// Reads one of the texts that an enumeration allows.
    mutating func choice<Choice: RawRepresentable<String>>(
        _ content: CanonicalJSONError.Content
    ) throws(CanonicalJSONError) -> Choice {
        try parsed(content) { Choice(rawValue: $0) }
    }

    /// Reads a string that must be something in particular.
    mutating func parsed<Result>(
        _ content: CanonicalJSONError.Content, _ parse: (String) -> Result?
    ) throws(CanonicalJSONError) -> Result {
        try expect(.string)
        let start = position
        let raw = try rawString()
        guard let result = parse(try text(raw)) else {
            throw .invalidText(excerpt(raw.range), expected: content, at: place(at: start))
        }
        return result
    }
}
