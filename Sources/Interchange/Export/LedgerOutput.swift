import Ledger

/// An output that is made of the ledger's entries, one after another, in little memory.
protocol LedgerOutput {
    /// Takes the next entry.
    mutating func append(_ entry: LedgerEntry) throws(InterchangeError)
    /// Writes what is left; after that the file is whole.
    ///
    /// - Returns: how many forms are in it, as it counted them itself.
    mutating func finish(_ report: ExportReport) throws(InterchangeError) -> Int
}
