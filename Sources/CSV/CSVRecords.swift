public import TextEncodings

/// The records of one CSV file, one after another, however long it is.
///
/// The encoding and the delimiter are found from the file's beginning when it is opened, so `dialect` can be
/// asked before the first record. Memory holds a window of the file and one record.
///
/// ```swift
/// var records = try CSVRecords(path: "long.csv", limits: .stream)
/// while let record = try records.next() {
///     print(record.text(at: 0))
/// }
/// ```
public struct CSVRecords: ~Copyable {
    /// How the file is written, as far as it has been read: its line breaks are known after the first record.
    public var dialect: CSVDialect {
        var dialect = found
        if let lineEnding = reader.lineEnding { dialect.lineEnding = lineEnding }
        return dialect
    }

    private var found: CSVDialect
    private var source: ByteSource
    private var decoder: TextDecoder
    /// Whether the encoding was given or marked, or text other than ASCII has shown it.
    private var isEncodingCertain: Bool
    var reader: CSVRecordReader
    /// The next bytes of the source to decode.
    private var sourcePosition: Int
    /// Text decoded.
    private var text: [UInt8] = []
    /// Whether the text to read is the source's own, not `text`.
    private var isInPlace = false
    /// The part of it that is not yet read.
    private var position = 0
    private var end = 0
    private var failure: TextDecoder.Failure?
    private var isFinished = false
    /// The most bytes that are decoded at a time.
    private let step: Int

    /// The most bytes that are decoded at a time, unless a test wants fewer.
    static let usualStep = 1 << 18
    /// How much text is looked at for the delimiter.
    private static let delimiterSample = 1 << 16

    /// Opens a file; `encoding` and `delimiter` are found where they are not given.
    ///
    /// - Throws: `io`, `empty`, `binary`, `contradictingByteOrderMark`, `tooManyBytes`, `unusableDelimiter`
    ///   or `encodingUnavailable`.
    public init(
        path: String, encoding: TextEncoding? = nil, delimiter: UInt8? = nil, limits: CSVLimits = .standard
    ) throws(CSVError) {
        try self.init(
            source: ByteSource.file(path, limit: limits.bytes), encoding: encoding, delimiter: delimiter,
            limits: limits, step: CSVRecords.usualStep)
    }

    /// Takes the bytes of a whole file, as `init(path:)` does.
    public init(
        bytes: [UInt8], encoding: TextEncoding? = nil, delimiter: UInt8? = nil,
        limits: CSVLimits = .standard
    ) throws(CSVError) {
        try self.init(
            source: ByteSource(bytes, limit: limits.bytes), encoding: encoding, delimiter: delimiter,
            limits: limits, step: CSVRecords.usualStep)
    }

    /// Reads from a source, decoding at most `step` bytes at a time, which are four at least.
    init(
        source: consuming ByteSource, encoding: TextEncoding?, delimiter: UInt8?, limits: CSVLimits,
        step: Int
    ) throws(CSVError) {
        if let delimiter { try CSVDialect.check(delimiter: delimiter) }
        let detection = try EncodingDetection(
            source.bytes.span, isWhole: source.isAtEnd, requested: encoding)
        let usual = UInt8(ascii: detection.encoding.isUTF16 ? "\t" : ",")
        let decoder = try CSVError.rethrow { () throws(TextEncodingError) in
            try TextDecoder(detection.encoding)
        }
        let named = SeparatorLine(
            source.bytes.span.extracting(droppingFirst: detection.markLength), detection.encoding)
        let delimiter = delimiter ?? named?.delimiter
        if delimiter == nil {
            let sample = source.bytes.span.extracting(droppingFirst: detection.markLength)
                .extracting(first: CSVRecords.delimiterSample)
            let isWhole = source.isAtEnd && sample.count + detection.markLength == source.bytes.count
            var text: [UInt8] = []
            _ = decoder.decode(sample, isLast: isWhole, to: &text)
            found = CSVDialect(
                encoding: detection.encoding, hasByteOrderMark: detection.markLength > 0,
                delimiter: DelimiterDetection.delimiter(of: text.span, isWhole: isWhole, usual: usual))
        } else {
            found = CSVDialect(
                encoding: detection.encoding, hasByteOrderMark: detection.markLength > 0,
                delimiter: delimiter ?? usual)
        }
        reader = CSVRecordReader(delimiter: found.delimiter, limits: limits)
        sourcePosition = detection.markLength + (named?.byteCount ?? 0)
        if named != nil { reader.line = 2 }
        isEncodingCertain = encoding != nil || detection.markLength > 0 || detection.encoding != .utf8
        self.decoder = decoder
        self.source = source
        self.step = max(4, step)
    }

