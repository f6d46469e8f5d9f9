import DataTrees

/// The tables of the article on data files.
struct DataFilesArticle {
    /// What one sort of mapping may have.
    struct Shape {
        /// The heading that describes it.
        let name: String
        /// Its keys.
        let rows: [Row]

        /// What stands for any key, where its keys are names of its own.
        var placeholder: DataFilePlaceholder? {
            rows.count == 1 ? DataFilePlaceholder(rawValue: rows[0].key) : nil
        }
    }

    /// A key.
    struct Row {
        let key: String
        let type: DataFileType
        let isRequired: Bool
        let example: DataTree
    }

    /// A mapping of a data file.
    struct Mapping {
        let place: String
        let steps: [DataTree.Step]
        /// How many keys it has.
        let count: Int
        /// What describes it; nil where it has keys that nothing describes.
        let shape: Shape?
    }

    private struct Table {
        let name: String
        let file: String
        let path: String
        var rows: [Row] = []
    }

    private var tables: [Table] = []

    /// What is wrong with the article itself.
    struct Malformed: Error { let line: String }

    init(text: String) throws {
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("### ") {
                let names = line.matches(of: /`([^`]+)`/).map { String($0.output.1) }
                guard let file = names.first else { throw Malformed(line: line) }
                tables.append(
                    Table(name: String(line.dropFirst(4)), file: file, path: names.dropFirst().first ?? ""))
            } else if line.hasPrefix("## ") || line.hasPrefix("| key ") || line.hasPrefix("| ---") {
                continue
            } else if line.hasPrefix("| ") {
                let cells = line.split(separator: "|").map { $0.trimming(" ") }
                guard cells.count == 5, let type = DataFileType(rawValue: cells[1]), !tables.isEmpty else {
                    throw Malformed(line: line)
                }
                tables[tables.count - 1].rows.append(
                    Row(
                        key: cells[0].trimming("`"), type: type, isRequired: cells[2].hasPrefix("required"),
                        example: try DataTree(yaml: cells[3].trimming("`"))))
            }
        }
    }

    /// The headings of all tables; one that has keys of single rules stands for each of these rules.
    var shapeNames: [String] {
        tables.flatMap { table in
            let owners = Set(table.rows.compactMap { DataFilesArticle.owner(of: $0.key) })
            return owners.isEmpty ? [table.name] : owners.map { "\(table.name) \($0)" }
        }
    }

    /// The file as the article calls it: `layouts/ID.yaml`.
    func file(of path: String) -> String? {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let name = folder.isEmpty ? path : "\(folder)/ID.yaml"
        return tables.contains { $0.file == name } ? name : nil
    }

    /// Every mapping of a file.
    func mappings(in root: DataTree, file: String) -> [Mapping] {
        var found: [Mapping] = []
        visit(root, Place(literal: "", general: "", steps: []), file, into: &found)
        return found
    }

    /// Where a node stands: with the keys that it has, and with placeholders for those that are names.
    private struct Place {
        var literal: String
        var general: String
        var steps: [DataTree.Step]

        func entered(_ key: String, as name: String) -> Place {
            Place(
                literal: literal.isEmpty ? key : "\(literal).\(key)",
                general: general.isEmpty ? name : "\(general).\(name)", steps: steps + [.key(key)])
        }

        func entered(_ index: Int) -> Place {
            Place(literal: literal + "[]", general: general + "[]", steps: steps + [.index(index)])
        }
    }

    private func visit(_ node: DataTree, _ place: Place, _ file: String, into found: inout [Mapping]) {
        switch node.content {
        case .text: return
        case .list(let items):
            for (index, item) in items.enumerated() { visit(item, place.entered(index), file, into: &found) }
        case .mapping(let entries):
            let keys = entries.compactMap(\.key.text)
            let shape = shape(of: keys, at: place, file)
            found.append(
                Mapping(place: place.literal, steps: place.steps, count: keys.count, shape: shape))
            for entry in entries {
                guard let key = entry.key.text else { continue }
                let name = shape?.placeholder?.rawValue ?? key
                visit(entry.value, place.entered(key, as: name), file, into: &found)
            }
        }
    }

    /// Of the tables that have all the keys, the one with the fewest.
    private func shape(of keys: [String], at place: Place, _ file: String) -> Shape? {
        let exact = tables.filter { $0.file == file && $0.path == place.literal }
        let fitting = exact.isEmpty ? tables.filter { $0.file == file && $0.path == place.general } : exact
        let owner = place.literal.split(separator: ".").last.map(String.init)
        return fitting.map { table -> Shape in
            let own = table.rows.filter { DataFilesArticle.owner(of: $0.key) == owner && owner != nil }
            guard !own.isEmpty else {
                return Shape(
                    name: table.name, rows: table.rows.filter { DataFilesArticle.owner(of: $0.key) == nil })
            }
            let rows =
                table.rows.filter { DataFilesArticle.owner(of: $0.key) == nil }
                + own.map { row in
                    Row(
                        key: String(row.key.split(separator: ".")[1]), type: row.type,
                        isRequired: row.isRequired, example: row.example)
                }
            return Shape(name: "\(table.name) \(owner ?? "")", rows: rows)
        }
        .filter { shape in
            shape.placeholder != nil || keys.allSatisfy { key in shape.rows.contains { $0.key == key } }
        }
        .min { $0.rows.count < $1.rows.count }
    }

    /// The rule that a key belongs to: `tier` for `tier.tiers`.
    private static func owner(of key: String) -> String? {
        let parts = key.split(separator: ".")
        return parts.count == 2 ? String(parts[0]) : nil
    }
}

extension StringProtocol {
    /// The text without a character at its ends.
    fileprivate func trimming(_ character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}
