import Performance
import Primitives

/// A form found in a sheet: its lines, what stands where, and what was not understood.
struct ScannedForm {
    /// The lines it takes in `SheetLines.lines`.
    var lines: Range<Int>
    var placement = Placement()
    /// What has been seen of it so far.
    var seen: Parts = []
    /// The head lines' labels that give another its meaning.
    var headings: Set<UInt64> = []
    /// Whether goals of the whole term stand before those of the year.
    var hasTerm = false
    /// What was not understood, in reading order.
    var problems: [Problem] = []
    /// Whether anything says that it is a form at all: indicators that say more than their names, as lists to choose
    /// from do not.
    var isForm: Bool {
        placement.blocks.contains { block in
            block.columns.contains { column in
                switch column.indicator {
                case .level1, .level2, .level3, nil: false
                default: true
                }
            }
        }
    }

    /// Adds the parts that stand below this form; it has none of them yet.
    mutating func append(_ below: ScannedForm) {
        lines = lines.lowerBound..<below.lines.upperBound
        placement.fields += below.placement.fields
        placement.blocks += below.placement.blocks
        placement.funds += below.placement.funds
        placement.goals += below.placement.goals
        placement.notes += below.placement.notes
        seen.formUnion(below.seen)
        headings.formUnion(below.headings)
        problems += below.problems
    }

    struct Parts: OptionSet {
        let rawValue: UInt8
        static let title = Parts(rawValue: 1)
        static let year = Parts(rawValue: 2)
        static let head = Parts(rawValue: 4)
        static let funds = Parts(rawValue: 8)
        static let goals = Parts(rawValue: 16)
        static let indicators = Parts(rawValue: 32)
        static let total = Parts(rawValue: 64)
        static let notes = Parts(rawValue: 128)
    }
}
