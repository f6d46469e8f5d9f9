/// What a data file holds: texts, lists and mappings, each knowing its line.
public struct DataTree: Hashable, Sendable {
    /// The line it begins on, from 1.
    public var line: Int
    /// What it is.
    public var content: Content

    /// What a tree can be.
    public enum Content: Hashable, Sendable {
        /// A text; numbers and the like are texts too.
        case text(String)
        /// A list, in order.
        case list([DataTree])
        /// A mapping, in order; its keys are texts, unless the file has something wrong there.
        case mapping([Entry])
    }

    /// A key of a mapping and what stands under it.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public var key: DataTree
        /// The value.
        public var value: DataTree

        /// Makes an entry.
        public init(key: DataTree, value: DataTree) {
            self.key = key
            self.value = value
        }
    }

    /// Makes a tree.
    public init(line: Int, _ content: Content) {
        self.line = line
        self.content = content
    }

    /// The text that it is; nil if it is not one.
    public var text: String? {
        if case .text(let text) = content { text } else { nil }
    }
}
