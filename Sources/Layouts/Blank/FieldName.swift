import Performance
import Primitives

/// The name by which a template's workbook knows a cell: `jx_indicators_3_target` is that indicator's target.
///
/// Names move with their cells, so that a template is read whatever rows and columns were put into it.
enum FieldName {
    /// What all of a template's names begin with.
    static let prefix = "jx_"

    /// The parts that a target can be put together of, beside the form.
    enum Part: String, CaseIterable {
        case comparator
        case number
        case unit
    }

    /// What a name stands for.
    enum Meaning: Hashable {
        case field(FieldPath)
        case part(Part, row: Int)
    }

    /// The name of a field's cell.
    static func name(of field: FieldPath) -> String {
        var name = prefix
        for byte in field.description.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "."): name += "_"
            case UInt8(ascii: "]"): continue
            default: name.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return name
    }

    /// The name of a part of a target.
    static func name(of part: Part, row: Int) -> String {
        "\(name(of: .indicator(row, .target)))_\(part.rawValue)"
    }

    /// What a name stands for; nil if it is not a template's.
    static func meaning(of name: String) -> Meaning? {
        guard name.hasPrefix(prefix) else { return nil }
        var parts = name.dropFirst(prefix.count).split(separator: "_", omittingEmptySubsequences: false)
        if parts.count == 4, let part = parts.last.flatMap({ Part(rawValue: String($0)) }) {
            parts.removeLast()
            guard case .indicator(let row, .target) = path(of: parts) else { return nil }
            return .part(part, row: row)
        }
        return path(of: parts).map { .field($0) }
    }

    private static func path(of parts: [Substring]) -> FieldPath? {
        switch parts.count {
        case 1: FieldPath(parts[0])
        case 2:
            Int(parts[1]) == nil
                ? FieldPath("\(parts[0]).\(parts[1])") : FieldPath("\(parts[0])[\(parts[1])]")
        case 3: FieldPath("\(parts[0])[\(parts[1])].\(parts[2])")
        default: nil
        }
    }
}
