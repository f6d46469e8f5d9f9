import Glibc

extension NumberFormat {
    /// Compiles a format code; whatever it does not know is shown as it stands.
    package init(compiling code: [UInt8]) {
        var compiler = NumberFormatCompiler(code: code)
        compiler.run()
        literals = compiler.literals
        sections = compiler.sections
        let last = sections.count - 1
        let hasTextSection = sections.count >= 4 || sections[last].isText
        textSection = sections.count >= 4 ? 3 : (hasTextSection ? last : nil)
        numberSections = hasTextSection ? min(last, 3) : min(sections.count, 3)
        if numberSections == 0 {
            // A format for texts only shows numbers as they are.
            kind = .general
        } else if sections.prefix(numberSections).contains(where: \.isDate) {
            kind = .date
        } else if numberSections == 1, sections[0].condition == nil,
            sections[0].numerals == .none,
            sections[0].tokens.allSatisfy({ $0.kind == .general || $0.kind == .text || $0.kind == .padding }),
            sections[0].tokens.filter({ $0.kind != .padding }).count == 1
        {
            kind = .general
        } else {
            kind = .number
        }
        // A lone `@` shows text as it is, which is nothing to do.
        if let section = textSection, sections[section].tokens.count == 1,
            sections[section].tokens[0].kind == .text
        {
            textSection = nil
        }
    }
}

