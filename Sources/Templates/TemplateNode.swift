import Yams

/// One node of a data file, which knows its file, line and key for messages.
public struct TemplateNode {
    /// The file, as a path below Templates/ or the folder that overrides it.
    public let file: String
    /// The key, such as `blocks[1].columns[2].at`; empty at the root.
    public let key: String
    private let node: Node

    private init(file: String, key: String, node: Node) {
        self.file = file
        self.key = key
        self.node = node
    }

    /// Parses a file's text.
    ///
    /// - Throws: `TemplateError.Reason.notYAML`, with the line where the parser stopped.
    public init(file: String, yaml: String) throws(TemplateError) {
        do {
            guard let root = try compose(yaml: yaml) else {
                throw TemplateError(file: file, reason: .wrongType(wanted: "mapping"))
            }
            self.init(file: file, key: "", node: root)
        } catch let error as TemplateError {
            throw error
        } catch let error as YamlError {
            var line: Int?
            switch error {
            case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
                line = mark.line
            default: break
            }
            throw TemplateError(file: file, line: line, reason: .notYAML("\(error)"))
        } catch {
            throw TemplateError(file: file, reason: .notYAML("\(error)"))
        }
    }

    /// What is wrong at this node.
    public func error(_ reason: TemplateError.Reason) -> TemplateError {
        TemplateError(file: file, line: node.mark?.line, key: key, reason: reason)
    }

    private func child(_ name: String, _ child: Node) -> TemplateNode {
        TemplateNode(file: file, key: key.isEmpty ? name : "\(key).\(name)", node: child)
    }

    /// The keys and values of a mapping, in order.
    public func entries() throws(TemplateError) -> [(name: String, value: TemplateNode)] {
        guard let mapping = node.mapping else { throw error(.wrongType(wanted: "mapping")) }
        var entries: [(String, TemplateNode)] = []
        for (name, value) in mapping {
            guard let word = name.scalar?.string else { throw error(.wrongType(wanted: "mapping")) }
            entries.append((word, child(word, value)))
        }
        return entries
    }

    /// The value under a key; nil where the mapping has none.
    public func optional(_ name: String) throws(TemplateError) -> TemplateNode? {
        guard let mapping = node.mapping else { throw error(.wrongType(wanted: "mapping")) }
        guard let value = mapping[Node(name)] else { return nil }
        return child(name, value)
    }

    /// The value under a key that must be there.
    public func required(_ name: String) throws(TemplateError) -> TemplateNode {
        guard let value = try optional(name) else {
            throw TemplateError(
                file: file, line: node.mark?.line, key: key.isEmpty ? name : "\(key).\(name)",
                reason: .missing)
        }
        return value
    }

    /// Refuses keys that the schema does not know.
    public func allow(_ names: [String]) throws(TemplateError) {
        for (name, value) in try entries() where !names.contains(name) {
            throw value.error(.unknownKey)
        }
    }

    /// The items of a list.
    public func items() throws(TemplateError) -> [TemplateNode] {
        guard let sequence = node.sequence else { throw error(.wrongType(wanted: "list")) }
        return sequence.enumerated().map { index, item in
            TemplateNode(file: file, key: "\(key)[\(index)]", node: item)
        }
    }

    /// A text.
    public func text() throws(TemplateError) -> String {
        guard let scalar = node.scalar else { throw error(.wrongType(wanted: "text")) }
        return scalar.string
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
            throw error(.wrongType(wanted: "whole number"))
        }
        return number
    }

    /// A number above zero.
    public func size() throws(TemplateError) -> Double {
        guard let number = Double(try text()), number > 0, number.isFinite else {
            throw error(.wrongType(wanted: "number"))
        }
        return number
    }

    /// Yes or no.
    public func flag() throws(TemplateError) -> Bool {
        switch try text() {
        case "true": return true
        case "false": return false
        default: throw error(.wrongType(wanted: "true or false"))
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
