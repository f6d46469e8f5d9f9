public import Templates

/// The data files under Templates/: those embedded in the binary, and those of a folder that override them.
///
/// A file of the folder replaces the embedded one of the same path, and adds to them where there is none:
/// a county that changes its form sends a data file, not a program.
public struct TemplateStore: Sendable {
    /// The layouts, by id; the general one is last.
    public let layouts: [Layout]
    /// The fund types, by id; the general one is first.
    public let fundTypes: [FundType]
    let vocabulary: Vocabulary
    /// What tells submissions of one form apart.
    public let submissions: SubmissionWords
    let guide: Guide

    /// The lines of forms that name people.
    public var personalLines: PersonalLines { vocabulary.personal }

    /// Reads the embedded data files and, over them, those of a folder.
    ///
    /// - Throws: `TemplateError`, which names the file, the line and the key.
    public init(overriding directory: String? = nil) throws(TemplateError) {
        try self.init(files: TemplateFiles(overriding: directory))
    }

    /// Reads data files given by path and text.
    init(files: TemplateFiles) throws(TemplateError) {
        var vocabulary = try Vocabulary(files.nodes("vocabulary.yaml"))
        let nodes = try files.nodesByID(in: "layouts/")
        var decoded: [Layout] = []
        for id in nodes.keys.sorted() {
            decoded.append(try TemplateStore.layout(id, among: nodes, asked: []))
        }
        let ordered = decoded.filter { !$0.isGeneral } + decoded.filter(\.isGeneral)
        layouts = ordered
        for layout in ordered { vocabulary.learn(layout) }
        self.vocabulary = vocabulary
        guide = try Guide(files.node("blank.yaml"))
        submissions = try SubmissionWords(files.node("submissions.yaml"))
        let types = try files.nodesByID(in: "fund-types/")
        var found: [FundType] = []
        for (_, node) in types.sorted(by: { $0.key < $1.key }) {
            found.append(try FundType(node, layouts: ordered))
        }
        fundTypes = found.filter { $0.id == "general" } + found.filter { $0.id != "general" }
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
}
