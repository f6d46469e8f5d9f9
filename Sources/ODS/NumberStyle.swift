import Markup
import Primitives

/// A number style, put into the code that spreadsheets use for number formats.
///
/// Source: OpenDocument 1.3, part 3, section 16.29.
struct NumberStyle {
    private var code: [UInt8] = []
    private let isDate: Bool

    /// Whether an element is a number style.
    static func isOne(_ scanner: borrowing ODSScanner) -> Bool {
        scanner.isNamed("number-style") || scanner.isNamed("percentage-style")
            || scanner.isNamed("currency-style") || scanner.isNamed("date-style")
            || scanner.isNamed("time-style") || scanner.isNamed("text-style")
    }

    init(_ scanner: borrowing ODSScanner) {
        isDate = scanner.isNamed("date-style") || scanner.isNamed("time-style")
    }

    /// Reads the element, and gives the code.
    mutating func read(_ scanner: inout ODSScanner) throws(ODSError) -> [UInt8] {
        let depth = scanner.depth
        while true {
            switch try scanner.next() {
            case .start: try add(&scanner)
            case .end where scanner.depth < depth: return code
            case .end, .text: break
            case .endOfDocument: return code
            }
        }
    }

    private mutating func add(_ scanner: inout ODSScanner) throws(ODSError) {
        let isLong = scanner.text(ofAttribute: "style") == "long"
        if scanner.isNamed("number") {
            addNumber(scanner)
            try scanner.skipElement()
        } else if scanner.isNamed("scientific-number") {
            addNumber(scanner)
            append("E+")
            let places = count("min-exponent-digits", scanner) ?? 2
            append(String(repeating: "0", count: min(max(places, 1), 3)))
            try scanner.skipElement()
        } else if scanner.isNamed("text") || scanner.isNamed("currency-symbol") {
            addLiteral(try scanner.textOfElement())
        } else if scanner.isNamed("text-content") {
            append("@")
            try scanner.skipElement()
        } else if let part = part(scanner, isLong) {
            append(part)
            try scanner.skipElement()
        } else {
            try scanner.skipElement()
        }
    }

    private func part(_ scanner: borrowing ODSScanner, _ isLong: Bool) -> String? {
        if scanner.isNamed("year") { return isLong ? "yyyy" : "yy" }
        if scanner.isNamed("month") {
            if scanner.text(ofAttribute: "textual") == "true" { return isLong ? "mmmm" : "mmm" }
            return isLong ? "mm" : "m"
        }
        if scanner.isNamed("day") { return isLong ? "dd" : "d" }
        if scanner.isNamed("day-of-week") { return isLong ? "dddd" : "ddd" }
        if scanner.isNamed("hours") { return isLong ? "hh" : "h" }
        if scanner.isNamed("minutes") { return isLong ? "mm" : "m" }
        if scanner.isNamed("seconds") { return isLong ? "ss" : "s" }
        if scanner.isNamed("am-pm") { return "AM/PM" }
        return nil
    }

    private mutating func addNumber(_ scanner: borrowing ODSScanner) {
        let whole = min(count("min-integer-digits", scanner) ?? 1, 30)
        let decimals = min(count("decimal-places", scanner) ?? -1, 30)
        let least = min(count("min-decimal-places", scanner) ?? decimals, decimals)
        if decimals < 0, whole <= 1, scanner.text(ofAttribute: "grouping") != "true" {
            return append("General")
        }
        if scanner.text(ofAttribute: "grouping") == "true" {
            let places = String(repeating: "0", count: whole)
            let padded = String(repeating: "#", count: max(0, 4 - whole)) + places
            append("\(padded.dropLast(3)),\(padded.suffix(3))")
        } else {
            append(whole == 0 ? "#" : String(repeating: "0", count: whole))
        }
        guard decimals > 0 else { return }
        append("." + String(repeating: "0", count: max(least, 0)))
        append(String(repeating: "#", count: decimals - max(least, 0)))
    }

    private func count(_ name: StaticString, _ scanner: borrowing ODSScanner) -> Int? {
        scanner.anyAttribute(name).flatMap(WholeNumber.read)
    }

    /// Signs that mean something in a code are put in quotes; a percent sign stays what it is.
    private mutating func addLiteral(_ text: [UInt8]) {
        guard !text.isEmpty else { return }
        if text == [UInt8(ascii: "%")] || text == [UInt8(ascii: "-")] {
            code += text
            return
        }
        code.append(UInt8(ascii: "\""))
        code += text.filter { $0 != UInt8(ascii: "\"") }
        code.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ text: String) { code += text.utf8 }
}
