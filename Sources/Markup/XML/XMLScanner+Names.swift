public import Glibc

extension XMLScanner {
    /// Reads a name with at most one colon; answers where it ends, or -1 where the window does.
    @inlinable @inline(__always)
    package mutating func scanName(_ start: Int, local: inout Int) throws(Failure) -> Int {
        let base = self.base
        let table = self.table
        var index = start
        if table[Int(base[index])] & XMLCharacters.Class.nameStart != 0 {
            index += 1
            while table[Int(base[index])] & XMLCharacters.Class.name != 0 { index += 1 }
            let byte = base[index]
            if byte < 0x80, byte != UInt8(ascii: ":") { return byte == 0 && index == end ? -1 : index }
        }
        return try scanAnyName(start, local: &local)
    }

    @inlinable mutating func scanAnyName(_ start: Int, local: inout Int) throws(Failure) -> Int {
        var index = start
        var isFirst = true
        while true {
            let byte = base[index]
            if byte == 0, index == end { return -1 }
            if byte >= 0x80 {
                switch XMLCharacters.decode(base + index, count: end - index) {
                case .incomplete:
                    guard !isExhausted else { throw malformed(index) }
                    return -1
                case .invalid: throw malformed(index)
                case .scalar(let scalar, let length):
                    let fits =
                        isFirst ? XMLCharacters.startsName(scalar) : XMLCharacters.continuesName(scalar)
                    guard fits else { throw malformed(index) }
                    index += length
                }
            } else if byte == UInt8(ascii: ":"), !isFirst, local == start {
                index += 1
                local = index
                isFirst = true
                continue
            } else {
                let wanted = isFirst ? XMLCharacters.Class.nameStart : XMLCharacters.Class.name
                if table[Int(byte)] & wanted == 0 {
                    guard !isFirst, byte != UInt8(ascii: ":") else { throw malformed(index) }
                    return index
                }
                index += 1
            }
            isFirst = false
        }
    }

