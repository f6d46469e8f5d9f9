/// Reads texts as labels: the longest words of the vocabulary from left to right, and what each says.
///
/// Chinese is head-final, so of two words for one facet the later wins: 执行率得分 is a score. What stands in brackets
/// adds when and how far only: 预算数（调整后）.
struct LabelParser {
    let vocabulary: Vocabulary
    private var text = LabelText()
    /// A longer text with an equals sign outside of brackets is a formula explained.
    private static let longestWithEquals = 16
    /// A longer text that ends in 意见 is a sentence.
    private static let longestOpinion = 12
    /// Whether the last word of the text in hand says that it is an opinion.
    private var endsInOpinion = false
    /// Whether the text in hand is a sentence or a formula rather than a label.
    private var isSentence = false
    // The label in hand.
    private var facets = Facets()
    private var left = 0
    private var doubleSize = 0

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// How long the text last asked about is, in characters that count; with the number before it.
    var length: Int { text.scalars.count }

    /// The characters of the text last asked about.
    var scalars: [UInt32] { text.scalars }

    /// The months that the text last parsed names.
    private(set) var months: (first: UInt8, last: UInt8)?

    /// What a text says as a label; nil if it is not one, or too little of it is understood.
    mutating func label(_ bytes: ArraySlice<UInt8>) -> Label? {
        guard let label = parse(bytes) else { return nil }
        // Whoever's opinion it is: 财务处意见.
        let isOpinion = endsInOpinion && text.end - text.start <= LabelParser.longestOpinion
        return label.trust >= Label.leastTrust || isOpinion ? label : nil
    }

    /// What a text says as a label, however little of it is understood; nil where it says nothing.
    mutating func parse(_ bytes: ArraySlice<UInt8>) -> Label? {
        guard text.take(bytes) else { return nil }
        let body = text.scalars[text.start..<text.end]
        endsInOpinion = false
        if let whole = vocabulary.words.entry(of: body)?.whole {
            return Label(facets: whole, left: 0, doubleSize: 2 * body.count, endsInColon: text.endsInColon)
        }
        facets = Facets()
        months = nil
        isSentence = false
        (left, doubleSize) = (0, 0)
        read()
        if isSentence { return nil }
        if facets.subject == nil, let subject = withoutBrackets(body) {
            return Label(facets: subject, left: 0, doubleSize: 2 * body.count, endsInColon: text.endsInColon)
        }
        let saysLittle =
            facets.measure == nil && facets.period == nil && facets.stage == nil && facets.subject == nil
            && facets.marks.isEmpty
        if facets.isEmpty || (left > 0 && saysLittle) {
            if vocabulary.isRegion(body) {
                return Label(
                    facets: Facets(marks: .region), left: 0, doubleSize: 2, endsInColon: text.endsInColon)
            }
            // 市财政局 names somebody, whatever 市财政 says.
            if facets.isEmpty || vocabulary.isOffice(body) { return nil }
        }
        return Label(facets: facets, left: left, doubleSize: doubleSize, endsInColon: text.endsInColon)
    }

    private mutating func read() {
        var place = text.start
        var depth = 0
        while place < text.end {
            if let length = time(at: place) {
                place += length
                continue
            }
            if let found = vocabulary.words.longest(in: text.scalars, at: place, before: text.end) {
                let word = vocabulary.words.entries[found.node].word
                if depth == 0 {
                    if let word { take(word) }
                    endsInOpinion = word?.part == .opinion
                    doubleSize += word == nil ? found.length : 2 * found.length
                } else if let word {
                    takeBracketed(word)
                }
                place += found.length
                continue
            }
            switch text.scalars[place] {
            case 0x3002, 0x3B: if depth == 0 { isSentence = true }  // 。 ；
            case 0x3D:
                if depth == 0, text.end - text.start > LabelParser.longestWithEquals { isSentence = true }
            case 0x3A: if depth == 0, hasTextBehind(place) { isSentence = true }
            case 0x28: depth += 1
            case 0x29: depth = max(0, depth - 1)
            case let scalar where depth == 0 && LabelParser.counts(scalar):
                left += 1
                doubleSize += 2
                endsInOpinion = false
            default: break
            }
            place += 1
        }
    }

