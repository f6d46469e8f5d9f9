// What readers of small documents ask of the scanner, where speed is not everything.
extension XMLScanner {
    /// The value of the attribute with this local name, with or without a prefix.
    package func anyAttribute(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        attribute(name) ?? prefixedAttribute(name)
    }

    /// The values of all attributes with this local name, whatever their prefixes.
    package func values(ofAttribute name: StaticString) -> [UnsafeBufferPointer<UInt8>] {
        (0..<attributeCount).filter { number in
            matches(attributes[number].localStart, attributes[number].nameEnd, name)
        }.map { value($0) }
    }

    /// The same as text.
    package func text(ofAttribute name: StaticString) -> String? {
        anyAttribute(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same as a number that is finite and not negative, such as a width.
    package func double(_ name: StaticString) -> Double? {
        guard let text = text(ofAttribute: name), let number = Double(text), number.isFinite, number >= 0
        else {
            return nil
        }
        return number
    }

    /// Reads the rest of the element whose start was just met, its end included, and gives all text in it.
    package mutating func textOfElement() throws(Failure) -> [UInt8] {
        let level = depth
        var content: [UInt8] = []
        while depth >= level {
            if try next() == .text { content += text }
        }
        return content
    }
}
