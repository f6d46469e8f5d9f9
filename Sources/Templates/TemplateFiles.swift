import DataTrees
import Foundation

/// The data files under Templates/, by path: those embedded in the binary, and those of a folder over them.
///
/// A file of the folder replaces the embedded one of the same path, and adds to them where there is none.
public struct TemplateFiles: Sendable {
    private let contents: [String: Content]
    /// The embedded files that one of the folder replaces.
    private let replaced: [String: String]

    /// What is known of a file.
    private enum Content {
        /// A tree in its embedded form.
        case embedded(String)
        /// The text of a file.
        case yaml(String)
    }

    /// Takes the embedded data files and, over them, those of a folder.
    ///
    /// - Throws: `TemplateError.Reason.unreadable`, where the folder or a file of it cannot be read.
    public init(overriding directory: String? = nil) throws(TemplateError) {
        var contents: [String: Content] = [:]
        var replaced: [String: String] = [:]
        for (path, tree) in TemplateFiles.embedded { contents[path] = .embedded(tree) }
        if let directory {
            for (path, text) in try TemplateFiles.files(in: directory) {
                if case .embedded(let tree)? = contents[path] { replaced[path] = tree }
                contents[path] = .yaml(text)
            }
        }
        self.contents = contents
        self.replaced = replaced
    }

    /// Every file with its path, in order, as it was read: two of these are the same where the data is.
    public var text: String {
        paths.map { path in
            switch contents[path] {
            case .embedded(let text), .yaml(let text): "\(path)\n\(text)\n"
            case nil: ""
            }
        }.joined()
    }

    /// The paths of the files, in order.
    var paths: [String] { contents.keys.sorted() }

    /// The root of a file.
    ///
    /// - Throws: `TemplateError`, where there is no such file or it is not YAML.
    public func node(_ path: String) throws(TemplateError) -> TemplateNode {
        switch contents[path] {
        case .yaml(let text):
            return try TemplateNode(file: path, yaml: text)
        case .embedded(let text):
            guard let tree = DataTree(embedded: text) else {
                throw TemplateError(file: path, reason: .unreadable(errno: EIO))
            }
            return TemplateNode(file: path, tree: tree)
        case nil:
            throw TemplateError(file: path, reason: .missing)
        }
    }

    /// The roots of a file and of the embedded one that it adds to, the embedded first.
    ///
    /// - Throws: `TemplateError`, where there is no such file or one is not YAML.
    public func nodes(_ path: String) throws(TemplateError) -> [TemplateNode] {
        guard let embedded = replaced[path] else { return [try node(path)] }
        guard let tree = DataTree(embedded: embedded) else {
            throw TemplateError(file: path, reason: .unreadable(errno: EIO))
        }
        return [TemplateNode(file: path, tree: tree), try node(path)]
    }

    /// The roots of the files in a folder such as `layouts/`, by the `id` that each must have.
    ///
    /// - Throws: `TemplateError`, where a file is not YAML or has no id, or two have the same.
    public func nodesByID(in folder: String) throws(TemplateError) -> [String: TemplateNode] {
        var nodes: [String: TemplateNode] = [:]
        for path in paths where path.hasPrefix(folder) {
            let node = try node(path)
            let id = try node.required("id")
            guard nodes.updateValue(node, forKey: try id.text()) == nil else {
                throw id.error(.duplicateID(try id.text()))
            }
        }
        return nodes
    }

    private static func files(in directory: String) throws(TemplateError) -> [(path: String, text: String)] {
        let root = URL(filePath: directory, directoryHint: .isDirectory).standardizedFileURL
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path(), isDirectory: &isDirectory),
            isDirectory.boolValue
        else { throw TemplateError(file: directory, reason: .unreadable(errno: ENOENT)) }
        let found =
            FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" } ?? []
        var files: [(String, String)] = []
        for file in found.sorted(by: { $0.path() < $1.path() }) {
            let path = String(file.standardizedFileURL.path().dropFirst(root.path().count))
            guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                throw TemplateError(file: path, reason: .unreadable(errno: EIO))
            }
            files.append((path, text))
        }
        return files
    }
}
