@_exported public import Files

extension InterchangeError {
    /// What is told of a file that could not be read or written.
    public init(_ error: FileError) {
        switch error {
        case .cannotRead(let reason): self = .cannotRead(reason)
        case .cannotWrite(let path, let reason): self = .cannotWrite(path, reason)
        case .tooLarge(let limit): self = .tooLarge(limit: limit)
        case .emptyFile: self = .emptyFile
        case .noRegularFile: self = .noRegularFile
        }
    }

    /// Does something with files; what goes wrong becomes an error of ours.
    static func catching<Result>(
        _ body: () throws(FileError) -> Result
    ) throws(InterchangeError) -> Result {
        do throws(FileError) { return try body() } catch { throw InterchangeError(error) }
    }
}
