/// What a text looks like, told from its bytes in one pass.
struct CellLook: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// A figure is in it.
    static let digit = CellLook(rawValue: 1)
    /// A sign that targets have is in it, or one that ends a sentence: ≥ ≤ > < = % 。 ；
    static let sign = CellLook(rawValue: 2)
    /// It is an amount, or says that there is none: 1,200.50万元, 95%, —
    static let amount = CellLook(rawValue: 4)
    /// It begins with a number.
    static let number = CellLook(rawValue: 8)
    /// It says that nothing applies: — - / 无
    static let none = CellLook(rawValue: 16)
    /// It is dots and nothing else: ……
    static let dots = CellLook(rawValue: 32)
    /// Text follows a colon, other than a bracket.
    static let textBehindColon = CellLook(rawValue: 64)
    /// It is a whole number of one or two figures, or one in brackets.
    static let shortNumber = CellLook(rawValue: 128)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ text: ArraySlice<UInt8>) {
        var look: CellLook = []
        let bytes = WhiteSpace.trimmed(text)
        var scalars = Scalars(bytes)
        var onlyDots = true
        var count = 0
        var isBehindColon = false
        while let scalar = scalars.next() {
            count += 1
            if count > 400 { break }
            let folded = LabelKey.folded(scalar) ?? 0x20
            if isBehindColon, folded != 0x20 {
                if folded != 0x28 { look.insert(.textBehindColon) }
                isBehindColon = false
            }
            switch folded {
            case 0x30...0x39: look.insert(.digit)
            case 0x3A: isBehindColon = true
            case 0x2265, 0x2264, 0x2267, 0x2266, 0x3E, 0x3C, 0x3D, 0x25, 0x3002, 0x3B: look.insert(.sign)
            default: break
            }
            if folded != 0x20, folded != 0x2E, folded != 0x2026, folded != 0x3002, folded != 0x22EF {
                onlyDots = false
            }
        }
        if onlyDots, count > 0, bytes.count >= 2 { look.insert(.dots) }
        if CellLook.isNothing(bytes) { look.formUnion([.none, .amount]) }
        if let end = CellLook.numberEnd(bytes) {
            look.insert(.number)
            if CellLook.endsAmount(bytes[end...]) { look.insert(.amount) }
        }
        if CellLook.isShortNumber(bytes) { look.insert(.shortNumber) }
        self = look
    }

    private static let nothings: [[UInt8]] = [
        "—", "-", "/", "无", "——", "--", "－", "\\", "─", "不适用", "–", "／",
    ].map {
        Array($0.utf8)
    }

    private static func isNothing(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count <= 9 && nothings.contains { bytes.elementsEqual($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    /// Where the number at the start of a text ends; nil where none starts there.
    private static func numberEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
        var place = bytes.startIndex
        func byte(_ index: Int) -> UInt8 { index < bytes.endIndex ? bytes[index] : 0 }
        if byte(place) == 0xC2, byte(place + 1) == 0xA5 { place += 2 }  // ¥
        if byte(place) == 0xEF, byte(place + 1) == 0xBF, byte(place + 2) == 0xA5 { place += 3 }  // ￥
        if byte(place) == 0x28 { place += 1 }  // (1,234.50) is a loss
        if byte(place) == 0x2D {
            place += 1
        } else if byte(place) == 0xE2, byte(place + 1) == 0x88, byte(place + 2) == 0x92 {
            place += 3
        }
        let first = place
        while isDigit(byte(place)) || (place > first && byte(place) == 0x2C && isDigit(byte(place + 1))) {
            place += 1
        }
        guard place > first else { return nil }
        if byte(place) == 0x2E, isDigit(byte(place + 1)) {
            place += 1
            while isDigit(byte(place)) { place += 1 }
        }
        if bytes.first == 0x28, byte(place) == 0x29 { place += 1 }
        return place
    }

    private static let amountUnits: [[UInt8]] = ["%", "％", "万元", "亿元", "元", "万", "亿", "(", "（", "分", "千元"].map
    {
        Array($0.utf8)
    }

    private static func endsAmount(_ rest: ArraySlice<UInt8>) -> Bool {
        let rest = WhiteSpace.trimmed(rest)
        return rest.isEmpty || amountUnits.contains { rest.starts(with: $0) }
    }

    private static func isShortNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= 8 else { return false }
        let plain = Scalars(bytes).compactMap { LabelKey.folded($0) }
        let digits = plain.first == 0x28 && plain.last == 0x29 ? plain.dropFirst().dropLast() : plain[...]
        return (1...2).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
}
