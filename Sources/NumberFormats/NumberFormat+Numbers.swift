import Glibc
package import Primitives

extension NumberFormat {
    /// Appends a number as this format shows it.
    ///
    /// - Parameter usesEpoch1904: whether the workbook counts days from 1904.
    package func write(_ number: StoredNumber, usesEpoch1904: Bool, to bytes: inout ByteArena) {
        var number = number
        guard let index = section(for: &number) else {
            number.writeGeneral(to: &bytes)
            return
        }
        let section = sections[index]
        if section.isDate {
            if number.isNegative, section.isElapsed {
                // A duration may run backwards, which no date does.
                number.isNegative = false
                bytes.append(UInt8(ascii: "-"))
            }
            guard let moment = Moment(number, places: section.subsecondPlaces, usesEpoch1904: usesEpoch1904)
            else {
                number.writeGeneral(to: &bytes)
                return
            }
            write(moment, in: section, to: &bytes)
        } else if section.isGeneral || section.isText {
            writeGeneral(number, in: section, to: &bytes)
        } else if let fraction = section.fraction {
            writeFraction(number, fraction, in: section, to: &bytes)
        } else {
            writeDigits(number, in: section, to: &bytes)
        }
    }

    /// Appends text as this format shows it; only for formats with a text section.
    package func write(text: Range<Int>, in section: Int, to bytes: inout ByteArena) {
        for token in sections[section].tokens {
            switch token.kind {
            case .text, .general: bytes.appendCopy(of: text)
            case .literal: bytes.append(contentsOf: literals[token.first..<(token.first + token.count)])
            default: continue
            }
        }
    }

    /// The section that a number is shown by; where the section itself says that the number is negative,
    /// the sign is taken away. Nil where no section takes the number.
    func section(for number: inout StoredNumber) -> Int? {
        if numberSections == 0 { return nil }
        if numberSections == 1, sections[0].condition == nil { return 0 }
        let value = number.double
        for index in 0..<numberSections {
            if let condition = sections[index].condition {
                guard condition.holds(for: value) else { continue }
                if condition.value <= 0, condition.relation == .less || condition.relation == .lessOrEqual {
                    number.isNegative = false
                }
                return index
            }
            switch index {
            case 0:
                let takesZero = numberSections < 3
                guard value > 0 || (value == 0 && takesZero) || numberSections == 1 else { continue }
                return 0
            case 1 where sections[0].condition == nil:
                guard value < 0 else { continue }
                number.isNegative = false
                return 1
            case 1 where numberSections == 3:
                guard value < 0 else { continue }
                number.isNegative = false
                return 1
            default: return index
            }
        }
        return nil
    }

    func writeLiteral(_ token: Token, to bytes: inout ByteArena) {
        for index in token.first..<(token.first + token.count) { bytes.append(literals[index]) }
    }

    /// Padding between two pieces of text is a space; at either end it is none.
    private func pad(since start: Int, _ bytes: inout ByteArena) {
        if bytes.count > start { bytes.append(0x20) }
    }

    /// Takes away the padding that turned out to stand at the end.
    private func trimPadding(_ section: Section, since start: Int, _ bytes: inout ByteArena) {
        for token in section.tokens.reversed() {
            guard token.kind == .padding || token.kind == .question || token.kind == .hash,
                bytes.count > start
            else { return }
            guard token.kind != .hash else { continue }
            guard bytes[bytes.count - 1] == 0x20 else { return }
            bytes.truncate(to: bytes.count - 1)
        }
    }

    private func writeGeneral(_ number: StoredNumber, in section: Section, to bytes: inout ByteArena) {
        let start = bytes.count
        if number.isNegative { bytes.append(UInt8(ascii: "-")) }
        var number = number
        number.isNegative = false
        for token in section.tokens {
            switch token.kind {
            case .literal: writeLiteral(token, to: &bytes)
            case .padding: pad(since: start, &bytes)
            case .general, .text:
                if section.numerals != .none, section.numerals.write(number, to: &bytes) { continue }
                number.writeGeneral(to: &bytes)
            case .percent: bytes.append(UInt8(ascii: "%"))
            default: continue
            }
        }
        trimPadding(section, since: start, &bytes)
    }

