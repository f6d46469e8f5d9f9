import DataTrees

/// One node of a data file, which knows its file, line and key for messages.
public struct TemplateNode {
    /// The file, as a path below Templates/ or the folder that overrides it.
    public let file: String
    private let path: Path
    let tree: DataTree

    /// The way to a node, told from its end; it becomes a text only for a message.
    private indirect enum Path {
        case root
        case name(String, under: Path)
        case index(Int, under: Path)

        var key: String {
            switch self {
            case .root: ""
            case .name(let name, .root): name
            case .name(let name, let above): "\(above.key).\(name)"
            case .index(let index, let above): "\(above.key)[\(index)]"
            }
        }
    }

    private init(file: String, path: Path, tree: DataTree) {
        self.file = file
        self.path = path
        self.tree = tree
    }

    /// Makes the root of a file.
    init(file: String, tree: DataTree) {
        self.init(file: file, path: .root, tree: tree)
    }

    /// Parses a file's text.
    ///
    /// - Throws: `TemplateError.Reason.notYAML`, with the line where the parser stopped.
    public init(file: String, yaml: String) throws(TemplateError) {
        do throws(YAMLError) {
            self.init(file: file, tree: try DataTree(yaml: yaml))
        } catch {
            guard let words = error.words else {
                throw TemplateError(file: file, reason: .wrongType(wanted: .mapping))
            }
            throw TemplateError(file: file, line: error.line, reason: .notYAML(words))
        }
    }

    /// The key, such as `blocks[1].columns[2].at`; empty at the root.
    public var key: String { path.key }

    /// What is wrong at this node.
    public func error(_ reason: TemplateError.Reason) -> TemplateError {
        TemplateError(file: file, line: tree.line, key: key, reason: reason)
    }

    private func child(_ name: String, _ child: DataTree) -> TemplateNode {
        TemplateNode(file: file, path: .name(name, under: path), tree: child)
    }

    private func mapping() throws(TemplateError) -> [DataTree.Entry] {
        guard case .mapping(let entries) = tree.content else { throw error(.wrongType(wanted: .mapping)) }
        return entries
    }

    /// The keys and values of a mapping, in order.
    public func entries() throws(TemplateError) -> [(name: String, value: TemplateNode)] {
        var entries: [(String, TemplateNode)] = []
        for entry in try mapping() {
            guard let name = entry.key.text else { throw error(.wrongType(wanted: .mapping)) }
            entries.append((name, child(name, entry.value)))
        }
        return entries
    }

    /// The value under a key; nil where the mapping has none.
    public func optional(_ name: String) throws(TemplateError) -> TemplateNode? {
        try mapping().first { $0.key.text == name }.map { child(name, $0.value) }
    }

    /// The value under a key that must be there.
    public func required(_ name: String) throws(TemplateError) -> TemplateNode {
        guard let value = try optional(name) else {
            throw TemplateError(
                file: file, line: tree.line, key: child(name, tree).key, reason: .missing)
        }
        return value
    }

    /// Refuses keys that the schema does not know.
    public func allow(_ names: [String]) throws(TemplateError) {
        for entry in try mapping() {
            guard let name = entry.key.text else { throw error(.wrongType(wanted: .mapping)) }
            guard names.contains(name) else {
                throw child(name, entry.value).error(.unknownKey(allowed: names))
            }
        }
    }

    /// The items of a list.
    public func items() throws(TemplateError) -> [TemplateNode] {
        guard case .list(let items) = tree.content else { throw error(.wrongType(wanted: .list)) }
        return items.enumerated().map { index, item in
            TemplateNode(file: file, path: .index(index, under: path), tree: item)
        }
    }

    /// A text.
    public func text() throws(TemplateError) -> String {
        guard let text = tree.text else { throw error(.wrongType(wanted: .text)) }
        return text
    }

    /// A list of texts.
    public func texts() throws(TemplateError) -> [String] {
        var texts: [String] = []
        for item in try items() { texts.append(try item.text()) }
        return texts
    }

    /// A whole number of at least one, and no more than any form could need.
    public func count() throws(TemplateError) -> Int {
        guard let number = Int(try text()), (1...1000).contains(number) else {
            throw error(.wrongType(wanted: .wholeNumber))
        }
        return number
    }

    /// A number above zero.
    public func size() throws(TemplateError) -> Double {
        guard let number = Double(try text()), number > 0, number.isFinite else {
            throw error(.wrongType(wanted: .number))
        }
        return number
    }

    /// Yes or no.
    public func flag() throws(TemplateError) -> Bool {
        switch try text() {
        case "true": return true
        case "false": return false
        default: throw error(.wrongType(wanted: .flag))
        }
    }

    /// One of the words that an enumeration allows.
    public func word<Word: RawRepresentable & CaseIterable>(of type: Word.Type) throws(TemplateError) -> Word
    where Word.RawValue == String {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            throw error(.unknownWord(text, allowed: Word.allCases.map(\.rawValue)))
        }
        return word
    }
}
