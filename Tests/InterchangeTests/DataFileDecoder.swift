import Checks
import DataTrees

@testable import Layouts
@testable import Templates

/// The decoders of all data files, by the file that each reads.
struct DataFileDecoder {
    private let store: TemplateStore
    private let rules: RulePackStore
    /// The built-in words, which a file of the same name adds to.
    private let vocabulary: TemplateNode

    init() throws {
        store = try TemplateStore()
        rules = try RulePackStore(TemplateFiles())
        vocabulary = try TemplateFiles().node("vocabulary.yaml")
    }

    /// What is wrong with a file; nil where nothing is.
    func error(in tree: DataTree, file: String) -> TemplateError.Reason? {
        do throws(TemplateError) {
            if file.hasPrefix("rules/") {
                // Under another id than that of a built-in pack, so that it can extend one.
                var tree = tree
                if tree["id"]?.text == RulePackStore.standardID { tree["id"] = .text("other") }
                _ = try rules.pack(yaml: tree.yaml, file: file)
                return nil
            }
            let node = TemplateNode(file: file, tree: tree)
            switch file {
            case "layouts/ID.yaml":
                _ = try Layout(node) { (name: TemplateNode) throws(TemplateError) -> Layout in
                    let id = try name.text()
                    guard let parent = store.layouts.first(where: { $0.id == id }) else {
                        throw name.error(.badParent(id))
                    }
                    return parent
                }
            case "vocabulary.yaml": _ = try Vocabulary([vocabulary, node])
            case "fund-types/ID.yaml": _ = try FundType(node, layouts: store.layouts)
            case "blank.yaml": _ = try Guide(node)
            case "submissions.yaml": _ = try SubmissionWords(node)
            default: return .unreadable(errno: 0)
            }
            return nil
        } catch {
            return error.reason
        }
    }
}

extension DataTree {
    /// A step from a node to one under it.
    enum Step {
        case key(String)
        case index(Int)
    }

    /// A text that stands on the first line.
    static func text(_ text: String) -> DataTree { DataTree(line: 1, .text(text)) }

    /// The value under a key; setting it to nil takes the key out.
    subscript(key: String) -> DataTree? {
        get {
            guard case .mapping(let entries) = content else { return nil }
            return entries.first { $0.key.text == key }?.value
        }
        set {
            guard case .mapping(var entries) = content else { return }
            let place = entries.firstIndex { $0.key.text == key }
            switch (place, newValue) {
            case (let place?, let value?): entries[place].value = value
            case (let place?, nil): entries.remove(at: place)
            case (nil, let value?): entries.append(Entry(key: .text(key), value: value))
            case (nil, nil): break
            }
            content = .mapping(entries)
        }
    }

    /// The tree with one node of it changed.
    func changed(at steps: [Step], _ change: (inout DataTree) -> Void) -> DataTree {
        var tree = self
        guard let step = steps.first else {
            change(&tree)
            return tree
        }
        let rest = Array(steps.dropFirst())
        switch step {
        case .key(let key): tree[key] = tree[key]?.changed(at: rest, change)
        case .index(let index):
            guard case .list(var items) = content else { return tree }
            items[index] = items[index].changed(at: rest, change)
            tree.content = .list(items)
        }
        return tree
    }

    /// The tree as YAML on one line.
    var yaml: String {
        switch content {
        case .text(let text):
            "\""
                + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n") + "\""
        case .list(let items): "[" + items.map(\.yaml).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.key.yaml): \($0.value.yaml)" }.joined(separator: ", ") + "}"
        }
    }
}
