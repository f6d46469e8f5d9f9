import Glibc

/// A pull tokenizer over the bytes of one XML document as they arrive, window by window.
///
/// It knows XML 1.0 with namespaces, but no document types: no tree, no entity besides the five and
/// character references. Text and attribute values are decoded in place, since a decoded character is never
/// longer than its reference; what `text` and `value(_:)` hand out holds until the next `next()`.
///
/// A text may come in several pieces. An element without content gives `.start` and `.end`.
///
///     var scanner = XMLScanner(limits: .standard)
///     try scanner.begin(MemorySource(bytes), part: "xl/workbook.xml")
///     while try scanner.next() != .endOfDocument { … }
struct XMLScanner: ~Copyable {
    /// What `next()` met.
    enum Event: UInt8, Equatable {
        /// A start tag; `isNamed`, `attribute` and `depth` speak of it.
        case start
        /// An end tag, after which `depth` is that of the parent.
        case end
        /// A piece of text inside an element, never empty.
        case text
        /// Nothing more.
        case endOfDocument
    }

    /// Where an attribute's parts lie in the window.
    struct Attribute {
        var nameStart = 0
        var localStart = 0
        var nameEnd = 0
        var valueStart = 0
        var valueEnd = 0
        var isDecoded = true
    }

    /// A namespace prefix in scope, and where its bytes lie in `bindingBytes`.
    struct Binding {
        var depth: Int
        var prefix: Range<Int>
        var address: Range<Int>
    }

    let limits: XLSXLimits
    let table: UnsafeMutablePointer<UInt8>
    /// The part's name, for errors.
    var part = ""

    // The window: `base[..<end]` holds bytes of the document, `base[end]` is 0, which no document holds.
    var base: UnsafeMutablePointer<UInt8>
    var capacity: Int
    var position = 0
    var end = 0
    var windowOffset = 0
    var isExhausted = true
    var source: (any ByteSource)?

    // The token.
    var nameStart = 0
    var localStart = 0
    var nameEnd = 0
    var textStart = 0
    var textEnd = 0
    var attributes: UnsafeMutablePointer<Attribute>
    var attributeCount = 0

    // Where the document stands.
    /// How many elements are open.
    private(set) var depth = 0
    var sawRoot = false
    var isAtStart = true
    var isTranscoded = false
    private var isClosing = false
    private var isInCDATA = false
    private var openNames: [UInt8] = []
    private var openStarts: [Int] = []
    var bindings: [Binding] = []
    var bindingBytes: [UInt8] = []

    /// The size of a window that no long tag has made larger.
    static let windowBytes = 64 << 10
    /// The longest name, in bytes.
    static let nameBytes = 50_000

    init(limits: XLSXLimits, windowBytes: Int = XMLScanner.windowBytes) {
        self.limits = limits
        table = XMLCharacters.makeTable()
        capacity = max(16, windowBytes)
        base = .allocate(capacity: capacity + 1)
        base[0] = 0
        attributes = .allocate(capacity: limits.attributes + 1)
    }

    deinit {
        table.deallocate()
        base.deallocate()
        attributes.deallocate()
    }

    /// Starts on another document; the buffers are kept.
    mutating func begin(_ source: any ByteSource, part: String) throws(XLSXError) {
        self.part = part
        self.source = source
        position = 0
        end = 0
        base[0] = 0
        windowOffset = 0
        isExhausted = false
        attributeCount = 0
        depth = 0
        sawRoot = false
        isAtStart = true
        isTranscoded = false
        isClosing = false
        isInCDATA = false
        openNames.removeAll(keepingCapacity: true)
        openStarts.removeAll(keepingCapacity: true)
        bindings.removeAll(keepingCapacity: true)
        bindingBytes.removeAll(keepingCapacity: true)
        try detectEncoding()
    }

    /// The next event.
    mutating func next() throws(XLSXError) -> Event {
        if isClosing {
            isClosing = false
            leave()
            return .end
        }
        while true {
            if position == end {
                if try fill() { continue }
                guard depth == 0, sawRoot, !isInCDATA else { throw malformed(end) }
                source = nil
                return .endOfDocument
            }
            if isInCDATA {
                if try scanCDATA() { return .text }
            } else if base[position] == UInt8(ascii: "<") {
                switch try scanMarkup() {
                case .start: return .start
                case .end:
                    leave()
                    return .end
                case .nothing: break
                case .incomplete:
                    guard try fill() else { throw malformed(end) }
                }
            } else if depth > 0 {
                if try scanText() { return .text }
            } else {
                try skipSpaceOutsideRoot()
            }
        }
    }

    /// Reads past the rest of the element whose start was just met, its end included.
    mutating func skipElement() throws(XLSXError) {
        let level = depth
        while depth >= level { _ = try next() }
    }

    // MARK: The window

