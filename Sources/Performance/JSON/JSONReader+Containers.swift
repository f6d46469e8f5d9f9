extension JSONReader {
    /// Opens an object whose keys are known.
    mutating func beginObject<Key>(
        _ type: Key.Type
    ) throws(CanonicalJSONError) -> JSONMembers<Key> {
        let start = try openObject()
        return JSONMembers(table: Key.table, start: start)
    }

    /// Goes on to the next member of an object whose keys are known; nil, and the object is closed, where
    /// there is none.
    mutating func nextKey<Key>(
        _ members: inout JSONMembers<Key>
    ) throws(CanonicalJSONError) -> Key? {
        guard let name = try nextName(isFirst: !members.isStarted) else {
            let missing = members.table.required & ~members.seen
            if missing != 0 {
                let key = members.table.keys[missing.trailingZeroBitCount]
                throw .missingKey(key.rawValue, at: place(at: members.start))
            }
            return nil
        }
        members.isStarted = true
        guard let index = try index(of: name, in: members) else {
            throw .unknownKey(excerpt(name.range), at: place(at: name.range.lowerBound - 1))
        }
        let bit: UInt64 = 1 << UInt64(index)
        guard members.seen & bit == 0 else {
            throw .duplicateKey(excerpt(name.range), at: place(at: name.range.lowerBound - 1))
        }
        members.seen |= bit
        members.next = index + 1
        return members.table.keys[index]
    }

    private mutating func index<Key>(
        of name: RawString, in members: JSONMembers<Key>
    ) throws(CanonicalJSONError) -> Int? {
        guard name.hasEscapes else {
            return members.table.index(of: bytes.span.extracting(name.range), after: members.next)
        }
        return members.table.index(of: try text(name).utf8Span.span, after: members.next)
    }

    /// Opens an object of any keys; returns where it began.
    mutating func openObject() throws(CanonicalJSONError) -> Int {
        try expect(.object)
        position += 1
        path.append(.member(position..<position))
        return position - 1
    }

    /// Goes on to the next member, up to its value, and returns its key; nil, and the object is closed,
    /// where there is none.
    mutating func nextName(isFirst: Bool) throws(CanonicalJSONError) -> RawString? {
        skipWhiteSpace()
        if next == UInt8(ascii: "}") {
            position += 1
            path.removeLast()
            return nil
        }
        if !isFirst {
            guard next == UInt8(ascii: ",") else { throw malformed(.commaOrBrace) }
            position += 1
            skipWhiteSpace()
        }
        guard next == UInt8(ascii: "\"") else { throw malformed(.key) }
        let name = try rawString()
        path[path.count - 1] = .member(name.range)
        try expect(UInt8(ascii: ":"), .colon)
        return name
    }

    /// Reads an array, an element at a time.
    mutating func array<Element>(
        _ read: (inout JSONReader) throws(CanonicalJSONError) -> Element
    ) throws(CanonicalJSONError) -> [Element] {
        try expect(.array)
        position += 1
        var elements: [Element] = []
        path.append(.element(0))
        skipWhiteSpace()
        if next != UInt8(ascii: "]") {
            while true {
                path[path.count - 1] = .element(elements.count)
                elements.append(try read(&self))
                skipWhiteSpace()
                guard next == UInt8(ascii: ",") else { break }
                position += 1
            }
        }
        guard next == UInt8(ascii: "]") else { throw malformed(.commaOrBracket) }
        position += 1
        path.removeLast()
        return elements
    }

    /// Moves past any value, however deeply it nests, without recursion.
    mutating func skipValue() throws(CanonicalJSONError) {
        // The brackets that are open, the innermost last.
        var open: [UInt8] = []
        var isValueNext = true
        while isValueNext || !open.isEmpty {
            skipWhiteSpace()
            if isValueNext {
                isValueNext = try skipToken(&open)
            } else {
                isValueNext = try skipSeparator(&open)
            }
        }
    }

    /// Moves past a value, or into it where it has members; whether a value comes next.
    private mutating func skipToken(_ open: inout [UInt8]) throws(CanonicalJSONError) -> Bool {
        switch try kind() {
        case .string: _ = try rawString()
        case .number: try skipNumber()
        case .boolean: _ = try boolean()
        case .null: position += 4
        case .object, .array:
            guard open.count < limits.maximumDepth else {
                throw .tooDeep(limit: limits.maximumDepth, at: place())
            }
            let isObject = next == UInt8(ascii: "{")
            open.append(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
            position += 1
            skipWhiteSpace()
            guard next != open[open.count - 1] else { return false }
            if isObject { try skipName() }
            return true
        }
        return false
    }

    /// Moves past the end of an object or array, or a comma; whether a value comes next.
    private mutating func skipSeparator(_ open: inout [UInt8]) throws(CanonicalJSONError) -> Bool {
        let closing = open[open.count - 1]
        if next == closing {
            position += 1
            open.removeLast()
            return false
        }
        let isObject = closing == UInt8(ascii: "}")
        guard next == UInt8(ascii: ",") else {
            throw malformed(isObject ? .commaOrBrace : .commaOrBracket)
        }
        position += 1
        if isObject { try skipName() }
        return true
    }

    private mutating func skipName() throws(CanonicalJSONError) {
        skipWhiteSpace()
        guard next == UInt8(ascii: "\"") else { throw malformed(.key) }
        _ = try rawString()
        try expect(UInt8(ascii: ":"), .colon)
    }
}
