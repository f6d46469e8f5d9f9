public import Templates

/// The rule packs under Templates/rules: those embedded in the binary, and those of a folder over them.
///
/// ```swift
/// let pack = try RulePackStore(TemplateFiles()).pack("national")
/// let problems = Checker(pack).problems(in: form)
/// ```
public struct RulePackStore: Sendable {
    /// The packs, by id.
    public let packs: [RulePack]
    private let files: TemplateFiles

    /// The id of the pack that is used where none is asked for.
    public static let standardID = "national"

    /// Decodes every pack of the data files.
    ///
    /// - Throws: `TemplateError`, which names the file, the line and the key.
    public init(_ files: TemplateFiles) throws(TemplateError) {
        self.files = files
        let nodes = try files.nodesByID(in: RulePackStore.folder)
        var packs: [RulePack] = []
        for id in nodes.keys.sorted() {
            guard let node = nodes[id] else { continue }
            packs.append(try RulePack(node, over: RulePackStore.bases(of: node, among: nodes)))
        }
        self.packs = packs
    }

    /// The pack of an id.
    ///
    /// - Throws: `CheckError.unknownPack`, which lists those there are.
    public func pack(_ id: String) throws(CheckError) -> RulePack {
        guard let pack = packs.first(where: { $0.id == id }) else {
            throw .unknownPack(id, known: packs.map(\.id))
        }
        return pack
    }

    /// Decodes a pack from the text of a file of one's own, which may extend any pack of the store.
    ///
    /// - Throws: `TemplateError`, which names the file, the line and the key.
    public func pack(yaml: String, file: String) throws(TemplateError) -> RulePack {
        let node = try TemplateNode(file: file, yaml: yaml)
        var nodes = try files.nodesByID(in: RulePackStore.folder)
        // Its own id may be that of the pack it stands for, but it cannot extend itself.
        nodes[try node.required("id").text()] = nil
        return try RulePack(node, over: RulePackStore.bases(of: node, among: nodes))
    }

    private static let folder = "rules/"

    /// The packs that one extends, the nearest first.
    private static func bases(
        of node: TemplateNode, among nodes: [String: TemplateNode]
    ) throws(TemplateError) -> [TemplateNode] {
        var bases: [TemplateNode] = []
        var seen: Set<String> = [try node.required("id").text()]
        var next = try node.optional("extends")
        while let name = next {
            let id = try name.text()
            guard let base = nodes[id], seen.insert(id).inserted else { throw name.error(.badParent(id)) }
            bases.append(base)
            next = try base.optional("extends")
        }
        return bases
    }
}
