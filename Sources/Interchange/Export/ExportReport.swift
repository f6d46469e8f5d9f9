/// What an export came to.
public struct ExportReport: Hashable, Sendable {
    /// How many files were found: those read and those refused.
    public var found = 0
    /// How many of them could not be read.
    public var refused = 0
    /// How many forms were read.
    public var forms = 0
    /// How many files have the bytes of an earlier one.
    public var sameFiles = 0
    /// How many forms have the kind, unit, project and year of an earlier one.
    public var sameForms = 0
    /// How many errors and warnings there are in the forms.
    public var errors = 0
    public var warnings = 0
    /// How many inputs were taken over from an earlier run.
    public var resumed = 0
    /// The units that must report; nil where no list was given.
    public internal(set) var units: [UnitCount]?

    /// A unit that must report.
    public struct UnitCount: Hashable, Sendable {
        /// Its name as the list has it.
        public let name: String
        /// How many forms name it.
        public internal(set) var forms = 0
        let plainName: String

        init(_ name: String) {
            self.name = name
            plainName = FormKey.plain(name)
        }
    }

    /// How many files were read.
    public var read: Int { found - refused }

    /// The units that have not reported (未报单位).
    public var missingUnits: [String] { (units ?? []).filter { $0.forms == 0 }.map(\.name) }

    /// Takes an input into account.
    mutating func add(_ head: JournalHead) {
        found += 1
        if head.refusal != nil { refused += 1 }
        forms += head.forms.count
        if head.sameAs != nil { sameFiles += 1 }
        sameForms += head.forms.count { $0.sameAs != nil }
        errors += head.errors
        warnings += head.warnings
        for form in head.forms {
            // Lists are short, a county's units; each form is held against each.
            for index in (units ?? []).indices where form.units.contains(units?[index].plainName ?? "") {
                units?[index].forms += 1
            }
        }
    }
}