    /// Gets more bytes behind those not yet read; false at the end of the document.
    mutating func fill() throws(XLSXError) -> Bool {
        guard !isExhausted, let source else { return false }
        let kept = end - position
        if kept > 0, position > 0 { memmove(base, base + position, kept) }
        windowOffset += position
        position = 0
        end = kept
        if kept >= capacity - capacity / 4 {
            guard capacity < limits.markupBytes else {
                throw .tooBig(.markupBytes, maximum: limits.markupBytes, part: part)
            }
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
            larger.update(from: base, count: kept)
            base.deallocate()
            base = larger
            capacity *= 2
        }
        let count = try source.read(
            into: UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
        end += count
        base[end] = 0
        isExhausted = count == 0
        return count > 0
    }

    /// The error for the byte at a place in the window.
    func malformed(_ index: Int) -> XLSXError {
        .malformedXML(part: part, offset: windowOffset + index)
    }

    // MARK: Markup

    enum Markup {
        case start
        case end
        case nothing
        case incomplete
    }

    private mutating func scanMarkup() throws(XLSXError) -> Markup {
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
        default: return try scanStartTag()
        }
    }

    private mutating func scanStartTag() throws(XLSXError) -> Markup {
        guard depth > 0 || !sawRoot else { throw malformed(position) }
        let start = position + 1
        var local = start
        nameEnd = try scanName(start, local: &local)
        guard nameEnd >= 0 else { return .incomplete }
        nameStart = start
        localStart = local
        guard nameEnd - start <= XMLScanner.nameBytes else {
            throw .tooBig(.markupBytes, maximum: XMLScanner.nameBytes, part: part)
        }
        var needsNamespaces = localStart != nameStart
        attributeCount = 0
        var index = nameEnd
        var isEmpty = false
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
            guard attributeCount < limits.attributes else {
                throw .tooBig(.attributes, maximum: limits.attributes, part: part)
            }
            var attribute = Attribute()
            index = try scanAttribute(index, into: &attribute)
            guard index >= 0 else { return .incomplete }
            try checkUnique(attribute)
            if attribute.localStart != attribute.nameStart || isNamespaceDeclaration(attribute) {
                needsNamespaces = true
            }
            attributes[attributeCount] = attribute
            attributeCount += 1
        }
        for number in 0..<attributeCount where !attributes[number].isDecoded {
            attributes[number].valueEnd = try decodeValue(
                attributes[number].valueStart, attributes[number].valueEnd)
        }
        guard depth < limits.nesting else {
            throw .tooBig(.nesting, maximum: limits.nesting, part: part)
        }
        depth += 1
        sawRoot = true
        isAtStart = false
        if needsNamespaces { try checkNamespaces() }
        position = index
        isClosing = isEmpty
        if !isEmpty {
            openStarts.append(openNames.count)
            openNames.append(
                contentsOf: UnsafeBufferPointer(start: base + nameStart, count: nameEnd - nameStart))
        }
        return .start
    }

    private mutating func scanEndTag() throws(XLSXError) -> Markup {
        guard let expected = openStarts.last else { throw malformed(position) }
        let count = openNames.count - expected
        let start = position + 2
        guard end - start > count else {
            // Too short for the name that must come; wrong bytes show once all has arrived.
            guard !isExhausted else { throw malformed(end) }
            return .incomplete
        }
        let isSame = openNames.withUnsafeBufferPointer {
            memcmp($0.baseAddress! + expected, base + start, count) == 0
        }
        guard isSame else { throw malformed(start) }
        var index = start + count
        while table[Int(base[index])] & XMLCharacters.Class.space != 0 { index += 1 }
        guard base[index] == UInt8(ascii: ">") else {
            if index == end { return .incomplete }
            throw malformed(index)
        }
        nameStart = start
        nameEnd = start + count
        localStart = start
        for place in start..<nameEnd where base[place] == UInt8(ascii: ":") { localStart = place + 1 }
        openNames.removeSubrange(expected...)
        openStarts.removeLast()
        position = index + 1
        return .end
    }

    private mutating func leave() {
        while let last = bindings.last, last.depth == depth {
            bindingBytes.removeSubrange(last.prefix.lowerBound...)
            bindings.removeLast()
        }
        depth -= 1
    }

    // MARK: CDATA

    /// Hands out what the window holds of a CDATA section; false where that is nothing.
    private mutating func scanCDATA() throws(XLSXError) -> Bool {
        let start = position
        var read = start
        var write = start
        scan: while read < end {
            let byte = base[read]
            switch byte {
            case UInt8(ascii: "]"):
                if read + 2 >= end, !isExhausted { break scan }
                if read + 2 < end, base[read + 1] == UInt8(ascii: "]"), base[read + 2] == UInt8(ascii: ">") {
                    isInCDATA = false
                    textStart = start
                    textEnd = write
                    position = read + 3
                    return write > start
                }
            case 0x0D:
                if read + 1 >= end, !isExhausted { break scan }
                if base[read + 1] == 0x0A { read += 1 }
                base[write] = 0x0A
                write += 1
                read += 1
                continue scan
            case 0x80...:
                switch XMLCharacters.decode(base + read, count: end - read) {
                case .scalar(_, let length):
                    for _ in 0..<length {
                        base[write] = base[read]
                        write += 1
                        read += 1
                    }
                    continue scan
                case .incomplete:
                    guard !isExhausted else { throw malformed(read) }
                    break scan
                case .invalid: throw malformed(read)
                }
            case 0x09, 0x0A, 0x20...: break
            default: throw malformed(read)
            }
            base[write] = byte
            write += 1
            read += 1
        }
        textStart = start
        textEnd = write
        position = read
        if write == start {
            guard try fill() else { throw malformed(end) }
            return false
        }
        return true
    }
}