    /// Reads `name = "value"`; answers where it ends, or -1 where the window does.
    @inlinable @inline(__always)
    package mutating func scanAttribute(_ start: Int, into attribute: UnsafeMutablePointer<Attribute>)
        throws(Failure) -> Int
    {
        let base = self.base
        let table = self.table
        var local = start
        var index = try scanName(start, local: &local)
        guard index >= 0 else { return -1 }
        attribute.pointee.nameStart = start
        attribute.pointee.localStart = local
        attribute.pointee.nameEnd = index
        attribute.pointee.isPlain = true
        while table[Int(base[index])] & XMLCharacters.Class.space != 0 { index += 1 }
        guard base[index] == UInt8(ascii: "=") else {
            if index == end { return -1 }
            throw malformed(index)
        }
        index += 1
        while table[Int(base[index])] & XMLCharacters.Class.space != 0 { index += 1 }
        let quote = base[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            if index == end { return -1 }
            throw malformed(index)
        }
        index += 1
        attribute.pointee.valueStart = index
        while true {
            while table[Int(base[index])] & XMLCharacters.Class.valueStop == 0 { index += 1 }
            let byte = base[index]
            if byte == quote {
                attribute.pointee.valueEnd = index
                return index + 1
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): index += 1
            case UInt8(ascii: "&"), 0x09, 0x0A, 0x0D:
                attribute.pointee.isPlain = false
                index += 1
            case 0x80...:
                switch XMLCharacters.decode(base + index, count: end - index) {
                case .scalar(_, let length): index += length
                case .incomplete:
                    guard !isExhausted else { throw malformed(index) }
                    return -1
                case .invalid: throw malformed(index)
                }
            case 0 where index == end: return -1
            default: throw malformed(index)
            }
        }
    }

    /// An attribute must not come twice.
    @inlinable @inline(__always)
    package mutating func checkUnique(_ attribute: UnsafeMutablePointer<Attribute>) throws(Failure) {
        let start = attribute.pointee.nameStart
        let count = attribute.pointee.nameEnd - start
        let first = base[start]
        var other = attributes
        while other < attribute {
            if base[other.pointee.nameStart] == first,
                other.pointee.nameEnd - other.pointee.nameStart == count,
                memcmp(base + other.pointee.nameStart, base + start, count) == 0
            {
                throw malformed(start)
            }
            other += 1
        }
    }

    /// Whether the attribute has a prefix or is `xmlns`.
    @inlinable @inline(__always)
    package mutating func isNamespaced(_ attribute: UnsafeMutablePointer<Attribute>) -> Bool {
        attribute.pointee.localStart != attribute.pointee.nameStart
            || matches(attribute.pointee.nameStart, attribute.pointee.nameEnd, "xmlns")
    }

    /// Whether the window holds these bytes there.
    @inlinable @inline(__always)
    package func matches(_ start: Int, _ end: Int, _ text: StaticString) -> Bool {
        end - start == text.utf8CodeUnitCount && memcmp(base + start, text.utf8Start, end - start) == 0
    }

    // MARK: Namespaces

    /// Takes the element's namespace declarations into scope, and finds every prefix in it.
    @inlinable package mutating func checkNamespaces() throws(Failure) {
        for number in 0..<attributeCount {
            let attribute = attributes[number]
            let isDefault = matches(attribute.nameStart, attribute.nameEnd, "xmlns")
            let isPrefix =
                attribute.localStart - attribute.nameStart == 6
                && matches(attribute.nameStart, attribute.localStart, "xmlns:")
            guard isDefault || isPrefix else { continue }
            let isXMLAddress = matches(
                attribute.valueStart, attribute.valueEnd, "http://www.w3.org/XML/1998/namespace")
            let isXMLNSAddress = matches(
                attribute.valueStart, attribute.valueEnd, "http://www.w3.org/2000/xmlns/")
            if isPrefix {
                if matches(attribute.localStart, attribute.nameEnd, "xml") {
                    guard isXMLAddress else { throw malformed(attribute.nameStart) }
                    continue
                }
                guard !matches(attribute.localStart, attribute.nameEnd, "xmlns"),
                    attribute.valueStart < attribute.valueEnd
                else { throw malformed(attribute.nameStart) }
            }
            guard !isXMLAddress, !isXMLNSAddress else { throw malformed(attribute.nameStart) }
            guard isPrefix else { continue }
            let prefix = keep(attribute.localStart, attribute.nameEnd)
            let address = keep(attribute.valueStart, attribute.valueEnd)
            bindings.append(Binding(depth: depth, prefix: prefix, address: address))
            bindingDepth = depth
        }
        if localStart != nameStart { _ = try address(ofPrefix: nameStart, localStart - 1) }
        for number in 0..<attributeCount {
            let attribute = attributes[number]
            guard attribute.localStart != attribute.nameStart else { continue }
            if matches(attribute.nameStart, attribute.localStart, "xmlns:") { continue }
            let address = try address(ofPrefix: attribute.nameStart, attribute.localStart - 1)
            let count = attribute.nameEnd - attribute.localStart
            for earlier in 0..<number {
                let other = attributes[earlier]
                guard other.localStart != other.nameStart, other.nameEnd - other.localStart == count,
                    memcmp(base + other.localStart, base + attribute.localStart, count) == 0,
                    !matches(other.nameStart, other.localStart, "xmlns:"),
                    try self.address(ofPrefix: other.nameStart, other.localStart - 1)
                        .elementsEqual(address)
                else { continue }
                throw malformed(attribute.nameStart)
            }
        }
    }

    @inlinable mutating func keep(_ start: Int, _ end: Int) -> Range<Int> {
        let first = bindingBytes.count
        bindingBytes.append(contentsOf: UnsafeBufferPointer(start: base + start, count: end - start))
        return first..<bindingBytes.count
    }

    /// The namespace that a prefix stands for; it must be in scope.
    @inlinable mutating func address(ofPrefix start: Int, _ end: Int) throws(Failure) -> ArraySlice<UInt8> {
        if matches(start, end, "xml") { return [] }
        let prefix = UnsafeBufferPointer(start: base + start, count: end - start)
        for binding in bindings.reversed()
        where binding.prefix.count == prefix.count && bindingBytes[binding.prefix].elementsEqual(prefix) {
            return bindingBytes[binding.address]
        }
        throw malformed(start)
    }
}
