import Primitives

extension FieldPath {
    /// Reads a path as `description` spells it; nil where it names no field of the schema. A row need not be
    /// one that some form has.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        guard !text.utf8.starts(with: FieldPath.subjectPrefix) else {
            // By bytes, since a key may begin with a mark that joins the point before it.
            let key = Substring(text.utf8.dropFirst(FieldPath.subjectPrefix.count))
            self = .subject(Subject.Key(String(key)))
            return
        }
        let bytes = text.utf8Span.span
        var place = 0
        guard let path = bytes.path(of: .form, at: &place), place == bytes.count else { return nil }
        self = path
    }

    private static let subjectPrefix = "subject.".utf8

    /// What a path starts from.
    fileprivate enum Owner {
        case form
        case term
        case task
    }
}

/// The parts of a path, read one behind the other: each moves the place past what it read.
extension Span where Element == UInt8 {
    fileprivate func path(of owner: FieldPath.Owner, at place: inout Int) -> FieldPath? {
        guard let key = key(FormKey.self, at: &place) else { return nil }
        switch (key, owner) {
        case (.title, .form): return .title
        case (.fiscalYear, .form): return .fiscalYear
        case (.period, .form): return .period
        case (.total, .form): return total(at: &place)
        case (.term, .form):
            return skip(UInt8(ascii: "."), at: &place) ? path(of: .term, at: &place).map { .term($0) } : nil
        case (.funds, _): return row(at: &place).flatMap { fund($0, at: &place) }
        case (.goals, .form), (.goals, .term): return row(at: &place).flatMap { goal($0, at: &place) }
        case (.indicators, .form), (.indicators, .term):
            return row(at: &place).flatMap { indicator($0, at: &place) }
        case (.tasks, .form): return row(at: &place).flatMap { task($0, at: &place) }
        case (.opinions, .form): return row(at: &place).flatMap { opinion($0, at: &place) }
        case (.notes, .form): return row(at: &place).map { .note($0) }
        case (.also, .form): return entry(at: &place).map { .also($0) }
        default: return nil
        }
    }

    private func total(at place: inout Int) -> FieldPath? {
        guard skip(UInt8(ascii: "."), at: &place) else { return nil }
        return switch key(TotalKey.self, at: &place) {
        case .weight: .totalWeight
        case .score: .totalScore
        case .grade: .totalGrade
        case .note: .totalNote
        case nil: nil
        }
    }

    private func fund(_ row: Int, at place: inout Int) -> FieldPath? {
        guard skip(UInt8(ascii: "."), at: &place) else { return nil }
        switch key(FundKey.self, at: &place) {
        case .label: return .fundLabel(row)
        case .also: return entry(at: &place).map { .fundAlso(row, $0) }
        case let key?: return Fund.Column(rawValue: key.rawValue).map { .fund(row, $0) }
        case nil: return nil
        }
    }

    private func goal(_ row: Int, at place: inout Int) -> FieldPath? {
        guard skip(UInt8(ascii: "."), at: &place) else { return nil }
        return switch key(GoalKey.self, at: &place) {
        case .expected: .goalExpected(row)
        case .actual: .goalActual(row)
        case nil: nil
        }
    }

    private func indicator(_ row: Int, at place: inout Int) -> FieldPath? {
        guard skip(UInt8(ascii: "."), at: &place) else { return nil }
        switch key(IndicatorKey.self, at: &place) {
        case .also: return entry(at: &place).map { .indicatorAlso(row, $0) }
        case let key?: return Indicator.Column(rawValue: key.rawValue).map { .indicator(row, $0) }
        case nil: return nil
        }
    }

    private func task(_ row: Int, at place: inout Int) -> FieldPath? {
        guard skip(UInt8(ascii: "."), at: &place) else { return nil }
        let start = place
        switch key(TaskKey.self, at: &place) {
        case .funds:
            place = start
            return path(of: .task, at: &place).map { .taskFund(row, $0) }
        case let key?: return AnnualTask.Column(rawValue: key.rawValue).map { .task(row, $0) }
        case nil: return nil
        }
    }

    private func opinion(_ row: Int, at place: inout Int) -> FieldPath? {
        guard skip(UInt8(ascii: "."), at: &place) else { return nil }
        return switch key(OpinionKey.self, at: &place) {
        case .label: .opinionLabel(row)
        case .text: .opinion(row)
        case nil: nil
        }
    }

    /// Reads which entry of an `also` it is, and that its value is meant.
    private func entry(at place: inout Int) -> Int? {
        guard let entry = row(at: &place), skip(UInt8(ascii: "."), at: &place),
            key(AlsoKey.self, at: &place) == .value
        else { return nil }
        return entry
    }

    /// Reads up to a point or a bracket, or the end, and looks the key up.
    private func key<Key: JSONKey>(_ keys: Key.Type, at place: inout Int) -> Key? {
        let start = place
        while place < count, self[place] != UInt8(ascii: "."), self[place] != UInt8(ascii: "[") { place += 1 }
        return Key.table.key(extracting(start..<place))
    }

    private func skip(_ byte: UInt8, at place: inout Int) -> Bool {
        guard place < count, self[place] == byte else { return false }
        place += 1
        return true
    }

    /// Reads a row's number in brackets, counted from zero, without needless zeros; a sheet has no more than
    /// 1,048,576.
    private func row(at place: inout Int) -> Int? {
        guard skip(UInt8(ascii: "["), at: &place) else { return nil }
        let start = place
        var row = 0
        while place < count, case let digit = self[place] &- UInt8(ascii: "0"), digit <= 9 {
            guard place == start || row > 0 else { return nil }
            row = row * 10 + Int(digit)
            guard row <= CellReference.lastRow else { return nil }
            place += 1
        }
        return place > start && skip(UInt8(ascii: "]"), at: &place) ? row : nil
    }
}
