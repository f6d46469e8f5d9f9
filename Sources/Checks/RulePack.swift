import Templates

/// A set of rules that forms should satisfy, decoded from a data file under Templates/rules.
///
/// Rules differ by ministry, province and year, so they are data. A local pack extends another one and says
/// only what is different: a severity, a band, a tolerance.
public struct RulePack: Sendable {
    /// The id, `national`.
    public let id: String
    /// The name for people, in Chinese.
    public let name: String
    /// Where the pack as a whole comes from.
    public let source: String
    /// The rules, in the order of `RulePack.codes`; those switched off are left out.
    public let rules: [Rule]

    /// The codes of all the rules that there are, in the order in which they are reported and documented.
    public static let codes: [String] = CheckTable.checks.map { $0.code }

    /// The rule of a code, or of its name in either language; nil where the pack has it not.
    public func rule(_ name: String) -> Rule? {
        rules.first { [$0.code, $0.name.chinese, $0.name.english].contains(name) }
    }

    /// Decodes a pack; `bases` are the roots of those that it extends, the nearest first.
    init(_ root: TemplateNode, over bases: [TemplateNode]) throws(TemplateError) {
        try root.allow(["id", "name", "source", "extends", "rules"])
        id = try root.required("id").text()
        name = try root.required("name").text()
        source = try root.required("source").text()
        var layers: [TemplateNode] = []
        for node in [root] + bases {
            guard let rules = try node.optional("rules") else { continue }
            try rules.allow(RulePack.codes)
            layers.append(rules)
        }
        var decoded: [Rule] = []
        for check in CheckTable.checks {
            let data = try RuleData(code: check.code, in: layers)
            if let data, let rule = try Rule(data, check: check) { decoded.append(rule) }
        }
        rules = decoded
    }
}
