import Templates

/// One small check with a single purpose: the code behind a rule's data.
protocol Check: Sendable {
    /// The stable code of the rule.
    static var code: String { get }
    /// The keys that it reads from the rule's data, besides those that every rule has.
    static var keys: [String] { get }
    /// Takes its tolerances, bands and words from the rule's data.
    init(_ data: RuleData) throws(TemplateError)
    /// What breaks the rule in a form, in reading order.
    func findings(in form: FormFacts) -> [Finding]
}

extension Check {
    static var keys: [String] { [] }
}
