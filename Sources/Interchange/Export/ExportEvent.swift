/// What is to be told while an export goes on.
public enum ExportEvent: Sendable {
    /// So many inputs were taken over from the run before.
    case resumed(Int)
    /// Inputs have been read; told after each.
    case progress(done: Int, total: Int, refused: Int, forms: Int)
    /// An input cannot be read, and why.
    case refused(String, reason: String)
    /// The outputs are being written.
    case writing([String])
}
