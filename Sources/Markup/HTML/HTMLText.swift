/// The characters that references in HTML stand for.
package enum HTMLText {
    /// Text with its references decoded; what is not a reference stays as it is written.
    package static func decoded(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard raw.contains(UInt8(ascii: "&")) else { return Array(raw) }
        var output: [UInt8] = []
        output.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            if raw[index] == UInt8(ascii: "&"), let (scalar, end) = reference(raw, at: index) {
                output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                index = end
            } else {
                output.append(raw[index])
                index += 1
            }
        }
        return output
    }

    private static func reference(_ raw: ArraySlice<UInt8>, at start: Int) -> (Unicode.Scalar, end: Int)? {
        guard start + 1 < raw.endIndex else { return nil }
        if raw[start + 1] == UInt8(ascii: "#") { return numeric(raw, from: start + 2) }
        var end = start + 1
        while end < raw.endIndex, end - start <= longestName, isAlphanumeric(raw[end]) { end += 1 }
        let name = String(decoding: raw[(start + 1)..<end], as: UTF8.self)
        if end < raw.endIndex, raw[end] == UInt8(ascii: ";") {
            return names[name].map { ($0, end + 1) }
        }
        // The oldest names need no semicolon.
        return oldNames.contains(name) ? names[name].map { ($0, end) } : nil
    }

    private static func numeric(_ raw: ArraySlice<UInt8>, from start: Int) -> (Unicode.Scalar, end: Int)? {
        let isHexadecimal = start < raw.endIndex && raw[start] | 0x20 == UInt8(ascii: "x")
        var index = isHexadecimal ? start + 1 : start
        let first = index
        var number: UInt32 = 0
        while index < raw.endIndex, let digit = hexadecimal(raw[index]), isHexadecimal || digit < 10 {
            number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x110000)
            index += 1
        }
        guard index > first else { return nil }
        if index < raw.endIndex, raw[index] == UInt8(ascii: ";") { index += 1 }
        if (0x80...0x9F).contains(number), let scalar = Unicode.Scalar(windows[Int(number) - 0x80]) {
            return (scalar, index)
        }
        let scalar = number == 0 ? nil : Unicode.Scalar(number)
        return (scalar ?? "\u{FFFD}", index)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    private static let longestName = 10

    /// What 0x80 to 0x9F mean in windows-1252, as which numbers of that range are read.
    private static let windows: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
    private static let oldNames: Set<String> = [
        "acute", "amp", "brvbar", "cedil", "cent", "copy", "curren", "deg", "divide", "frac12", "frac14",
        "frac34", "gt", "iexcl", "iquest", "laquo", "lt", "macr", "micro", "middot", "nbsp", "not", "ordf",
        "ordm", "para", "plusmn", "pound", "quot", "raquo", "reg", "sect", "shy", "sup1", "sup2", "sup3",
        "times", "uml", "yen",
    ]
    private static let names: [String: Unicode.Scalar] = [
        "nbsp": "\u{A0}",
        "iexcl": "\u{A1}",
        "cent": "\u{A2}",
        "pound": "\u{A3}",
        "curren": "\u{A4}",
        "yen": "\u{A5}",
        "brvbar": "\u{A6}",
        "sect": "\u{A7}",
        "uml": "\u{A8}",
        "copy": "\u{A9}",
        "ordf": "\u{AA}",
        "laquo": "\u{AB}",
        "not": "\u{AC}",
        "shy": "\u{AD}",
        "reg": "\u{AE}",
        "macr": "\u{AF}",
        "deg": "\u{B0}",
        "plusmn": "\u{B1}",
        "sup2": "\u{B2}",
        "sup3": "\u{B3}",
        "acute": "\u{B4}",
        "micro": "\u{B5}",
        "para": "\u{B6}",
        "middot": "\u{B7}",
        "cedil": "\u{B8}",
        "sup1": "\u{B9}",
        "ordm": "\u{BA}",
        "raquo": "\u{BB}",
        "frac14": "\u{BC}",
        "frac12": "\u{BD}",
        "frac34": "\u{BE}",
        "iquest": "\u{BF}",
        "times": "\u{D7}",
        "divide": "\u{F7}",
        "quot": "\u{22}",
        "amp": "\u{26}",
        "lt": "\u{3C}",
        "gt": "\u{3E}",
        "apos": "\u{27}",
        "ensp": "\u{2002}",
        "emsp": "\u{2003}",
        "thinsp": "\u{2009}",
        "zwnj": "\u{200C}",
        "zwj": "\u{200D}",
        "ndash": "\u{2013}",
        "mdash": "\u{2014}",
        "lsquo": "\u{2018}",
        "rsquo": "\u{2019}",
        "sbquo": "\u{201A}",
        "ldquo": "\u{201C}",
        "rdquo": "\u{201D}",
        "bdquo": "\u{201E}",
        "dagger": "\u{2020}",
        "Dagger": "\u{2021}",
        "bull": "\u{2022}",
        "hellip": "\u{2026}",
        "permil": "\u{2030}",
        "prime": "\u{2032}",
        "Prime": "\u{2033}",
        "lsaquo": "\u{2039}",
        "rsaquo": "\u{203A}",
        "oline": "\u{203E}",
        "frasl": "\u{2044}",
        "euro": "\u{20AC}",
        "trade": "\u{2122}",
        "larr": "\u{2190}",
        "uarr": "\u{2191}",
        "rarr": "\u{2192}",
        "darr": "\u{2193}",
        "harr": "\u{2194}",
        "rArr": "\u{21D2}",
        "lArr": "\u{21D0}",
        "forall": "\u{2200}",
        "part": "\u{2202}",
        "exist": "\u{2203}",
        "empty": "\u{2205}",
        "nabla": "\u{2207}",
        "isin": "\u{2208}",
        "notin": "\u{2209}",
        "ni": "\u{220B}",
        "prod": "\u{220F}",
        "sum": "\u{2211}",
        "minus": "\u{2212}",
        "lowast": "\u{2217}",
        "radic": "\u{221A}",
        "prop": "\u{221D}",
        "infin": "\u{221E}",
        "ang": "\u{2220}",
        "and": "\u{2227}",
        "or": "\u{2228}",
        "cap": "\u{2229}",
        "cup": "\u{222A}",
        "int": "\u{222B}",
        "there4": "\u{2234}",
        "sim": "\u{223C}",
        "cong": "\u{2245}",
        "asymp": "\u{2248}",
        "ne": "\u{2260}",
        "equiv": "\u{2261}",
        "le": "\u{2264}",
        "ge": "\u{2265}",
        "sub": "\u{2282}",
        "sup": "\u{2283}",
        "oplus": "\u{2295}",
        "otimes": "\u{2297}",
        "perp": "\u{22A5}",
        "sdot": "\u{22C5}",
        "Alpha": "\u{391}",
        "Beta": "\u{392}",
        "Gamma": "\u{393}",
        "Delta": "\u{394}",
        "Omega": "\u{3A9}",
        "alpha": "\u{3B1}",
        "beta": "\u{3B2}",
        "gamma": "\u{3B3}",
        "delta": "\u{3B4}",
        "epsilon": "\u{3B5}",
        "eta": "\u{3B7}",
        "theta": "\u{3B8}",
        "lambda": "\u{3BB}",
        "mu": "\u{3BC}",
        "pi": "\u{3C0}",
        "rho": "\u{3C1}",
        "sigma": "\u{3C3}",
        "tau": "\u{3C4}",
        "phi": "\u{3C6}",
        "omega": "\u{3C9}",
        "spades": "\u{2660}",
        "clubs": "\u{2663}",
        "hearts": "\u{2665}",
        "diams": "\u{2666}",
        "check": "\u{2713}",
        "lowbar": "\u{5F}",
        "lpar": "\u{28}",
        "rpar": "\u{29}",
        "percnt": "\u{25}",
        "num": "\u{23}",
        "colon": "\u{3A}",
        "semi": "\u{3B}",
        "comma": "\u{2C}",
        "period": "\u{2E}",
        "sol": "\u{2F}",
        "ast": "\u{2A}",
        "plus": "\u{2B}",
        "equals": "\u{3D}",
        "lbrack": "\u{5B}",
        "rbrack": "\u{5D}",
        "Tab": "\u{9}",
        "NewLine": "\u{A}",
    ]
}
