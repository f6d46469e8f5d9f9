extension [UInt8] {
    /// Appends a text's UTF-8.
    ///
    /// As `append(contentsOf: text.utf8)`, which goes about it in more steps than a short text is worth:
    /// keys and addresses are written by the hundred for each form.
    mutating func append(text: String) {
        append(copying: text.utf8Span.span)
    }

    /// Appends bytes.
    mutating func append(copying bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