    /// Whether what stands behind a colon is a text rather than the label's own words: not so of 其中：财政拨款, nor of a bracket.
    private func hasTextBehind(_ colon: Int) -> Bool {
        guard colon + 1 < text.end, text.scalars[colon + 1] != 0x28 else { return false }
        var said = facets
        said.marks.remove(.partOf)
        return !said.isEmpty
    }

    /// Whether a character that no word covers is one that should have been understood: no digit, letter or sign.
    private static func counts(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return false }
        switch scalar {
        case 0x2010...0x206F, 0x3000...0x303F, 0xB7, 0xFE30...0xFE4F, 0x25A0...0x27BF: return false
        default: return true
        }
    }

    private mutating func take(_ word: Facets) {
        if let measure = word.measure {
            let isKept =
                facets.measure == .actual && (measure == .expected || measure == .target)
                || measure == .value && facets.measure != nil
            if !isKept { facets.measure = measure }
        }
        if let part = word.part, facets.part != .opinion, facets.part != .signature {
            facets.part = part
            // Of 部门资金情况 the money is what it is about, and the department whose.
            if LabelParser.outweighsSubject(part), word.subject == nil {
                facets.subject = nil
                facets.marks.remove(.personal)
            }
        }
        if let source = word.source {
            let said = facets.source
            if source == .fiscalAppropriation, said?.isExact ?? false {
                // A level of government says more than that its money is public.
            } else {
                if source == .total, let said, said != .total, said != .sum {
                    facets.marks.insert(.wholeSource)
                }
                facets.source = source
            }
        }
        // Of 上年1—9月 the months are last year's.
        if facets.period != .previous { facets.period = word.period ?? facets.period }
        facets.stage = word.stage ?? facets.stage
        facets.subject = word.subject ?? facets.subject
        facets.marks.formUnion(word.marks)
    }

    private static func outweighsSubject(_ part: Facets.Part) -> Bool {
        switch part {
        case .fund, .goal, .indicator, .task, .grade, .total, .opinion: true
        case .subtotal, .base, .note, .signature: false
        }
    }

    private mutating func takeBracketed(_ word: Facets) {
        if facets.isEmpty {
            facets = word
        } else {
            facets.period = facets.period ?? word.period
            facets.stage = facets.stage ?? word.stage
            if word.marks.contains(.region) { facets.marks.insert(.region) }
        }
    }

    /// What a line of the head says whose brackets say nothing: 项目名称（全称）.
    private func withoutBrackets(_ body: ArraySlice<UInt32>) -> Facets? {
        guard body.contains(0x28) else { return nil }
        var plain: [UInt32] = []
        var depth = 0
        for scalar in body {
            if scalar == 0x28 { depth += 1 }
            if depth == 0 { plain.append(scalar) }
            if scalar == 0x29 { depth = max(0, depth - 1) }
        }
        guard let word = vocabulary.words.entry(of: plain[...])?.word, word.subject != nil else { return nil }
        return word
    }
}

extension LabelParser {
    /// Takes a time written in figures: 1～7月, 2019—2021年, 2023年度, 7月底; how many characters it has.
    private mutating func time(at start: Int) -> Int? {
        guard start < text.end else { return nil }
        let first = text.scalars[start]
        let isUntil = first == 0x622A || first == 0x5230  // 截, 到
        guard LabelText.isDigit(first) || isUntil else { return nil }
        if !isUntil, let length = months(at: start) ?? years(at: start) { return length }
        return year(at: start) ?? upToMonth(at: start) ?? monthEnd(at: start)
    }

    private func scalar(_ place: Int) -> UInt32 { place < text.end ? text.scalars[place] : 0 }

    /// A number of at most two figures.
    private func number(at start: Int) -> (value: UInt8, end: Int)? {
        var place = start
        var value = 0
        while place < text.end, place - start < 2, LabelText.isDigit(text.scalars[place]) {
            value = value * 10 + Int(text.scalars[place] - 0x30)
            place += 1
        }
        return place > start ? (UInt8(value), place) : nil
    }

    /// A year of this century or the last.
    private func yearNumber(at start: Int) -> (value: UInt16, end: Int)? {
        guard start + 4 <= text.end else { return nil }
        var value: UInt16 = 0
        for scalar in text.scalars[start..<start + 4] {
            guard LabelText.isDigit(scalar) else { return nil }
            value = value * 10 + UInt16(scalar - 0x30)
        }
        return (1900...2099).contains(value) ? (value, start + 4) : nil
    }

