extension XLSXError {
    /// Whether a file is of a kind that is never read, and that its first bytes tell for certain: a picture, a PDF or
    /// RTF document, an archive other than zip.
    public static func isForeign(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { FileNature.isForeign($0) }
    }
}
