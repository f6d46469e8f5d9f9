/// How much a CSV file may hold before it is refused.
public struct CSVLimits: Hashable, Sendable {
    /// The bytes of the whole file.
    public var bytes: Int
    /// The records; a sheet has no more than 1,048,576 rows.
    public var records: Int
    /// The fields of one record; a sheet has no more than 16,384 columns.
    public var fields: Int
    /// The bytes of one field, in UTF-8.
    public var fieldBytes: Int
    /// The bytes of one record with its delimiters, in UTF-8; at most 2,147,483,647.
    public var recordBytes: Int
    /// The fields with content that are gathered into one sheet.
    public var cells: Int

    /// Makes limits; those not named are those of a form.
    public init(
        bytes: Int = 32 << 20, records: Int = 1_048_576, fields: Int = 16_384, fieldBytes: Int = 1 << 20,
        recordBytes: Int = 16 << 20, cells: Int = 1_000_000
    ) {
        self.bytes = bytes
        self.records = records
        self.fields = fields
        self.fieldBytes = fieldBytes
        self.recordBytes = recordBytes
        self.cells = cells
    }

    /// For a form: 32 MiB, and what a sheet can hold.
    public static let standard = CSVLimits()

    /// For long files read record by record, whose size costs no memory.
    public static let stream = CSVLimits(bytes: .max, records: .max)
}
