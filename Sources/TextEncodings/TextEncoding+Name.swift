extension TextEncoding {
    /// The text of a short run of bytes that says nothing of its encoding, such as a file's name in an archive:
    /// UTF-8 where it is that, else GB18030, in which Windows in China writes names.
    ///
    /// ```swift
    /// TextEncoding.text(ofName: [0xD7, 0xD4, 0xC6, 0xC0])   // "自评"
    /// ```
    /// - Returns: the text; bytes that are neither become U+FFFD.
    public static func text(ofName bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        guard let decoder = try? TextDecoder(.gb18030) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        let outcome = decoder.decode(bytes.span, isLast: true, to: &output)
        return String(decoding: outcome.failure == nil ? output : bytes, as: UTF8.self)
    }
}
