extension NumberFormatCompiler {
    /// Works out what the tokens of a complete section mean together.
    package func finish(_ section: inout NumberFormat.Section) {
        section.isText = section.tokens.contains { $0.kind == .text }
        section.isGeneral = section.tokens.contains { $0.kind == .general }
        section.isDate = section.tokens.contains { $0.kind.isDatePart }
        section.isTwelveHour = section.tokens.contains {
            $0.kind.isHalfDay
        }
        if section.isDate {
            findMinutes(&section.tokens)
            findWeekdays(&section.tokens)
            // A digit placeholder or point in a date is itself.
        } else {
            findCommas(&section)
            findFraction(&section)
            countPlaces(&section)
        }
        // What is left of the operators is nothing but itself.
        for place in section.tokens.indices
        where isComma(section.tokens[place]) || isSlash(section.tokens[place]) {
            section.tokens[place].kind = .literal
        }
    }

    /// `m` behind hours, or beside seconds, means minutes.
    private func findMinutes(_ tokens: inout [NumberFormat.Token]) {
        let parts = tokens.indices.filter {
            tokens[$0].kind.isDatePart && tokens[$0].kind != .subsecond && !tokens[$0].kind.isHalfDay
        }
        for (number, place) in parts.enumerated()
        where tokens[place].kind == .month && tokens[place].first <= 2 {
            let before = number > 0 ? tokens[parts[number - 1]].kind : nil
            let after = number + 1 < parts.count ? tokens[parts[number + 1]].kind : nil
            switch (before, after) {
            case (.hour, _), (.elapsedHours, _), (.second, _), (.elapsedSeconds, _), (_, .second),
                (_, .elapsedSeconds):
                tokens[place].kind = .minute
            default: break
            }
        }
    }

    private func findWeekdays(_ tokens: inout [NumberFormat.Token]) {
        for place in tokens.indices where tokens[place].kind == .day && tokens[place].first >= 3 {
            tokens[place].kind = .weekday
        }
    }

    private func isComma(_ token: NumberFormat.Token) -> Bool {
        token.kind == .comma
    }

    private func isSlash(_ token: NumberFormat.Token) -> Bool {
        token.kind == .slash
    }

    /// A comma between placeholders groups thousands; behind the last one it divides by a thousand.
    private func findCommas(_ section: inout NumberFormat.Section) {
        let stop =
            section.tokens.firstIndex { $0.kind == .point || $0.kind == .exponent } ?? section.tokens.count
        let places = section.tokens.indices.filter { section.tokens[$0].kind.isPlaceholder }
        guard let first = places.first else { return }
        let lastWhole = places.last { $0 < stop }
        var isUsed = [Bool](repeating: false, count: section.tokens.count)
        for place in section.tokens.indices where isComma(section.tokens[place]) && place > first {
            if let lastWhole, place < lastWhole {
                section.isGrouped = true
                isUsed[place] = true
            } else {
                let before = section.tokens[..<place].lastIndex { !isComma($0) }
                if let before, section.tokens[before].kind.isPlaceholder {
                    section.scale -= 3
                    isUsed[place] = true
                }
            }
        }
        section.tokens = section.tokens.indices.filter { !isUsed[$0] }.map { section.tokens[$0] }
    }

    private func countPlaces(_ section: inout NumberFormat.Section) {
        var isBehindPoint = false
        var isInExponent = false
        for place in section.tokens.indices {
            switch section.tokens[place].kind {
            case .point where isBehindPoint || isInExponent:
                // A second point is nothing: a literal of no bytes.
                section.tokens[place].kind = .literal
            case .point: isBehindPoint = true
            case .exponent: isInExponent = true
            case .percent: section.scale += 2
            case .zero, .hash, .question:
                if isInExponent {
                    section.exponentPlaces += 1
                    section.tokens[place].kind = .exponentSign
                } else if isBehindPoint {
                    section.fractionPlaces += 1
                } else {
                    section.wholePlaces += 1
                }
            default: break
            }
        }
    }

    /// Finds `?/?`: placeholders, a slash, and placeholders or a number.
    private func findFraction(_ section: inout NumberFormat.Section) {
        guard let slash = section.tokens.firstIndex(where: isSlash), slash > 0,
            slash + 1 < section.tokens.count,
            section.tokens[slash - 1].kind.isPlaceholder
        else { return }
        var places = 0
        var fixed = 0
        for token in section.tokens[(slash + 1)...] {
            if token.kind == .literal, token.count == 1, (0x30...0x39).contains(literals[token.first]) {
                fixed = fixed * 10 + Int(literals[token.first] - 0x30)
                places += 1
            } else if token.kind.isPlaceholder {
                if fixed > 0, token.kind == .zero { fixed *= 10 }
                places += 1
            } else {
                break
            }
            if places > 4 { break }
        }
        guard places > 0 else { return }
        let head = section.tokens[..<slash]
        let numerator = head.lastIndex { !$0.kind.isPlaceholder } ?? -1
        let whole = head.prefix(max(0, numerator)).lastIndex { $0.kind.isPlaceholder }
        section.fraction = NumberFormat.Fraction(
            whole: whole, numerator: numerator + 1, end: slash + 1 + places,
            denominator: fixed > 0 ? fixed : nil,
            limit: [9, 9, 99, 999, 9999, 9999][places])
    }
}

extension NumberFormat.Token.Kind {
    /// Whether it stands for a digit.
    package var isPlaceholder: Bool { self == .zero || self == .hash || self == .question }

    /// Whether it stands for a part of a date or time.
    package var isDatePart: Bool {
        rawValue >= NumberFormat.Token.Kind.year.rawValue
            && rawValue <= NumberFormat.Token.Kind.elapsedSeconds.rawValue
    }

    /// Whether it says morning or afternoon.
    var isHalfDay: Bool { self == .halfDay || self == .chineseHalfDay || self == .halfDayLetter }

    /// Whether it counts hours, minutes or seconds past those of a day.
    var isElapsed: Bool { self == .elapsedHours || self == .elapsedMinutes || self == .elapsedSeconds }
}

extension NumberFormat.Section {
    /// Whether it shows how long something takes rather than when it is.
    var isElapsed: Bool { tokens.contains { $0.kind.isElapsed } }
}
