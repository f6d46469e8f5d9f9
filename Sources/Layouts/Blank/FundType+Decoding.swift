import Performance
import Templates

extension FundType {
    /// Reads a fund type's data file; its layouts must be among those known, and make forms of the kind.
    init(_ root: TemplateNode, layouts known: [Layout]) throws(TemplateError) {
        try root.allow(["id", "name", "layouts", "indicators"])
        id = try root.required("id").name()
        name = try root.required("name").name()
        forms = []
        let layouts = try root.required("layouts")
        for (word, node) in try layouts.entries() {
            guard let kind = FormKind(rawValue: word) else {
                throw node.error(.unknownWord(word, allowed: FormKind.allCases.map(\.rawValue)))
            }
            var ids: [String] = []
            for item in try node.items() {
                let id = try item.text()
                let fitting = known.filter { $0.kind == kind }.map(\.id)
                guard fitting.contains(id) else { throw item.error(.unknownWord(id, allowed: fitting)) }
                ids.append(id)
            }
            guard !ids.isEmpty else { throw node.error(.missing) }
            forms.append(Forms(kind: kind, layouts: ids))
        }
        guard !forms.isEmpty else { throw layouts.error(.missing) }
        indicators = []
        for item in try root.required("indicators").items() {
            indicators.append(try UsualIndicator(item))
        }
    }
}

extension FundType.UsualIndicator {
    init(_ node: TemplateNode) throws(TemplateError) {
        try node.allow(["level1", "level2", "level3", "comparator", "unit", "target"])
        level1 = try node.required("level1").name()
        level2 = try node.required("level2").name()
        level3 = try node.optional("level3")?.name()
        comparator = try node.optional("comparator")?.word(of: Value.Comparator.self)
        unit = try node.optional("unit")?.name()
        target = try node.optional("target")?.name()
    }
}

extension TemplateNode {
    /// A text that says something.
    func name() throws(TemplateError) -> String {
        let text = try text()
        guard !text.allSatisfy(\.isWhitespace) else { throw error(.missing) }
        return text
    }
}
