/// Makes the names on a workbook's tabs such that Excel takes them, always in the same way.
///
/// A character that Excel forbids becomes its full-width twin, which an officer reads the same; a name too
/// long is cut; a name already taken gets ` (2)`, as Excel does it.
struct SheetNames {
    /// The most UTF-16 units of a name.
    static let maximumUnits = 31

    private var taken: Set<String> = []
    private var nextNumber: [String: Int] = [:]

    /// The name for the next sheet.
    mutating func next(for wanted: String) -> String {
        var base = SheetNames.permitted(wanted)
        // Excel keeps this name for its own sheet of tracked changes.
        if base.isEmpty || base.lowercased() == "history" { base += "Sheet\(taken.count + 1)" }
        var name = base
        if !taken.insert(name.lowercased()).inserted {
            var number = nextNumber[base.lowercased()] ?? 2
            repeat {
                let suffix = " (\(number))"
                name =
                    SheetNames.cut(base, to: SheetNames.maximumUnits - suffix.utf16.count) + suffix
                number += 1
            } while !taken.insert(name.lowercased()).inserted
            nextNumber[base.lowercased()] = number
        }
        return name
    }

    private static func permitted(_ wanted: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in wanted.unicodeScalars {
            switch scalar {
            case "[", "]", ":", "*", "?", "/", "\\":
                // The full-width forms stand at a fixed distance from ASCII.
                if let twin = Unicode.Scalar(scalar.value + 0xFEE0) { scalars.append(twin) }
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}":
                scalars.append(" ")
            default:
                scalars.append(scalar)
            }
        }
        var name = Array(cut(String(scalars), to: maximumUnits).unicodeScalars)
        if name.first == "'" { name[0] = "’" }
        if name.last == "'" { name[name.count - 1] = "’" }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: name)
        return String(result)
    }

    /// The longest beginning of so many UTF-16 units that splits no character.
    private static func cut(_ name: String, to units: Int) -> String {
        guard name.utf16.count > units else { return name }
        var result = ""
        var count = 0
        for character in name {
            count += character.utf16.count
            if count > units { break }
            result.append(character)
        }
        if !result.isEmpty { return result }
        // A single character made of more units than a name has: cut between its scalars.
        var scalars = String.UnicodeScalarView()
        count = 0
        for scalar in name.unicodeScalars {
            count += scalar.utf16.count
            if count > units { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
