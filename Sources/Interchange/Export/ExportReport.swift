/// What an export came to.
public struct ExportReport: Hashable, Sendable {
    /// How many files were found: those read and those refused.
    public var found = 0
    /// How many of them could not be read.
    public var refused = 0
    /// How many files were passed over that programs and systems leave behind, `~$自评表.xlsx`; they are not among
    /// those found.
    public var leftBehind = 0
    /// How many forms count.
    public var forms = 0
    /// How many files have the bytes of an earlier one.
    public var sameFiles = 0
    /// How many forms do not count since one with the same content does.
    public var copies = 0
    /// How many forms do not count since there is a later submission.
    public var superseded = 0
    /// How many forms that count have the kind, unit, project and year of an earlier one that counts.
    public var sameForms = 0
    /// How many errors and warnings there are in the forms that count, and in the files as such.
    public var errors = 0
    public var warnings = 0
    /// How many forms have an amount about ten thousand times those of the others.
    public internal(set) var doubtfulAmounts = 0
    /// How many inputs were taken over from an earlier run.
    public var resumed = 0
    /// The units that must report; nil where no list was given.
    public internal(set) var units: [UnitCount]?
    /// The units that reported and are on no list, with their forms; empty where no list was given.
    public internal(set) var unexpectedUnits: [UnexpectedUnit] = []

    /// Names of units are compared without what is put behind them for the unit itself.
    private let ownLevel: [String]

    /// The most units that are listed though nobody expects them.
    private static let maximumUnexpected = 2_000

    /// A unit that must report.
    public struct UnitCount: Hashable, Sendable {
        /// The unit.
        public let unit: ExpectedUnit
        /// How many forms name it.
        public internal(set) var forms = 0
        /// How many files whose path names it could not be read.
        public internal(set) var refused = 0

        /// Its name as the list has it.
        public var name: String { unit.name }
        /// What is known of its report.
        public var state: UnitState { forms > 0 ? .reported : refused > 0 ? .unreadable : .missing }

        init(_ unit: ExpectedUnit) {
            self.unit = unit
        }
    }

    /// What is known of a unit's report.
    public enum UnitState: Hashable, Sendable, CaseIterable {
        /// There are forms of it.
        case reported
        /// It sent a file that could not be read.
        case unreadable
        /// There is nothing of it.
        case missing
        /// It reported, and nobody expected it.
        case unexpected
    }

    /// A unit that reported and is on no list.
    public struct UnexpectedUnit: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// How many forms name it.
        public internal(set) var forms: Int
    }

    /// Makes an empty report.
    init(expecting units: [ExpectedUnit]? = nil, ownLevel: [String] = []) {
        self.units = units?.map { UnitCount($0) }
        self.ownLevel = ownLevel
    }

    /// How many files were read.
    public var read: Int { found - refused }

    /// The units of a state, by name.
    public func units(_ state: UnitState) -> [String] {
        state == .unexpected
            ? unexpectedUnits.map(\.name) : (units ?? []).filter { $0.state == state }.map(\.name)
    }

    /// The units that have not reported (未报单位).
    public var missingUnits: [String] { units(.missing) }

    /// Takes an input into account, and which of its forms count.
    mutating func add(_ head: JournalHead, index: Int, _ selection: Selection = Selection()) {
        found += 1
        if head.refusal != nil {
            refused += 1
            let path = FormKey.plain(head.path)
            for unit in (units ?? []).indices where units?[unit].unit.isNamed(inPath: path) == true {
                units?[unit].refused += 1
            }
        }
        if head.sameAs != nil { sameFiles += 1 }
        errors += head.errors
        warnings += head.warnings
        for (number, form) in head.forms.enumerated() {
            switch selection[index, number]?.reason {
            case .copy?: copies += 1
            case .superseded?: superseded += 1
            case nil:
                forms += 1
                if selection.repeated(input: index, form: number) != nil { sameForms += 1 }
                count(form.units)
                continue
            }
            errors -= form.errors
            warnings -= form.warnings
        }
    }

    /// Counts a form for the units that it names.
    private mutating func count(_ names: [String]) {
        guard units != nil else { return }
        let plain = names.flatMap { [FormKey.plain($0), ExpectedUnit.plain($0, ownLevel: ownLevel)] }
        var isExpected = false
        // Lists are short, a county's units; each form is held against each.
        for index in (units ?? []).indices
        where units.map({ $0[index].unit.plainNames.isDisjoint(with: plain) }) == false {
            units?[index].forms += 1
            isExpected = true
        }
        guard !isExpected, let name = names.first else { return }
        if let place = unexpectedUnits.firstIndex(where: { $0.name == name }) {
            unexpectedUnits[place].forms += 1
        } else if unexpectedUnits.count < ExportReport.maximumUnexpected {
            unexpectedUnits.append(UnexpectedUnit(name: name, forms: 1))
        }
    }
}
