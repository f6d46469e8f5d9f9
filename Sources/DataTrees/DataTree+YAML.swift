import Yams

extension DataTree {
    /// The most nodes of a file: one that repeats parts of itself by name can say that it has any number.
    static let maximumNodes = 100_000

    /// Parses YAML.
    ///
    /// - Throws: `YAMLError`, with the line where the parser stopped.
    public init(yaml: String) throws(YAMLError) {
        let root: Node?
        do {
            root = try compose(yaml: yaml)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
                throw YAMLError(line: mark.line, words: "\(error)")
            default: throw YAMLError(words: "\(error)")
            }
        } catch {
            throw YAMLError(words: "\(error)")
        }
        guard let root else { throw YAMLError() }
        var left = DataTree.maximumNodes
        try self.init(root, left: &left)
    }

    private init(_ node: Node, left: inout Int) throws(YAMLError) {
        line = node.mark?.line ?? 1
        left -= 1
        guard left >= 0 else {
            throw YAMLError(line: line, words: "more than \(DataTree.maximumNodes) values")
        }
        switch node {
        case .sequence(let items):
            var list: [DataTree] = []
            for item in items { list.append(try DataTree(item, left: &left)) }
            content = .list(list)
        case .mapping(let pairs):
            var entries: [Entry] = []
            for (key, value) in pairs {
                entries.append(
                    Entry(key: try DataTree(key, left: &left), value: try DataTree(value, left: &left)))
            }
            content = .mapping(entries)
        case .scalar(let scalar): content = .text(scalar.string)
        case .alias: throw YAMLError(line: line, words: "an alias of nothing")
        }
    }
}
