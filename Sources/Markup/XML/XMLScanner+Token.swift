extension XMLScanner {
    /// Whether the element's local name is this, whatever its prefix.
    @inlinable @inline(__always)
    package func isNamed(_ name: StaticString) -> Bool { matches(localStart, nameEnd, name) }

    /// The piece of text; holds until the next event.
    @inlinable @inline(__always)
    package var text: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + textStart, count: textEnd - textStart)
    }

    /// The value of the attribute with this name and no prefix; holds until the next event.
    @inlinable @inline(__always)
    package func attribute(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        for number in 0..<attributeCount {
            let attribute = attributes[number]
            if attribute.localStart == attribute.nameStart,
                matches(attribute.nameStart, attribute.nameEnd, name)
            {
                return value(number)
            }
        }
        return nil
    }

    /// The value of the attribute with this local name and some prefix, such as `r:id`.
    @inlinable package func prefixedAttribute(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        for number in 0..<attributeCount {
            let attribute = attributes[number]
            if attribute.localStart != attribute.nameStart,
                matches(attribute.localStart, attribute.nameEnd, name)
            {
                return value(number)
            }
        }
        return nil
    }

    /// The value of the attribute with this number.
    @inlinable @inline(__always)
    package func value(_ number: Int) -> UnsafeBufferPointer<UInt8> {
        let attribute = attributes[number]
        return UnsafeBufferPointer(
            start: base + attribute.valueStart, count: attribute.valueEnd - attribute.valueStart)
    }

    /// The element's name with its prefix.
    @inlinable package var qualifiedName: String {
        String(
            decoding: UnsafeBufferPointer(start: base + nameStart, count: nameEnd - nameStart), as: UTF8.self)
    }

    /// The name of the attribute with this number, with its prefix.
    @inlinable package func qualifiedName(ofAttribute number: Int) -> String {
        let attribute = attributes[number]
        return String(
            decoding: UnsafeBufferPointer(
                start: base + attribute.nameStart, count: attribute.nameEnd - attribute.nameStart),
            as: UTF8.self)
    }
}

extension XMLScanner {
    /// The name of the attribute with this number, where it is one letter without a prefix; 0 otherwise.
    @inlinable @inline(__always)
    package func letter(ofAttribute number: Int) -> UInt8 {
        let attribute = attributes[number]
        return attribute.nameEnd - attribute.nameStart == 1 ? base[attribute.nameStart] : 0
    }
}