    private func writeDigits(_ original: StoredNumber, in section: Section, to bytes: inout ByteArena) {
        let start = bytes.count
        var number = original
        if number.digits > 0 { number.exponent += section.scale }
        var power = 0
        if section.exponentPlaces > 0, number.digits > 0 {
            power = exponent(for: &number, in: section)
        } else {
            number.round(toPlaces: section.fractionPlaces)
        }
        // The sign that a format of one section is given of its own does not stand before nothing but zeros.
        let isBareZero = sections.count == 1 && number.digits == 0 && section.hasPlaces
        if original.isNegative, !isBareZero { bytes.append(UInt8(ascii: "-")) }
        let whole = max(number.magnitude, 0)
        var place = section.wholePlaces  // placeholders still to come before the point, this one included
        var fractionPlace = 0
        var exponentPlace = section.exponentPlaces
        for token in section.tokens {
            switch token.kind {
            case .literal: writeLiteral(token, to: &bytes)
            case .padding: pad(since: start, &bytes)
            case .percent: bytes.append(UInt8(ascii: "%"))
            case .point:
                // Digits before the point are shown though the format has no place for them.
                if section.wholePlaces == 0, section.exponentPlaces == 0 {
                    for power in stride(from: whole - 1, through: 0, by: -1) {
                        write(digit: number.digit(ofPower: power), section, to: &bytes)
                    }
                }
                bytes.append(UInt8(ascii: "."))
            case .exponent:
                bytes.append(UInt8(ascii: "E"))
                if power < 0 {
                    bytes.append(UInt8(ascii: "-"))
                } else if token.first == 1 {
                    bytes.append(UInt8(ascii: "+"))
                }
            case .exponentSign:
                // The first place takes all digits, padded to the number of places.
                if exponentPlace == section.exponentPlaces {
                    bytes.appendDecimal(abs(power), width: section.exponentPlaces)
                }
                exponentPlace -= 1
            case .zero, .hash, .question:
                if fractionPlace < section.fractionPlaces, place == 0 {
                    fractionPlace += 1
                    writeFractionDigit(
                        number, at: fractionPlace, token.kind, section, since: start, to: &bytes)
                } else if place > 0 {
                    // The first place takes whatever has no place of its own.
                    let top = place == section.wholePlaces ? max(whole, place) : place
                    for digit in stride(from: top - 1, through: place - 1, by: -1) {
                        writeWholeDigit(number, digit, whole, token.kind, section, since: start, to: &bytes)
                    }
                    place -= 1
                }
            default: continue
            }
            if token.kind == .point { place = 0 }
        }
        trimPadding(section, since: start, &bytes)
    }

    /// Appends one digit, in the numerals of the section.
    @inline(__always)
    private func write(digit: UInt8, _ section: Section, to bytes: inout ByteArena) {
        if section.numerals == .none {
            bytes.append(UInt8(ascii: "0") + digit)
        } else {
            section.numerals.write(digit: digit, to: &bytes)
        }
    }

    private func writeWholeDigit(
        _ number: StoredNumber, _ power: Int, _ whole: Int, _ kind: Token.Kind, _ section: Section,
        since start: Int, to bytes: inout ByteArena
    ) {
        if power < whole || kind == .zero {
            write(digit: number.digit(ofPower: power), section, to: &bytes)
        } else if kind == .question {
            pad(since: start, &bytes)
        } else {
            return
        }
        if section.isGrouped, power > 0, power % 3 == 0, power < whole || kind == .zero {
            bytes.append(UInt8(ascii: ","))
        }
    }

    private func writeFractionDigit(
        _ number: StoredNumber, at place: Int, _ kind: Token.Kind, _ section: Section, since start: Int,
        to bytes: inout ByteArena
    ) {
        if kind == .zero || (number.digits > 0 && place <= -number.exponent) {
            write(digit: number.digit(ofPower: -place), section, to: &bytes)
        } else if kind == .question {
            pad(since: start, &bytes)
        }
    }

    /// Brings the number below the format's places, and answers the power of ten taken out.
    private func exponent(for number: inout StoredNumber, in section: Section) -> Int {
        // With more than one place before the point, the exponent goes in steps of as many.
        let step = max(1, section.wholePlaces)
        for _ in 0..<2 {
            let top = number.magnitude - 1
            let power = step == 1 ? top : Int((Double(top) / Double(step)).rounded(.down)) * step
            var rounded = number
            rounded.exponent -= power
            rounded.round(toPlaces: section.fractionPlaces)
            if rounded.magnitude <= step {
                number = rounded
                return power
            }
            // 9.99 became 10: once more, with the rounded number.
            rounded.exponent += power
            number = rounded
        }
        return 0
    }
}

extension NumberFormat.Section {
    /// Whether it has a place for any digit.
    fileprivate var hasPlaces: Bool { wholePlaces > 0 || fractionPlaces > 0 }
}

extension NumberFormat.Condition {
    package func holds(for number: Double) -> Bool {
        switch relation {
        case .less: number < value
        case .lessOrEqual: number <= value
        case .equal: number == value
        case .notEqual: number != value
        case .greater: number > value
        case .greaterOrEqual: number >= value
        }
    }
}

extension StoredNumber {
    /// The nearest double: up to 10^22 powers of ten are exact, so that one division or product rounds once.
    package var double: Double {
        let power = pow(10, Double(abs(exponent)))
        let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
        return isNegative ? -value : value
    }
}
