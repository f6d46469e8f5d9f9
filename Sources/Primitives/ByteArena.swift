public import Glibc

/// A run of bytes that grows, without the checks that make an array slow byte by byte.
///
/// Kept from file to file, and copied into an array of the right size when a sheet is complete.
@usableFromInline
package struct ByteArena: ~Copyable {
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    /// How many bytes there are.
    @usableFromInline package private(set) var count = 0

    /// What is kept from file to file at most.
    @usableFromInline static let keptBytes = 4 << 20

    @inlinable package init(capacity: Int = 64 << 10) {
        self.capacity = capacity
        base = ByteArena.resize(nil, to: capacity)
    }

    @inlinable deinit { free(base) }

    /// A block of another size with the same bytes. A large one is moved by its pages, so that there is never
    /// a second copy of it.
    @inlinable static func resize(
        _ block: UnsafeMutablePointer<UInt8>?, to capacity: Int
    ) -> UnsafeMutablePointer<UInt8> {
        guard let block = realloc(block, capacity) else { preconditionFailure("out of memory") }
        return block.bindMemory(to: UInt8.self, capacity: capacity)
    }

    /// Forgets the bytes, and gives back memory that an unusually large file has taken.
    @inlinable package mutating func removeAll() {
        count = 0
        guard capacity > ByteArena.keptBytes else { return }
        capacity = ByteArena.keptBytes
        base = ByteArena.resize(base, to: capacity)
    }

    /// Forgets the bytes from a position on.
    @inlinable @inline(__always)
    package mutating func truncate(to position: Int) { count = min(count, max(0, position)) }

    /// Takes away the spaces, tabs and line breaks at either end of the bytes from a position on.
    package mutating func trimSpace(from position: Int) {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        while count > position, isSpace(base[count - 1]) { count -= 1 }
        var first = position
        while first < count, isSpace(base[first]) { first += 1 }
        guard first > position else { return }
        memmove(base + position, base + first, count - first)
        count -= first - position
    }

    @inlinable mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        base = ByteArena.resize(base, to: capacity)
    }

    @inlinable @inline(__always)
    package mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base[count] = byte
        count += 1
    }

    @inlinable @inline(__always)
    package mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.count > capacity - count { grow(by: bytes.count) }
        if let source = bytes.baseAddress { memcpy(base + count, source, bytes.count) }
        count += bytes.count
    }

    @inlinable package mutating func append(contentsOf bytes: some Sequence<UInt8>) {
        for byte in bytes { append(byte) }
    }

    /// Appends a copy of some of its own bytes.
    @inlinable package mutating func appendCopy(of range: Range<Int>) {
        if range.count > capacity - count { grow(by: range.count) }
        memcpy(base + count, base + range.lowerBound, range.count)
        count += range.count
    }

    @inlinable @inline(__always)
    package mutating func append(contentsOf bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    @inlinable @inline(__always)
    package mutating func append(contentsOf bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    @inlinable @inline(__always)
    package mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends a whole number that is not negative, with leading zeros up to a width.
    @inlinable package mutating func appendDecimal(_ number: Int, width: Int = 1) {
        var rest = UInt64(number.magnitude)
        var digits = max(width, 1)
        var bound = rest
        var length = 1
        while bound >= 10 {
            bound /= 10
            length += 1
        }
        digits = max(digits, length)
        if digits > capacity - count { grow(by: digits) }
        for place in stride(from: count + digits - 1, through: count, by: -1) {
            base[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    @inlinable @inline(__always)
    package subscript(index: Int) -> UInt8 {
        get {
            precondition(index >= 0 && index < count)
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    /// Some of the bytes; holds until the next change.
    @inlinable @inline(__always)
    package subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// Some of the bytes as text.
    @inlinable package func string(_ range: Range<Int>) -> String {
        String(decoding: self[range], as: UTF8.self)
    }

    /// The bytes in an array of their own.
    @inlinable package func makeArray() -> [UInt8] { Array(self[0..<count]) }
}
