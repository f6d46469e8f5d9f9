import Files

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Links from a workbook to files beside it, as formulas that Excel, WPS and LibreOffice follow.
///
/// They are relative to the workbook's folder, so that both can be copied together. A formula costs nothing
/// but its cell, and a workbook may have any number of them.
struct FileLinks {
    /// Where paths that do not begin at the root begin.
    private let current: [Substring]
    private let folder: [Substring]

    /// The most UTF-16 units of a text in a formula, and of what a link leads to.
    private static let maximumUnits = 255

    /// Links of a workbook that is to stand at a path.
    init(output: String) {
        let path = getcwd(nil, 0)
        defer { free(path) }
        current = path.map { String(cString: $0).split(separator: "/") } ?? []
        folder = FileLinks.parts(of: Path(output).folder, from: current)
    }

    /// The formula, without its equals sign, that shows a text and leads to a file, or to some cells of a sheet
    /// of it; nil where there is nothing to lead to, or no program would find it.
    func formula(text: String, path: String, sheet: String? = nil, cells: String? = nil) -> String? {
        guard var target = relative(path) else { return nil }
        if let sheet, let cells, !sheet.contains("#") {
            target += "#'\(FileLinks.doubling("'", in: sheet))'!\(cells)"
        }
        return FileLinks.formula(text: text, target: target)
    }

    /// The formula that shows a text and leads to a target of any sort.
    static func formula(text: String, target: String) -> String? {
        guard let target = literal(target), let text = literal(text) else { return nil }
        return "HYPERLINK(\(target),\(text))"
    }

    /// A text in quotation marks; nil where it is too long, not to be shown on one line, or has something in it
    /// that workbooks spell otherwise, which programs undo in texts and not in formulas.
    private static func literal(_ text: String) -> String? {
        let doubled = doubling("\"", in: text)
        guard doubled.utf16.count <= maximumUnits, !looksEscaped(text),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF })
        else { return nil }
        return "\"\(doubled)\""
    }

    /// A text with each of a mark twice. Nearly none has one, and looking for it as text takes long.
    private static func doubling(_ mark: Character, in text: String) -> String {
        guard let byte = mark.asciiValue, text.utf8.contains(byte) else { return text }
        return text.replacing(String(mark), with: String([mark, mark]))
    }

    /// Whether a text has letters like `_x000D` in it.
    private static func looksEscaped(_ text: String) -> Bool {
        var rest = text.utf8[...]
        while let place = rest.firstIndex(of: UInt8(ascii: "_")) {
            rest = rest[place...].dropFirst()
            guard rest.first == UInt8(ascii: "x") else { continue }
            let digits = rest.dropFirst().prefix(4)
            if digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) {
                return true
            }
        }
        return false
    }

    /// The way from the workbook's folder to a file.
    private func relative(_ path: String) -> String? {
        guard path != "-", !path.isEmpty else { return nil }
        // What is packed in an archive, no program opens from outside, whatever it is called there.
        guard !path.split(separator: "/").dropLast().contains(where: { $0.lowercased().hasSuffix(".zip") }) else {
            return nil
        }
        let target = FileLinks.parts(of: path, from: current)
        var common = 0
        while common < folder.count, common < target.count - 1, folder[common] == target[common] {
            common += 1
        }
        let steps = [Substring](repeating: "..", count: folder.count - common) + target[common...]
        let relative = steps.joined(separator: "/")
        return FileLinks.isPlain(relative) ? relative : nil
    }

    /// Whether every program takes the path for what it is: `#` begins a place within the file, `%41` is an
    /// `A`, and the others have no place in a name under Windows.
    private static func isPlain(_ path: String) -> Bool {
        var hexDigits = 3
        for scalar in path.unicodeScalars {
            switch scalar {
            case "#", "\\", ":", "*", "?", "\"", "<", ">", "|": return false
            case "%": hexDigits = 0
            default:
                guard hexDigits < 2 else { continue }
                hexDigits = scalar.properties.isASCIIHexDigit ? hexDigits + 1 : 3
                if hexDigits == 2 { return false }
            }
        }
        return true
    }

    /// The folders and the name of a path, from the root on.
    private static func parts(of path: String, from current: [Substring]) -> [Substring] {
        var parts = path.utf8.first == UInt8(ascii: "/") ? [] : current
        for part in path.split(separator: "/") where part != "." {
            if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
        }
        return parts
    }
}
