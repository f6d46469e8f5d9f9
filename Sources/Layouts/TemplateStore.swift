import Foundation

/// The data files under Templates/: those embedded in the binary, and those of a folder that override them.
///
/// A file of the folder replaces the embedded one of the same path, and adds to them where there is none:
/// a county that changes its form sends a data file, not a program.
public struct TemplateStore: Sendable {
    /// The layouts, by id; the general one is last.
    public let layouts: [Layout]
    let vocabulary: Vocabulary

    /// Reads the embedded data files and, over them, those of a folder.
    ///
    /// - Throws: `TemplateError`, which names the file, the line and the key.
    public init(overriding directory: String? = nil) throws(TemplateError) {
        var files = Dictionary(
            TemplateStore.embedded.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        if let directory {
            for (path, text) in try TemplateStore.files(in: directory) { files[path] = text }
        }
        try self.init(files: files)
    }

    /// Reads data files given by path and text.
    init(files: [String: String]) throws(TemplateError) {
        guard let words = files["vocabulary.yaml"] else {
            throw TemplateError(file: "vocabulary.yaml", reason: .missing)
        }
        vocabulary = try Vocabulary(TemplateNode(file: "vocabulary.yaml", yaml: words))
        var nodes: [String: TemplateNode] = [:]
        for path in files.keys.sorted() where path.hasPrefix("layouts/") {
            let node = try TemplateNode(file: path, yaml: files[path] ?? "")
            let id = try node.required("id")
            guard nodes.updateValue(node, forKey: try id.text()) == nil else {
                throw id.error(.duplicateID(try id.text()))
            }
        }
        var decoded: [Layout] = []
        for id in nodes.keys.sorted() {
            decoded.append(try TemplateStore.layout(id, among: nodes, asked: []))
        }
        layouts = decoded.filter { !$0.isGeneral } + decoded.filter(\.isGeneral)
    }

    private static func layout(
        _ id: String, among nodes: [String: TemplateNode], asked: [String]
    ) throws(TemplateError) -> Layout {
        guard let node = nodes[id] else {
            throw TemplateError(file: "layouts", reason: .badParent(id))
        }
        return try Layout(node) { (name: TemplateNode) throws(TemplateError) -> Layout in
            let parent = try name.text()
            guard nodes[parent] != nil, parent != id, !asked.contains(parent) else {
                throw name.error(.badParent(parent))
            }
            return try layout(parent, among: nodes, asked: asked + [id])
        }
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
