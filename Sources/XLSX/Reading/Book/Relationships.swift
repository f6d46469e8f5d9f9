import Markup
import Primitives

/// The relationships of one part: what it refers to, and where that is.
struct Relationships {
    /// One relationship.
    struct Relationship {
        var id: String
        /// The last part of its type, such as `worksheet`: the same in transitional and strict workbooks.
        var type: String
        /// The part it leads to.
        var part: String
    }

    var all: [Relationship] = []

    /// Finds and reads the relationships of a part (of the package where it is empty); none where it has none.
    static func find(
        of part: String, in archive: Archive, _ memo: inout PartMemo<Relationships>,
        _ scanner: inout XMLScanner
    ) throws(XLSXError) -> Relationships {
        let folder = folder(of: part)
        let path = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
        guard archive.contains(path) else { return Relationships() }
        return try archive.value(of: path, &memo, &scanner) { (scanner) throws(XLSXError) in
            try Relationships(of: folder, &scanner)
        }
    }

    private init() {}

    /// Reads the relationships that the scanner has begun on, of a part in a folder.
    private init(of folder: String, _ scanner: inout XMLScanner) throws(XLSXError) {
        while true {
            let event = try scanner.next()
            if event == .endOfDocument { return }
            guard event == .start, scanner.isNamed("Relationship") else { continue }
            guard let id = scanner.attribute("Id"), let type = scanner.attribute("Type"),
                let target = scanner.attribute("Target")
            else { continue }
            if let mode = scanner.attribute("TargetMode"), mode.spells("External") { continue }
            let slash = type.lastIndex(of: UInt8(ascii: "/")) ?? -1
            all.append(
                Relationship(
                    id: String(decoding: id, as: UTF8.self),
                    type: String(decoding: type[(slash + 1)...], as: UTF8.self),
                    part: Relationships.resolve(String(decoding: target, as: UTF8.self), from: folder)))
        }
    }

    /// The first relationship of a type.
    func first(ofType type: String) -> Relationship? { all.first { $0.type == type } }

    /// The relationship with an identifier.
    func relationship(withID id: String) -> Relationship? { all.first { $0.id == id } }

    /// The folder of a part with the slash behind it.
    static func folder(of part: String) -> String {
        guard let slash = part.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(part[...slash])
    }

    /// The part that a target means, seen from a folder.
    static func resolve(_ target: String, from folder: String) -> String {
        let separators = [UInt8(ascii: "/"), UInt8(ascii: "\\")]
        let isAbsolute = target.utf8.first.map(separators.contains) ?? false
        if !isAbsolute, !isRoundabout(target) { return folder + target }
        var path: [Substring] = []
        if !isAbsolute { path = folder.split(separator: "/") }
        for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            switch step {
            case ".": continue
            case "..": _ = path.popLast()
            default: path.append(step)
            }
        }
        return path.joined(separator: "/")
    }

    /// Whether a target may hold `.` or `..` as a step, a backslash, or an empty step.
    private static func isRoundabout(_ target: String) -> Bool {
        var previous = UInt8(ascii: "/")
        for byte in target.utf8 {
            if byte == UInt8(ascii: "\\") { return true }
            if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == previous { return true }
            previous = byte
        }
        return false
    }
}