    private func dashes(at start: Int) -> Int? {
        var place = start
        while place < text.end {
            switch text.scalars[place] {
            case 0x2D, 0x7E, 0x81F3, 0x2010...0x2015, 0x2212, 0x223C: place += 1  // - ~ 至 — − ∼
            default: return place > start ? place : nil
            }
        }
        return nil
    }

    private static let yearSign: UInt32 = 0x5E74  // 年
    private static let degreeSign: UInt32 = 0x5EA6  // 度
    private static let monthSign: UInt32 = 0x6708  // 月

    private mutating func months(at start: Int) -> Int? {
        guard let first = number(at: start) else { return nil }
        let behind = scalar(first.end) == LabelParser.monthSign ? first.end + 1 : first.end
        guard let dash = dashes(at: behind), let last = number(at: dash),
            scalar(last.end) == LabelParser.monthSign
        else { return nil }
        if facets.period != .previous { facets.period = .months(first.value, last.value) }
        months = (first.value, last.value)
        return last.end + 1 - start
    }

    private mutating func years(at start: Int) -> Int? {
        guard let first = yearNumber(at: start) else { return nil }
        var place = first.end
        if scalar(place) == LabelParser.yearSign { place += 1 }
        if scalar(place) == LabelParser.degreeSign { place += 1 }
        guard let dash = dashes(at: place), let last = yearNumber(at: dash) else { return nil }
        place = last.end
        if scalar(place) == LabelParser.yearSign { place += 1 }
        facets.period = .term
        doubleSize += 2
        return place - start
    }

    private mutating func year(at start: Int) -> Int? {
        var place = start
        let isUntil = !LabelText.isDigit(scalar(place))
        if isUntil { place = untilEnd(at: start) ?? place }
        guard !isUntil || place > start, let year = yearNumber(at: place),
            scalar(year.end) == LabelParser.yearSign
        else { return nil }
        place = year.end + 1
        if !isUntil, scalar(place) == LabelParser.degreeSign { place += 1 }
        if facets.period != .term { facets.period = isUntil ? .term : .named(year.value) }
        doubleSize += 2
        return place - start
    }

    /// Behind 截止, 截至 or 到.
    private func untilEnd(at start: Int) -> Int? {
        if scalar(start) == 0x5230 { return start + 1 }
        let second = scalar(start + 1)
        return second == 0x6B62 || second == 0x81F3 ? start + 2 : nil
    }

    /// Up to a month, before what was done by then: 截止7月底执行数, 7月止支出.
    private mutating func upToMonth(at start: Int) -> Int? {
        var place = start
        if !LabelText.isDigit(scalar(place)) {
            guard scalar(place) == 0x622A, let end = untilEnd(at: place) else { return nil }
            place = end
        }
        guard let month = number(at: place), scalar(month.end) == LabelParser.monthSign else { return nil }
        place = month.end + 1
        if let day = number(at: place), scalar(day.end) == 0x65E5 {  // 日
            place = day.end + 1
        } else if [0x5E95, 0x672B, 0x4EFD].contains(scalar(place)) {  // 底 末 份
            place += 1
        }
        var next = place
        if scalar(next) == 0x6B62 { next += 1 }  // 止
        let two = UInt64(scalar(next)) << 32 | UInt64(scalar(next + 1))
        guard LabelParser.doneBy.contains(two) else { return nil }
        if facets.period != .previous { facets.period = .months(1, month.value) }
        doubleSize += 2
        return place - start
    }

    private static let doneBy: Set<UInt64> = Set(
        ["执行", "支出", "完成", "实际", "累计", "预算", "支付"].map { word in
            word.unicodeScalars.reduce(0) { $0 << 32 | UInt64($1.value) }
        })

    private mutating func monthEnd(at start: Int) -> Int? {
        guard let month = number(at: start), scalar(month.end) == LabelParser.monthSign,
            [0x5E95, 0x672B, 0x4EFD].contains(scalar(month.end + 1))
        else { return nil }
        facets.period = .month(month.value)
        doubleSize += 2
        return month.end + 2 - start
    }
}
