import Glibc

extension XMLScanner {
    /// Reads past a comment; a CDATA section answers `.start`.
    @usableFromInline package mutating func scanDeclaration() throws(Failure) -> Markup {
        switch base[position + 2] {
        case UInt8(ascii: "-"):
            guard position + 3 < end else { return .incomplete }
            guard base[position + 3] == UInt8(ascii: "-") else { throw malformed(position) }
            return try scanComment()
        case UInt8(ascii: "["):
            let opening: StaticString = "<![CDATA["
            guard end - position >= 9 else { return .incomplete }
            guard depth > 0, memcmp(base + position, opening.utf8Start, 9) == 0 else {
                throw malformed(position)
            }
            position += 9
            return .start
        case UInt8(ascii: "D"):
            let opening: StaticString = "<!DOCTYPE"
            guard end - position >= 9 else { return .incomplete }
            guard memcmp(base + position, opening.utf8Start, 9) == 0 else { throw malformed(position) }
            throw .xml(.doctype(part: part))
        default:
            if position + 2 == end { return .incomplete }
            throw malformed(position)
        }
    }

    private mutating func scanComment() throws(Failure) -> Markup {
        var index = position + 4
        while index < end {
            if base[index] == UInt8(ascii: "-") {
                guard index + 2 < end else { return .incomplete }
                if base[index + 1] == UInt8(ascii: "-") {
                    guard base[index + 2] == UInt8(ascii: ">") else { throw malformed(index) }
                    position = index + 3
                    isAtStart = false
                    return .nothing
                }
            }
            let length = try characterLength(index)
            guard length > 0 else { return .incomplete }
            index += length
        }
        return .incomplete
    }

    /// Reads past a processing instruction; the one that is the XML declaration is checked.
    @usableFromInline package mutating func scanInstruction() throws(Failure) -> Markup {
        var local = position + 2
        let nameEnd = try scanName(local, local: &local)
        guard nameEnd >= 0 else { return .incomplete }
        guard local == position + 2 else { throw malformed(local) }
        var index = nameEnd
        let isEmpty = base[index] == UInt8(ascii: "?")
        guard isEmpty || table[Int(base[index])] & XMLCharacters.Class.space != 0 else {
            throw malformed(index)
        }
        while true {
            if base[index] == UInt8(ascii: "?") {
                guard index + 1 < end else { return .incomplete }
                if base[index + 1] == UInt8(ascii: ">") { break }
                guard !isEmpty else { throw malformed(index) }
            }
            guard index < end else { return .incomplete }
            let length = try characterLength(index)
            guard length > 0 else { return .incomplete }
            index += length
        }
        let target = position + 2
        if nameEnd - target == 3, base[target] | 0x20 == UInt8(ascii: "x"),
            base[target + 1] | 0x20 == UInt8(ascii: "m"), base[target + 2] | 0x20 == UInt8(ascii: "l")
        {
            guard isAtStart, matches(target, nameEnd, "xml") else { throw malformed(position) }
            try checkXMLDeclaration(nameEnd, index)
        }
        isAtStart = false
        position = index + 2
        return .nothing
    }

    /// How many bytes the character at a place takes; 0 where the window ends within it.
    private mutating func characterLength(_ index: Int) throws(Failure) -> Int {
        switch base[index] {
        case 0x09, 0x0A, 0x0D, 0x20...0x7F: return 1
        case 0x80...:
            switch XMLCharacters.decode(base + index, count: end - index) {
            case .scalar(_, let length): return length
            case .incomplete:
                guard !isExhausted else { throw malformed(index) }
                return 0
            case .invalid: throw malformed(index)
            }
        default: throw malformed(index)
        }
    }

    /// Checks `version`, `encoding` and `standalone`, in that order and nothing else.
    private mutating func checkXMLDeclaration(_ start: Int, _ stop: Int) throws(Failure) {
        var index = start
        var expected = 0  // 0 version, 1 encoding, 2 standalone, 3 nothing
        while true {
            let gap = index
            while index < stop, table[Int(base[index])] & XMLCharacters.Class.space != 0 { index += 1 }
            if index == stop { break }
            // As libxml2, without insisting on a space between the encoding and what follows.
            guard index > gap || expected == 2 else { throw malformed(index) }
            let after = try scanAttribute(index, into: attributes)
            let attribute = attributes[0]
            guard after >= 0, after <= stop, attribute.isPlain else { throw malformed(index) }
            let value = (attribute.valueStart, attribute.valueEnd)
            if matches(attribute.nameStart, attribute.nameEnd, "version"), expected == 0 {
                guard value.1 - value.0 >= 2, matches(value.0, value.0 + 2, "1."),
                    (value.0 + 2..<value.1).allSatisfy({ (0x30...0x39).contains(base[$0]) })
                else { throw malformed(value.0) }
                expected = 1
            } else if matches(attribute.nameStart, attribute.nameEnd, "encoding"), expected == 1 {
                try checkEncodingName(value.0, value.1)
                expected = 2
            } else if matches(attribute.nameStart, attribute.nameEnd, "standalone"),
                expected == 1 || expected == 2
            {
                guard matches(value.0, value.1, "yes") || matches(value.0, value.1, "no") else {
                    throw malformed(value.0)
                }
                expected = 3
            } else {
                throw malformed(index)
            }
            index = after
        }
        guard expected > 0 else { throw malformed(start) }
    }

    private func checkEncodingName(_ start: Int, _ stop: Int) throws(Failure) {
        let name = UnsafeBufferPointer(start: base + start, count: stop - start).map { $0 & 0xDF }
        let known: [StaticString] =
            isTranscoded ? ["UTF-16", "UTF-16LE", "UTF-16BE"] : ["UTF-8", "UTF8", "US-ASCII", "ASCII"]
        for candidate in known where candidate.utf8CodeUnitCount == name.count {
            let bytes = UnsafeBufferPointer(start: candidate.utf8Start, count: name.count)
            if zip(bytes, name).allSatisfy({ $0 & 0xDF == $1 }) { return }
        }
        throw .xml(.unsupportedEncoding(part: part))
    }

    /// Reads past a byte-order mark, and puts a decoder before a document in UTF-16.
    @usableFromInline package mutating func detectEncoding() throws(Failure) {
        while end < 4, try fill() {}
        if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
            position = 3
            return
        }
        guard end >= 2 else { return }
        let isBigEndian: Bool
        var mark = 0
        switch (base[0], base[1]) {
        case (0xFE, 0xFF): (isBigEndian, mark) = (true, 2)
        case (0xFF, 0xFE): (isBigEndian, mark) = (false, 2)
        case (0x00, UInt8(ascii: "<")): isBigEndian = true
        case (UInt8(ascii: "<"), 0x00): isBigEndian = false
        default: return
        }
        guard let inner = source else { return }
        source = UTF16Source(
            inner, head: Array(UnsafeBufferPointer(start: base + mark, count: end - mark)),
            isBigEndian: isBigEndian, part: part)
        isTranscoded = true
        isExhausted = false
        position = 0
        end = 0
        base[0] = 0
    }
}