/// Turns a format code into sections of tokens.
package struct NumberFormatCompiler {
    package let code: [UInt8]
    package var literals: [UInt8] = []
    package var sections: [NumberFormat.Section] = []
    private var section = NumberFormat.Section()
    private var index = 0

    package init(code: [UInt8]) {
        self.code = code
    }

    package mutating func run() {
        if code.isEmpty {
            section.tokens = [NumberFormat.Token(kind: .general)]
        }
        while index < code.count {
            if code[index] == UInt8(ascii: ";") {
                index += 1
                closeSection()
                continue
            }
            step()
        }
        closeSection()
    }

    private mutating func closeSection() {
        if let system = section.system {
            var compiler = NumberFormatCompiler(code: Array(system.rawValue.utf8))
            compiler.literals = literals
            compiler.run()
            literals = compiler.literals
            section.tokens = compiler.sections[0].tokens
        }
        finish(&section)
        sections.append(section)
        section = NumberFormat.Section()
    }

    private func byte(_ offset: Int) -> UInt8 { index + offset < code.count ? code[index + offset] : 0 }

    private mutating func add(_ kind: NumberFormat.Token.Kind, _ first: Int = 0) {
        section.tokens.append(NumberFormat.Token(kind: kind, first: first))
    }

    private mutating func addLiteral(_ bytes: some Sequence<UInt8>) {
        let first = literals.count
        literals.append(contentsOf: bytes)
        guard literals.count > first else { return }
        section.tokens.append(NumberFormat.Token(kind: .literal, first: first, count: literals.count - first))
    }

    /// How many bytes the character at the index takes.
    private func characterLength(_ start: Int) -> Int {
        guard start < code.count else { return 0 }
        var end = start + 1
        while end < code.count, code[end] & 0xC0 == 0x80 { end += 1 }
        return end - start
    }

    /// Whether the code goes on with these letters, capitals or not.
    private func continues(with word: String) -> Bool {
        let wanted = word.utf8
        guard index + wanted.count <= code.count else { return false }
        for (offset, letter) in wanted.enumerated() {
            let there = code[index + offset]
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter | 0x20) && letter < 0x80
            guard isLetter ? there | 0x20 == letter | 0x20 : there == letter else { return false }
        }
        return true
    }

    private mutating func step() {
        let letter = code[index]
        switch letter {
        case UInt8(ascii: "\""):
            let start = index + 1
            index = start
            while index < code.count, code[index] != UInt8(ascii: "\"") { index += 1 }
            addLiteral(code[start..<index])
            index = min(index + 1, code.count)
        case UInt8(ascii: "\\"), UInt8(ascii: "!"):
            let length = characterLength(index + 1)
            addLiteral(code[(index + 1)..<(index + 1 + length)])
            index += 1 + length
        case UInt8(ascii: "_"):
            add(.padding)
            index += 1 + characterLength(index + 1)
        case UInt8(ascii: "*"):
            index += 1 + characterLength(index + 1)
        case UInt8(ascii: "["): bracket()
        case UInt8(ascii: "0"): take(.zero)
        case UInt8(ascii: "#"): take(.hash)
        case UInt8(ascii: "?"): take(.question)
        case UInt8(ascii: "."):
            if section.tokens.last(where: { $0.kind != .literal })?.kind == .second
                || section.tokens.last?.kind == .elapsedSeconds, byte(1) == UInt8(ascii: "0")
            {
                index += 1
                let start = index
                while byte(0) == UInt8(ascii: "0") { index += 1 }
                section.subsecondPlaces = min(index - start, 3)
                add(.subsecond, section.subsecondPlaces)
            } else {
                take(.point)
            }
        case UInt8(ascii: ","), UInt8(ascii: "/"):
            // What they mean shows when the section is complete.
            addLiteral(CollectionOfOne(letter))
            section.tokens[section.tokens.count - 1].kind = letter == UInt8(ascii: ",") ? .comma : .slash
            index += 1
        case UInt8(ascii: "%"): take(.percent)
        case UInt8(ascii: "@"): take(.text)
        default: word(letter)
        }
    }

    private mutating func take(_ kind: NumberFormat.Token.Kind) {
        add(kind)
        index += 1
    }

    private mutating func word(_ letter: UInt8) {
        if letter == UInt8(ascii: "E") || letter == UInt8(ascii: "e"),
            byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
        {
            add(.exponent, byte(1) == UInt8(ascii: "+") ? 1 : 0)
            index += 2
        } else if continues(with: "General") {
            add(.general)
            index += 7
        } else if continues(with: "G/通用格式") {
            add(.general)
            index += "G/通用格式".utf8.count
        } else if continues(with: "AM/PM") {
            add(.halfDay)
            index += 5
        } else if continues(with: "A/P") {
            add(.halfDayLetter)
            index += 3
        } else if continues(with: "上午/下午") {
            add(.chineseHalfDay)
            index += "上午/下午".utf8.count
        } else if let kind = dateKind(letter) {
            let start = index
            while index < code.count, code[index] | 0x20 == letter | 0x20 { index += 1 }
            // The era's year is the calendar's, in full however many letters ask for it.
            add(kind, letter | 0x20 == UInt8(ascii: "e") ? 4 : index - start)
        } else if letter | 0x20 == UInt8(ascii: "g") {
            // The era's name, which the civil calendar has not.
            while byte(0) | 0x20 == UInt8(ascii: "g") { index += 1 }
        } else {
            let length = characterLength(index)
            addLiteral(code[index..<(index + length)])
            index += length
        }
    }

    private func dateKind(_ letter: UInt8) -> NumberFormat.Token.Kind? {
        switch letter | 0x20 {
        case UInt8(ascii: "y"), UInt8(ascii: "e"): .year
        case UInt8(ascii: "m"): .month
        case UInt8(ascii: "d"): .day
        case UInt8(ascii: "h"): .hour
        case UInt8(ascii: "s"): .second
        case UInt8(ascii: "a")
        where byte(1) | 0x20 == UInt8(ascii: "a") && byte(2) | 0x20 == UInt8(ascii: "a"):
            .chineseWeekday
        default: nil
        }
    }

    private mutating func bracket() {
        let start = index + 1
        var stop = start
        while stop < code.count, code[stop] != UInt8(ascii: "]") { stop += 1 }
        let content = code[start..<stop]
        index = min(stop + 1, code.count)
        guard let head = content.first else { return }
        if content.allSatisfy({ $0 | 0x20 == head | 0x20 }), let kind = elapsedKind(head) {
            add(kind, content.count)
        } else if head == UInt8(ascii: "$") {
            // What follows the first hyphen is a locale, by number or by a name with hyphens of its own.
            let inner = content.dropFirst()
            let dash = inner.firstIndex(of: UInt8(ascii: "-")) ?? inner.endIndex
            addLiteral(inner[..<dash])
            let tag = String(decoding: inner[dash...].dropFirst(), as: UTF8.self).lowercased()
            let locale = tag.prefix { $0 != "," }
            switch locale {
            case "f800", "x-sysdate": section.system = .date
            case "f400", "x-systime": section.system = .time
            case _ where locale.hasSuffix("804") || locale.hasSuffix("404") || locale.hasPrefix("zh"):
                section.isChinese = true
            default: break
            }
        } else if let condition = condition(String(decoding: content, as: UTF8.self)) {
            section.condition = condition
        } else {
            switch String(decoding: content, as: UTF8.self).lowercased() {
            case "dbnum1": section.numerals = .plain
            case "dbnum2": section.numerals = .financial
            case "dbnum3": section.numerals = .fullWidth
            default: break  // A colour.
            }
        }
    }

    private func elapsedKind(_ letter: UInt8) -> NumberFormat.Token.Kind? {
        switch letter | 0x20 {
        case UInt8(ascii: "h"): .elapsedHours
        case UInt8(ascii: "m"): .elapsedMinutes
        case UInt8(ascii: "s"): .elapsedSeconds
        default: nil
        }
    }

    private func condition(_ text: String) -> NumberFormat.Condition? {
        let relations: [(String, NumberFormat.Condition.Relation)] = [
            ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<>", .notEqual), ("<", .less), (">", .greater),
            ("=", .equal),
        ]
        for (sign, relation) in relations where text.hasPrefix(sign) {
            guard let value = Double(text.dropFirst(sign.count)), value.isFinite else { return nil }
            return NumberFormat.Condition(relation: relation, value: value)
        }
        return nil
    }
}
