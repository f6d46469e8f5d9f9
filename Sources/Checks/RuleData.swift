import Primitives
import Templates

/// What a pack says of one rule, over what the packs say that it extends.
struct RuleData {
    /// The rule's mappings, the pack's own first.
    private let layers: [TemplateNode]

    /// Nil where no pack has the rule.
    init?(code: String, in packs: [TemplateNode]) throws(TemplateError) {
        var layers: [TemplateNode] = []
        for pack in packs {
            if let layer = try pack.optional(code) { layers.append(layer) }
        }
        guard !layers.isEmpty else { return nil }
        self.layers = layers
    }

    /// Refuses keys that the rule does not know.
    func allow(_ keys: [String]) throws(TemplateError) {
        for layer in layers { try layer.allow(keys) }
    }

    /// The value under a key, the nearest; nil where none has it.
    func optional(_ key: String) throws(TemplateError) -> TemplateNode? {
        for layer in layers {
            if let value = try layer.optional(key) { return value }
        }
        return nil
    }

    /// The value under a key that must be there.
    func required(_ key: String) throws(TemplateError) -> TemplateNode {
        if let value = try optional(key) { return value }
        return try layers[0].required(key)
    }

    /// How far a figure may be off.
    func tolerance() throws(TemplateError) -> ExactDecimal { try required("tolerance").decimal() }

    /// A list of words.
    func words(_ key: String) throws(TemplateError) -> [String] { try required(key).texts() }
}

extension TemplateNode {
    /// An exact number.
    func decimal() throws(TemplateError) -> ExactDecimal {
        guard let number = ExactDecimal(try text()) else { throw error(.wrongType(wanted: .number)) }
        return number
    }
}
