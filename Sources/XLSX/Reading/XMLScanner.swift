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
        /// Whether the value has neither references nor white space to be decoded.
        var isPlain = true
    }

    /// A namespace prefix in scope, and where its bytes lie in `bindingBytes`.
    struct Binding {
        var depth: Int
        var prefix: Range<Int>
        var address: Range<Int>
    }

    // Each limit by itself: the whole struct would be copied wherever one is looked at.
    private let maximumAttributes: Int
    private let maximumNesting: Int
    private let maximumMarkup: Int
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
    /// The names of the open elements, end to end, and where each starts.
    private var openNames: UnsafeMutablePointer<UInt8>
    private var openNamesCapacity = 1024
    private var openNamesCount = 0
    private let openStarts: UnsafeMutablePointer<Int>
    private var openCount = 0
    var bindings: [Binding] = []
    /// The depth of the innermost element that binds a prefix.
    var bindingDepth = 0
    var bindingBytes: [UInt8] = []

    /// The size of a window that no long tag has made larger.
    static let windowBytes = 64 << 10
    /// The longest name, in bytes.
    static let nameBytes = 50_000

    init(limits: XLSXLimits, windowBytes: Int = XMLScanner.windowBytes) {
        maximumAttributes = limits.attributes
        maximumNesting = limits.nesting
        maximumMarkup = limits.markupBytes
        table = XMLCharacters.makeTable()
        capacity = max(16, windowBytes)
        base = .allocate(capacity: capacity + 1)
        base[0] = 0
        attributes = .allocate(capacity: limits.attributes + 1)
        openNames = .allocate(capacity: openNamesCapacity)
        openStarts = .allocate(capacity: limits.nesting + 1)
    }

    deinit {
        table.deallocate()
        base.deallocate()
        attributes.deallocate()
        openNames.deallocate()
        openStarts.deallocate()
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
        openNamesCount = 0
        openCount = 0
        bindings.removeAll(keepingCapacity: true)
        bindingDepth = 0
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
            guard capacity < maximumMarkup else {
                throw .tooBig(.markupBytes, maximum: maximumMarkup, part: part)
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
        case 0 where position + 1 == end: return .incomplete
        default: return try scanStartTag()
        }
    }

    private mutating func scanStartTag() throws(XLSXError) -> Markup {
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
                throw .tooBig(.attributes, maximum: maximumAttributes, part: part)
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
            throw .tooBig(.nesting, maximum: maximumNesting, part: part)
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

    private mutating func pushName() throws(XLSXError) {
        let count = nameEnd - nameStart
        if openNamesCount + count > openNamesCapacity {
            guard count <= XMLScanner.nameBytes else {
                throw .tooBig(.markupBytes, maximum: XMLScanner.nameBytes, part: part)
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

    private mutating func scanEndTag() throws(XLSXError) -> Markup {
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

    @inline(__always)
    private mutating func leave() {
        if depth == bindingDepth { dropBindings() }
        depth -= 1
    }

    private mutating func dropBindings() {
        while let last = bindings.last, last.depth == depth {
            bindingBytes.removeSubrange(last.prefix.lowerBound...)
            bindings.removeLast()
        }
        bindingDepth = bindings.last?.depth ?? 0
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
