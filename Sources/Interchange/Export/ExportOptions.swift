/// What is wanted of an export.
public struct ExportOptions: Sendable {
    /// Whether contacts, telephone numbers and signatures are left out.
    public var isPublic = false
    /// Whether to take up a run that was stopped.
    public var resumes = false
    /// A folder that gets a copy of every file that cannot be read.
    public var quarantine: String?
    /// The units that must report.
    public var expectedUnits: [ExpectedUnit]?
    /// Whether of several submissions of one form the latest alone counts.
    public var countsLatest = false
    /// The fund type of forms that do not say theirs, by its id.
    public var fundType: String?
    /// A ledger of an earlier export, whose amounts are laid beside those of this one.
    public var earlierLedger: String?
    /// How many inputs are worked on at once.
    public var width = 1
    /// What the records of a run depend on besides the inputs: rules, reading options and the like, in words.
    public var circumstances = ""
    /// How delimited text is written.
    public var text = TextStyle()

    /// Makes options for a plain run.
    public init() {}
}
