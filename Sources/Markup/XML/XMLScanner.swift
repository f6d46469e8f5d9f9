public import Glibc
public import Primitives

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
@usableFromInline
package struct XMLScanner<Failure: XMLFailure>: ~Copyable {
    /// What `next()` met.
    @usableFromInline package enum Event: UInt8, Equatable {
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
    @usableFromInline package struct Attribute {
        @usableFromInline package var nameStart = 0
        @usableFromInline package var localStart = 0
        @usableFromInline package var nameEnd = 0
        @usableFromInline package var valueStart = 0
        @usableFromInline package var valueEnd = 0
        /// Whether the value has neither references nor white space to be decoded.
        @usableFromInline package var isPlain = true
    }

    /// A namespace prefix in scope, and where its bytes lie in `bindingBytes`.
    @usableFromInline package struct Binding {
        @usableFromInline var depth: Int
        @usableFromInline var prefix: Range<Int>
        @usableFromInline var address: Range<Int>

        @inlinable init(depth: Int, prefix: Range<Int>, address: Range<Int>) {
            self.depth = depth
            self.prefix = prefix
            self.address = address
        }
    }

    // Each limit by itself: the whole struct would be copied wherever one is looked at.
    @usableFromInline package let maximumAttributes: Int
    @usableFromInline package let maximumNesting: Int
    @usableFromInline package let maximumMarkup: Int
    /// Whether plain markup may be taken whole; tests also read without, to hold one against the other.
    @usableFromInline package let takesPlainMarkup: Bool
    @usableFromInline package let table: UnsafeMutablePointer<UInt8>
    /// The part's name, for errors.
    @usableFromInline package var part = ""

    // The window: `base[..<end]` holds bytes of the document, `base[end]` is 0, which no document holds.
    @usableFromInline package var base: UnsafeMutablePointer<UInt8>
    @usableFromInline package var capacity: Int
    @usableFromInline package var position = 0
    @usableFromInline package var end = 0
    @usableFromInline package var windowOffset = 0
    @usableFromInline package var isExhausted = true
    @usableFromInline package var source: (any ByteSource<Failure>)?

    // The token.
    @usableFromInline package var nameStart = 0
    @usableFromInline package var localStart = 0
    @usableFromInline package var nameEnd = 0
    @usableFromInline package var textStart = 0
    @usableFromInline package var textEnd = 0
    @usableFromInline package var attributes: UnsafeMutablePointer<Attribute>
    @usableFromInline package var attributeCount = 0

    // Where the document stands.
    /// How many elements are open.
    @usableFromInline package var depth = 0
    @usableFromInline package var sawRoot = false
    @usableFromInline package var isAtStart = true
    @usableFromInline package var isTranscoded = false
    @usableFromInline package var isClosing = false
    @usableFromInline package var isInCDATA = false
    /// The names of the open elements, end to end, and where each starts.
    @usableFromInline package var openNames: UnsafeMutablePointer<UInt8>
    @usableFromInline package var openNamesCapacity = 1024
    @usableFromInline package var openNamesCount = 0
    @usableFromInline package let openStarts: UnsafeMutablePointer<Int>
    @usableFromInline package var openCount = 0
    @usableFromInline package var bindings: [Binding] = []
    /// The depth of the innermost element that binds a prefix.
    @usableFromInline package var bindingDepth = 0
    @usableFromInline package var bindingBytes: [UInt8] = []

    /// The size of a window that no long tag has made larger.
    @inlinable package static var windowBytes: Int { 64 << 10 }
    /// The longest name, in bytes.
    @inlinable package static var nameBytes: Int { 50_000 }

    @inlinable package init(
        limits: XMLLimits, windowBytes: Int = XMLScanner.windowBytes, takesPlainMarkup: Bool = true
    ) {
        self.takesPlainMarkup = takesPlainMarkup
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

    @inlinable deinit {
        table.deallocate()
        base.deallocate()
        attributes.deallocate()
        openNames.deallocate()
        openStarts.deallocate()
    }

    /// Starts on another document; the buffers are kept.
    @inlinable package mutating func begin(_ source: any ByteSource<Failure>, part: String) throws(Failure) {
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
    @inlinable package mutating func next() throws(Failure) -> Event {
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
    @inlinable package mutating func skipElement() throws(Failure) {
        let level = depth
        while depth >= level { _ = try next() }
    }

    // MARK: The window

    /// Gets more bytes behind those not yet read; false at the end of the document.
    @inlinable package mutating func fill() throws(Failure) -> Bool {
        guard !isExhausted, let source else { return false }
        let kept = end - position
        if kept > 0, position > 0 { memmove(base, base + position, kept) }
        windowOffset += position
        position = 0
        end = kept
        if kept >= capacity - capacity / 4 {
            guard capacity < maximumMarkup else {
                throw .xml(.tooBig(.markupBytes, maximum: maximumMarkup, part: part))
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
    @inlinable package func malformed(_ index: Int) -> Failure {
        .xml(.malformed(part: part, offset: windowOffset + index))
    }
}
