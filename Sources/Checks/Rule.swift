public import Performance
import Templates

/// One rule of a pack: what it asks, how much it matters, and where it comes from.
public struct Rule: Sendable {
    /// The stable code, `weights-sum`.
    public let code: String
    /// What breaking it is called, 分值合计不符.
    public let name: Words
    /// How bad it is to break it.
    public let severity: Problem.Severity
    /// How far its source can be relied on.
    public let status: Status
    /// Where it comes from.
    public let source: String
    /// What it asks, with the figures that are in force.
    public let text: Words
    /// A case that breaks it.
    public let example: Words
    /// How far a figure may be off, as the pack has it; nil where the rule knows no such thing.
    public let tolerance: String?
    let check: any Check

    /// How far the source of a rule can be relied on.
    public enum Status: String, CaseIterable, Sendable {
        /// Printed on published forms or in published rules.
        case printed
        /// Practised by programs in use.
        case practised
        /// Not verified against any source.
        case unverified
    }

    /// The same words in both languages.
    public struct Words: Hashable, Sendable {
        /// In Chinese.
        public let chinese: String
        /// In English.
        public let english: String
    }

    /// Decodes a rule; nil where the pack switches it off.
    init?(_ data: RuleData, check: any Check.Type) throws(TemplateError) {
        try data.allow(["on", "name", "severity", "status", "source", "rule", "example"] + check.keys)
        guard try data.optional("on")?.flag() ?? true else { return nil }
        code = check.code
        name = try Words(data.required("name"))
        tolerance = check.keys.contains("tolerance") ? "\(try data.tolerance())" : nil
        severity = try data.required("severity").word(of: Problem.Severity.self)
        status = try data.required("status").word(of: Status.self)
        source = try data.required("source").text()
        self.check = try check.init(data)
        text = try Words(data.required("rule"), filledFrom: data, keys: check.keys)
        example = try Words(data.required("example"))
    }
}

extension Rule.Words {
    fileprivate init(_ node: TemplateNode) throws(TemplateError) {
        try node.allow(["zh", "en"])
        chinese = try node.required("zh").text()
        english = try node.required("en").text()
    }

    /// Decodes words in which `{tolerance}` and the like stand for what the pack has under that key, so that a pack
    /// which changes a figure need not repeat the words.
    fileprivate init(_ node: TemplateNode, filledFrom data: RuleData, keys: [String]) throws(TemplateError) {
        var words = try Rule.Words(node)
        for key in keys {
            guard let value = try? data.required(key).text() else { continue }
            words = Rule.Words(
                chinese: words.chinese.replacing("{\(key)}", with: value),
                english: words.english.replacing("{\(key)}", with: value))
        }
        for text in [words.chinese, words.english] {
            guard let open = text.firstIndex(of: "{") else { continue }
            throw node.error(.unknownWord(String(text[open...].prefix(20)), allowed: keys.map { "{\($0)}" }))
        }
        self = words
    }
}
