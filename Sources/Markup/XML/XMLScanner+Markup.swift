// Start and end tags, and the nesting that they make.
extension XMLScanner {
    @usableFromInline package enum Markup {
        case start
        case end
        case nothing
        case incomplete
    }

    @inlinable package mutating func scanMarkup() throws(Failure) -> Markup {
        switch base[position + 1] {
        case UInt8(ascii: "/"): return try scanEndTag()
        case UInt8(ascii: "!"):
            let outcome = try scanDeclaration()
            if case .start = outcome {
                isInCDATA = true
                return .nothing
            }
            return outcome
        case UInt8(ascii: "?"): return try scanInstruction()
        case 0 where position + 1 == end: return .incomplete
        default: return try scanStartTag()
        }
    }

    @inlinable package mutating func scanStartTag() throws(Failure) -> Markup {
        guard depth > 0 || !sawRoot else { throw malformed(position) }
        let base = self.base
        let table = self.table
        let attributes = self.attributes
        let start = position + 1
        var local = start
        var index = try scanName(start, local: &local)
        guard index >= 0 else { return .incomplete }
        nameStart = start
        localStart = local
        nameEnd = index
        var needsNamespaces = local != start
        var isPlain = true
        var isEmpty = false
        attributeCount = 0
        while true {
            let gap = index
            while table[Int(base[index])] & XMLCharacters.Class.space != 0 { index += 1 }
            let byte = base[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                break
            }
            if byte == UInt8(ascii: "/") {
                if base[index + 1] == UInt8(ascii: ">") {
                    index += 2
                    isEmpty = true
                    break
                }
                guard index + 1 == end else { throw malformed(index) }
                return .incomplete
            }
            if byte == 0, index == end { return .incomplete }
            guard index > gap else { throw malformed(index) }
            guard attributeCount < maximumAttributes else {
                throw .xml(.tooBig(.attributes, maximum: maximumAttributes, part: part))
            }
            let attribute = attributes + attributeCount
            index = try scanAttribute(index, into: attribute)
            guard index >= 0 else { return .incomplete }
            try checkUnique(attribute)
            if isNamespaced(attribute) { needsNamespaces = true }
            if !attribute.pointee.isPlain { isPlain = false }
            attributeCount += 1
        }
        if !isPlain {
            for number in 0..<attributeCount where !attributes[number].isPlain {
                attributes[number].valueEnd = try decodeValue(
                    attributes[number].valueStart, attributes[number].valueEnd)
            }
        }
        guard depth < maximumNesting else {
            throw .xml(.tooBig(.nesting, maximum: maximumNesting, part: part))
        }
        depth += 1
        sawRoot = true
        isAtStart = false
        if needsNamespaces { try checkNamespaces() }
        position = index
        isClosing = isEmpty
        if !isEmpty { try pushName() }
        return .start
    }

    @inlinable mutating func pushName() throws(Failure) {
        let count = nameEnd - nameStart
        if openNamesCount + count > openNamesCapacity {
            guard count <= XMLScanner.nameBytes else {
                throw .xml(.tooBig(.markupBytes, maximum: XMLScanner.nameBytes, part: part))
            }
            openNamesCapacity = (openNamesCount + count) * 2
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: openNamesCapacity)
            larger.update(from: openNames, count: openNamesCount)
            openNames.deallocate()
            openNames = larger
        }
        (openNames + openNamesCount).update(from: base + nameStart, count: count)
        openStarts[openCount] = openNamesCount
        openCount += 1
        openNamesCount += count
    }

    @inlinable package mutating func scanEndTag() throws(Failure) -> Markup {
        guard openCount > 0 else { throw malformed(position) }
        let expected = openStarts[openCount - 1]
        let count = openNamesCount - expected
        let start = position + 2
        guard end - start > count else {
            // Too short for the name that must come; wrong bytes show once all has arrived.
            guard !isExhausted else { throw malformed(end) }
            return .incomplete
        }
        var colon = -1
        for offset in 0..<count {
            let byte = base[start + offset]
            guard byte == openNames[expected + offset] else { throw malformed(start) }
            if byte == UInt8(ascii: ":") { colon = offset }
        }
        var index = start + count
        while table[Int(base[index])] & XMLCharacters.Class.space != 0 { index += 1 }
        guard base[index] == UInt8(ascii: ">") else {
            if index == end { return .incomplete }
            throw malformed(index)
        }
        nameStart = start
        localStart = start + colon + 1
        nameEnd = start + count
        openNamesCount = expected
        openCount -= 1
        position = index + 1
        return .end
    }

    @inlinable @inline(__always)
    package mutating func leave() {
        if depth == bindingDepth { dropBindings() }
        depth -= 1
    }

    @inlinable mutating func dropBindings() {
        while let last = bindings.last, last.depth == depth {
            bindingBytes.removeSubrange(last.prefix.lowerBound...)
            bindings.removeLast()
        }
        bindingDepth = bindings.last?.depth ?? 0
    }
}