    /// The next record; nil after the last.
    ///
    /// - Throws: `invalidBytes`, `incompleteCharacter`, `nul`, `unclosedQuote`, `io`, or a limit passed.
    public mutating func next() throws(CSVError) -> CSVRecord? {
        try advance() ? reader.record : nil
    }

    /// The record that `advance` came to.
    var record: CSVRecord { reader.record }
    /// How many records there were.
    var recordCount: Int { reader.recordCount }

    /// About how many bytes of text the file has, where that can be known.
    var expectedTextCount: Int {
        // The system's word for the size may be anything.
        let count = min(source.expectedCount, 1 << 40)
        return found.encoding == .utf8 ? count : count + count / 2
    }

    /// Puts the next text of the file into a buffer with room, what was decoded for `next` but not read first, and
    /// returns how many bytes; 0 after the last, or before bytes that `refuseFailure` refuses. From the first
    /// call on, `next` is of no more use, and the text is given to a `CSVRecordReader` by whoever calls.
    mutating func copyText(to buffer: UnsafeMutableBufferPointer<UInt8>) throws(CSVError) -> Int {
        while position == end {
            guard failure == nil, try decode() else { return 0 }
        }
        let chunk = isInPlace ? source.bytes : text
        let count = min(end - position, buffer.count)
        _ = buffer.update(fromContentsOf: chunk[position..<position + count])
        position += count
        return count
    }

    /// Throws what stopped the decoding, once all text before it has been read.
    func refuseFailure() throws(CSVError) {
        if let failure { throw error(for: failure) }
    }

    /// Goes to the next record; false after the last.
    mutating func advance() throws(CSVError) -> Bool {
        while !isFinished {
            let chunk = isInPlace ? source.bytes : text
            if try reader.next(chunk.span.extracting(first: end), from: &position) { return true }
            try refuseFailure()
            if try !decode() {
                isFinished = true
                return try reader.finish()
            }
        }
        return false
    }

    /// Decodes the next step of the source; false where nothing is left.
    private mutating func decode() throws(CSVError) -> Bool {
        guard let range = try nextRange() else { return false }
        let bytes = source.bytes
        let piece = bytes.span.extracting(range)
        let isLast = source.isAtEnd && range.upperBound == bytes.count
        isInPlace = decoder.encoding == .utf8
        if isInPlace {
            let outcome = decoder.check(piece, isLast: isLast)
            take(outcome)
            position = range.lowerBound
            end = sourcePosition
        } else {
            var decoded: [UInt8] = []
            swap(&decoded, &text)
            decoded.removeAll(keepingCapacity: true)
            let outcome = decoder.decode(piece, isLast: isLast, to: &decoded)
            take(outcome)
            swap(&decoded, &text)
            position = 0
            end = text.count
        }
        return true
    }

    private mutating func take(_ outcome: TextDecoder.Outcome) {
        failure = outcome.failure
        sourcePosition += outcome.consumed
    }

    /// Where in the source's bytes the next step lies; nil where nothing is left.
    private mutating func nextRange() throws(CSVError) -> Range<Int>? {
        if sourcePosition + step > source.bytes.count, !source.isAtEnd {
            try source.advance(past: sourcePosition)
            sourcePosition = 0
        }
        let end = min(sourcePosition + step, source.bytes.count)
        guard sourcePosition < end else { return nil }
        let bytes = source.bytes
        try settleEncoding(
            bytes.span.extracting(sourcePosition..<end),
            rest: bytes.span.extracting(droppingFirst: sourcePosition))
        return sourcePosition..<end
    }

    /// A long file may begin with pages of ASCII: what it is shows where they end.
    private mutating func settleEncoding(_ piece: Span<UInt8>, rest: Span<UInt8>) throws(CSVError) {
        guard !isEncodingCertain, !piece.indices.allSatisfy({ piece[$0] < 0x80 }) else { return }
        isEncodingCertain = true
        found.encoding = TextEncoding.unmarked(rest, isWhole: source.isAtEnd)
        let encoding = found.encoding
        guard encoding != .utf8 else { return }
        decoder = try CSVError.rethrow { () throws(TextEncodingError) in try TextDecoder(encoding) }
    }

    private func error(for failure: TextDecoder.Failure) -> CSVError {
        let offset = source.offset + sourcePosition
        switch failure {
        case .invalid:
            return .invalidBytes(encoding: found.encoding, line: reader.line, offset: offset)
        case .incomplete:
            return .incompleteCharacter(encoding: found.encoding, line: reader.line, offset: offset)
        }
    }
}
