import Performance

/// What a printed label can stand for: often more than one thing, which its surroundings decide.
///
/// 分值 heads a column of the funds table and one of the indicators table; 总体目标 is the side label of
/// the goals or the head of their first column.
struct LabelMeaning: Hashable, Sendable {
    var subject: Subject.Key?
    var fundColumn: Fund.Column?
    var fundSource: Fund.Source?
    var indicatorColumn: Indicator.Column?
    var targetPart: TargetPart?
    var flags: Flags = []

    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt16
        static let fundsSection = Flags(rawValue: 1)
        static let goalsSection = Flags(rawValue: 2)
        static let goalExpected = Flags(rawValue: 4)
        static let goalActual = Flags(rawValue: 8)
        static let goalTerm = Flags(rawValue: 16)
        static let indicatorsSection = Flags(rawValue: 32)
        static let total = Flags(rawValue: 64)
        static let grade = Flags(rawValue: 128)
        static let note = Flags(rawValue: 256)
        static let furniture = Flags(rawValue: 512)
        /// Takes another meaning beside a certain label; see `Vocabulary.beside`.
        static let depends = Flags(rawValue: 1024)
        /// A label that changes what its neighbour means, and has no meaning of its own.
        static let heading = Flags(rawValue: 2048)
        /// 年度, with the year beside it.
        static let year = Flags(rawValue: 4096)
    }

    /// Adds what another entry of the vocabulary says of the same label.
    mutating func formUnion(_ other: LabelMeaning) {
        subject = subject ?? other.subject
        fundColumn = fundColumn ?? other.fundColumn
        fundSource = fundSource ?? other.fundSource
        indicatorColumn = indicatorColumn ?? other.indicatorColumn
        targetPart = targetPart ?? other.targetPart
        flags.formUnion(other.flags)
    }

    var isGoal: Bool { !flags.isDisjoint(with: [.goalsSection, .goalExpected]) }
}
